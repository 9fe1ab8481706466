import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Control } from '../control.types.js';
import { Framework } from '../framework.types.js';
import type { Connection } from '../../../platform/graphql/connection.js';
import type { EditionChange as Change } from './edition-diff.js';
import type { WordChange as Fate } from './word-difference.js';

export const EditionChange = apiEnum(
  'EditionChange',
  'What became of a node of a rule book in another edition (版本差异).',
  {
    SAME: 'Code, words and terms are the same (未变).',
    MOVED: 'The same under the same code, but below another node or at another level (移动).',
    RENUMBERED: 'The same words and terms under another code (改号).',
    REWORDED: 'Other words, or other terms, under the same code (改写).',
    REPLACED: 'Another code and other words that are still much alike (替换).',
    ADDED: 'Only in the newer edition (新增).',
    REMOVED: 'Only in the older edition (删除).',
  } satisfies Record<Change, string>,
);
export type EditionChange = Change;

export const WordChange = apiEnum('WordChange', 'What became of some words of a text.', {
  KEPT: 'In both editions.',
  DELETED: 'Only in the older one.',
  INSERTED: 'Only in the newer one.',
} satisfies Record<Fate, string>);

@ObjectType({
  simpleResolvers: true,
  description:
    'Some words in a row with the same fate. KEPT and DELETED in a row are the older text, KEPT and INSERTED the newer.',
})
export class WordRun {
  @Field(() => WordChange, { description: 'What became of them.' })
  change!: Fate;

  @Field(() => String, { description: 'The words, with their spaces and punctuation.' })
  text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one node in the other edition.' })
export class EditionDifference {
  @Field(() => EditionChange, { description: 'What became of it.' })
  change!: Change;

  @Field(() => Control, { nullable: true, description: 'In the older edition; null when it was added.' })
  before!: Control | null;

  @Field(() => Control, { nullable: true, description: 'In the newer edition; null when it was removed.' })
  after!: Control | null;

  @Field(() => Float, {
    description:
      'How much of the words is shared, 0 to 1: 1 when none changed, 0 for what was added or removed.',
  })
  likeness!: number;

  @Field(() => Boolean, {
    description:
      'True when something that is asked for besides the words differs: who owes it and how often, how many there must be, shall or may, how use and data quality are measured.',
  })
  termsChanged!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How many nodes had one fate.' })
export class EditionChangeCount {
  @Field(() => EditionChange, { description: 'The fate.' })
  change!: Change;

  @Field(() => Int, { description: 'Nodes, each once.' })
  count!: number;
}

export const { Connection: EditionDifferenceConnection } = connectionOf(
  'EditionDifference',
  () => EditionDifference,
);

@InputType({ description: 'Which differences; everything given must hold.' })
export class FrameworkDiffFilter {
  @Field(() => [EditionChange], { nullable: true, description: 'Of these fates; all when empty.' })
  changes?: Change[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code, name or text on either side; two Chinese characters are enough. At most 200 characters.',
  })
  search?: string | null;
}

/** Arguments of Query.frameworkDiff. */
@ArgsType()
export class FrameworkDiffArgs {
  @Field(() => String, { description: 'Code of the older edition, for example mlps-2.0.' })
  from!: string;

  @Field(() => String, { description: 'Code of the newer edition.' })
  to!: string;

  @Field(() => FrameworkDiffFilter, { nullable: true, description: 'Which differences; all when left out.' })
  filter?: FrameworkDiffFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, 1–100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the page before.' })
  after?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Two rule books of one scoring kind compared node by node (版本对照).',
})
export class FrameworkDiff {
  @Field(() => Framework, { description: 'The older side.' })
  from!: Framework;

  @Field(() => Framework, { description: 'The newer side.' })
  to!: Framework;

  @Field(() => [EditionChangeCount], {
    description: 'Nodes per fate under the search, whichever fates are listed; all seven in this order.',
  })
  totals!: EditionChangeCount[];

  @Field(() => EditionDifferenceConnection, {
    description:
      'The differences in the reading order of the newer edition; what was removed stands after the last node before it.',
  })
  lines!: Connection<EditionDifference>;
}
