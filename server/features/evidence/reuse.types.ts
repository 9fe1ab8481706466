import { ArgsType, Extensions, Field, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { PageArgs } from '../crosswalk/index.js';

export const ProofReuseOrder = apiEnum('ProofReuseOrder', 'Order of proofReuse; equal ones by age.', {
  CONTROLS_DESC: 'What proves most controls first.',
  SOLE_DESC: 'What most controls would lose their only proof with first.',
});
export type ProofReuseOrder = keyof typeof ProofReuseOrder;

@ObjectType({
  simpleResolvers: true,
  description: 'What one proof, or chosen evidence taken together, does in one rule book.',
})
export class ProofReuseBook {
  @Field(() => Int, { description: 'Controls that it proves today.' })
  controls!: number;

  @Field(() => Int, { description: 'Of these, controls that nothing else proves.' })
  sole!: number;

  frameworkId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How far one proof reaches (证据复用): the controls that it proves today, in all rule books.',
})
export class ProofReuse {
  @Field(() => Int, { description: 'Controls that it proves today.' })
  controls!: number;

  @Field(() => Int, {
    description:
      'Of these, controls that lose their only valid proof when it ends: for every subject, or for the system that the link names where nothing proves the control for every subject. Proofs that the caller may not see count as proofs.',
  })
  sole!: number;

  @Extensions({ listSize: 10 })
  @Field(() => [ProofReuseBook], { description: 'The same by rule book, most controls first.' })
  books!: ProofReuseBook[];

  evidenceId!: string;
}

export const ProofReuseConnection = connectionOf('ProofReuse', () => ProofReuse).Connection;

/** Arguments of proofReuse. */
@ArgsType()
export class ProofReuseArgs extends PageArgs {
  @Field(() => ProofReuseOrder, { defaultValue: 'CONTROLS_DESC', description: 'Order.' })
  orderBy!: ProofReuseOrder;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a rule book: only proofs of its controls, and only these are counted.',
  })
  frameworkCode?: string | null;
}
