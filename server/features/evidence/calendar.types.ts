import { ArgsType, Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';

/** Which rule book, for whom, and which months. */
@ArgsType()
export class ProofCalendarArgs {
  @Field(() => String, { description: 'Code of the rule book.' })
  frameworkCode!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The information system: its own proofs and those for every subject count, and in MLPS only the controls that its grading and technologies choose are listed. Left out: only proofs for every subject count.',
  })
  systemId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a level: only its controls, and those that stand above all levels. Not looked at where the system chooses the controls.',
  })
  level?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'First month, written YYYY-MM, from 1950-01 on; eight months before this one when left out, so that of twelve the last three lie ahead.',
  })
  from?: string | null;

  @Field(() => Int, { defaultValue: 12, description: 'Months, 1 to 36.' })
  months!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A month of the calendar, and how many controls are proven in it.',
})
export class ProofMonth {
  @Field(() => String, { description: 'The month, YYYY-MM.' })
  month!: string;

  @Field(() => Int, { description: 'Its days, 28 to 31.' })
  days!: number;

  @Field(() => Int, { description: 'Controls that are proven on all of its days.' })
  full!: number;

  @Field(() => Int, { description: 'Controls that are proven on some of its days only.' })
  partial!: number;

  @Field(() => Int, { description: 'Controls that are proven on none of its days.' })
  none!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part of the rule book that rows belong to, for example a security class.',
})
export class ProofGroup {
  @Field(() => ID, { description: 'The node.' })
  controlId!: string;

  @Field(() => String, {
    description: 'Its name; in MLPS with the requirement set where that is not the general one.',
  })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A control, and when it is proven.' })
export class ProofRow {
  @Field(() => ID, { description: 'The control.' })
  controlId!: string;

  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, {
    description: 'What it asks for in our own words, where it has such a text; otherwise its name.',
  })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Place of its part in `groups`, from 0; null for none.' })
  group!: number | null;

  @Field(() => [Int], {
    description:
      'For each month the days on which at least one proof covers it: all days of the month, some, or 0.',
  })
  days!: number[];

  @Field(() => [Int], { description: 'For each month the proofs that cover at least one of its days.' })
  proofs!: number[];

  @Field(() => Int, {
    description: 'Proofs that cover today. With 1 of them everything hangs on it: see Evidence.soleProofOf.',
  })
  proofsToday!: number;

  @Field(() => Day, {
    nullable: true,
    description:
      'Last day up to which it is proven without a gap from today on; null when it is not proven today, or without end.',
  })
  provenUntil!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What is proven when (证明日历): controls of a rule book by months. A proof is accepted evidence that is neither deleted nor damaged, by a confirmed link, on the days of its validity; as of now, so that what is accepted later proves earlier days too.',
})
export class ProofCalendar {
  frameworkId!: string;

  @Field(() => Day, { description: 'Today in Shanghai, by which `proofsToday` and `provenUntil` go.' })
  today!: string;

  @Field(() => Boolean, {
    description:
      'False for people who are bound to their units: only proofs of their units and their own are counted for them, so a control without may be proven by others.',
  })
  complete!: boolean;

  @Field(() => [ProofMonth], { description: 'The months, in their order.' })
  months!: ProofMonth[];

  @Extensions({ listSize: 40 })
  @Field(() => [ProofGroup], { description: 'The parts of the rule book that have rows, in reading order.' })
  groups!: ProofGroup[];

  @Extensions({ listSize: 800 })
  @Field(() => [ProofRow], { description: 'The assessable controls, in reading order.' })
  rows!: ProofRow[];
}
