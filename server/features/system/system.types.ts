import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { Day } from '../../platform/graphql/scalars.js';
import { Technology } from '../framework/index.js';
import { DueState, ImpactDegree, ImpactObject, SystemState } from './system.enums.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A grading: the four answers and the levels that follow from them (GB/T 22240-2020).',
})
export class Grading {
  @Field(() => ImpactObject, { description: 'What is harmed when business information is harmed.' })
  informationObject!: ImpactObject;

  @Field(() => ImpactDegree, { description: 'How badly, when business information is harmed.' })
  informationDegree!: ImpactDegree;

  @Field(() => ImpactObject, { description: 'What is harmed when the service stops.' })
  serviceObject!: ImpactObject;

  @Field(() => ImpactDegree, { description: 'How badly, when the service stops.' })
  serviceDegree!: ImpactDegree;

  @Field(() => Int, { description: 'Level of business information security, 1 to 5.' })
  s!: number;

  @Field(() => Int, { description: 'Level of service assurance, 1 to 5.' })
  a!: number;

  @Field(() => Int, { description: 'Total level: the higher of both.' })
  level!: number;

  @Field(() => String, { description: 'Usual spelling, for example S3A2G3.' })
  code!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What the grading wizard proposes for four answers.' })
export class GradingProposal {
  @Field(() => Grading, { description: 'The grading that follows.' })
  grading!: Grading;

  @Field(() => Boolean, {
    description: 'True when the combination of S and A is listed in GB/T 22239-2019 table A.1.',
  })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: "What to know about it, in the caller's language." })
  message!: string | null;

  @Field(() => Int, {
    description:
      'Control points that would apply, informative annexes not counted; 0 when the framework does not cover the level.',
  })
  controlPointCount!: number;

  @Field(() => Int, {
    description:
      'Requirement items that would apply, informative annexes not counted; 0 when the framework does not cover the level.',
  })
  itemCount!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An information system of the register (信息系统, 定级对象): what MLPS grades and assesses.',
})
export class InformationSystem extends Node {
  @Field(() => String, { description: 'Short code, unique in the organization.' })
  code!: string;

  @Field(() => String, { description: 'Name as people know it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => SystemState, { description: 'Where it is in its life.' })
  state!: SystemState;

  @Field(() => Grading, { description: 'Its grading.' })
  grading!: Grading;

  @Field(() => [Technology], { description: 'Technologies in use; each adds its extension requirements.' })
  technologies!: Technology[];

  @Field(() => Boolean, {
    description:
      'True when a stop of its service does great harm; decides about high-risk cases of the scope BC (业务连续性要求高).',
  })
  continuityCritical!: boolean;

  @Field(() => String, { nullable: true, description: 'Number of the filing certificate (备案证明编号).' })
  filingNumber!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Day of filing with the public security authority (备案日期).',
  })
  filedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which the filing holds, if it is limited.' })
  filingValidUntil!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of the last graded assessment (上次等级测评日期).' })
  lastAssessedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day by which the next graded assessment is due.' })
  nextAssessmentDueOn!: string | null;

  @Field(() => DueState, { description: 'How near the next assessment is.' })
  assessmentDueState!: DueState;

  @Field(() => DueState, { description: 'How near the end of the filing is.' })
  filingDueState!: DueState;

  @Field(() => Int, { description: 'Version for optimistic locking; pass it back with a change.' })
  version!: number;

  ownerUnitId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'An information system after a change.' })
export class InformationSystemPayload {
  @Field(() => InformationSystem, { description: 'The system as it is now.' })
  system!: InformationSystem;
}

export const { Edge: InformationSystemEdge, Connection: InformationSystemConnection } = connectionOf(
  'InformationSystem',
  () => InformationSystem,
);
