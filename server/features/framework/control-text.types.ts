import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { ItemError } from '../../platform/graphql/item-error.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Control } from './control.types.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The text of a control as the organization itself has it, usually the wording of the standard under its own licence. No other organization sees it.',
})
export class ControlText {
  @Field(() => String, { description: 'The text, at most 20,000 characters.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was taken from, for example edition and page; null when nobody said.',
  })
  source!: string | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => String, { description: 'Who recorded it, by the name of that time.' })
  recordedByName!: string;

  @Field(() => Int, {
    description: 'Version; pass it back with a change. It goes on counting when a text is removed.',
  })
  version!: number;

  controlId!: string;
  recordedById!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One version in the history of an own text.' })
export class ControlTextChange {
  @Field(() => DateTime, { description: 'When it was recorded.' })
  at!: string;

  @Field(() => String, { description: 'Who recorded it, by the name of that time.' })
  actorName!: string;

  @Field(() => String, { nullable: true, description: 'The text; null when it was removed.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was taken from; null when nobody said.' })
  source!: string | null;

  controlId!: string;
}

export const ControlTextOutcome = apiEnum('ControlTextOutcome', 'What becomes of an own text.', {
  ADDED: 'There was none before.',
  CHANGED: 'Text or source are other than before.',
  REMOVED: 'The empty text removes what was there.',
  UNCHANGED: 'It is there already, word for word; nothing is written.',
});
export type ControlTextOutcome = keyof typeof ControlTextOutcome;

@InputType({ description: 'The own text of one control.' })
export class ControlTextInput {
  @Field(() => String, {
    description:
      'Code or clause of the control. As printed will do, when it names only one: 8.1.4.1 a) is 8.1.4.1-a.',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The text, at most 20,000 characters; nothing removes what is there.',
  })
  text?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version that was seen, 0 for none: CONFLICT for this item when it has changed since. Left out, it is not compared.',
  })
  version?: number | null;
}

@InputType({ description: 'Own texts of controls of one framework.' })
export class RecordControlTextsInput {
  @Field(() => String, {
    description: 'Code of the framework; INVALID_STATE for an own one, whose text is its own already.',
  })
  frameworkCode!: string;

  @Field(() => [ControlTextInput], { description: 'One to 250 texts, each control once.' })
  texts!: ControlTextInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Where all of them were taken from, at most 500 characters. Left out, what was said before stays; an empty text removes it.',
  })
  source?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What becomes of one text of a batch: either an outcome or an error.',
})
export class ControlTextItem {
  @Field(() => String, { description: 'The code as it was given.' })
  code!: string;

  @Field(() => Control, { nullable: true, description: 'The control; null when none was found.' })
  control!: Control | null;

  @Field(() => ControlTextOutcome, { nullable: true, description: 'What becomes of it; null for an error.' })
  outcome!: ControlTextOutcome | null;

  @Field(() => ItemError, { nullable: true, description: 'Why nothing is written; null when it is.' })
  error!: ItemError | null;
}

@ObjectType({ simpleResolvers: true, description: 'A batch of own texts, item by item.' })
export class RecordControlTextsPayload {
  @Field(() => [ControlTextItem], { description: 'One per text of the input, in its order.' })
  items!: ControlTextItem[];
}
