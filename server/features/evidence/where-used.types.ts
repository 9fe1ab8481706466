import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { ProofReuseBook } from './reuse.types.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Where chosen evidence is used (用在哪里), all of it taken together: to look at before it is changed, returned, replaced or deleted. Only what the caller may see is counted.',
})
export class EvidenceUse {
  @Field(() => Int, { description: 'Pieces of evidence that were chosen and are in sight.' })
  evidences!: number;

  @Field(() => Int, { description: 'Controls that they prove today, each counted once.' })
  controls!: number;

  @Field(() => Int, {
    description:
      'Of these, controls that nothing proves when all of them end: for every subject, or for the system that the link names where nothing proves the control for every subject. Proofs that the caller may not see count as proofs.',
  })
  sole!: number;

  @Field(() => Int, { description: 'Pieces that something finished relies on; see Evidence.holds.' })
  held!: number;

  @Extensions({ listSize: 10 })
  @Field(() => [ProofReuseBook], { description: 'The same by rule book, most controls first.' })
  books!: ProofReuseBook[];
}
