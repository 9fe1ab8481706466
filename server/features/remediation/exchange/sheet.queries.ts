import type { Reads } from '../../../platform/database/database.js';
import { unitsOf } from '../../organization/index.js';
import { members } from '../../people/index.js';
import { inSight, sightOf } from '../task.queries.js';
import { Directory } from './sheet.directory.js';
import type { SheetTask } from './sheet.rows.js';

const resultInSight = `($2::uuid[] is null or r.unit_id = any ($2) or r.assignee_id = $3::uuid)`;

// Links and predecessors are gathered once for all tasks and not once per task.
const sheetSql = (which: string) => `
  with wanted as materialized (select t.* from remediation_task t where ${inSight} and ${which}),
  link as (
    select x.task_id, array_agg(distinct f.code || ':' || c.code) as controls,
      array_agg(distinct s.name) filter (where s.name is not null) as systems
    from wanted w join task_result x on x.organization_id = $1 and x.task_id = w.id
    join result r on r.organization_id = $1 and r.id = x.result_id and ${resultInSight}
    join assessment a on a.organization_id = $1 and a.id = r.assessment_id
    join control c on c.id = r.control_id join framework f on f.id = a.framework_id
    left join information_system s on s.organization_id = $1 and s.id = a.system_id
    group by x.task_id),
  before as (
    select w.id, array_agg(t.number order by t.number) as numbers,
      array_agg(t.id::text order by t.number) as ids from wanted w cross join lateral unnest(w.predecessor_ids) as p(id)
    join remediation_task t on t.id = p.id and ${inSight} group by w.id)
  select w.id, w.number, w.title, w.description, w.plan_id as "planId", w.state, w.priority, w.unit_id as "unitId", w.owner_id as "ownerId",
    w.contributor_ids::text[] as "contributorIds", w.due_on::text as "dueOn", w.original_due_on::text as "originalDueOn",
    w.budget::float8 as budget, w.actual_cost::float8 as "actualCost", w.effort_days::float8 as "effortDays",
    w.risk_before as "riskBefore", w.risk_after as "riskAfter", coalesce(l.controls, '{}') as controls, coalesce(l.systems, '{}') as systems,
    w.predecessor_ids::text[] as "predecessorIds", coalesce(b.numbers, '{}') as predecessors,
    coalesce(b.ids, '{}') as "seenPredecessorIds", w.steps, w.version
  from wanted w left join link l on l.task_id = w.id left join before b on b.id = w.id`;

/** The rows of these tasks, in the order of the ids: one statement. */
export async function sheetTasks(reads: Reads, ids: readonly string[]): Promise<SheetTask[]> {
  const rows = await reads.query<SheetTask>('taskSheet.tasks', sheetSql('t.id = any ($4::uuid[])'), [
    ...sightOf(reads.actor),
    ids,
  ]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The rows of tasks by their numbers; those out of the actor's sight are missing. */
export async function sheetTasksByNumber(
  reads: Reads,
  numbers: readonly number[],
): Promise<Map<number, SheetTask>> {
  if (numbers.length === 0) return new Map();
  const rows = await reads.query<SheetTask>(
    'taskSheet.byNumber',
    sheetSql('t.number = any ($4::integer[])'),
    [...sightOf(reads.actor), numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Ids of tasks in sight by number. */
export async function taskIdsByNumber(
  reads: Reads,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await reads.query<{ id: string; number: number }>(
    'taskSheet.idsByNumber',
    `select t.id, t.number from remediation_task t where ${inSight} and t.number = any ($4::integer[])`,
    [...sightOf(reads.actor), numbers],
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything that people may be, units and plans may be called: three statements, whatever the number of tasks. */
export async function directoriesOf(reads: Reads): Promise<Directories> {
  const units = await unitsOf(reads);
  const people = await reads.query<Named & { readonly username: string }>(
    'taskSheet.members',
    `select m.id, m.display_name as name, a.username from ${members} where m.organization_id = $1`,
    [reads.actor.organizationId],
  );
  const plans = await reads.query<Named>(
    'taskSheet.plans',
    `select p.id, p.name from remediation_plan p where p.organization_id = $1`,
    [reads.actor.organizationId],
  );
  return {
    units: new Directory(units.map(({ id, name, code, path }) => ({ id, name, exact: [path, code] }))),
    members: new Directory(
      people.map(({ id, name, username }) => ({ id, name, exact: [`${name} (${username})`, username] })),
    ),
    plans: new Directory(plans.map(({ id, name }) => ({ id, name, exact: [] }))),
  };
}

export interface Directories {
  readonly units: Directory;
  readonly members: Directory;
  readonly plans: Directory;
}

/** Which tasks wait for which, of the whole organization: what closes a circle is seen from here. */
export async function orderOfTasks(reads: Reads): Promise<Map<string, readonly string[]>> {
  const rows = await reads.query<{ id: string; before: string[] }>(
    'taskSheet.order',
    `select id, predecessor_ids::text[] as before from remediation_task where organization_id = $1 and predecessor_ids <> '{}'`,
    [reads.actor.organizationId],
  );
  return new Map(rows.map(({ id, before }) => [id, before]));
}

export interface OpenResult {
  readonly id: string;
  readonly controlId: string;
  readonly system: string | null;
  readonly systemCode: string | null;
}

/** Results of open assessments on these controls, as far as the actor may see them. */
export function openResultsOn(reads: Reads, controlIds: readonly string[]): Promise<OpenResult[]> {
  if (controlIds.length === 0) return Promise.resolve([]);
  return reads.query<OpenResult>(
    'taskSheet.results',
    `select r.id, r.control_id as "controlId", s.name as system, s.code as "systemCode"
     from result r join assessment a on a.organization_id = $1 and a.id = r.assessment_id and a.state = 'OPEN'
     left join information_system s on s.organization_id = $1 and s.id = a.system_id
     where r.organization_id = $1 and ${resultInSight} and r.control_id = any ($4::uuid[]) and r.asked`,
    [...sightOf(reads.actor), controlIds],
  );
}
