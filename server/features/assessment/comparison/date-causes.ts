import { addDays } from '../../../platform/clock.js';
import type { Between, Happened } from './causes.queries.js';
import type { DifferentProof } from './differences.js';

/** What no person did: the first day of a period of validity came, or the day after its last one. */
export function dateCauses(proof: DifferentProof, { from, to }: Between): Happened[] {
  const evidence = (proof.after ?? proof.before)!.evidence;
  const { validFrom, validUntil, createdAt } = evidence;
  const moments = [
    { action: 'evidence.began', day: validFrom },
    { action: 'evidence.expired', day: validUntil === null ? null : addDays(validUntil, 1) },
  ];
  return moments.flatMap(({ action, day }) => {
    if (day === null) return [];
    const at = new Date(`${day}T00:00:00+08:00`);
    if (at <= new Date(from) || at > new Date(to)) return [];
    // Whoever records in November what holds since June changed something in November.
    if (at < new Date(createdAt)) return [];
    return [
      {
        at: at.toISOString(),
        actorName: '',
        action,
        objectType: 'Evidence',
        objectId: proof.id,
        objectName: proof.title,
        reason: null,
        controlIds: null,
      },
    ];
  });
}
