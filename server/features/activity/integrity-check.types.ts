import { Field, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';

export const IntegrityCheckState = apiEnum('IntegrityCheckState', 'Where a verification stands.', {
  QUEUED: 'Asked for; begins within seconds.',
  RUNNING: 'Under way in the background.',
  CLEAN: 'Done: chain, anchor and every stored file are as they were.',
  FOUND: 'Done: something is not as it was, see the findings.',
  FAILED: 'Given up: the server could not do it. It says nothing about the chain.',
});
export type IntegrityCheckState = keyof typeof IntegrityCheckState;

export const IntegrityFindingKind = apiEnum('IntegrityFindingKind', 'What is not as it was.', {
  EVENT_CHANGED: 'A sealed event says something else now.',
  EVENT_REMOVED: 'A sealed event is gone.',
  EVENT_INSERTED: 'An event stands where there was none when it was sealed.',
  EVENT_MOVED: 'An event is not in its place in the order.',
  SEAL_CHANGED: 'The record of a sealed batch was altered.',
  SEAL_MISSING: 'The record of a sealed batch is gone.',
  CHAIN_BROKEN: 'A batch does not continue the one before it.',
  TAIL_CUT: 'The chain is shorter than the anchor outside of the database says.',
  ANCHOR_MISMATCH: 'A batch is not the one that was anchored.',
  ANCHOR_MISSING: 'The anchor file is gone.',
  ANCHOR_UNREADABLE: 'The anchor file cannot be read.',
  FILE_CHANGED: 'A stored file has another content than was received.',
  FILE_WRONG_SIZE: 'A stored file has another size than was received.',
  FILE_MISSING: 'A stored file is gone.',
  FILE_UNREADABLE: 'A stored file cannot be read.',
  FILE_SWAPPED: 'A version names another file than the audit trail saw received.',
});
export type IntegrityFindingKind = keyof typeof IntegrityFindingKind;

@ObjectType({ simpleResolvers: true, description: 'One thing that is not as it was.' })
export class IntegrityFinding {
  @Field(() => IntegrityFindingKind, { description: 'What sort of thing.' })
  kind!: IntegrityFindingKind;

  @Field(() => String, { description: "What and where, in the caller's language." })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the sealed batch that tells; none for files.' })
  sealNumber!: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The event, where it is still there; see `node(id)`.',
  })
  eventId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The evidence that a file belongs to.' })
  evidenceId!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'It was right at this time: sealed, anchored or received then. Whatever was done was done later.',
  })
  since!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A verification (核验) of the audit chain, its anchor and every stored file of evidence (GB/T 22239-2019 8.1.4.3-c, 8.1.4.7).',
})
export class IntegrityCheck extends Node {
  @Field(() => IntegrityCheckState, { description: 'Where it stands.' })
  state!: IntegrityCheckState;

  @Field(() => String, { description: 'Who asked for it; the product itself every night.' })
  requestedByName!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  requestedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; none while it is not done.' })
  finishedAt!: string | null;

  @Field(() => Int, { description: 'Sealed batches checked.' })
  seals!: number;

  @Field(() => Int, { description: 'Sealed events checked.' })
  events!: number;

  @Field(() => Int, {
    description: 'Events behind the last seal: younger than a minute, or still in an open transaction.',
  })
  unsealed!: number;

  @Field(() => Int, { description: 'Number of the last sealed batch; 0 when there is none.' })
  headNumber!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Hash of the last sealed batch, SHA-256 in hexadecimal. Written down elsewhere, it proves the whole chain up to here.',
  })
  headHash!: string | null;

  @Field(() => Int, { description: 'Stored files read; identical ones once.' })
  files!: number;

  // A GraphQL Int ends at 2 GiB.
  @Field(() => Number, { description: 'Bytes read.' })
  bytes!: number;

  @Field(() => Int, { description: 'Number of findings, also of those that are not listed.' })
  findingCount!: number;

  @Field(() => [IntegrityFinding], { description: 'The first 200 findings.' })
  findings!: IntegrityFinding[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the last verification before this one that found nothing was asked for; none if there is none.',
  })
  lastCleanAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A check after a mutation.' })
export class IntegrityCheckPayload {
  @Field(() => IntegrityCheck, { description: 'The check.' })
  check!: IntegrityCheck;
}
