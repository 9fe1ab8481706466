import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { DutyFrequency } from './control-rule.types.js';
import { ControlKind, ScoringKind } from './framework.enums.js';

@InputType({ description: 'What a framework of the organization says about itself.' })
export class FrameworkHeadInput {
  @Field(() => String, {
    description:
      'Code: lower-case letters, digits, dots and dashes, at most 60. The prefix own- is added when it is not there.',
  })
  code!: string;

  @Field(() => String, { description: 'Full name, at most 300 characters.' })
  name!: string;

  @Field(() => String, { description: 'Short name for screens, at most 60 characters.' })
  shortName!: string;

  @Field(() => String, { description: 'Edition, usually the year; at most 40 characters.' })
  edition!: string;

  @Field(() => String, {
    description: 'Who issued it, for example the inspecting body; at most 100 characters.',
  })
  issuer!: string;

  @Field(() => String, { nullable: true, description: 'Document number, at most 100 characters.' })
  documentNumber?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of publication.' })
  publishedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day from which it is in force.' })
  effectiveOn?: string | null;
}

@InputType({ description: 'A new, empty framework of the organization.' })
export class CreateFrameworkInput extends FrameworkHeadInput {
  @Field(() => ScoringKind, {
    description: 'CHECKLIST or POINTS. Graded rule books are imported; MLPS is given.',
  })
  scoringKind!: ScoringKind;
}

@InputType({ description: 'A new framework of the organization with the nodes of another one.' })
export class CopyFrameworkInput extends FrameworkHeadInput {
  @Field(() => ID, { description: 'The framework to copy: a given or a published own one, not MLPS.' })
  frameworkId!: string;
}

@InputType({
  description:
    'Changes to the head of a draft. Fields left out stay as they are; null empties what may be empty.',
})
export class UpdateFrameworkInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Full name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Short name.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'Edition.' })
  edition?: string | null;

  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: 'Document number.' })
  documentNumber?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of publication.' })
  publishedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day from which it is in force.' })
  effectiveOn?: string | null;
}

@InputType({ description: 'Who owes the duty of an article, how often, and what an inspector asks for.' })
export class DutyInput {
  @Field(() => String, { nullable: true, description: 'Who owes it, at most 500 characters.' })
  who?: string | null;

  @Field(() => DutyFrequency, { nullable: true, description: 'How often.' })
  frequency?: DutyFrequency | null;

  @Field(() => String, {
    nullable: true,
    description: 'What an inspector asks to see, at most 2,000 characters.',
  })
  evidence?: string | null;
}

@InputType({ description: 'What a node of a draft says.' })
export class OwnControlFields {
  @Field(() => String, {
    nullable: true,
    description: 'Clause number as printed, at most 120 characters.',
  })
  ref?: string | null;

  @Field(() => String, { nullable: true, description: 'The requirement, at most 20,000 characters.' })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the level or grade that it belongs to, or from which it counts. Left out for a new node: that of the node above.',
  })
  level?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: shown, never answered.' })
  informative?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the security officer answers for it.' })
  security?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Weight among its siblings, 0 to 10,000.' })
  relativeWeight?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Full marks that are printed for it, 0 to 10,000 points.',
  })
  printedScore?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Full marks of an INDICATOR, 0 to 10,000 points; for no other kind. Where grades give different marks they are changed by import.',
  })
  score?: number | null;

  @Field(() => DutyInput, { nullable: true, description: 'Terms of a DUTY; for no other kind.' })
  duty?: DutyInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Controls that it draws on, as framework:code; at most 50, each of a framework in use.',
  })
  references?: string[] | null;
}

@InputType({ description: 'A new node of a draft.' })
export class AddOwnControlInput extends OwnControlFields {
  @Field(() => ID, { description: 'The draft.' })
  frameworkId!: string;

  @Field(() => ID, { nullable: true, description: 'The node above; a root when left out.' })
  parentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Place among its siblings, from 0; the last when left out.',
  })
  position?: number | null;

  @Field(() => ControlKind, {
    description:
      'What it is: GROUP everywhere; CLAUSE or DUTY in a checklist; INDICATOR in a points rule book; CLAUSE in a graded one.',
  })
  kind!: ControlKind;

  @Field(() => String, { description: 'Code, unique in the framework, at most 120 characters.' })
  code!: string;

  @Field(() => String, { description: 'Name, at most 500 characters.' })
  name!: string;
}

@InputType({
  description:
    'Changes to a node of a draft. Fields left out stay as they are; null empties what may be empty.',
})
export class UpdateOwnControlInput extends OwnControlFields {
  @Field(() => ID, { description: 'The node.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'New code. The id follows it: the answer holds the new one.',
  })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'New name.' })
  name?: string | null;
}

@InputType({ description: 'A node of a draft, with everything below it, on its way to another place.' })
export class MoveOwnControlInput {
  @Field(() => ID, { description: 'The node.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The node above from now on; a root when left out.' })
  parentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Place among its new siblings, itself not counted, from 0; the last when left out.',
  })
  position?: number | null;
}
