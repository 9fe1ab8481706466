import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { Technology } from '../framework/index.js';
import { ImpactDegree, ImpactObject, SystemState } from './system.enums.js';

@InputType({ description: 'The four answers of a grading (GB/T 22240-2020).' })
export class GradingInput {
  @Field(() => ImpactObject, { description: 'What is harmed when business information is harmed.' })
  informationObject!: ImpactObject;

  @Field(() => ImpactDegree, { description: 'How badly, when business information is harmed.' })
  informationDegree!: ImpactDegree;

  @Field(() => ImpactObject, { description: 'What is harmed when the service stops.' })
  serviceObject!: ImpactObject;

  @Field(() => ImpactDegree, { description: 'How badly, when the service stops.' })
  serviceDegree!: ImpactDegree;
}

@InputType({
  description: 'Which systems to list; everything given must hold. An empty list restricts nothing.',
})
export class InformationSystemFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code, name, description or filing number; two Chinese characters are enough. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Systems of this unit and of the units below it.' })
  unitId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Total level, 1 to 5.' })
  level?: number | null;

  @Field(() => [SystemState], { nullable: true, description: 'States.' })
  states?: SystemState[] | null;
}

/** Arguments of Query.informationSystems. */
@ArgsType()
export class InformationSystemsArgs {
  @Field(() => InformationSystemFilter, { nullable: true, description: 'Which systems; all when left out.' })
  filter?: InformationSystemFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

@InputType({ description: 'A new information system.' })
export class RegisterSystemInput {
  @Field(() => String, { description: 'Short code, unique in the organization, at most 40 characters.' })
  code!: string;

  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 4000 characters.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that answers for it.' })
  ownerUnitId?: string | null;

  @Field(() => SystemState, {
    nullable: true,
    description: 'Where it is in its life; RUNNING when left out.',
  })
  state?: SystemState | null;

  @Field(() => GradingInput, { description: 'The four answers of its grading.' })
  grading!: GradingInput;

  @Field(() => [Technology], { description: 'Technologies in use; empty when none.' })
  technologies!: Technology[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when a stop of its service does great harm; false when left out.',
  })
  continuityCritical?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the filing certificate, at most 100 characters.',
  })
  filingNumber?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of filing; not in the future.' })
  filedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which the filing holds.' })
  filingValidUntil?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of the last graded assessment; not in the future.' })
  lastAssessedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day by which the next graded assessment is due.' })
  nextAssessmentDueOn?: string | null;
}

@InputType({
  description: 'Changes to a system. Fields left out stay as they are; null empties what may be empty.',
})
export class UpdateSystemInput {
  @Field(() => ID, { description: 'The system.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the change was made on; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'New code.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'New name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that answers for it.' })
  ownerUnitId?: string | null;

  @Field(() => SystemState, { nullable: true, description: 'New state.' })
  state?: SystemState | null;

  @Field(() => GradingInput, { nullable: true, description: 'New answers of its grading.' })
  grading?: GradingInput | null;

  @Field(() => [Technology], { nullable: true, description: 'All technologies in use from now on.' })
  technologies?: Technology[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True when a stop of its service does great harm.' })
  continuityCritical?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Number of the filing certificate.' })
  filingNumber?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of filing; not in the future.' })
  filedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day on which the filing holds.' })
  filingValidUntil?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of the last graded assessment; not in the future.' })
  lastAssessedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day by which the next graded assessment is due.' })
  nextAssessmentDueOn?: string | null;
}
