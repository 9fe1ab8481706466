import type { GapAnalysisData, GapEvidence, GapResult, GapTask } from './data.js';
import { TEXT } from './text.js';

/** A proof with its number in the report and the controls it supports. */
export interface NumberedProof {
  readonly number: number;
  readonly evidence: GapEvidence;
  readonly controls: readonly string[];
}

export interface ListedTask {
  readonly task: GapTask;
  readonly controls: readonly string[];
}

export interface RankedGap {
  readonly result: GapResult;
  readonly reason: string;
}

/** What the chapters share: computed once from the data. */
export interface Findings {
  readonly proofs: readonly NumberedProof[];
  proofNumber(evidence: GapEvidence): number;
  readonly tasks: readonly ListedTask[];
  /** PARTIAL, UNMET, or MET without valid proof; most serious first. */
  readonly gaps: readonly RankedGap[];
  /** Failed results that a high-risk case is written for. */
  readonly highRisks: readonly GapResult[];
  /** Open results that a high-risk case is written for: they cannot be ruled out. */
  readonly openHighRisks: number;
  /** MET without valid proof. */
  readonly unproven: readonly GapResult[];
}

/** Control point that a result belongs to. */
export const pointOf = ({ point, name }: GapResult): string => point ?? name;

export const failed = ({ verdict }: Pick<GapResult, 'verdict'>): boolean =>
  verdict === 'PARTIAL' || verdict === 'UNMET';
export const unproven = ({ verdict, provenVerdict }: GapResult): boolean =>
  verdict === 'MET' && provenVerdict !== 'MET';

export function findings(data: GapAnalysisData): Findings {
  const proofs = new Map<string, { number: number; evidence: GapEvidence; controls: string[] }>();
  const tasks = new Map<string, { task: GapTask; controls: string[] }>();
  for (const result of data.results) {
    for (const evidence of result.evidences) {
      const known = proofs.get(proofKey(evidence)) ?? { number: proofs.size + 1, evidence, controls: [] };
      proofs.set(proofKey(evidence), known);
      known.controls.push(result.code);
    }
    for (const task of result.tasks) {
      const known = tasks.get(task.code) ?? { task, controls: [] };
      tasks.set(task.code, known);
      known.controls.push(result.code);
    }
  }
  const risky = data.results.filter((result) => result.highRiskCases.length > 0);
  return {
    proofs: [...proofs.values()],
    proofNumber: (evidence) => proofs.get(proofKey(evidence))?.number ?? 0,
    tasks: [...tasks.values()].sort((a, b) => compareText(a.task.code, b.task.code)),
    gaps: rank(data.results.filter((result) => failed(result) || unproven(result))),
    highRisks: risky.filter(failed),
    openHighRisks: risky.filter(({ verdict }) => verdict === 'OPEN').length,
    unproven: data.results.filter(unproven),
  };
}

const proofKey = ({ id, versionNumber }: GapEvidence): string => `${id}#${versionNumber}`;

/** By code unit, the same on every machine; localeCompare depends on the installed language data. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const WEIGHT_ORDER = { KEY: 0, IMPORTANT: 1, GENERAL: 2 } as const;

/** Danger first, then verdict, then weight; the order of the framework decides ties. */
function rank(results: readonly GapResult[]): RankedGap[] {
  return results
    .map((result, at) => ({ result, at, ...seriousness(result) }))
    .sort((a, b) => a.order - b.order || weightOrder(a.result) - weightOrder(b.result) || a.at - b.at)
    .map(({ result, reason }) => ({ result, reason }));
}

const weightOrder = ({ weight }: GapResult): number => (weight === null ? 3 : WEIGHT_ORDER[weight]);

function seriousness(result: GapResult): { order: number; reason: string } {
  const { ranks } = TEXT;
  const judgement = result.riskJudgement ?? 'PENDING';
  if (failed(result) && result.highRiskCases.length > 0 && judgement !== 'MITIGATED') {
    if (judgement === 'PENDING') return { order: 2, reason: ranks.pending };
    return result.highRiskCases.some(({ majorDanger }) => majorDanger)
      ? { order: 0, reason: ranks.veto }
      : { order: 1, reason: ranks.confirmed };
  }
  if (result.verdict === 'UNMET') return { order: 3, reason: ranks.unmet };
  return result.verdict === 'PARTIAL'
    ? { order: 4, reason: ranks.partial }
    : { order: 5, reason: ranks.unproven };
}
