import { isAsked, requestsByIds } from '../../request/index.js';
import { of } from '../told-event.js';
import type { Teller } from '../told-event.js';
import type { Wish } from '../wishes.js';

/** Requests for evidence: the person who is named, or everybody of the unit who can hand something in. */
export const requestTeller: Teller = {
  actions: [
    'evidenceRequest.created',
    'evidenceRequest.opened',
    'evidenceRequest.changed',
    'evidenceRequest.reopened',
    'evidenceRequest.returned',
  ],
  async wishes(tx, events) {
    const rows = new Map(
      (await requestsByIds(tx, [...new Set(events.map((event) => event.objectId))])).map((row) => [
        row.id,
        row,
      ]),
    );
    const wishes = events.flatMap((event): Wish[] => {
      const row = rows.get(event.objectId);
      if (!row) return [];
      const { action, before, after } = event;
      // Another day alone is no news; another person is, for him.
      if (action === 'evidenceRequest.changed' && before?.assigneeId === after?.assigneeId) return [];
      return [
        {
          ...of(event),
          kind: action === 'evidenceRequest.returned' ? 'REQUEST_RETURNED' : 'REQUEST_ASKED',
          objectType: 'EvidenceRequest',
          objectId: row.id,
          objectName: row.title,
          facts: { dueOn: row.dueOn, reason: event.reason },
          isFor: (member) => isAsked(member, row),
        },
      ];
    });
    return {
      wishes,
      meant: {
        ids: [...rows.values()].map((row) => row.assigneeId),
        unitIds: [...rows.values()].filter((row) => !row.assigneeId).map((row) => row.unitId),
      },
    };
  },
};
