import type { Footnote, Inline } from '../../platform/documents/index.js';
import type { GapEvidence } from './gap-analysis/data.js';
import { EVIDENCE_STATE, VALIDITY } from './labels.js';

/** A proof as a footnote names it. */
export interface NotedProof {
  /** In the annex of the document. */
  readonly number: number;
  readonly title: string;
  /** Absent where the data from which the document is made did not keep it. */
  readonly versionNumber?: number;
  readonly collectedOn: string | null;
  /** Null for links and texts. */
  readonly sha256?: string | null;
  readonly state: GapEvidence['state'];
  readonly validity: GapEvidence['validity'];
}

/** Enough to tell files apart on paper; the annex has all 64. */
const fingerprintDigits = 12;

/**
 * The proofs that a statement rests on, at the foot of the page. One that another statement named already is the same note: its
 * number is repeated, so a document has no more notes than proofs. Not for tables that have a column of proofs.
 */
export const proofNotes = (proofs: readonly NotedProof[]): Inline[] =>
  proofs.map((proof) => ({ footnote: { key: `proof ${proof.number}`, content: wordsOf(proof) } }));

/** Why a proof proves nothing today; null when it does. */
export function weaknessOf({ state, validity }: Pick<GapEvidence, 'state' | 'validity'>): string | null {
  if (state !== 'ACCEPTED') return EVIDENCE_STATE[state];
  return validity === 'EXPIRED' || validity === 'NOT_YET_VALID' || validity === 'DAMAGED'
    ? VALIDITY[validity]
    : null;
}

function wordsOf(proof: NotedProof): Footnote['content'] {
  const { number, title, versionNumber, collectedOn, sha256 } = proof;
  const weakness = weaknessOf(proof);
  const facts = [
    ...(versionNumber === undefined ? [] : [`V${versionNumber}`]),
    ...(collectedOn === null ? [] : [`${collectedOn} 采集`]),
    ...(sha256 === undefined
      ? []
      : [sha256 === null ? '不是文件' : `SHA-256 ${sha256.slice(0, fingerprintDigits)}…`]),
  ].join('，');
  return [
    { toProof: number },
    `《${title}》${facts}`,
    ...(weakness === null ? [] : [{ text: `（${weakness}）`, tone: 'bad' as const }]),
    '。',
  ];
}
