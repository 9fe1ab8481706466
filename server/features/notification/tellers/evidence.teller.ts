import { evidencesByIds, mayAcceptEvidence, maySeeEvidence } from '../../evidence/index.js';
import { of } from '../told-event.js';
import type { Teller } from '../told-event.js';
import type { Wish } from '../wishes.js';
import { rolesWith } from '../wishes.js';

/** Evidence: who has to review it, and what became of it, for who owns it and who handed it in. */
export const evidenceTeller: Teller = {
  actions: [
    'evidence.created',
    'evidence.revised',
    'evidence.submitted',
    'evidence.accepted',
    'evidence.returned',
  ],
  async wishes(tx, events) {
    const rows = new Map(
      (await evidencesByIds(tx, [...new Set(events.map((event) => event.objectId))])).map((row) => [
        row.id,
        row,
      ]),
    );
    const wishes = events.flatMap((event): Wish[] => {
      const row = rows.get(event.objectId);
      if (!row) return [];
      const about = {
        ...of(event),
        objectType: 'Evidence' as const,
        objectId: row.id,
        objectName: row.title,
      };
      const secret = row.label === 'SENSITIVE';
      const isMine: Wish['isFor'] = (member) =>
        (member.membershipId === row.ownerId || member.membershipId === row.submittedById) &&
        maySeeEvidence(member, row);
      if (event.action === 'evidence.accepted')
        return [{ ...about, kind: 'EVIDENCE_ACCEPTED', facts: { secret }, isFor: isMine }];
      if (event.action === 'evidence.returned')
        return [
          { ...about, kind: 'EVIDENCE_RETURNED', facts: { secret, reason: event.reason }, isFor: isMine },
        ];
      const submits = event.action === 'evidence.submitted' || event.after?.state === 'SUBMITTED';
      if (!submits || row.state !== 'SUBMITTED') return [];
      return [
        {
          ...about,
          kind: 'EVIDENCE_SUBMITTED',
          facts: { secret },
          isFor: (member) => mayAcceptEvidence(member, row),
        },
      ];
    });
    return {
      wishes,
      meant: {
        ids: [...rows.values()].flatMap((row) => [row.ownerId, row.submittedById]),
        roles: rolesWith('evidence:review'),
      },
    };
  },
};
