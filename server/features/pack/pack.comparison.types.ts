import { Field, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Verdict } from '../assessment/index.js';
import type { ItemChange } from './pack.comparison.js';

export const PackItemChangeKind = apiEnum(
  'PackItemChangeKind',
  'How an item of one pack stands in another.',
  {
    ADDED: 'Only the later pack has it.',
    REMOVED: 'Only the earlier pack has it.',
    CHANGED: 'Both have it: its verdict, its words or its proofs differ.',
  } satisfies Record<ItemChange['kind'], string>,
);
export type PackItemChangeKind = ItemChange['kind'];

@ObjectType({ simpleResolvers: true, description: 'An item that differs between two packs.' })
export class PackItemChange {
  @Field(() => String, {
    nullable: true,
    description: 'Name of its part; null where neither pack has several.',
  })
  part!: string | null;

  @Field(() => String, { description: 'Code of the control.' })
  code!: string;

  @Field(() => String, { description: 'Name of the control.' })
  name!: string;

  @Field(() => PackItemChangeKind, { description: 'How it differs.' })
  kind!: PackItemChangeKind;

  @Field(() => Verdict, {
    nullable: true,
    description: 'Self-rating in the earlier pack; null where it has no such item.',
  })
  before!: Verdict | null;

  @Field(() => Verdict, {
    nullable: true,
    description: 'Self-rating in the later pack; null where it has no such item.',
  })
  after!: Verdict | null;

  @Field(() => [String], { description: 'Titles of proofs that only the later pack has.' })
  added!: readonly string[];

  @Field(() => [String], { description: 'Titles of proofs that only the earlier pack has.' })
  removed!: readonly string[];

  @Field(() => [String], { description: 'Titles of proofs that came in another version.' })
  renewed!: readonly string[];

  @Field(() => Boolean, { description: 'Whether what is said about it is another text.' })
  reworded!: boolean;
}
export const PackItemChangeConnection = connectionOf('PackItemChange', () => PackItemChange).Connection;
