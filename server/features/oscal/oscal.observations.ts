import { VERDICT } from '../report/index.js';
import { originsOf, subjectOf } from './oscal.frame.js';
import { dayBegins, dayEnds, line, listOf, moment, own, referenceOf, token, uuidOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import type { LinkedProof } from './oscal.queries.js';
import { isFound } from './oscal.state.js';
import type { Item, State } from './oscal.state.js';
import { verdictsSaid } from './oscal.words.js';

/** Items that were rated, also as not applicable: each is one observation. */
export const isObserved = ({ row }: Item): boolean => row.verdict !== 'OPEN';

export const observationUuid = ({ row }: Item): string => uuidOf('observation', row.id);

/** What was found at one item, and what proves it. */
export function observationOf(state: State, item: Item, address: Address): object {
  const { row, control, proofs } = item;
  const shown = proofs.filter(({ hidden }) => !hidden);
  const hidden = proofs.length - shown.length;
  return {
    uuid: observationUuid(item),
    title: line(`${control.code} ${control.name}`),
    description:
      (row.verdict === 'NOT_APPLICABLE' ? row.notApplicableReason : row.currentState) ?? '没有填写现状。',
    props: itemProps(item),
    // Somebody looked at accepted documents; whether people were asked or something was tried is not recorded.
    methods: [proofs.some(({ state: review }) => review === 'ACCEPTED') ? 'EXAMINE' : 'UNKNOWN'],
    types: ['control-objective'],
    ...originsOf(state, row.ratedById, 'assessor'),
    subjects: [subjectOf(state)],
    ...listOf(
      'relevant-evidence',
      shown.map((proof) => evidenceOf(proof, address)),
    ),
    collected: collectedOf(state, item),
    ...expiryOf(item),
    ...(hidden > 0 && { remarks: `另有 ${hidden} 份证据，导出人没有查看权限，未列出。` }),
  };
}

/** What programs read of an item: verdicts by people and by proof, in our namespace. */
export function itemProps({ row, id }: Item): readonly object[] {
  return [
    ...own('control-id', id),
    ...own('declared-verdict', token(row.verdict)),
    ...own('proven-verdict', token(row.provenVerdict)),
    ...own('proof-state', token(row.proofState)),
    ...own('beyond-target', !row.asked),
    ...own('needs-confirmation', row.needsConfirmation),
    ...own('carried-from', row.carriedFromOn),
  ];
}

/** Where it can be opened; a link of other signs than the model takes is written in them. */
function hrefOf({ kind, url, versionId, evidenceId }: LinkedProof, address: Address): string {
  if (kind === 'FILE') return address(`/files/evidence/${versionId}`);
  if (kind === 'LINK' && url !== null && URL.canParse(url)) return referenceOf(new URL(url));
  return address(`/evidence/${evidenceId}`);
}

function evidenceOf(proof: LinkedProof, address: Address): object {
  return {
    href: hrefOf(proof, address),
    description: proof.title ?? '',
    props: [
      ...own('evidence-state', token(proof.state)),
      ...own('valid-today', String(proof.valid)),
      ...own('collected-on', proof.collectedOn),
      ...own('valid-from', proof.validFrom),
      ...own('valid-until', proof.validUntil),
      ...own('sha256', proof.sha256),
    ],
  };
}

/** An answer that was carried over has only a day; one of neither is as old as the assessment. */
const collectedOf = ({ assessment }: State, { row }: Item): string =>
  row.ratedAt !== null
    ? moment(row.ratedAt)
    : row.carriedFromOn !== null
      ? dayBegins(row.carriedFromOn)
      : moment(assessment.createdAt);

/** The day on which the last proof runs out; none while one of them never does. */
function expiryOf(item: Item): { expires?: string } {
  if (!isFound(item) || item.row.proofState !== 'PROVEN') return {};
  const days = item.proofs.filter(({ valid }) => valid).map(({ validUntil }) => validUntil);
  const [last] = days.some((day) => day === null) ? [] : days.toSorted().toReversed();
  return last ? { expires: dayEnds(last) } : {};
}

/** How a verdict stands with its proof, in words. */
export const standingOf = ({ row }: Item): string => verdictsSaid(VERDICT, row);
