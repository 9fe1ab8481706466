import type { Reads, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { assessmentInSight, sightOf } from './assessment.access.js';
import type { ProofState } from './assessment.enums.js';
import { officialTablesSql } from './official-tables/official-table.content.js';
import type { OfficialTables } from './official-tables/official-table.content.js';
import type { Recorded, ScoredMeasure } from './outcome/rating-input.js';
import {
  isRecorded,
  measureNextChangeOn,
  measureProof,
  measureProofWith,
  nextChangeOn,
  proofJoin,
  proofState,
  proofWith,
  today,
} from './proof.sql.js';
import type { ScoredAssessment, ScoredResult } from './score-items.js';
import type { ScoringKind } from '../framework/index.js';
import type { ScoreSummary, StoredConformity, StoredOutcome } from './score-summary.js';
import type { CategoryScore, ScorePoint, SystemScore } from './score.types.js';
import type { ScoringEdition } from './assessment.enums.js';

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
  readonly declaredLevel: string | null;
  readonly provenLevel: string | null;
}

/** Which open assessments to score: by id, by the proof of controls (system null: every system), by rule book, or by the day. */
export type ScoreScope =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | {
      readonly kind: 'controls';
      readonly controlIds: readonly string[];
      readonly systemIds: readonly (string | null)[];
    }
  | { readonly kind: 'framework'; readonly frameworkId: string }
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
    `select ${subjectColumns}, f.content_hash as "frameworkHash", s.fingerprint, s.declared_value as "declaredValue", s.proven_value as "provenValue",
       s.declared_level as "declaredLevel", s.proven_level as "provenLevel"
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
    case 'framework':
      parameters.push(scope.frameworkId);
      return 'a.framework_id = $2::uuid';
    case 'due':
      return `s.next_change_on <= ${today}`;
    case 'controls':
      parameters.push(scope.controlIds, scope.systemIds.includes(null) ? null : scope.systemIds);
      return `($3::uuid[] is null or a.system_id = any ($3)) and (exists (
        select 1 from result r where r.organization_id = $1 and r.assessment_id = a.id and r.control_id = any ($2::uuid[]))
        or exists (select 1 from measure m where m.organization_id = $1 and m.assessment_id = a.id and m.control_id = any ($2::uuid[])))`;
  }
}

export interface ScoredRow extends ScoredResult {
  readonly assessmentId: string;
  readonly nextChangeOn: string | null;
}

/** What people recorded in one assessment, with the day on which one of its proofs next begins or ends. */
export interface RecordedRows extends Recorded {
  readonly results: readonly ScoredRow[];
  readonly nextChangeOn: string | null;
}

const ofAssessments = 'r.assessment_id = any ($2::uuid[])';

// Results, figures and official tables are of one moment: after a lock, of the moment after it.
const recordedSql = `with ${proofWith(ofAssessments, { onlyClaims: true })}, ${measureProofWith('m.assessment_id = any ($2::uuid[])')}
  select 'RESULT' as part, r.assessment_id as "assessmentId", r.id, r.control_id as "controlId", r.verdict, r.risk_judgement as "riskJudgement",
    ${proofState} as proof, r.asked, r.needs_confirmation as "needsConfirmation", (${nextChangeOn})::text as "nextChangeOn", null::jsonb as data
  from result r ${proofJoin} where r.organization_id = $1 and ${ofAssessments}
  union all
  select 'MEASURE', m.assessment_id, m.id, m.control_id, null, null, ${measureProof}, null, null, (${measureNextChangeOn})::text,
    jsonb_build_object('kind', m.kind, 'level', m.level, 'numerator', m.numerator, 'denominator', m.denominator, 'value', m.value,
      'grade', m.grade)
  from measure m left join measure_proof p on p.id = m.id
  where m.organization_id = $1 and m.assessment_id = any ($2::uuid[]) and ${isRecorded}
  union all
  select 'TABLES', a.id, null, null, null, null, null, null, null, null, t.tables
  from assessment a cross join lateral (select case when a.state = 'CLOSED' then a.pinned_tables else ${officialTablesSql('a')} end as tables) t
  where a.organization_id = $1 and a.id = any ($2::uuid[]) and t.tables is not null`;

type Part =
  | ({ readonly part: 'RESULT' } & ScoredRow)
  | {
      readonly part: 'MEASURE';
      readonly assessmentId: string;
      readonly controlId: string;
      readonly proof: ProofState;
      readonly nextChangeOn: string | null;
      readonly data: Omit<ScoredMeasure, 'controlId' | 'proof'>;
    }
  | { readonly part: 'TABLES'; readonly assessmentId: string; readonly data: OfficialTables };

/** Everything recorded in these assessments with the state of its proof, in one statement. */
export async function recordedIn(
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<Map<string, RecordedRows>> {
  const rows = await reads.query<Part>('score.results', recordedSql, [
    reads.actor.organizationId,
    assessmentIds,
  ]);
  const found = new Map<
    string,
    { results: ScoredRow[]; measures: ScoredMeasure[]; tables: OfficialTables; nextChangeOn: string | null }
  >(assessmentIds.map((id) => [id, { results: [], measures: [], tables: {}, nextChangeOn: null }]));
  for (const row of rows) {
    const of = found.get(row.assessmentId)!;
    if (row.part === 'TABLES') {
      of.tables = row.data;
      continue;
    }
    if (row.part === 'RESULT') of.results.push(row);
    else of.measures.push({ ...row.data, controlId: row.controlId, proof: row.proof });
    const day = row.nextChangeOn;
    if (day !== null && (of.nextChangeOn === null || day < of.nextChangeOn)) of.nextChangeOn = day;
  }
  return found;
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
    kind: summary.kind,
    // Where nothing applies there is no value; the history counts that as 0, as MLPS does.
    declared_value: summary.declared.value ?? 0,
    proven_value: summary.proven.value ?? 0,
    declared_conclusion: summary.conclusions?.declared ?? null,
    proven_conclusion: summary.conclusions?.proven ?? null,
    declared_level: summary.declared.level,
    proven_level: summary.proven.level,
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
       select * from jsonb_to_recordset($2::jsonb) as s(assessment_id uuid, kind text, edition text, declared_value float8,
         proven_value float8, declared_conclusion text, proven_conclusion text, declared_level text, proven_level text, declared jsonb, proven jsonb, categories jsonb, open_count integer,
         gap_count integer, provisional boolean, fingerprint text, next_change_on date, point_id uuid)
     ), point as (
       insert into score_point (id, organization_id, assessment_id, at, declared, proven, declared_level, proven_level)
       select point_id, $1::uuid, assessment_id, now(), declared_value, proven_value, declared_level, proven_level from score where point_id is not null
     )
     insert into assessment_score (assessment_id, organization_id, kind, edition, declared_value, proven_value, declared_conclusion,
       proven_conclusion, declared_level, proven_level, declared, proven, categories, open_count, gap_count, provisional, fingerprint,
       next_change_on, computed_at)
     select assessment_id, $1::uuid, kind, edition, declared_value, proven_value, declared_conclusion, proven_conclusion,
       declared_level, proven_level, declared, proven, categories, open_count, gap_count, provisional, fingerprint, next_change_on, now() from score
     on conflict (assessment_id) do update set kind = excluded.kind, edition = excluded.edition, declared_value = excluded.declared_value,
       proven_value = excluded.proven_value, declared_conclusion = excluded.declared_conclusion,
       proven_conclusion = excluded.proven_conclusion, declared_level = excluded.declared_level,
       proven_level = excluded.proven_level, declared = excluded.declared, proven = excluded.proven,
       categories = excluded.categories, open_count = excluded.open_count, gap_count = excluded.gap_count,
       provisional = excluded.provisional, fingerprint = excluded.fingerprint, next_change_on = excluded.next_change_on,
       computed_at = excluded.computed_at`,
    [tx.actor.organizationId, JSON.stringify(rows)],
  );
}

interface Stored {
  readonly id: string;
  readonly kind: ScoringKind;
  readonly open: number;
  readonly gaps: number;
  readonly computedAt: string;
  readonly nextChangeAt: string | null;
}

/** A maintained summary; `id` is the assessment's. Scores of MLPS carry what the summary of every kind carries. */
export type StoredScore = Stored & {
  readonly kind: 'CONFORMITY';
  readonly edition: ScoringEdition;
  readonly declared: StoredConformity;
  readonly proven: StoredConformity;
  readonly categories: CategoryScore[];
};
export type StoredRating = Stored & { readonly declared: StoredOutcome; readonly proven: StoredOutcome };

/** The maintained summaries of these assessments, whatever their kind. */
export function storedRatings(
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<(StoredScore | StoredRating)[]> {
  return reads.query(
    'score.stored',
    `select assessment_id as id, kind, edition, declared, proven, categories, open_count as open, gap_count as gaps, computed_at as "computedAt",
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
    `select p.assessment_id as "assessmentId", p.at, p.declared, p.proven, p.declared_level as "declaredLevel", p.proven_level as "provenLevel" from score_point p
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
       and x.kind = 'CONFORMITY' and ($4::text is null or f.code = $4)
     order by s.code, s.id, f.code, a.period_end desc, a.created_at desc`,
    [...sightOf(reads.actor), frameworkCode],
    reads.actor.ownWorkOnly ? undefined : 'kept',
  );
}
