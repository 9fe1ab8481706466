import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../../platform/access/allow.js';
import { readPage } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { check, paragraph } from '../../../platform/graphql/input-rules.js';
import { Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import type { Control } from '../control.types.js';
import { Framework } from '../framework.types.js';
import { compareByCode, countChanges, saying } from './diff.queries.js';
import { EditionDifference, FrameworkDiff, FrameworkDiffArgs, WordRun } from './diff.types.js';
import { inTurns } from './in-turns.js';
import { ownRow, pageOfLines } from './line-page.js';
import { newerEditions } from './newer-editions.js';
import { maximumRuns, wordDifference } from './word-difference.js';

const searching = z.object({ filter: z.object({ search: paragraph(200) }) });

@Resolver()
export class FrameworkDiffResolver {
  @Allow('framework:read')
  @Query(() => FrameworkDiff, {
    description:
      'What became of each node of a rule book in another edition: any two of one scoring kind, given or own. NOT_FOUND for an unknown code, BAD_USER_INPUT for two kinds.',
  })
  async frameworkDiff(
    @Args(() => FrameworkDiffArgs) { from, to, filter, first, after }: FrameworkDiffArgs,
    @Ctx() { reads }: RequestContext,
  ): Promise<FrameworkDiff> {
    const page = readPage(first, after, 1);
    const { search } = check(searching, { filter: { search: filter?.search ?? '' } }).filter;
    const compared = await compareByCode(reads, from, to);
    const found = await saying(reads, compared.lines, search);
    const { changes } = filter ?? {};
    const chosen = changes?.length ? found.filter(({ change }) => changes.includes(change)) : found;
    return {
      from: { ...compared.from.framework },
      to: { ...compared.to.framework },
      totals: countChanges(found),
      lines: pageOfLines(chosen, page, ownRow),
    };
  }
}

const pieces = 12;

@Resolver(() => EditionDifference)
export class EditionDifferenceFields {
  @Extensions({ listSize: pieces })
  @Relation(() => [WordRun], {
    description: `Word by word what was changed in the name; empty unless the node was reworded or replaced. At most ${maximumRuns} pieces.`,
  })
  nameWords(lines: EditionDifference[]): Promise<WordRun[][]> {
    return inTurns(wordsOf(lines, ({ name }) => name));
  }

  @Extensions({ listSize: pieces })
  @Relation(() => [WordRun], {
    description: `Word by word what was changed in the text; empty unless the node was reworded or replaced. At most ${maximumRuns} pieces; a text that shares too little is one deleted and one inserted piece.`,
  })
  textWords(lines: EditionDifference[]): Promise<WordRun[][]> {
    return inTurns(wordsOf(lines, ({ text }) => text ?? ''));
  }
}

function* wordsOf(
  lines: readonly EditionDifference[],
  textOf: (control: Control) => string,
): Generator<void, WordRun[][]> {
  const found: WordRun[][] = [];
  for (const { change, before, after } of lines) {
    const changed = before && after && (change === 'REWORDED' || change === 'REPLACED');
    found.push(changed ? wordDifference(textOf(before), textOf(after)) : []);
    yield;
  }
  return found;
}

@Resolver(() => Framework)
export class FrameworkEditions {
  @Relation(() => [Framework], {
    description:
      'Editions that came after this one, nearest first: given ones whose file says so, and frameworks of the organization that were made from it or from one of these. Drafts are shown to those who manage frameworks.',
  })
  newerEditions(frameworks: Framework[], _args: object, { reads }: Load): Promise<Framework[][]> {
    return newerEditions(reads, frameworks);
  }
}
