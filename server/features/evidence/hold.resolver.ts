import { Extensions, Resolver } from 'type-graphql';
import { byParent, distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Evidence } from './evidence.types.js';
import type { Holds } from './hold.js';
import { EvidenceHold } from './hold.types.js';

@Resolver(() => Evidence)
export class HoldFields {
  constructor(private readonly held: Holds) {}

  @Extensions({ listSize: 5 })
  @Relation(() => [EvidenceHold], {
    needs: [],
    description:
      'What keeps it from being deleted, newest first; empty when nothing does, and in the past (`asOf`).',
  })
  async holds(evidences: Evidence[], _args: object, { reads }: Load): Promise<EvidenceHold[][]> {
    if (reads.moment) return evidences.map(() => []);
    const found = await this.held.of(reads, distinct(evidences.map((evidence) => evidence.id)));
    return byParent(evidences, found, (hold) => hold.evidenceId).map((own) =>
      own.map(({ kind, objectId, name, inSight, since }) => ({
        kind,
        objectId,
        name: inSight ? name : null,
        since,
      })),
    );
  }
}
