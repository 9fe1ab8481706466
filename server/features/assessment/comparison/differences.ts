import type { Evidence, EvidenceLink } from '../../evidence/index.js';
import type { Assessment } from '../assessment.types.js';
import type { Measure } from '../measures/measure.types.js';
import type { Result } from '../result.types.js';
import type { AssessmentSetting, ProofDifference, ResultPart } from './comparison.enums.js';
import type { MeasureState, ProofStanding, ResultState, SettingComparison } from './comparison.parts.js';

/** The same thing at the earlier and at the later moment. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Rows of both moments by their key: those of the later one in their order, then those that are there no longer. */
export function pairs<T>(before: readonly T[], after: readonly T[], key: (row: T) => string): Pair<T>[] {
  const earlier = new Map(before.map((row) => [key(row), row]));
  const later = new Set(after.map(key));
  return [
    ...after.map((row) => ({ before: earlier.get(key(row)), after: row })),
    ...before.filter((row) => !later.has(key(row))).map((row) => ({ before: row, after: undefined })),
  ];
}

const partFields: Readonly<Record<ResultPart, readonly (keyof Result)[]>> = {
  VERDICT: ['verdict', 'carriedFromOn'],
  PROOF: ['proofState', 'provenVerdict'],
  TEXTS: ['currentState', 'gap', 'suggestion', 'notApplicableReason'],
  RISK: ['riskJudgement', 'riskReason'],
  ASSIGNMENT: ['unitId', 'assigneeId'],
};

/** What of a result differs. A result that came or went differs in what counts, whatever it says. */
export function partsThatDiffer({ before, after }: Pair<Result>): ResultPart[] {
  if (!before || !after) return ['VERDICT'];
  return (Object.keys(partFields) as ResultPart[]).filter((part) =>
    partFields[part].some((field) => (before[field] ?? null) !== (after[field] ?? null)),
  );
}

export const resultState = (result: Result | undefined): ResultState | null => result ?? null;

const figure = (measure: Measure | undefined): MeasureState | null =>
  measure?.recorded ? { ...measure } : null;

/** Figures that differ; the state of their proof is part of what they say. */
export function measuresThatDiffer(
  before: readonly Measure[],
  after: readonly Measure[],
): { measure: Measure; before: MeasureState | null; after: MeasureState | null }[] {
  const said = (state: MeasureState | null): string =>
    JSON.stringify(state && [state.share, state.count, state.grade, state.note, state.proofState]);
  return pairs(before, after, ({ id }) => id).flatMap((pair) => {
    const states = { before: figure(pair.before), after: figure(pair.after) };
    return said(states.before) === said(states.after)
      ? []
      : [{ measure: (pair.after ?? pair.before)!, ...states }];
  });
}

const settings: readonly [AssessmentSetting, keyof Assessment][] = [
  ['NAME', 'name'],
  ['STATE', 'state'],
  ['TARGET_LEVEL', 'targetLevel'],
  ['SCORING_EDITION', 'scoringEdition'],
  ['ATTENTION_FACTOR', 'attentionFactor'],
  ['PARTIAL_CREDIT', 'partialCredit'],
];

export function settingsThatDiffer(before: Assessment | undefined, after: Assessment): SettingComparison[] {
  const word = (value: unknown): string | null => (value == null ? null : String(value));
  return settings.flatMap(([setting, field]) => {
    const pair = { before: before ? word(before[field]) : null, after: word(after[field]) };
    return pair.before === pair.after ? [] : [{ setting, ...pair }];
  });
}

/** A piece of evidence with the links by which it proves something in the assessment. */
export interface LinkedProof {
  readonly evidence: Evidence;
  readonly links: readonly EvidenceLink[];
}

export interface DifferentResult extends Pair<Result> {
  readonly id: string;
  readonly controlId: string;
  readonly parts: readonly ResultPart[];
}

export interface DifferentProof extends Pair<LinkedProof> {
  readonly id: string;
  readonly title: string;
  readonly controlIds: readonly string[];
  readonly differences: readonly ProofDifference[];
}

/** Evidence of both moments; what is linked at neither of them is not part of the assessment. */
export function linkedProofs(
  links: readonly EvidenceLink[],
  evidences: readonly Evidence[],
): ReadonlyMap<string, LinkedProof> {
  const own = Map.groupBy(links, (link) => link.evidenceId);
  return new Map(
    evidences.flatMap((evidence) => {
      const found = own.get(evidence.id);
      return found ? [[evidence.id, { evidence, links: found }] as const] : [];
    }),
  );
}

export const standingOf = (proof: LinkedProof | undefined): ProofStanding | null =>
  proof
    ? {
        state: proof.evidence.state,
        validity: proof.evidence.validity,
        validFrom: proof.evidence.validFrom,
        validUntil: proof.evidence.validUntil,
        proves: proof.evidence.proves && proof.links.some(isConfirmed),
        controlCount: controlsOf(proof).size,
      }
    : null;

/** What became of a proof. `isDeleted`: it is gone for good, not only linked no longer. */
export function proofDifferences(
  { before, after }: Pair<LinkedProof>,
  isDeleted: boolean,
): ProofDifference[] {
  if (!after) return [isDeleted ? 'DELETED' : 'UNLINKED'];
  if (!before) return ['LINKED'];
  const found = new Set<ProofDifference>();
  const [was, is] = [before.evidence, after.evidence];
  const [had, has] = [controlsOf(before), controlsOf(after)];
  if ([...has].some((control) => !had.has(control))) found.add('LINKED');
  if ([...had].some((control) => !has.has(control))) found.add('UNLINKED');
  const proposed = new Set(before.links.filter((link) => !isConfirmed(link)).map((link) => link.id));
  if (after.links.some((link) => isConfirmed(link) && proposed.has(link.id))) found.add('CONFIRMED');
  if (was.currentVersionId !== is.currentVersionId) found.add('REVISED');
  if (was.state !== is.state && is.state !== 'DRAFT') found.add(is.state);
  if (was.validFrom !== is.validFrom || was.validUntil !== is.validUntil) found.add('DATED');
  if (was.validity === 'NOT_YET_VALID' && is.validity !== 'NOT_YET_VALID') found.add('BEGAN');
  if (was.validity !== 'EXPIRED' && is.validity === 'EXPIRED') found.add('EXPIRED');
  if (was.validity !== 'DAMAGED' && is.validity === 'DAMAGED') found.add('DAMAGED');
  if (was.validity === 'DAMAGED' && is.validity !== 'DAMAGED') found.add('MENDED');
  return [...found];
}

const isConfirmed = (link: EvidenceLink): boolean => link.status === 'CONFIRMED';
export const controlsOf = (proof: LinkedProof): Set<string> =>
  new Set(proof.links.map((link) => link.controlId));
