import type { Reads } from '../../platform/database/database.js';
import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { AssessmentEntity } from './assessment.entity.js';
import { AssessmentFields, SystemAssessments } from './assessment.fields.js';
import { assessmentsByIds, requireAssessment } from './assessment.queries.js';
import { AssessmentResolver } from './assessment.resolver.js';
import { AssessmentService, createInside } from './assessment.service.js';
import { closedAssessments } from './assessment.holds.js';
import { AssessmentSubscription } from './assessment.subscription.js';
import { DerivedVerdictFields, DerivedVerdictResolver, ResultDerivation } from './derived-verdict.fields.js';
import { DerivedVerdictService } from './derived-verdict.service.js';
import { ControlResults } from './control-results.fields.js';
import {
  MeasureComparisonFields,
  ProofComparisonFields,
  ResultComparisonFields,
  ResultStateFields,
} from './comparison/compared-rows.fields.js';
import { ComparisonFields, ComparisonResolver } from './comparison/comparison.fields.js';
import { rescoreDue, scheduleExpiry } from './expiry.job.js';
import type { ProofDayListener } from './expiry.job.js';
import { AssessmentMeasures, MeasureFields, MeasureResolver } from './measures/measure.fields.js';
import { MeasureService } from './measures/measure.service.js';
import {
  AssessmentMoveFields,
  AssessmentMoves,
  LinkOrigins,
  MoveLineFields,
  ResultOriginFields,
  ResultOrigins,
} from './move/move.fields.js';
import { OutlookFields, OutlookResolver } from './outlook/outlook.resolver.js';
import { MoveResolver } from './move/move.resolver.js';
import type { MoveDependant } from './move/move.queries.js';
import { MoveService } from './move/move.service.js';
import type { FollowTasks, MoveNeighbours } from './move/move.service.js';
import { OfficialTableResolver } from './official-tables/official-table.resolver.js';
import { OfficialTableService } from './official-tables/official-table.service.js';
import {
  AssessmentOutcomes,
  ConditionGapFields,
  ExplanationNodeFields,
  RatedIndicatorFields,
  RatedItemFields,
} from './outcome/outcome.fields.js';
import { assignInside, rateInside, RatingService } from './rating.service.js';
import type { TaskEstimates } from './path/estimate.queries.js';
import { EstimateService } from './path/estimate.service.js';
import { findPath } from './path/find-path.js';
import type { FoundPath, WantedPath } from './path/find-path.js';
import { AssessmentPath, EstimateResolver, PathStepFields } from './path/path.fields.js';
import { ResultEvidence } from './result-evidence.fields.js';
import { ResultFields } from './result.fields.js';
import { resultsByIds } from './result.queries.js';
import type { TaskPredicate } from './result.queries.js';
import {
  AssessmentParts,
  ComparedSubjectFields,
  ComparedUnitFields,
  ScoreLineFields,
  SteeringResolver,
} from './steering/steering.resolver.js';
import { AssessmentScores, ScoreDeductionFields, SystemScoreFields, VetoFields } from './score.fields.js';
import { openScenarios } from './scenario/scenario.js';
import type { Scenario } from './scenario/scenario.js';
import { rescore, rescoreScope } from './score.service.js';

export {
  AssessmentState,
  Conclusion,
  ProofState,
  RiskJudgement,
  ScoreBasis,
  ScoringEdition,
  SubjectKind,
  Verdict,
} from './assessment.enums.js';
export { Assessment, Subject } from './assessment.types.js';
export { Result } from './result.types.js';
export { causesOf } from './comparison/causes.queries.js';
export { ChangeCause } from './comparison/comparison.parts.js';
export { AssessmentComparison } from './comparison/comparison.types.js';
export { pairs } from './comparison/differences.js';
export type { Pair } from './comparison/differences.js';
export { CreateAssessmentInput, SubjectInput } from './assessment.inputs.js';
export type { AssignResultsInput, ResultRating } from './assessment.inputs.js';
export { assessmentsByIds, requireAssessment } from './assessment.queries.js';
export { resultsByIds, resultsOfAssessments } from './result.queries.js';
export { proofJoin, proofState, proofWith, provenVerdict } from './proof.sql.js';
export { explainScores } from './score-explanation.js';
export { measuresOf } from './measures/measure.queries.js';
export { itemCategories } from './official-tables/item-categories.js';
export { fullRating } from './outcome/full-rating.js';
export type { FullRating } from './outcome/full-rating.js';
export type { Explained } from './outcome/explanation.js';
export { scoresOf } from './score-at.js';
export { readOutlook } from './outlook/outlook.queries.js';
export { readPeers } from './steering/score-comparison.queries.js';
export type { Peer } from './steering/score-comparison.queries.js';
export { ComparedSubject } from './steering/score-comparison.types.js';
export { mostLines } from './steering/score-lines.types.js';
export { readScoreLines } from './steering/score-lines.queries.js';
export { openAssessments } from './steering/steering.scope.js';
export type { SteeringScope } from './steering/steering.scope.js';
export { rateInside } from './rating.service.js';
export type { FoundPath, FoundStep, WantedPath } from './path/find-path.js';
export { rescore, topicOf } from './score.service.js';
export type { Closure, PlannedFigure } from './scenario/closure.js';
export type { Demand } from './scenario/next-step.js';
export type { EstimatedGap, PlannedOutcome, Prospect, Scenario } from './scenario/scenario.js';
export { PathStatus } from './path/path.types.js';

/** What this room hangs into; the evidence room does not know it. */
export type EvidenceDoor = Pick<EvidenceRoom, 'onProofChanged' | 'defineHold' | 'links'>;
export type { FollowTasks } from './move/move.service.js';

/** Assessments, results and scores. */
export interface AssessmentRoom extends Room {
  readonly service: AssessmentService;
  readonly ratings: RatingService;
  /** Rates results inside the caller's transaction; see `rating.service`. */
  readonly rateInside: typeof rateInside;
  readonly rescore: typeof rescore;
  /** Starts an assessment, and says who answers for results, inside the caller's transaction. */
  readonly createInside: typeof createInside;
  readonly assignInside: typeof assignInside;
  /** What the minute job does: scores anew where a proof began or ended today, and tells the rooms above. */
  rescoreDue(): Promise<void>;
  /** Called in its transaction with the open assessments that were scored anew. */
  onProofDay(listener: ProofDayListener): void;
  /** Lets the remediation room say, as SQL over the result aliased r, when a task exists for it. */
  defineHasTask(sql: string): void;
  /** Lets the remediation room say, as SQL, what unfinished tasks take; see `TaskEstimates`. */
  defineTaskEstimates(sql: string): void;
  /** The way to a target as of this transaction; NOT_FOUND when the assessment is out of the actor's sight. */
  pathInside(reads: Reads, assessmentId: string, wanted: WantedPath): Promise<FoundPath>;
  /** These assessments as far as they are in sight, each ready to be asked what it would come to. */
  openScenarios(reads: Reads, assessmentIds: readonly string[]): Promise<Map<string, Scenario>>;
  /** Lets the remediation room say how its tasks follow an assessment to another edition. */
  defineFollowTasks(follow: FollowTasks): void;
  /** Lets a room above say, as SQL over the assessment aliased a, how much it keeps of it and undoing a move would lose. */
  defineMoveDependant(kind: MoveDependant, sql: string): void;
}

export function createAssessmentRoom(
  deps: Pick<Deps, 'database' | 'jobs'>,
  { evidence }: { evidence: EvidenceDoor },
): AssessmentRoom {
  const service = new AssessmentService(deps.database);
  const ratings = new RatingService(deps.database);
  const tasks: TaskPredicate = { sql: undefined };
  const estimates: TaskEstimates = { sql: undefined };
  const neighbours: MoveNeighbours = { dependants: {} };
  const moves = new MoveService(deps.database, evidence.links, neighbours);
  evidence.onProofChanged(async (tx, { controlIds, systemIds }) => {
    await rescoreScope(tx, { kind: 'controls', controlIds, systemIds });
  });
  evidence.defineHold('CLOSED_ASSESSMENT', closedAssessments);
  const proofDays: ProofDayListener[] = [];
  scheduleExpiry(deps, proofDays);
  return {
    name: 'assessment',
    permission: 'assessment:read',
    service,
    ratings,
    rateInside,
    createInside,
    assignInside,
    rescore,
    rescoreDue: () => rescoreDue(deps, proofDays),
    onProofDay: (listener) => void proofDays.push(listener),
    defineHasTask: (sql) => void (tasks.sql = sql),
    defineTaskEstimates: (sql) => void (estimates.sql = sql),
    pathInside: async (reads, assessmentId, wanted) =>
      findPath(reads, await requireAssessment(reads, assessmentId), wanted, estimates),
    openScenarios: (reads, assessmentIds) => openScenarios(reads, assessmentIds, estimates),
    defineFollowTasks: (follow) => void (neighbours.followTasks = follow),
    defineMoveDependant: (kind, sql) => void (neighbours.dependants[kind] = sql),
    resolvers: [
      new AssessmentResolver(service, ratings),
      new DerivedVerdictResolver(new DerivedVerdictService(deps.database)),
      new AssessmentSubscription(),
      new AssessmentFields(tasks),
      new SystemAssessments(),
      new AssessmentScores(),
      new ResultFields(),
      new ResultEvidence(),
      new ResultDerivation(),
      new DerivedVerdictFields(),
      new ControlResults(),
      new VetoFields(),
      new ScoreDeductionFields(),
      new SystemScoreFields(),
      new AssessmentMeasures(),
      new MeasureFields(),
      new MeasureResolver(new MeasureService(deps.database)),
      new OfficialTableResolver(new OfficialTableService(deps.database)),
      new AssessmentOutcomes(),
      new ComparisonResolver(),
      new ComparisonFields(),
      new ResultComparisonFields(),
      new ResultStateFields(),
      new MeasureComparisonFields(),
      new ProofComparisonFields(),
      new RatedItemFields(),
      new RatedIndicatorFields(),
      new ConditionGapFields(),
      new ExplanationNodeFields(),
      new AssessmentPath(estimates),
      new PathStepFields(),
      new EstimateResolver(new EstimateService(deps.database)),
      new MoveResolver(moves),
      new MoveLineFields(),
      new OutlookResolver(),
      new OutlookFields(),
      new SteeringResolver(),
      new ScoreLineFields(),
      new ComparedSubjectFields(),
      new ComparedUnitFields(),
      new AssessmentParts(),
      new AssessmentMoves(),
      new AssessmentMoveFields(neighbours.dependants),
      new ResultOrigins(),
      new ResultOriginFields(),
      new LinkOrigins(),
    ],
    nodes: [
      { typeName: 'Assessment', table: 'assessment', permission: 'assessment:read', read: assessmentsByIds },
      {
        typeName: 'Result',
        table: 'result',
        permission: 'assessment:read',
        read: (reads, ids) => resultsByIds(reads, ids),
      },
    ],
  };
}

export const assessmentEntities = [AssessmentEntity];
