import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.js';
import { Day } from '../../platform/graphql/scalars.js';
import {
  ControlKind,
  FrameworkOrigin,
  FrameworkState,
  LevelChange,
  ScoringKind,
  Technology,
  Verification,
} from './framework.enums.js';
import { GradedScoring, PointsScoring } from './scoring.types.js';
import { Control } from './control.types.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A level or grade of a framework. In MLPS it is counted over the requirements that bind every system.',
})
export class FrameworkLevel {
  @Field(() => String, { description: 'Code, for example L3 in MLPS, 4 in EMR, 4B for 四级乙等.' })
  code!: string;

  @Field(() => String, { description: 'Name, for example 第三级.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What a hospital of this level has, in our own words; null when the name says it all.',
  })
  text?: string | null;

  @Field(() => Int, {
    description:
      'MLPS: control points of the general requirements. Graded rule books: items that ask for something at this level. 0 elsewhere.',
  })
  controlPointCount!: number;

  @Field(() => Int, {
    description:
      'Leaves at this level. MLPS: items of the general requirements. Graded rule books: clauses. Points: indicators that count from this grade on.',
  })
  itemCount!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A set of requirements that applies as a whole: the general one or one per technology.',
})
export class RequirementSet {
  @Field(() => String, { description: 'Code, for example cloud.' })
  code!: string;

  @Field(() => String, { description: 'Name as in the standard.' })
  name!: string;

  @Field(() => Technology, {
    nullable: true,
    description: 'The technology that brings this set in; none for the general requirements.',
  })
  technology!: Technology | null;

  @Field(() => Boolean, {
    description: 'True for an informative annex: it may be answered and never scores.',
  })
  informative!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What was checked about a framework, and how far.' })
export class VerificationNote {
  @Field(() => String, { description: 'The matter, for example 三级权重.' })
  topic!: string;

  @Field(() => Verification, { description: 'How far it was checked.' })
  verification!: Verification;

  @Field(() => String, { description: 'What was compared, and what stays open.' })
  note!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Nodes of one kind, counted over the whole framework.' })
export class KindCount {
  @Field(() => ControlKind, { description: 'The kind.' })
  kind!: ControlKind;

  @Field(() => Int, { description: 'How many nodes are of it.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'An official table that no source gave us: what depends on it cannot be decided, and is never guessed.',
})
export class MissingTable {
  @Field(() => String, { description: 'Name of the table and of the document that holds it.' })
  name!: string;

  @Field(() => String, { description: 'What cannot be decided without it.' })
  note!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One edition of one rule book (标准 / 评价体系): given, or of the organization. Published editions never change.',
})
export class Framework extends Node {
  @Field(() => String, {
    description: 'Code of this edition, for example mlps-2.0; one of the organization begins with own-.',
  })
  code!: string;

  @Field(() => String, { description: 'Full name as printed.' })
  name!: string;

  @Field(() => String, { description: 'Short name used on screens.' })
  shortName!: string;

  @Field(() => String, { description: 'Edition, usually the year.' })
  edition!: string;

  @Field(() => String, { description: 'Who issued it.' })
  issuer!: string;

  @Field(() => String, { description: 'Document number, for example GB/T 22239-2019.' })
  documentNumber!: string;

  @Field(() => Day, { nullable: true, description: 'Day of publication; null when not known.' })
  publishedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day from which it is in force; null when not known.' })
  effectiveOn!: string | null;

  @Field(() => ScoringKind, { description: 'How its results become a score.' })
  scoringKind!: ScoringKind;

  @Field(() => [FrameworkLevel], { description: 'Levels from the lowest to the highest.' })
  levels!: FrameworkLevel[];

  @Field(() => [RequirementSet], {
    description: 'Requirement sets: the general one first, then one per technology.',
  })
  requirementSets!: RequirementSet[];

  @Field(() => [VerificationNote], {
    description: 'How far the data of this framework were checked, topic by topic.',
  })
  verificationNotes!: VerificationNote[];

  @Field(() => [KindCount], {
    description: 'Nodes per kind; kinds that the framework does not use are missing.',
  })
  counts!: KindCount[];

  @Field(() => Int, { description: 'Leaves that receive a result, over all levels.' })
  assessableCount!: number;

  @Field(() => [MissingTable], {
    description: 'Official tables that are missing here; empty when nothing is.',
  })
  missingTables!: MissingTable[];

  @Field(() => GradedScoring, {
    nullable: true,
    description: 'The numbers of a graded rule book; null for other kinds of scoring.',
  })
  gradedScoring!: GradedScoring | null;

  @Field(() => PointsScoring, {
    nullable: true,
    description: 'The grades of a points rule book; null for other kinds of scoring.',
  })
  pointsScoring!: PointsScoring | null;

  @Field(() => FrameworkOrigin, { description: 'Given with the product, or one of the organization.' })
  origin!: FrameworkOrigin;

  @Field(() => FrameworkState, { description: 'Draft, published or retired.' })
  state!: FrameworkState;

  basedOnId!: string | null;
  /** Code of the earlier edition, of a given framework. */
  supersedes!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One item compared between two levels.' })
export class LevelDifference {
  @Field(() => LevelChange, { description: 'What becomes of it.' })
  change!: LevelChange;

  @Field(() => Control, { nullable: true, description: 'The item at the lower level; null when it is new.' })
  lower!: Control | null;

  @Field(() => Control, {
    nullable: true,
    description: 'The item at the higher level; null when it was dropped.',
  })
  higher!: Control | null;
}
