import { ArgsType, Extensions, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { MappingOffer } from './offer.types.js';

export const SuggestionReason = apiEnum(
  'SuggestionReason',
  'Why a control is suggested for a piece of evidence.',
  {
    NAME: 'Its title or file name holds the code of the control, or of the control point above it.',
    CROSSWALK:
      'It proves a control of another rule book that is mapped to this one: `Evidence.mappingOffers` with the same page.',
    TEXT: 'Title, notes, file name or the text inside use the words of the control (BM25; no model is asked).',
  },
);
export type SuggestionReason = keyof typeof SuggestionReason;

@ObjectType({
  simpleResolvers: true,
  description:
    'A control that a piece of evidence may prove (推荐条款). Computed, never stored; nothing is linked until a person does it.',
})
export class ControlSuggestion {
  @Field(() => SuggestionReason, { description: 'The strongest reason: NAME before CROSSWALK before TEXT.' })
  reason!: SuggestionReason;

  @Field(() => String, {
    nullable: true,
    description: 'The code as it is written in the name; null without one.',
  })
  written!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far the words are the same: sum over the shared words of how rare each is in all rule books, times how often both say it, with saturation (BM25, k1 = 1.2, b = 0.75). Comparable within one piece of evidence only; null when the words are not near enough.',
  })
  score!: number | null;

  @Field(() => [String], {
    description: 'Up to six shared words that made the score, those that count most first.',
  })
  words!: string[];

  @Field(() => MappingOffer, { nullable: true, description: 'The offer of the crosswalk; null without one.' })
  offer!: MappingOffer | null;

  controlId!: string;
}

/** Arguments of Evidence.suggestions. */
@ArgsType()
export class SuggestionsArgs {
  @Field(() => [SuggestionReason], {
    nullable: true,
    description: 'Only suggestions whose strongest reason is one of these; all when left out or empty.',
  })
  reasons?: SuggestionReason[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only controls of these rule books, by code; of all published ones when left out or empty.',
  })
  frameworkCodes?: string[] | null;

  @Field(() => Int, {
    defaultValue: 10,
    description: 'At most so many by TEXT for each rule book (in MLPS for each level), 1 to 20.',
  })
  perBook!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A code that stands in a name.' })
export class NamedControls {
  @Field(() => String, { description: 'The code as it is written in the name.' })
  written!: string;

  controlIds!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A name, and the codes of controls in it.' })
export class NameMatch {
  @Field(() => String, { description: 'The name as it was given.' })
  name!: string;

  @Extensions({ listSize: 4 })
  @Field(() => [NamedControls], {
    description: 'What stands in it, rule book by rule book; empty for nothing.',
  })
  found!: readonly NamedControls[];
}

@InputType({ description: 'Names of files or titles to look for codes in.' })
export class NamesInput {
  @Field(() => [String], {
    description: '1 to 250 names of at most 400 characters, with or without extension.',
  })
  names!: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Only codes of these rule books; of all published ones when left out or empty.',
  })
  frameworkCodes?: string[] | null;
}
