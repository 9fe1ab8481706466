import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { RemediationPlan } from '../remediation/index.js';
import { Inspection, InspectionItem, InspectionNote } from './inspection.types.js';

@ObjectType({ simpleResolvers: true, description: 'An inspection after a change.' })
export class InspectionPayload {
  @Field(() => Inspection, { description: 'The inspection as it is now.' })
  inspection!: Inspection;
}

@ObjectType({ simpleResolvers: true, description: 'Items of one inspection after a change.' })
export class InspectionItemsPayload {
  @Extensions({ listSize: 250 })
  @Field(() => [InspectionItem], { description: 'The items as they are now, in reading order.' })
  items!: InspectionItem[];

  @Field(() => Inspection, { description: 'Their inspection.' })
  inspection!: Inspection;
}

@ObjectType({ simpleResolvers: true, description: 'A note after a change.' })
export class InspectionNotePayload {
  @Field(() => InspectionNote, { description: 'The note as it is now.' })
  note!: InspectionNote;

  @Field(() => Inspection, { description: 'Its inspection.' })
  inspection!: Inspection;
}

@ObjectType({ simpleResolvers: true, description: 'The plan that findings became.' })
export class InspectionPlanPayload {
  @Field(() => RemediationPlan, { description: 'The plan with all tasks of this inspection.' })
  plan!: RemediationPlan;

  @Field(() => Int, { description: 'Tasks that were made now.' })
  createdTasks!: number;

  @Field(() => Inspection, { description: 'The inspection.' })
  inspection!: Inspection;
}
