import { approversWaiting, readersWaiting } from '../../policy/index.js';
import { of } from '../told-event.js';
import type { Teller, ToldEvent } from '../told-event.js';

const versionOf = (event: ToldEvent): string => String(event.after?.versionId ?? '');
const versionsOf = (events: readonly ToldEvent[], action: string): string[] =>
  events.filter((event) => event.action === action).map(versionOf);

/** Policies: who is named to approve them and has not, who has to read them and has not. */
export const policyTeller: Teller = {
  actions: ['policy.submitted', 'policy.published'],
  async wishes(tx, events) {
    const waiting = [
      ...(await approversWaiting(tx, versionsOf(events, 'policy.submitted'))),
      ...(await readersWaiting(tx, versionsOf(events, 'policy.published'))),
    ];
    const people = Map.groupBy(waiting, (one) => one.versionId);
    const wishes = events.map((event) => {
      const ids = new Set(people.get(versionOf(event))?.map((one) => one.id));
      return {
        ...of(event),
        kind:
          event.action === 'policy.submitted' ? ('POLICY_TO_APPROVE' as const) : ('POLICY_TO_READ' as const),
        objectType: 'Policy' as const,
        objectId: event.objectId,
        objectName: event.objectName ?? '',
        isFor: ({ membershipId = '' }: { readonly membershipId: string | undefined }) =>
          ids.has(membershipId),
      };
    });
    return { wishes, meant: { ids: waiting.map((one) => one.id) } };
  },
};
