import type { Claim } from '../crosswalk/index.js';

/** A rated result that something may follow from. */
export interface RatedResult {
  readonly id: string;
  readonly assessmentId: string;
  readonly controlId: string;
  readonly verdict: string;
  readonly proofState: string;
}

/** What makes a verdict follow: the claim from the rated control, and the results that it rests on. */
export interface Derivation {
  readonly claim: Claim;
  readonly sourceIds: readonly string[];
  readonly proven: boolean;
}

/** Only what asks for everything that the other asks for lets MET follow for it. */
export const carries = (claim: Claim): boolean => claim.relation === 'EQUAL' || claim.relation === 'SUPERSET';

/**
 * MET follows when every assessable part of a control that carries it is MET in one assessment: an item that does not apply, or
 * was not chosen, leaves the question open. What is proven goes before what is only declared.
 */
export function derive(
  claims: readonly Claim[],
  partsOf: (controlId: string) => readonly string[],
  results: readonly RatedResult[],
): Derivation | undefined {
  const assessments = Map.groupBy(results, (result) => result.assessmentId);
  const found = claims.filter(carries).flatMap((claim): Derivation[] => {
    const parts = partsOf(claim.from);
    return [...assessments.values()].flatMap((own): Derivation[] => {
      const met = parts.flatMap(
        (part) => own.find((result) => result.controlId === part && result.verdict === 'MET') ?? [],
      );
      if (parts.length === 0 || met.length < parts.length) return [];
      const proven = met.every((result) => result.proofState === 'PROVEN');
      return [{ claim, sourceIds: met.map((result) => result.id), proven }];
    });
  });
  return found.toSorted(
    (a, b) =>
      Number(b.proven) - Number(a.proven) ||
      Number(b.claim.relation === 'EQUAL') - Number(a.claim.relation === 'EQUAL') ||
      a.claim.steps.length - b.claim.steps.length,
  )[0];
}
