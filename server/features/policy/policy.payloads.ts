import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ItemError } from '../../platform/graphql/item-error.js';
import { Policy, PolicyVersion } from './policy.types.js';

@ObjectType({ simpleResolvers: true, description: 'A policy after a change.' })
export class PolicyPayload {
  @Field(() => Policy, { description: 'The policy as it is now.' })
  policy!: Policy;
}

@ObjectType({ simpleResolvers: true, description: 'A draft after it was saved.' })
export class PolicyVersionPayload {
  @Field(() => PolicyVersion, { description: 'The version as it is now.' })
  policyVersion!: PolicyVersion;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one version in a batch.' })
export class PolicyVersionItem {
  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;

  @Field(() => PolicyVersion, {
    nullable: true,
    description: 'The version as it is now; null when it could not be found.',
  })
  policyVersion!: PolicyVersion | null;

  @Field(() => ItemError, { nullable: true, description: 'Why nothing was changed; null when it was.' })
  error!: ItemError | null;
}

@ObjectType({ simpleResolvers: true, description: 'A batch of versions, item by item.' })
export class PolicyVersionsPayload {
  @Field(() => [PolicyVersionItem], { description: 'One per id, each id once, in the order given.' })
  items!: PolicyVersionItem[];
}

@ObjectType({ simpleResolvers: true, description: 'A policy after its controls were changed.' })
export class PolicyControlsPayload {
  @Field(() => Policy, { description: 'The policy as it is now.' })
  policy!: Policy;

  @Field(() => Int, { description: 'Controls that were added or removed; the others were so before.' })
  changed!: number;
}
