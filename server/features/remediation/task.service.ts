import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import {
  AppError,
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { idOnly } from '../../platform/graphql/columns.js';
import { check } from '../../platform/graphql/input-rules.js';
import { searchTokens } from '../../platform/search.js';
import { resultsByIds } from '../assessment/index.js';
import { mayEdit } from './remediation.access.js';
import { TaskEntity } from './remediation.entity.js';
import type { StepRecord, TaskRecord } from './remediation.entity.js';
import type { CreateTasksInput, UpdateTasksInput } from './remediation.inputs.js';
import { changedTasks, newTasks } from './remediation.rules.js';
import type { CheckedTask } from './remediation.rules.js';
import { taskCode } from './task.lifecycle.js';
import { riskProblem } from './risk.rules.js';
import type { RiskOfTask } from './risk.rules.js';
import { factsOf, requireTasks, resultsOfTasks, tell, topicsOf } from './task.records.js';
import { requireNoCircle } from './predecessors.js';
import { requireReferences } from './task.references.js';

/** Making tasks from gaps, and changing them. */
export class TaskService {
  constructor(private readonly database: Database) {}

  /**
   * Makes tasks, all or none, and answers their ids in the order asked for. A client key that is known answers the task
   * it made before. Numbers follow each other without gaps, whoever else is making tasks.
   */
  async createTasks(actor: Actor, input: CreateTasksInput): Promise<string[]> {
    const { tasks } = check(newTasks, {
      tasks: input.tasks.map((task) => ({ ...task, clientKey: task.clientKey ?? undefined })),
    });
    requireDistinctKeys(tasks);
    tasks.forEach(requireFallingRisk);
    try {
      return await this.database.write(actor, (tx) => create(tx, tasks));
    } catch (error) {
      // A double click: the other request was faster, so its tasks are there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, (tx) => create(tx, tasks));
    }
  }

  /** Changes tasks, all or none. INVALID_STATE when one is verified; CONFLICT on another version. */
  async updateTasks(actor: Actor, input: UpdateTasksInput): Promise<string[]> {
    const change = check(changedTasks, {
      ...input,
      title: input.title ?? undefined,
      description: input.description ?? null,
      priority: input.priority ?? undefined,
    });
    const ids = [...new Set(change.ids)];
    if (change.version != null && ids.length > 1) {
      throw badInput({
        version: text('批量修改时不要带版本号。', 'A version goes with a single task only.'),
      });
    }
    return this.database.write(actor, async (tx) => {
      const tasks = await requireTasks(tx, ids);
      for (const task of tasks) {
        if (change.version != null && task.version !== change.version) throw staleVersion();
        if (task.state === 'VERIFIED') {
          throw invalidState(
            text(
              `${taskCode(task.number)} 已验证，重新打开后才能修改。`,
              `${taskCode(task.number)} is verified: reopen it before changing it.`,
            ),
          );
        }
        if (!mayEdit(actor, factsOf(task))) throw forbidden();
      }
      const changes = differences(change, input);
      for (const task of tasks) requireFallingRisk({ ...task, ...changes });
      await requireReferences(tx, [changes]);
      if (changes.predecessorIds) await requireNoCircle(tx, ids, changes.predecessorIds);
      const touched = tasks.flatMap((task) => apply(task, changes) ?? []);
      if (touched.length > 0) await tellChanged(tx, touched);
      return ids;
    });
  }
}

const emptiable = [
  'description',
  'unitId',
  'ownerId',
  'budget',
  'actualCost',
  'effortDays',
  'riskBefore',
  'riskAfter',
  'planId',
] as const;
const required = ['title', 'priority'] as const;
const lists = ['contributorIds', 'predecessorIds'] as const;
type Changes = Partial<
  Pick<TaskRecord, (typeof emptiable)[number] | (typeof required)[number] | (typeof lists)[number]>
>;

/** The columns that a change names: null empties what may be empty and is ignored elsewhere. */
function differences(change: ReturnType<typeof changedTasks.parse>, input: UpdateTasksInput): Changes {
  return Object.fromEntries([
    ...required.filter((key) => change[key] != null).map((key) => [key, change[key]]),
    ...emptiable.filter((key) => input[key] !== undefined).map((key) => [key, change[key] ?? null]),
    ...lists.filter((key) => input[key] !== undefined).map((key) => [key, [...new Set(change[key] ?? [])]]),
  ]) as Changes;
}

export interface Changed {
  readonly task: TaskRecord;
  readonly before: Json;
  readonly after: Json;
}

/** Changes one task; undefined when nothing differs: a double click tells nobody. */
function apply(task: TaskRecord, changes: Changes): Changed | undefined {
  const keys = Object.keys(changes) as (keyof Changes)[];
  const before = pick(task, keys);
  if (keys.every((key) => isDeepStrictEqual(before[key], changes[key] ?? null))) return undefined;
  Object.assign(task, changes);
  task.searchTokens = tokensOf(task);
  return { task, before, after: pick(task, keys) };
}

/** Tells what became of tasks that changed. */
export async function tellChanged(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const found = await resultsOfTasks(
    tx,
    changed.map(({ task }) => task.id),
  );
  const results = Map.groupBy(found, (result) => result.taskId);
  for (const { task, ...change } of changed)
    tell(tx, 'changed', task, topicsOf(results.get(task.id) ?? []), change);
}

const pick = (task: TaskRecord, keys: readonly (keyof Changes)[]): Record<string, Json> =>
  Object.fromEntries(keys.map((key) => [key, task[key] ?? null]));

function requireFallingRisk(task: RiskOfTask): void {
  const problem = riskProblem(task);
  if (problem) throw badInput({ riskAfter: problem });
}

function requireDistinctKeys(tasks: readonly CheckedTask[]): void {
  const keys = tasks.flatMap((task) => task.clientKey ?? []);
  if (new Set(keys).size < keys.length) {
    throw badInput({
      clientKey: text('同一批任务的 clientKey 不能重复。', 'A clientKey is used twice in this batch.'),
    });
  }
}

/** A task on its way in; a table may say more of it than the form. */
export interface WantedTask extends CheckedTask {
  readonly actualCost?: number | null;
  readonly steps?: readonly StepRecord[];
  readonly contributorIds?: readonly string[];
  readonly predecessorIds?: readonly string[];
}

/** The same inside a transaction of this room, for tasks that were checked by other rules. */
export async function create(tx: Tx, wanted: readonly WantedTask[]): Promise<string[]> {
  const known = await createdBefore(tx, wanted);
  const fresh = wanted.filter((task) => !task.clientKey || !known.has(task.clientKey));
  await requireReferences(tx, fresh);
  const results = await requireResults(tx, fresh);
  const first = await nextNumbers(tx, fresh.length);
  const made = new Map(fresh.map((task, at) => [task, newTask(tx, task, first + at)]));
  // Numbers and keys must be there before what refers to them.
  for (const task of made.values()) tx.em.persist(task);
  await tx.em.flush();
  await linkResults(tx, made);
  for (const [task, saved] of made) {
    const own = [...new Set(task.resultIds)].map((resultId) => ({
      resultId,
      assessmentId: results.get(resultId)!,
    }));
    const { title, priority, dueOn } = task;
    tell(tx, 'created', saved, topicsOf(own), {
      after: {
        title,
        priority,
        dueOn,
        unitId: task.unitId ?? null,
        ownerId: task.ownerId ?? null,
        resultIds: own.map((one) => one.resultId),
      },
    });
  }
  return wanted.map((task) => made.get(task)?.id ?? known.get(task.clientKey!)!);
}

/** Tasks that these client keys made before. A key of somebody else is none of the actor's business: CONFLICT. */
async function createdBefore(tx: Tx, wanted: readonly CheckedTask[]): Promise<Map<string, string>> {
  const keys = wanted.flatMap((task) => task.clientKey ?? []);
  if (keys.length === 0) return new Map();
  const found = await tx.em.find(
    TaskEntity,
    { organizationId: tx.actor.organizationId, clientKey: { $in: keys } },
    { fields: ['id', 'clientKey', 'createdBy'] },
  );
  if (found.some((task) => (task.createdBy ?? null) !== (tx.actor.membershipId ?? null))) {
    throw new AppError(
      'CONFLICT',
      text('clientKey 已被他人使用，请换一个。', 'The clientKey belongs to somebody else: choose another.'),
    );
  }
  return new Map(found.map((task) => [task.clientKey!, task.id]));
}

/** Assessment of each result; NOT_FOUND when one is not visible. */
async function requireResults(tx: Tx, tasks: readonly CheckedTask[]): Promise<Map<string, string>> {
  const ids = [...new Set(tasks.flatMap((task) => task.resultIds))];
  const found = await resultsByIds(tx, ids, idOnly);
  if (found.length < ids.length) throw notFound();
  return new Map(found.map((result) => [result.id, result.assessmentId]));
}

/** Reserves numbers; the row stays locked until the end of the transaction, which is what keeps them without gaps. */
async function nextNumbers(tx: Tx, count: number): Promise<number> {
  if (count === 0) return 0;
  const [row] = await tx.query<{ last: number }>(
    'task.number',
    `insert into remediation_number as n (organization_id, last_number) values ($1, $2)
     on conflict (organization_id) do update set last_number = n.last_number + excluded.last_number returning last_number as last`,
    [tx.actor.organizationId, count],
  );
  return row!.last - count + 1;
}

const newTask = (tx: Tx, task: WantedTask, number: number): TaskRecord =>
  tx.em.create(TaskEntity, {
    organizationId: tx.actor.organizationId,
    number,
    title: task.title,
    description: task.description ?? null,
    planId: task.planId ?? null,
    state: 'OPEN',
    priority: task.priority,
    unitId: task.unitId ?? null,
    ownerId: task.ownerId ?? null,
    dueOn: task.dueOn,
    originalDueOn: task.dueOn,
    budget: task.budget ?? null,
    effortDays: task.effortDays ?? null,
    riskBefore: task.riskBefore ?? null,
    riskAfter: task.riskAfter ?? null,
    actualCost: task.actualCost ?? null,
    steps: task.steps ?? [],
    contributorIds: [...(task.contributorIds ?? [])],
    predecessorIds: [...(task.predecessorIds ?? [])],
    createdBy: tx.actor.membershipId ?? null,
    clientKey: task.clientKey ?? null,
    searchTokens: tokensOf({ number, title: task.title, description: task.description }),
  });

async function linkResults(tx: Tx, made: ReadonlyMap<CheckedTask, TaskRecord>): Promise<void> {
  const rows = [...made].flatMap(([task, saved]) =>
    [...new Set(task.resultIds)].map((resultId) => ({ task_id: saved.id, result_id: resultId })),
  );
  if (rows.length === 0) return;
  await tx.query(
    'task.linkResults',
    `insert into task_result (organization_id, task_id, result_id)
     select $1::uuid, task_id, result_id from jsonb_to_recordset($2::jsonb) as l(task_id uuid, result_id uuid)`,
    [tx.actor.organizationId, JSON.stringify(rows)],
  );
}

export const tokensOf = (task: {
  number: number;
  title: string;
  description?: string | null | undefined;
}): string[] => searchTokens(taskCode(task.number), task.title, task.description);
