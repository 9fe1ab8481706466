import type { Reads } from '../../../platform/database/database.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { assessmentsByIds, resultsByIds } from '../../assessment/index.js';
import { editionById } from '../../framework/index.js';
import type { BriefingScore } from '../briefing/data.js';
import type { GapVerdict } from '../gap-analysis/data.js';
import { levelName } from '../format.js';
import type { PlannedAssessment, PlannedGap, Side } from './data.js';

export interface FoundGap extends Omit<PlannedGap, 'assessment'> {
  readonly taskId: string;
  readonly assessmentId: string;
  /** Side of the rule book that its control is on; null where the rule book has none. */
  readonly side: 'TECHNICAL' | 'MANAGEMENT' | null;
}

interface Row {
  readonly taskId: string;
  readonly resultId: string;
  readonly assessmentId: string;
  readonly frameworkId: string;
  readonly controlId: string;
  readonly verdictBefore: GapVerdict;
  readonly saidBefore: string | null;
}

/**
 * The gaps that the tasks of a plan close, each as it was when its task was made: verifying rates a result again, so what it was
 * stands in its former rows. The first row that ends after the task was made is the one that held then.
 */
export async function gapsOfPlan(reads: Reads, planId: string): Promise<FoundGap[]> {
  const rows = await reads.query<Row>(
    'report.planGaps',
    `select x.task_id as "taskId", r.id as "resultId", r.assessment_id as "assessmentId", a.framework_id as "frameworkId",
       r.control_id as "controlId", b.verdict as "verdictBefore", coalesce(b.gap, b.current_state) as "saidBefore"
     from remediation_task t
     join task_result x on x.organization_id = $1 and x.task_id = t.id
     join result r on r.organization_id = $1 and r.id = x.result_id
     join assessment a on a.organization_id = $1 and a.id = r.assessment_id
     cross join lateral (
       select * from (
         select h.verdict, h.gap, h.current_state, h.valid_from from result_history h
         where h.organization_id = $1 and h.id = r.id and h.valid_to > t.created_at
         union all select r.verdict, r.gap, r.current_state, r.valid_from) then_or_now
       order by valid_from limit 1) b
     where t.organization_id = $1 and t.plan_id = $2 order by t.number, a.id, r.position`,
    [reads.actor.organizationId, planId],
  );
  const results = new Map(
    (await resultsByIds(reads, distinct(rows.map(({ resultId }) => resultId)))).map((row) => [row.id, row]),
  );
  return Promise.all(
    rows.map(async (row): Promise<FoundGap> => {
      // Asked of what this transaction has in memory: no statement each.
      const edition = await editionById(reads, row.frameworkId);
      const control = edition?.controlById.get(row.controlId);
      const result = results.get(row.resultId);
      return {
        taskId: row.taskId,
        assessmentId: row.assessmentId,
        code: control?.code ?? '',
        name: control?.name ?? '',
        side: edition?.categories.find(({ code }) => code === control?.category)?.side ?? null,
        before: { verdict: row.verdictBefore, said: row.saidBefore },
        now: {
          verdict: result?.verdict ?? 'OPEN',
          proven: result?.provenVerdict ?? 'OPEN',
          said: result?.gap ?? result?.currentState ?? null,
        },
      };
    }),
  );
}

/** Where the work of a task lies, by the controls whose gaps it closes. */
export function sideOf(gaps: readonly Pick<FoundGap, 'side'>[]): Side {
  const sides = [...new Set(gaps.map(({ side }) => side))];
  if (sides.length === 0 || sides.includes(null)) return 'UNKNOWN';
  return sides.length === 1 ? sides[0]! : 'BOTH';
}

interface Scores {
  readonly assessmentId: string;
  readonly before: BriefingScore | null;
  readonly now: BriefingScore | null;
}

/** These assessments with their scores at a moment and now. */
export async function plannedAssessments(
  reads: Reads,
  { ids, before }: { readonly ids: readonly string[]; readonly before: string },
): Promise<{ readonly id: string; readonly told: PlannedAssessment }[]> {
  const assessments = await assessmentsByIds(reads, ids);
  const point = (until: string) => `(select json_build_object('declared', p.declared, 'proven', p.proven,
      'declaredLevel', p.declared_level, 'provenLevel', p.proven_level)
    from score_point p where p.organization_id = $1 and p.assessment_id = i.id ${until} order by p.at desc, p.id desc limit 1)`;
  const scores = await reads.query<Scores>(
    'report.planScores',
    `select i.id as "assessmentId", ${point('and p.at <= $3')} as before, ${point('')} as now from unnest($2::uuid[]) i (id)`,
    [reads.actor.organizationId, ids, before],
  );
  const scoreOf = new Map(scores.map((one) => [one.assessmentId, one]));
  const found = await Promise.all(
    assessments.map(async (assessment) => {
      const edition = await editionById(reads, assessment.frameworkId);
      if (!edition) return [];
      const isShare = edition.scoring.kind === 'CHECKLIST' || assessment.scoringEdition === 'MLPS_2025';
      return [
        {
          id: assessment.id,
          told: {
            name: assessment.name,
            subject: assessment.subject.name,
            framework: edition.framework.shortName,
            documentNumber: edition.framework.documentNumber,
            target: targetOf(edition.scoring.kind, assessment.targetLevel),
            unit: isShare ? ('%' as const) : ('分' as const),
            before: scoreOf.get(assessment.id)?.before ?? null,
            now: scoreOf.get(assessment.id)?.now ?? null,
          },
        },
      ];
    }),
  );
  return found.flat().toSorted((one, other) => (one.told.name < other.told.name ? -1 : 1));
}

function targetOf(kind: string, target: string | null): string | null {
  if (target === null) return null;
  return kind === 'CONFORMITY' ? levelName(target) : kind === 'GRADED_ITEMS' ? `${target} 级` : target;
}
