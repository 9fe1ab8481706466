import type { Reads, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { assessmentInSight, sightOf } from './assessment.access.js';
import { nextChangeOn, proofJoin, proofState, proofWith, today } from './proof.sql.js';
import type { ScoredAssessment, ScoredResult } from './score-items.js';
import type { ScoreSummary } from './score-summary.js';
import type { AssessmentScore, CategoryScore, ScorePoint, SystemScore } from './score.types.js';

/** An assessment whose score may have to be computed anew. */
export interface ScoringSubject extends ScoredAssessment {
  readonly id: string;
  readonly name: string;
  readonly frameworkId: string;
}

export interface LockedScore extends ScoringSubject {
  readonly frameworkHash: string;
  readonly fingerprint: string;
  readonly declaredValue: number;
  readonly provenValue: number;
}

/** Which open assessments to score: by id, by the proof of controls (system null: every system), or by the day. */
export type ScoreScope =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | {
      readonly kind: 'controls';
      readonly controlIds: readonly string[];
      readonly systemIds: readonly (string | null)[];
    }
  | { readonly kind: 'due' };

const subjectColumns = `a.id, a.name, a.framework_id as "frameworkId", a.target_level as "targetLevel", a.technologies,
  a.continuity_critical as "continuityCritical", a.scoring_edition as "scoringEdition",
  a.attention_factor as "attentionFactor", a.partial_credit as "partialCredit"`;

/**
 * Locks the summaries of a scope, in a fixed order. Whoever changes something that counts waits here for the other, and
 * reads the results only afterwards: the last one to commit has seen everything.
 */
export function lockScores(tx: Tx, scope: ScoreScope): Promise<LockedScore[]> {
  const parameters: unknown[] = [tx.actor.organizationId];
  return tx.query<LockedScore>(
    'score.lock',
    `select ${subjectColumns}, f.content_hash as "frameworkHash", s.fingerprint, s.declared_value as "declaredValue", s.proven_value as "provenValue"
     from assessment_score s join assessment a on a.organization_id = s.organization_id and a.id = s.assessment_id
       join framework f on f.id = a.framework_id
     where s.organization_id = $1 and a.state = 'OPEN' and ${scopeSql(scope, parameters)}
     order by s.assessment_id for update of s`,
    parameters,
  );
}

function scopeSql(scope: ScoreScope, parameters: unknown[]): string {
  switch (scope.kind) {
    case 'ids':
      parameters.push(scope.ids);
      return 's.assessment_id = any ($2::uuid[])';
    case 'due':
      return `s.next_change_on <= ${today}`;
    case 'controls':
      parameters.push(scope.controlIds, scope.systemIds.includes(null) ? null : scope.systemIds);
      return `($3::uuid[] is null or a.system_id = any ($3)) and exists (
        select 1 from result r where r.organization_id = $1 and r.assessment_id = a.id and r.control_id = any ($2::uuid[]))`;
  }
}

export type ScoredRow = ScoredResult & {
  readonly assessmentId: string;
  readonly nextChangeOn: string | null;
};

const ofAssessments = 'r.assessment_id = any ($2::uuid[])';

/** Every result of these assessments with the state of its proof, in one statement. */
export function scoredResults(reads: Reads, assessmentIds: readonly string[]): Promise<ScoredRow[]> {
  return reads.query<ScoredRow>(
    'score.results',
    `with ${proofWith(ofAssessments, { onlyClaims: true })}
     select r.assessment_id as "assessmentId", r.id, r.control_id as "controlId", r.verdict, r.risk_judgement as "riskJudgement",
       ${proofState} as proof, (${nextChangeOn})::text as "nextChangeOn"
     from result r ${proofJoin} where r.organization_id = $1 and ${ofAssessments}`,
    [reads.actor.organizationId, assessmentIds],
  );
}

export interface SavedScore {
  readonly assessment: ScoringSubject;
  readonly summary: ScoreSummary;
  readonly nextChangeOn: string | null;
  /** True when a value moved: the history gets a point. */
  readonly moved: boolean;
}

/** Writes summaries and the new points of their history with one statement. */
export async function saveScores(tx: Tx, scores: readonly SavedScore[]): Promise<void> {
  const rows = scores.map(({ assessment, summary, nextChangeOn, moved }) => ({
    assessment_id: assessment.id,
    edition: assessment.scoringEdition,
    declared_value: summary.declared.value,
    proven_value: summary.proven.value,
    declared_conclusion: summary.declared.conclusion,
    proven_conclusion: summary.proven.conclusion,
    declared: summary.declared,
    proven: summary.proven,
    categories: summary.categories,
    open_count: summary.openCount,
    gap_count: summary.gapCount,
    provisional: summary.provisional,
    fingerprint: summary.fingerprint,
    next_change_on: nextChangeOn,
    point_id: moved ? newId() : null,
  }));
  await tx.query(
    'score.save',
    `with score as (
       select * from jsonb_to_recordset($2::jsonb) as s(assessment_id uuid, edition text, declared_value float8, proven_value float8,
         declared_conclusion text, proven_conclusion text, declared jsonb, proven jsonb, categories jsonb, open_count integer,
         gap_count integer, provisional boolean, fingerprint text, next_change_on date, point_id uuid)
     ), point as (
       insert into score_point (id, organization_id, assessment_id, at, declared, proven)
       select point_id, $1::uuid, assessment_id, now(), declared_value, proven_value from score where point_id is not null
     )
     insert into assessment_score (assessment_id, organization_id, edition, declared_value, proven_value, declared_conclusion,
       proven_conclusion, declared, proven, categories, open_count, gap_count, provisional, fingerprint, next_change_on, computed_at)
     select assessment_id, $1::uuid, edition, declared_value, proven_value, declared_conclusion, proven_conclusion, declared, proven,
       categories, open_count, gap_count, provisional, fingerprint, next_change_on, now() from score
     on conflict (assessment_id) do update set edition = excluded.edition, declared_value = excluded.declared_value,
       proven_value = excluded.proven_value, declared_conclusion = excluded.declared_conclusion,
       proven_conclusion = excluded.proven_conclusion, declared = excluded.declared, proven = excluded.proven,
       categories = excluded.categories, open_count = excluded.open_count, gap_count = excluded.gap_count,
       provisional = excluded.provisional, fingerprint = excluded.fingerprint, next_change_on = excluded.next_change_on,
       computed_at = excluded.computed_at`,
    [tx.actor.organizationId, JSON.stringify(rows)],
  );
}

export type StoredScore = AssessmentScore & { readonly id: string; readonly categories: CategoryScore[] };

/** The maintained scores of these assessments; `id` is the assessment's. */
export function scoresOf(reads: Reads, assessmentIds: readonly string[]): Promise<StoredScore[]> {
  return reads.query<StoredScore>(
    'score.stored',
    `select assessment_id as id, edition, declared, proven, categories, computed_at as "computedAt",
       to_char((next_change_on::timestamp at time zone 'Asia/Shanghai') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "nextChangeAt"
     from assessment_score where organization_id = $1 and assessment_id = any ($2::uuid[])`,
    [reads.actor.organizationId, assessmentIds],
  );
}

/** Points of the last days, oldest first, with the one that held when they began. */
export function scorePoints(
  reads: Reads,
  assessmentIds: readonly string[],
  days: number,
): Promise<(ScorePoint & { assessmentId: string })[]> {
  return reads.query(
    'score.points',
    `select p.assessment_id as "assessmentId", p.at, p.declared, p.proven from score_point p
     where p.organization_id = $1 and p.assessment_id = any ($2::uuid[]) and p.at >= coalesce((
       select max(q.at) from score_point q where q.organization_id = $1 and q.assessment_id = p.assessment_id
         and q.at < now() - make_interval(days => $3)), '-infinity')
     order by p.at, p.id`,
    [reads.actor.organizationId, assessmentIds, days],
  );
}

/**
 * The newest assessment of every system (and framework) from the maintained summaries: one statement, whatever the number
 * of results. People who see only their own work see the systems of their units.
 */
export function listSystemScores(reads: Reads, frameworkCode: string | null): Promise<SystemScore[]> {
  return reads.query<SystemScore>(
    'score.systems',
    `select distinct on (s.code, s.id, f.code) a.id as "assessmentId", a.name as "assessmentName", s.id as "systemId", s.name as "systemName",
       s.code as "systemCode", x.declared_value as declared, x.proven_value as proven, x.declared_conclusion as "declaredConclusion",
       x.proven_conclusion as "provenConclusion", x.open_count as open, x.gap_count as gaps, x.provisional
     from information_system s
     join assessment a on a.organization_id = s.organization_id and a.system_id = s.id
     join assessment_score x on x.organization_id = a.organization_id and x.assessment_id = a.id
     join framework f on f.id = a.framework_id
     where ${assessmentInSight} and s.organization_id = $1 and ($2::uuid[] is null or s.owner_unit_id = any ($2))
       and ($4::text is null or f.code = $4)
     order by s.code, s.id, f.code, a.period_end desc, a.created_at desc`,
    [...sightOf(reads.actor), frameworkCode],
    reads.actor.ownWorkOnly ? undefined : 'kept',
  );
}
