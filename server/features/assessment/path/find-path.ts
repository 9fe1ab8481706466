import type { Reads } from '../../../platform/database/database.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import { editionById } from '../../framework/index.js';
import type { Edition } from '../../framework/index.js';
import { targetOf } from '../assessment.scope.js';
import type { ScoringEdition } from '../assessment.enums.js';
import { rateBoth } from '../outcome/rate.js';
import type { Rated } from '../outcome/rate.js';
import { checklistItems, pointsInput } from '../outcome/rating-input.js';
import type { Recorded } from '../outcome/rating-input.js';
import { scoreInput } from '../score-items.js';
import type { ScoredAssessment } from '../score-items.js';
import { recordedIn } from '../score.queries.js';
import { pathOfChecklist, pathOfConformity, pathOfGradedItems, pathOfPoints } from '../scoring/index.js';
import type { Conclusion, Estimate, GradedGap, PathOutcome, ScoreBasis } from '../scoring/index.js';
import { estimatesOf } from './estimate.queries.js';
import type { KnownEstimate, TaskEstimates } from './estimate.queries.js';
import { gapsOf } from './path.gaps.js';
import type { Closing, OpenGap } from './path.gaps.js';
import type { EstimateSource } from './path.types.js';

/** Whose path is wanted. */
export interface PathSubject extends ScoredAssessment {
  readonly id: string;
  readonly frameworkId: string;
}

export interface WantedPath {
  readonly basis?: ScoreBasis | null | undefined;
  readonly targetLevel?: string | null | undefined;
  readonly targetScore?: number | null | undefined;
}

/** A gap on a path, with what closing it takes and where that was read. */
export interface FoundStep extends OpenGap {
  readonly effortDays: number;
  readonly cost: number | null;
  readonly estimate: EstimateSource;
  readonly totalEffortDays: number;
  readonly totalCost: number;
  readonly required: boolean;
}

export interface FoundPath {
  readonly edition: Edition;
  readonly basis: ScoreBasis;
  readonly targetLevel: string | null;
  readonly targetScore: number | null;
  readonly outcome: PathOutcome;
  readonly steps: readonly FoundStep[];
  /** Result of each control of the assessment. */
  readonly resultIds: ReadonlyMap<string, string>;
}

/** States that the search keeps: enough for an exact answer in nearly every case, and a fraction of a second in all. */
const limit = 2_000;

/** Person days that stand in where nobody estimated; a distance is a step, or a tenth of a share. */
const usual: Readonly<Record<Closing, number>> = { RESULT: 5, PROOF: 0.5, USE: 1, QUALITY: 1, GRADE: 5 };

/** The way to a target with least effort, from what is recorded and estimated now: two statements. */
export async function findPath(
  reads: Reads,
  assessment: PathSubject,
  wanted: WantedPath,
  tasks: TaskEstimates,
): Promise<FoundPath> {
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
  // What cannot be asked for is refused before anything is read.
  wantedTarget(edition, assessment, wanted);
  const recorded = (await recordedIn(reads, [assessment.id])).get(assessment.id)!;
  const known = await estimatesOf(reads, [assessment.id], tasks);
  return pathIn(edition, assessment, recorded, known, wanted);
}

/** The same from rows that were read already, or changed since. */
export function pathIn(
  edition: Edition,
  assessment: PathSubject,
  recorded: Recorded,
  known: readonly KnownEstimate[],
  wanted: WantedPath,
): FoundPath {
  const target = wantedTarget(edition, assessment, wanted);
  const estimates = estimator(known);
  const basis = wanted.basis ?? 'PROVEN';
  const rated = rateBoth(edition, assessment, recorded);
  const gaps = gapsOf(edition, recorded, rated, basis, target.targetLevel).map((gap) => ({
    gap,
    ...estimates(gap),
  }));
  const outcome = search({ edition, assessment, recorded, rated, basis, target, gaps });
  const byId = new Map(gaps.map((each) => [each.gap.id, each]));
  const steps = outcome.steps.flatMap(({ gapId, totalEffort, totalCost, required }): FoundStep[] => {
    const found = byId.get(gapId);
    if (!found) return [];
    const { gap, ...estimate } = found;
    return [{ ...gap, ...estimate, totalEffortDays: totalEffort, totalCost, required }];
  });
  const resultIds = new Map(recorded.results.map((result) => [result.controlId, result.id]));
  return { edition, basis, ...target, outcome, steps, resultIds };
}

export interface Estimated {
  readonly effortDays: number;
  readonly cost: number | null;
  readonly estimate: EstimateSource;
}

/** Unfinished tasks go before what somebody typed, that before a stand-in. */
export function estimator(known: readonly KnownEstimate[]): (gap: OpenGap) => Estimated {
  const tasks = new Map(known.flatMap((each) => (each.resultId ? [[each.resultId, each] as const] : [])));
  const keyOf = (controlId: string | null, closes: string | null, level: number | null): string =>
    `${controlId}:${closes}:${level ?? ''}`;
  const typed = new Map(
    known.flatMap((each) =>
      each.source === 'TYPED' ? [[keyOf(each.controlId, each.closes, each.level), each] as const] : [],
    ),
  );
  return (gap) => {
    const task = gap.resultId === null ? undefined : tasks.get(gap.resultId);
    const own = gap.resultId !== null ? 'RESULT' : gap.level === null ? 'USE' : 'QUALITY';
    const found = task ?? typed.get(keyOf(gap.controlId, own, own === 'QUALITY' ? gap.level : null));
    if (found) return { effortDays: found.effortDays, cost: found.cost, estimate: found.source };
    return { effortDays: usual[gap.closes] * gap.distance, cost: null, estimate: 'DEFAULT' };
  };
}

interface Target {
  readonly targetLevel: string | null;
  readonly targetScore: number | null;
}

function wantedTarget(
  edition: Edition,
  { targetLevel: own, scoringEdition }: PathSubject,
  { targetLevel, targetScore }: WantedPath,
): Target {
  const score = targetScore ?? null;
  if (score !== null && !(score >= 0 && score <= 100))
    throw badInput({ targetScore: text('目标得分须在 0 到 100 之间。', 'The target score is 0 to 100.') });
  switch (edition.scoring.kind) {
    case 'CONFORMITY':
      if (score !== null && targetLevel == null) return { targetLevel: null, targetScore: score };
      if (score !== null) throw badInput({ targetScore: oneTarget });
      return { targetLevel: conclusionOf(scoringEdition, targetLevel), targetScore: null };
    case 'CHECKLIST':
      if (targetLevel != null) targetOf(edition, targetLevel);
      return { targetLevel: null, targetScore: score ?? 100 };
    default:
      if (score !== null)
        throw badInput({
          targetScore: text(
            '该标准的目标是级别，不是得分。',
            'The target of this rule book is a level, not a score.',
          ),
        });
      return { targetLevel: targetOf(edition, targetLevel ?? own), targetScore: null };
  }
}

const oneTarget = text('目标结论和目标得分只填一个。', 'Give a conclusion or a score, not both.');

export const conclusions: Readonly<Record<ScoringEdition, readonly Conclusion[]>> = {
  // The best that needs no further judgement stands first.
  MLPS_2019: ['GOOD', 'EXCELLENT', 'FAIR', 'POOR'],
  MLPS_2021: ['GOOD', 'EXCELLENT', 'FAIR', 'POOR'],
  MLPS_2025: ['CONFORMING', 'BASICALLY_CONFORMING', 'NONCONFORMING'],
};

function conclusionOf(edition: ScoringEdition | null, wanted: string | null | undefined): Conclusion {
  const known = conclusions[edition ?? 'MLPS_2025'];
  const found = wanted == null ? known[0] : known.find((conclusion) => conclusion === wanted);
  if (found) return found;
  throw badInput({
    targetLevel: text(
      `请选择目标结论：${known.join('、')}。`,
      `Choose a conclusion of this edition: ${known.join(', ')}.`,
    ),
  });
}

interface Search {
  readonly edition: Edition;
  readonly assessment: PathSubject;
  readonly recorded: Recorded;
  readonly rated: Rated;
  readonly basis: ScoreBasis;
  readonly target: Target;
  readonly gaps: readonly ({ readonly gap: OpenGap } & Estimated)[];
}

function search({ edition, assessment, recorded, rated, basis, target, gaps }: Search): PathOutcome {
  const estimate = ({ gap, effortDays, cost }: Search['gaps'][number]): Estimate => ({
    id: gap.id,
    effort: effortDays,
    cost: cost ?? 0,
  });
  const ofResults = gaps.flatMap((each) =>
    each.gap.resultId === null ? [] : [{ ...estimate(each), resultId: each.gap.resultId, gap: each.gap }],
  );
  const { scoring } = edition;
  if (rated.kind === 'GRADED_ITEMS') {
    const codeOf = (id: string | null | undefined): string => edition.controlById.get(id ?? '')?.code ?? '';
    const graded = gaps.map((each): GradedGap => {
      const { controlId, resultId, level, to } = each.gap;
      if (resultId !== null) {
        const item = codeOf(edition.controlById.get(controlId)?.parentId);
        return { ...estimate(each), item, closes: 'CLAUSE', resultId };
      }
      const item = codeOf(controlId);
      return level === null
        ? { ...estimate(each), item, closes: 'USE', ratio: to ?? 0 }
        : { ...estimate(each), item, closes: 'QUALITY', level, index: to ?? 0 };
    });
    return pathOfGradedItems(rated.input, basis, Number(target.targetLevel), graded, limit);
  }
  if (scoring.kind === 'POINTS') {
    const indicators = ofResults.map(({ gap, ...each }) =>
      gap.grade === null ? each : { ...each, grade: gap.grade },
    );
    const input = pointsInput(edition, scoring, recorded);
    return pathOfPoints(input, basis, target.targetLevel ?? '', indicators, limit);
  }
  const plain = ofResults.map(({ gap: _gap, ...each }) => each);
  if (rated.kind === 'CHECKLIST')
    return pathOfChecklist(checklistItems(edition, recorded), basis, target.targetScore ?? 100, plain, limit);
  const aim =
    target.targetScore === null
      ? { conclusion: target.targetLevel as Exclude<Conclusion, 'UNDECIDED'> }
      : { value: target.targetScore };
  return pathOfConformity(scoreInput(edition, assessment, recorded.results), basis, aim, plain, limit);
}
