import { may } from '../../../platform/access/actor.js';
import { commentsByIds } from '../../comment/index.js';
import { evidencesByIds, maySeeEvidence } from '../../evidence/index.js';
import { maySeeRequest, requestsByIds } from '../../request/index.js';
import { of } from '../told-event.js';
import type { Teller } from '../told-event.js';
import type { Wish } from '../wishes.js';

const named = (after: Readonly<Record<string, unknown>> | null): string[] =>
  Array.isArray(after?.mentionIds) ? after.mentionIds.filter((id) => typeof id === 'string') : [];

/** People who are named in a comment; one who is named again in the same one has been told. */
export const commentTeller: Teller = {
  actions: ['comment.added', 'comment.edited'],
  async wishes(tx, events) {
    const naming = events.filter((event) => named(event.after).length > 0);
    const comments = await commentsByIds(
      tx,
      naming.map((event) => event.objectId),
    );
    const evidences = await evidencesByIds(
      tx,
      comments.flatMap((comment) => comment.evidenceId ?? []),
    );
    const requests = await requestsByIds(
      tx,
      comments.flatMap((comment) => comment.requestId ?? []),
    );
    const byId = new Map(comments.map((comment) => [comment.id, comment]));
    const wishes = naming.flatMap((event): Wish[] => {
      const comment = byId.get(event.objectId);
      if (!comment || comment.deletedAt) return [];
      const evidence = evidences.find((row) => row.id === comment.evidenceId);
      const request = requests.find((row) => row.id === comment.requestId);
      const subject = evidence ?? request;
      if (!subject) return [];
      const people = named(event.after);
      return [
        {
          ...of(event),
          key: `mention:${comment.id}`,
          kind: 'MENTIONED',
          objectType: evidence ? 'Evidence' : 'EvidenceRequest',
          objectId: subject.id,
          objectName: subject.title,
          facts: { comment: true, secret: evidence?.label === 'SENSITIVE' },
          isFor: (member) =>
            people.includes(member.membershipId ?? '') &&
            may(member, 'comment:read') &&
            (evidence ? maySeeEvidence(member, evidence) : maySeeRequest(member, request!)),
        },
      ];
    });
    return { wishes, meant: { ids: naming.flatMap((event) => named(event.after)) } };
  },
};
