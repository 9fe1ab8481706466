import type { EvidenceDetails_EvidenceFragment } from '../../../gql/graphql';

/** One thing that happened to a proof. */
export interface Step {
  at: string;
  who: string;
  what: string;
  note: string | null;
}

interface Words {
  version: (number: number) => string;
  submitted: string;
  accepted: string;
  returned: string;
}

/** The steps of a proof, newest first: its versions, and the latest round of the review. */
export function historyOf(evidence: EvidenceDetails_EvidenceFragment, words: Words): Step[] {
  const steps: Step[] = evidence.versions.map((version) => ({
    at: version.createdAt,
    who: version.createdBy?.displayName ?? '—',
    what: words.version(version.number),
    note: version.note ?? null,
  }));
  if (evidence.submittedAt) {
    steps.push({
      at: evidence.submittedAt,
      who: evidence.submittedBy?.displayName ?? '—',
      what: words.submitted,
      note: null,
    });
  }
  if (evidence.reviewedAt && (evidence.state === 'ACCEPTED' || evidence.state === 'RETURNED')) {
    const returned = evidence.state === 'RETURNED';
    steps.push({
      at: evidence.reviewedAt,
      who: evidence.reviewedBy?.displayName ?? '—',
      what: returned ? words.returned : words.accepted,
      note: returned ? (evidence.returnReason ?? null) : null,
    });
  }
  // A proof registered and submitted at once carries two clocks; within a second the order above is the true one.
  const order = new Map(steps.map((step, index) => [step, index]));
  return steps.sort((a, b) => {
    const apart = Date.parse(b.at) - Date.parse(a.at);
    return Math.abs(apart) < 1000 ? (order.get(b) ?? 0) - (order.get(a) ?? 0) : apart;
  });
}
