import { Arg, Args, Ctx, Extensions, ID, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, paragraph } from '../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { readSearch, searchControls } from './control-search.js';
import { ChildControlsArgs, ControlArgs, ControlsArgs } from './control.inputs.js';
import { Control, ControlConnection, HighRiskCase } from './control.types.js';
import {
  allFrameworks,
  allHighRiskCases,
  childControls,
  controlsByIds,
  controlsOfCode,
  findControls,
  frameworksByIds,
  highRiskCasesOf,
  levelDifferences,
  maximumControls,
  referencesOf,
} from './framework.queries.js';
import { Framework, LevelDifference } from './framework.types.js';

const searching = z.object({ filter: z.object({ search: paragraph(200) }) });

const asking = z.object({ search: paragraph(200) });

/** Two neighbouring levels with all sets: the 366 items of level 4 and what it dropped. */
const comparedItems = 400;
const casesOfGuide = 100;

@Resolver()
export class FrameworkResolver {
  @Allow('framework:read')
  @Query(() => [Framework], {
    description:
      'Every framework that comes with the product, by code, then those of the organization. Drafts are shown to those who manage frameworks.',
  })
  frameworks(@Ctx() context: RequestContext): Promise<Framework[]> {
    return allFrameworks(context.reads);
  }

  @Allow('framework:read')
  @Query(() => Framework, {
    nullable: true,
    description: 'One framework; null when there is none of this code.',
  })
  async framework(
    @Arg('code', () => String, { description: 'Code of the edition, for example mlps-2.0.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Framework | null> {
    return (await allFrameworks(context.reads)).find((framework) => framework.code === code) ?? null;
  }

  @Allow('framework:read')
  @Query(() => Control, {
    nullable: true,
    description: 'One node of a framework tree; null when there is none of this id.',
  })
  async control(
    @Arg('id', () => ID, { description: 'The control.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Control | null> {
    return (await controlsByIds(context.reads, [id]))[0] ?? null;
  }

  @Allow('framework:read')
  @Query(() => ControlConnection, {
    description:
      'Nodes of every rule book that say all words of a search, the nearest first: codes that are or begin with it, then names, then the sound of names, then texts. Two Chinese characters or two pinyin initials are enough.',
  })
  searchControls(
    @Arg('search', () => String, {
      description:
        'Words to be found in code, clause, name, text, the own text of the organization, who owes a duty or what an inspector asks for; or the name in pinyin, as initials (sfjb) or in full (shenfenjianbie). At most 200 characters.',
    })
    search: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows of this page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row before this page.' })
    after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Control>> {
    return searchControls(context.reads, check(asking, { search }).search ?? '', first, after);
  }

  @Allow('framework:read')
  @Extensions({ listSize: comparedItems })
  @Query(() => [LevelDifference], {
    description: 'What a higher level asks for beyond a lower one, item by item in its reading order.',
  })
  compareLevels(
    @Arg('frameworkCode', () => String, { description: 'Code of the framework.' }) frameworkCode: string,
    @Arg('lower', () => String, { description: 'Code of the lower level, for example L2.' }) lower: string,
    @Arg('higher', () => String, { description: 'Code of the higher level, for example L3.' }) higher: string,
    @Arg('requirementSet', () => String, {
      nullable: true,
      description: 'Only this requirement set; all when left out.',
    })
    requirementSet: string | null,
    @Ctx() context: RequestContext,
  ): Promise<LevelDifference[]> {
    return levelDifferences(context.reads, frameworkCode, lower, higher, requirementSet);
  }

  @Allow('framework:read')
  @Extensions({ listSize: casesOfGuide })
  @Query(() => [HighRiskCase], {
    description: 'Every high-risk case of a framework, in the order of the guide.',
  })
  highRiskCases(
    @Arg('frameworkCode', () => String, { description: 'Code of the framework.' }) frameworkCode: string,
    @Ctx() context: RequestContext,
  ): Promise<HighRiskCase[]> {
    return allHighRiskCases(context.reads, frameworkCode);
  }
}

@Resolver(() => Framework)
export class FrameworkFields {
  @Extensions({ listSize: maximumControls })
  @Relation(() => [Control], {
    description: `Nodes of the tree in reading order, parents before children. More than ${maximumControls} is LIMIT_EXCEEDED: name a level or a node above.`,
  })
  async controls(
    frameworks: Framework[],
    @Args(() => ControlsArgs) { filter }: ControlsArgs,
    { reads }: Load,
  ): Promise<Control[][]> {
    const { search } = check(searching, { filter: { search: filter?.search ?? '' } }).filter;
    const asked = search?.trim() ? await readSearch(reads, search) : undefined;
    return Promise.all(frameworks.map((framework) => findControls(reads, framework.id, filter ?? {}, asked)));
  }

  @Relation(() => Control, {
    nullable: true,
    description: 'One node of the tree by its code; null when there is none of this code.',
  })
  control(
    frameworks: Framework[],
    @Args(() => ControlArgs) { code }: ControlArgs,
    { reads }: Load,
  ): Promise<(Control | null)[]> {
    return controlsOfCode(reads, frameworks, code);
  }

  @Relation(() => ControlConnection, {
    description:
      'The nodes right below one node in reading order, page by page: how a tree of any size is opened. NOT_FOUND for a node of another framework.',
  })
  childControls(
    frameworks: Framework[],
    @Args(() => ChildControlsArgs) args: ChildControlsArgs,
    { reads }: Load,
  ): Promise<Connection<Control>[]> {
    return Promise.all(frameworks.map((framework) => childControls(reads, framework.id, args)));
  }

  @Relation(() => Framework, {
    nullable: true,
    description: 'The framework that an own one was copied from; null for all others.',
    needs: ['basedOnId'],
  })
  async basedOn(frameworks: Framework[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = frameworks.map(({ basedOnId }) => basedOnId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }
}

@Resolver(() => Control)
export class ControlFields {
  @Relation(() => Framework, { description: 'The framework that it is part of.' })
  async framework(controls: Control[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = controls.map((control) => control.frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }

  @Relation(() => Control, { nullable: true, description: 'The node above; null for a level.' })
  async parent(controls: Control[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = controls.map((control) => control.parentId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys)));
  }

  @Relation(() => [Control], {
    description: 'Controls of other rule books that it draws on, in the order of its file; empty for most.',
  })
  references(controls: Control[], _args: object, { reads }: Load): Promise<Control[][]> {
    return referencesOf(reads, controls);
  }

  @Relation(() => [HighRiskCase], {
    description: 'High-risk cases of the 2025 guide that concern this item; empty above items.',
  })
  highRiskCases(controls: Control[], _args: object, { reads }: Load): Promise<HighRiskCase[][]> {
    return highRiskCasesOf(
      reads,
      controls.map((control) => control.id),
    );
  }
}
