import type { Locale } from '../../../platform/access/actor.js';
import type { Reads } from '../../../platform/database/database.js';
import { editionById } from '../../framework/index.js';
import type { Edition } from '../../framework/index.js';
import { assessmentsByIds } from '../assessment.queries.js';
import type { Assessment } from '../assessment.types.js';
import { rateBoth, summaryOf } from '../outcome/rate.js';
import type { Rated } from '../outcome/rate.js';
import { speaker } from '../outcome/outcome.details.js';
import { estimator, pathIn } from '../path/find-path.js';
import type { Estimated, FoundPath, WantedPath } from '../path/find-path.js';
import { estimatesOf } from '../path/estimate.queries.js';
import type { KnownEstimate, TaskEstimates } from '../path/estimate.queries.js';
import { gapsOf } from '../path/path.gaps.js';
import type { OpenGap } from '../path/path.gaps.js';
import { controlOf, isGap, provenVerdictOf } from '../score-items.js';
import { recordedIn } from '../score.queries.js';
import type { RecordedRows } from '../score.queries.js';
import type { Conclusion, ScoreText } from '../scoring/index.js';
import { closeGapsIn } from './closure.js';
import type { Closure, PlannedFigure } from './closure.js';
import { nextTarget, scoreAskedBy } from './next-step.js';
import type { Demand, PlannedOutcome } from './next-step.js';

export type { PlannedOutcome } from './next-step.js';

/** What an assessment would come to. */
export interface Prospect {
  readonly declared: PlannedOutcome;
  readonly proven: PlannedOutcome;
  /** Gaps left of what the target asks for. */
  readonly gaps: number;
}

/** A gap on the way to the target of an assessment, with what closing it takes. */
export type EstimatedGap = OpenGap & Estimated;

/** How a result of an assessment stands. */
export interface ResultStanding {
  readonly resultId: string;
  readonly controlId: string;
  /** Not met and proven yet. */
  readonly isOpen: boolean;
  /** Declared as met: what is open is its proof. */
  readonly isDeclared: boolean;
}

/**
 * One assessment, read once: what it would come to with any gaps closed, by the engine of the scores from the rows of one
 * moment. Asking again takes no statement.
 */
export class Scenario {
  private readonly resultIds: ReadonlySet<string>;

  constructor(
    readonly assessment: Assessment,
    readonly edition: Edition,
    private readonly recorded: RecordedRows,
    private readonly known: readonly KnownEstimate[] | null,
  ) {
    this.resultIds = new Set(recorded.results.map(({ id }) => id));
  }

  /** What it comes to with these gaps closed. */
  with(closure: Closure): Prospect {
    const then = closeGapsIn(this.edition, this.recorded, closure);
    const rated = rateBoth(this.edition, this.assessment, then);
    const { targetLevel } = this.assessment;
    const side = (basis: 'DECLARED' | 'PROVEN'): PlannedOutcome => ({
      ...summaryOf(rated, basis, then, targetLevel),
      conclusionKey: conclusionOf(rated, basis),
    });
    const gaps = then.results.filter(
      (result) => !controlOf(this.edition, result.controlId).informative && isGap(result),
    );
    return { declared: side('DECLARED'), proven: side('PROVEN'), gaps: gaps.length };
  }

  /** The proven score with these gaps closed; much less to compute than everything about it. */
  provenValue(closure: Closure): number {
    const then = closeGapsIn(this.edition, this.recorded, closure);
    return rateBoth(this.edition, this.assessment, then).proven.value ?? 0;
  }

  /** Whether any of these gaps is one of this assessment. */
  isTouchedBy({ resultIds, figures }: Closure): boolean {
    if (figures.length > 0) return true;
    for (const id of resultIds) if (this.resultIds.has(id)) return true;
    return false;
  }

  /** Those of these results that belong to this assessment, in the order of its rule book, and how each stands. */
  standingOf(resultIds: ReadonlySet<string>): ResultStanding[] {
    const places = new Map(this.edition.controls.map(({ id }, at) => [id, at]));
    return this.recorded.results
      .filter(({ id }) => resultIds.has(id))
      .toSorted((one, other) => (places.get(one.controlId) ?? 0) - (places.get(other.controlId) ?? 0))
      .map((result) => ({
        resultId: result.id,
        controlId: result.controlId,
        isOpen: !['MET', 'NOT_APPLICABLE'].includes(provenVerdictOf(result)),
        isDeclared: result.verdict === 'MET',
      }));
  }

  /** The result of a control; undefined where it has none. */
  resultOf(controlId: string): string | undefined {
    return this.recorded.results.find((result) => result.controlId === controlId)?.id;
  }

  /** Whether a figure is reached and proven already, so that raising it changes nothing. */
  hasReached(figure: PlannedFigure): boolean {
    const then = closeGapsIn(this.edition, this.recorded, { resultIds: new Set(), figures: [figure] });
    const told = ({ results, measures }: Pick<RecordedRows, 'results' | 'measures'>): string =>
      JSON.stringify([results, measures.map((one) => JSON.stringify(one)).toSorted()]);
    return told(then as RecordedRows) === told(this.recorded);
  }

  /** Gaps between what is proven and the target of the assessment, estimated as far as anybody did. */
  gapsToTarget(): EstimatedGap[] {
    const { edition, recorded, assessment } = this;
    const estimates = estimator(this.known ?? []);
    const rated = rateBoth(edition, assessment, recorded);
    const asked = new Set(recorded.results.flatMap(({ id, asked: isAsked }) => (isAsked ? [id] : [])));
    return gapsOf(edition, recorded, rated, 'PROVEN', assessment.targetLevel)
      .filter(({ resultId }) => resultId === null || asked.has(resultId))
      .map((gap) => ({ ...gap, ...estimates(gap) }));
  }

  /** The least that the next level above this outcome would still take; null at the top, and in the past. */
  nextAfter(closure: Closure): FoundPath | null {
    const target = nextTarget(this.edition, this.assessment, this.with(closure).proven);
    return target && this.wayAfter(closure, target);
  }

  /** Gaps that the target level takes besides these, as a threshold may ask for more than the target does by itself. */
  missingAfter(closure: Closure): readonly EstimatedGap[] {
    const { targetLevel } = this.assessment;
    const hasLevels = this.edition.scoring.kind === 'GRADED_ITEMS' || this.edition.scoring.kind === 'POINTS';
    if (!hasLevels || targetLevel === null) return [];
    return this.wayAfter(closure, { targetLevel })?.steps ?? [];
  }

  /** The step above what is proven today, and the score that its rule book asks for; null at the top and while undecided. */
  demand(): Demand | null {
    const target = nextTarget(
      this.edition,
      this.assessment,
      this.with({ resultIds: new Set(), figures: [] }).proven,
    );
    return (
      target && {
        target: target.targetLevel ?? null,
        value: scoreAskedBy(this.edition, this.assessment, target.targetLevel ?? null),
      }
    );
  }

  private wayAfter(
    closure: Closure,
    target: Pick<WantedPath, 'targetLevel' | 'targetScore'>,
  ): FoundPath | null {
    if (this.known === null) return null;
    const then = closeGapsIn(this.edition, this.recorded, closure);
    return pathIn(this.edition, this.assessment, then, this.known, { basis: 'PROVEN', ...target });
  }

  /** The conclusion of an outcome in words. */
  say(text: ScoreText, locale: Locale): string {
    return speaker(this.edition, locale)(text);
  }
}

const conclusionOf = (rated: Rated, basis: 'DECLARED' | 'PROVEN'): Conclusion | null =>
  rated.kind === 'CONFORMITY' ? rated[basis === 'DECLARED' ? 'declared' : 'proven'].conclusion : null;

/** These assessments as far as they are in sight, each ready to be asked what if: three statements whatever the number. */
export async function openScenarios(
  reads: Reads,
  assessmentIds: readonly string[],
  tasks: TaskEstimates,
): Promise<Map<string, Scenario>> {
  const assessments = await assessmentsByIds(reads, assessmentIds);
  const ids = assessments.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const recorded = await recordedIn(reads, ids);
  // Of estimates no former ones are kept.
  const known = reads.moment
    ? null
    : Map.groupBy(await estimatesOf(reads, ids, tasks), (one) => one.assessmentId);
  const opened = assessments.map(async (assessment) => {
    const edition = await editionById(reads, assessment.frameworkId);
    if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
    const own = known && (known.get(assessment.id) ?? []);
    return [assessment.id, new Scenario(assessment, edition, recorded.get(assessment.id)!, own)] as const;
  });
  return new Map(await Promise.all(opened));
}
