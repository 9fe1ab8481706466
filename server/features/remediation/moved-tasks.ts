import type { FollowTasks } from '../assessment/index.js';

/** Tasks that are not finished are about the results of the newer edition too; they stay with the former ones. */
export const followTasks: FollowTasks = async (tx, pairs) => {
  if (pairs.length === 0) return 0;
  const [row] = await tx.query<{ count: number }>(
    'task.follow',
    `with made as (
       insert into task_result (organization_id, task_id, result_id, moved)
       select $1::uuid, x.task_id, p."resultId", true
       from jsonb_to_recordset($2::jsonb) as p("resultId" uuid, "fromResultId" uuid)
       join task_result x on x.organization_id = $1::uuid and x.result_id = p."fromResultId"
       join remediation_task t on t.organization_id = $1::uuid and t.id = x.task_id and t.state <> 'VERIFIED'
       on conflict do nothing returning task_id)
     select count(distinct task_id)::integer as count from made`,
    [tx.actor.organizationId, JSON.stringify(pairs)],
  );
  return row?.count ?? 0;
};

/** Tasks that somebody made for the results of the assessment aliased a. */
export const tasksMadeFor = `select count(distinct x.task_id) from task_result x
  join result r on r.organization_id = x.organization_id and r.id = x.result_id
  where x.organization_id = a.organization_id and r.assessment_id = a.id and not x.moved`;

/** Plans that somebody made for it. */
export const plansMadeFor = `select count(*) from remediation_plan p
  where p.organization_id = a.organization_id and p.assessment_id = a.id`;
