import { Field, ObjectType } from 'type-graphql';
import { MappingClaim } from '../crosswalk/index.js';
import { Verdict } from './assessment.enums.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A verdict that follows from another rule book for a result that nobody has rated (推导结论). Computed, never stored, counted in no score until a person confirms it.',
})
export class DerivedVerdict {
  @Field(() => Verdict, {
    description:
      'Always MET: from EQUAL and SUPERSET it follows that what meets the one meets the other; nothing else does.',
  })
  verdict!: Verdict;

  @Field(() => MappingClaim, { description: 'Relation from the rated control to this one, with its path.' })
  claim!: MappingClaim;

  @Field(() => Boolean, {
    description: 'True when everything that it follows from is proven today, false when it is only declared.',
  })
  proven!: boolean;

  sourceIds!: string[];
}
