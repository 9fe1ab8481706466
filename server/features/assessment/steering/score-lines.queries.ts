import type { Reads } from '../../../platform/database/database.js';
import { sightOf } from '../assessment.access.js';
import { subjects } from '../assessment.queries.js';
import { mostLines } from './score-lines.types.js';
import type { ScoreLinePoint, ScoreLines } from './score-lines.types.js';
import { inScope, scopeParameters } from './steering.scope.js';
import type { SteeringScope } from './steering.scope.js';

interface Row extends ScoreLinePoint {
  readonly line: number;
  /** The newest assessment of the line. */
  readonly newestId: string;
  readonly total: number;
}

const dayIn = (moment: string): string => `(${moment} at time zone 'Asia/Shanghai')::date`;
const newer = (one: string, other: string): string =>
  `(${one}.period_end, ${one}.created_at, ${one}.id) > (${other}.period_end, ${other}.created_at, ${other}.id)`;

// A score stands as it was written until it is written again, so the last one of a day is that of its end, and days without one
// need none. What was written of an older assessment after a newer one had been made does not count.
const sql = `
  with chosen as materialized (
    select a.id, a.period_end, a.created_at,
      dense_rank() over (order by f.scoring_kind <> 'CONFORMITY', f.code, f.id, a.subject_kind, coalesce(s.name, u.name, o.name, ''), a.subject_id) as line
    from assessment a join framework f on f.id = a.framework_id ${subjects}
    where ${inScope} and ${dayIn('a.created_at')} <= $8::date
  ), moved as (
    select c.line, c.id as assessment, p.at, p.id, p.declared, p.proven, p.declared_level, p.proven_level,
      greatest(${dayIn('p.at')}, $7::date) as day, ${dayIn('p.at')} >= $7::date as inside
    from chosen c join score_point p on p.organization_id = $1 and p.assessment_id = c.id
    where c.line <= ${mostLines} and ${dayIn('p.at')} <= $8::date and not exists (
      select 1 from chosen b where b.line = c.line and b.created_at <= p.at and ${newer('b', 'c')})
  )
  select distinct on (m.line, m.day) m.line::integer, m.day::text, m.declared, m.proven, m.declared_level as "declaredLevel",
    m.proven_level as "provenLevel", m.assessment as "assessmentId",
    (count(*) filter (where m.inside) over (partition by m.line, m.day))::integer as moves,
    (select c.id from chosen c where c.line = m.line and not exists (
      select 1 from chosen b where b.line = c.line and ${newer('b', 'c')})) as "newestId",
    (select max(line) from chosen)::integer as total
  from moved m order by m.line, m.day, m.at desc, m.id desc`;

/** The whole picture in one statement. */
export async function readScoreLines(
  reads: Reads,
  scope: SteeringScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ScoreLines> {
  const rows = await reads.query<Row>('steering.scoreLines', sql, [
    ...sightOf(reads.actor),
    ...scopeParameters(scope),
    from,
    to,
  ]);
  const lines = [...Map.groupBy(rows, ({ line }) => line).values()].map((points) => ({
    assessmentId: points[0]!.newestId,
    points,
  }));
  return { from, to, lines, totalCount: rows[0]?.total ?? 0 };
}
