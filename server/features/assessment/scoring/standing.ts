import type { ConformityTables, ScoreBasis, ScoreItem, Verdict, Weight } from './score-input.js';
import type { HighRisk, VerdictCounts } from './score-outcome.js';
import type { ScoreText } from './score-text.js';

/** An item seen from one basis: its verdict, and what each assessed object earned. */
export interface Standing {
  item: ScoreItem;
  verdict: Verdict;
  /** Answered, but open on this basis: valid proof is missing. */
  unproven: boolean;
  /** Earned value per applicable object, 0 to 1; an open object earns nothing. Empty when not applicable. */
  objects: number[];
  /** Average of `objects`; 0 when not applicable. */
  x: number;
  /** At least one object is known to fail, wholly or partly. */
  failing: boolean;
}

/** Verdict of an item over its objects (GB/T 28448: all met, all unmet, none applicable, otherwise partial). */
export function rollUp(observations: readonly Verdict[]): Verdict {
  const applicable = observations.filter((verdict) => verdict !== 'NOT_APPLICABLE');
  if (applicable.length === 0) return observations.length === 0 ? 'OPEN' : 'NOT_APPLICABLE';
  if (applicable.includes('OPEN')) return 'OPEN';
  if (applicable.every((verdict) => verdict === 'MET')) return 'MET';
  return applicable.every((verdict) => verdict === 'UNMET') ? 'UNMET' : 'PARTIAL';
}

/** Reads an item from one basis. */
export function standingOf(item: ScoreItem, basis: ScoreBasis, tables: ConformityTables): Standing {
  const [single, several] =
    basis === 'DECLARED' ? [item.verdict, item.observations] : [item.provenVerdict, item.provenObservations];
  const observations = several === undefined || several.length === 0 ? [single] : several;
  const objects = observations
    .filter((verdict) => verdict !== 'NOT_APPLICABLE')
    .map((verdict) => (verdict === 'OPEN' ? 0 : tables.verdictValues[verdict]));
  const verdict = rollUp(observations);
  return {
    item,
    verdict,
    unproven:
      verdict === 'OPEN' && basis === 'PROVEN' && rollUp(item.observations ?? [item.verdict]) !== 'OPEN',
    objects,
    x: objects.length === 0 ? 0 : settle(sum(objects) / objects.length),
    failing: observations.some((verdict) => verdict === 'UNMET' || verdict === 'PARTIAL'),
  };
}

export function isApplicable(standing: Standing): boolean {
  return standing.verdict !== 'NOT_APPLICABLE';
}

export function countVerdicts(standings: readonly { verdict: Verdict }[]): VerdictCounts {
  const of = (verdict: Verdict): number =>
    standings.filter((standing) => standing.verdict === verdict).length;
  const notApplicable = of('NOT_APPLICABLE');
  return {
    met: of('MET'),
    partial: of('PARTIAL'),
    unmet: of('UNMET'),
    notApplicable,
    open: of('OPEN'),
    applicable: standings.length - notApplicable,
  };
}

/** High-risk cases of failing items that nobody judged as mitigated; an unjudged one counts until it is judged. */
export function highRisksOf(standings: readonly Standing[]): HighRisk[] {
  return standings.flatMap(({ item, failing }) => {
    const judgement = item.riskJudgement ?? 'PENDING';
    if (!failing || judgement === 'MITIGATED') return [];
    return item.vetoCases.map(({ code, majorDanger }) => ({
      resultId: item.resultId,
      code: item.code,
      caseCode: code,
      judgement,
      majorDanger,
    }));
  });
}

/** Factor of an item's weight, with the stand-in of the tables where none is published. */
export function factorOf(item: ScoreItem, weights: Record<Weight, number>, tables: ConformityTables): number {
  return weights[item.weight ?? tables.unknownWeightAs];
}

/** Why an item earns less than it could. */
export function reasonOf({ item, verdict, unproven, objects }: Standing): ScoreText {
  const params = { code: item.code, objects: objects.length };
  if (unproven) return { key: 'REASON_UNPROVEN', params };
  if (verdict === 'OPEN') return { key: 'REASON_OPEN', params };
  if (objects.length > 1) return { key: 'REASON_OBJECTS', params };
  return { key: verdict === 'PARTIAL' ? 'REASON_PARTIAL' : 'REASON_UNMET', params };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Takes the dust of binary fractions off, so that 90 is 90 at a threshold. */
export function settle(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** A number for a formula line: at most four decimals, no trailing zeros. */
export function num(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
