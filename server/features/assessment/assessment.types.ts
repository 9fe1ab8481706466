import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Technology } from '../framework/index.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { AssessmentState, ScoringEdition, SubjectKind } from './assessment.enums.js';

@ObjectType({ simpleResolvers: true, description: 'What an assessment is about (测评对象).' })
export class Subject {
  @Field(() => SubjectKind, { description: 'Organization, unit or information system.' })
  kind!: SubjectKind;

  @Field(() => ID, { description: 'Id of that object.' })
  id!: string;

  @Field(() => String, { description: 'Its name today.' })
  name!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One framework applied to one subject for one period (测评 / 自评), with declared and proven scores.',
})
export class Assessment extends Node {
  @Field(() => String, { description: 'Name as people know it.' })
  name!: string;

  @Field(() => Subject, { description: 'What it is about.' })
  subject!: Subject;

  @Field(() => String, { description: 'The period in words, for example 2026 年度.' })
  period!: string;

  @Field(() => Day, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => Day, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the level or grade to be reached, for example L3, 5 or 4A; null where the rule book has none.',
  })
  targetLevel!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Grading of the system when the controls were chosen, for example S3A2G3.',
  })
  gradingCode!: string | null;

  @Field(() => [String], {
    description:
      'Codes of the requirement sets whose controls were chosen, for example general, cloud; empty outside MLPS.',
  })
  requirementSets!: string[];

  @Field(() => AssessmentState, { description: 'Open for rating, or closed and read-only.' })
  state!: AssessmentState;

  @Field(() => ScoringEdition, {
    nullable: true,
    description: 'Edition that decides formula and conclusion; kept with every score. Null outside MLPS.',
  })
  scoringEdition!: ScoringEdition | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Attention factor y of the 2021 formula: share of the technical side, strictly between 0 and 1, usually 0.5. Null outside MLPS.',
  })
  attentionFactor!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much a partly met item counts in the 2025 rate, 0 to 1; the official rule is not known, the default is 0. Null outside MLPS.',
  })
  partialCredit!: number | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; none while it is open.' })
  closedAt!: string | null;

  @Field(() => Int, { description: 'Version for optimistic locking; pass it back with a change.' })
  version!: number;

  frameworkId!: string;
  systemId!: string | null;
  previousId!: string | null;
  createdById!: string | null;
  technologies!: Technology[];
  continuityCritical!: boolean;
}

export const { Edge: AssessmentEdge, Connection: AssessmentConnection } = connectionOf(
  'Assessment',
  () => Assessment,
);

@ObjectType({ simpleResolvers: true, description: 'An assessment after a change.' })
export class AssessmentPayload {
  @Field(() => Assessment, { description: 'The assessment as it is now.' })
  assessment!: Assessment;
}
