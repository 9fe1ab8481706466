import { Field, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { ReopeningCause as Cause } from './task.lifecycle.js';

export const ReopeningCause = apiEnum(
  'TaskReopeningCause',
  'Why a verified task is open again without anybody having opened it.',
  {
    PROOF_EXPIRED: 'A proof that closed it ran out (证据过期).',
    PROOF_DELETED: 'A proof that closed it was deleted (证据删除).',
    PROOF_RETURNED: 'A proof that closed it was found wrong (证据退回).',
    PROOF_UNLINKED: 'A proof that closed it was taken off the control (取消关联).',
  } satisfies Record<Cause, string>,
);
export type ReopeningCause = keyof typeof ReopeningCause;

@ObjectType({
  simpleResolvers: true,
  description:
    'How a verified task came back by itself: its proof was lost, and the gap is there again (重现).',
})
export class TaskReopening {
  @Field(() => ReopeningCause, { description: 'Why.' })
  cause!: ReopeningCause;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it had been verified.' })
  verifiedAt!: string | null;

  verifiedById!: string | null;
  evidenceIds!: string[];
  resultIds!: string[];
}
