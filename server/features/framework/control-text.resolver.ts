import { Arg, Args, ArgsType, Ctx, Extensions, Field, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, paragraph } from '../../platform/graphql/input-rules.js';
import { toItemError } from '../../platform/graphql/item-error.js';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { searchWords } from '../../platform/search.js';
import { Membership, membershipsByIds } from '../people/index.js';
import { mayRecordText } from './control-text.access.js';
import { historyOfTexts, ownTextsOf } from './control-text.queries.js';
import { excerptOf } from './control-text.rules.js';
import type { Decision } from './control-text.rules.js';
import type { ControlTextService } from './control-text.service.js';
import {
  ControlText,
  ControlTextChange,
  ControlTextItem,
  RecordControlTextsInput,
  RecordControlTextsPayload,
} from './control-text.types.js';
import { Control } from './control.types.js';
import { frameworksByIds } from './framework.queries.js';

const batch = { description: 'The texts.' };
const asking = z.object({ around: paragraph(200) });

@Resolver()
export class ControlTextResolver {
  constructor(private readonly service: ControlTextService) {}

  @Allow('framework:recordTexts')
  @Query(() => [ControlTextItem], {
    description:
      'What recordControlTexts would do with this batch, one per text of the input in its order; nothing is written.',
  })
  async previewControlTexts(
    @Arg('input', () => RecordControlTextsInput, batch) input: RecordControlTextsInput,
    @Ctx() context: RequestContext,
  ): Promise<ControlTextItem[]> {
    return items(context, await this.service.preview(context.reads, input));
  }

  @Allow('framework:recordTexts')
  @Mutation(() => RecordControlTextsPayload, {
    description:
      'Records own texts of controls, item by item: one that fails does not hold up the others. Every version stays in the audit trail.',
  })
  async recordControlTexts(
    @Arg('input', () => RecordControlTextsInput, batch) input: RecordControlTextsInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordControlTextsPayload> {
    return { items: items(context, await this.service.record(context.actor, input)) };
  }
}

/** The rows of the catalogue are shared and frozen: what goes into an answer is a copy. */
const items = ({ origin }: RequestContext, decisions: readonly Decision[]): ControlTextItem[] =>
  decisions.map(({ code, control, outcome, error }) => ({
    code,
    control: control && { ...control },
    outcome,
    error: error && toItemError(error, origin.locale),
  }));

@Resolver(() => Control)
export class ControlOwnText {
  @Relation(() => ControlText, {
    nullable: true,
    description: 'The text as the organization itself has it; null when nobody recorded one.',
  })
  async ownText(controls: Control[], _args: object, { reads }: Load): Promise<(ControlText | null)[]> {
    const texts = await ownTextsOf(
      reads,
      controls.map((control) => control.id),
    );
    return byParent(controls, texts, (one) => one.controlId).map(([own]) => own ?? null);
  }

  @Extensions({ listSize: 20 })
  @Relation(() => [ControlTextChange], {
    description: 'Versions of the own text, newest first, removals included; at most 20.',
  })
  async ownTextHistory(controls: Control[], _args: object, { reads }: Load): Promise<ControlTextChange[][]> {
    const changes = await historyOfTexts(
      reads,
      controls.map((control) => control.id),
    );
    return byParent(controls, changes, (change) => change.controlId);
  }

  @Relation(() => Boolean, { description: 'Whether the caller may record an own text of it.' })
  async viewerCanRecordText(controls: Control[], _args: object, { reads, actor }: Load): Promise<boolean[]> {
    const frameworks = await frameworksByIds(reads, distinct(controls.map((control) => control.frameworkId)));
    const open = new Set(frameworks.filter((one) => mayRecordText(actor, one)).map((one) => one.id));
    return controls.map((control) => open.has(control.frameworkId));
  }
}

/** Arguments of ControlText.excerpt. */
@ArgsType()
export class ExcerptArgs {
  @Field(() => String, { description: 'Words as they were searched for. At most 200 characters.' })
  around!: string;
}

@Resolver(() => ControlText)
export class ControlTextFields {
  @Relation(() => String, {
    description:
      'At most 160 characters of the text, from a little before the first of these words on; its beginning when it says none.',
  })
  excerpt(texts: ControlText[], @Args(() => ExcerptArgs) { around }: ExcerptArgs): string[] {
    const words = searchWords(check(asking, { around }).around ?? '');
    return texts.map(({ text }) => excerptOf(text, words));
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who recorded it; null for an API token.',
  })
  async recordedBy(texts: ControlText[], _args: object, load: Load): Promise<(Membership | null)[]> {
    const keys = texts.map((one) => one.recordedById);
    return inOrder(keys, await membershipsByIds(load.reads, distinct(keys), load.selected));
  }
}
