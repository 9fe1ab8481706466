import type { Actor } from '../../../platform/access/actor.js';
import type { Database, Reads, Tx } from '../../../platform/database/database.js';
import { sqlState } from '../../../platform/database/database.js';
import type { Json } from '../../../platform/events/event-draft.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { referencedId } from '../../framework/index.js';
import { freeToMove } from '../due.access.js';
import type { TaskRecord } from '../remediation.entity.js';
import { taskCode } from '../task.lifecycle.js';
import { requireTasks } from '../task.records.js';
import { create, tellChanged, tokensOf } from '../task.service.js';
import type { Changed, WantedTask } from '../task.service.js';
import type { SheetColumn } from './sheet.columns.js';
import { planRows } from './sheet.plan.js';
import type { GivenRow, PlannedRow, SheetWorld } from './sheet.plan.js';
import {
  directoriesOf,
  openResultsOn,
  orderOfTasks,
  sheetTasksByNumber,
  taskIdsByNumber,
} from './sheet.queries.js';
import type { SheetTask } from './sheet.rows.js';
import { sheetApplication, sheetRows } from './sheet.rules.js';
import type { ApplyTaskSheetInput, TaskSheetInput } from './sheet.types.js';
import { numberOf, readList } from './sheet.words.js';

/** A row after it was applied, with the task that it made or changed. */
export interface AppliedRow extends PlannedRow {
  readonly taskId: string | null;
}

/** Tables of tasks on their way in: the same comparison for the preview and for the change itself. */
export class SheetService {
  constructor(private readonly database: Database) {}

  /** What these rows would come to. Writes nothing. */
  async preview(reads: Reads, input: TaskSheetInput): Promise<PlannedRow[]> {
    const rows = givenRows(check(sheetRows, plain(input)));
    return planRows(rows, await worldOf(reads, rows, new Date(), await tasksNamed(reads, rows)));
  }

  /**
   * Applies what is right of these rows in one transaction and says what became of each: one that is wrong, or whose task has
   * moved since the preview, changes nothing and keeps none of the others from it. Sending it again changes nothing more.
   */
  async apply(actor: Actor, input: ApplyTaskSheetInput): Promise<AppliedRow[]> {
    const { key, ...sheet } = check(sheetApplication, { ...plain(input), key: input.key });
    const rows = givenRows(sheet);
    try {
      return await this.database.write(actor, (tx) => applyRows(tx, rows, key));
    } catch (error) {
      // The same rows came twice at once: the other transaction has made their tasks by now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, (tx) => applyRows(tx, rows, key));
    }
  }
}

async function applyRows(tx: Tx, rows: readonly GivenRow[], key: string): Promise<AppliedRow[]> {
  // Locked before they are compared: what is read then is what is changed.
  const numbers = [...new Set(rows.flatMap((row) => numberOf(row.cells.number ?? '') ?? []))];
  const records = await requireTasks(tx, [...(await taskIdsByNumber(tx, numbers)).values()].toSorted());
  if (rows.some((row) => row.cells.predecessors)) await takeTurn(tx);
  const planned = planRows(rows, await worldOf(tx, rows, tx.now, await tasksNamed(tx, rows)));
  const byId = new Map(records.map((record) => [record.id, record]));
  const changed = planned.flatMap((row): Changed[] =>
    row.status === 'CHANGED' && row.task ? [applyTo(byId.get(row.task.id)!, row)] : [],
  );
  const fresh = planned.filter((row) => row.status === 'NEW');
  const made = await create(
    tx,
    fresh.map((row) => wantedTask(row, `${key}:${row.line}`)),
  );
  if (changed.length > 0) await tellChanged(tx, changed);
  const idOf = new Map(fresh.map((row, at) => [row, made[at]!]));
  return planned.map((row) => ({ ...row, taskId: idOf.get(row) ?? row.task?.id ?? null }));
}

function applyTo(record: TaskRecord, { values }: PlannedRow): Changed {
  const keys = Object.keys(values) as (keyof typeof values & keyof TaskRecord)[];
  const told = (): Record<string, Json> =>
    Object.fromEntries(keys.map((key) => [key, (record[key] ?? null) as Json]));
  const before = told();
  Object.assign(record, values);
  record.searchTokens = tokensOf(record);
  return { task: record, before, after: told() };
}

const wantedTask = ({ values }: PlannedRow, clientKey: string): WantedTask => ({
  ...values,
  title: values.title!,
  description: values.description ?? undefined,
  dueOn: values.dueOn!,
  priority: values.priority ?? 'MEDIUM',
  resultIds: [...(values.resultIds ?? [])],
  clientKey,
});

/** Whoever changes what waits for what takes turns; see `requireNoCircle`. */
const takeTurn = (tx: Tx): Promise<unknown> =>
  tx.query('taskSheet.turn', 'select 1 from remediation_number where organization_id = $1 for update', [
    tx.actor.organizationId,
  ]);

const tasksNamed = (reads: Reads, rows: readonly GivenRow[]): Promise<Map<number, SheetTask>> =>
  sheetTasksByNumber(reads, [...new Set(rows.flatMap((row) => numberOf(row.cells.number ?? '') ?? []))]);

/** A fixed number of statements, whatever the rows say; those about what no row names are left out. */
async function worldOf(
  reads: Reads,
  rows: readonly GivenRow[],
  now: Date,
  tasks: ReadonlyMap<number, SheetTask>,
): Promise<SheetWorld> {
  const { actor } = reads;
  const said = (column: SheetColumn): string[] => rows.flatMap((row) => row.cells[column] ?? []);
  const before = said('predecessors').flatMap(readList);
  const references = rows.flatMap((row) =>
    row.cells.number?.trim() ? [] : readList(row.cells.controls ?? '').filter((each) => each.includes(':')),
  );
  const controlOf = new Map(
    references.map((reference) => [reference, referencedId(reference, actor.organizationId)]),
  );
  const directories = await directoriesOf(reads);
  const free =
    said('dueOn').length > 0
      ? await freeToMove(
          reads,
          [...tasks.values()].map(({ id }) => id),
        )
      : new Set<string>();
  const idByNumber = await taskIdsByNumber(
    reads,
    before.flatMap((code) => numberOf(code) ?? []),
  );
  const order = before.length > 0 ? await orderOfTasks(reads) : new Map<string, readonly string[]>();
  const open = Map.groupBy(
    await openResultsOn(reads, [...new Set(controlOf.values())]),
    ({ controlId }) => controlId,
  );
  return {
    actor,
    tasks,
    directories,
    free,
    context: {
      locale: actor.locale,
      directories,
      idByNumber,
      closesCircle: (taskId, ids) => closesCircle(order, taskId, ids),
      resultsOn: (reference) => open.get(controlOf.get(reference) ?? '') ?? [],
      doneBy: { membershipId: actor.membershipId ?? null, at: now.toISOString() },
    },
  };
}

/** Follows what waits for what; an order that is no circle holds for the rows that come after. */
function closesCircle(
  order: Map<string, readonly string[]>,
  taskId: string,
  ids: readonly string[],
): boolean {
  const reached = new Set<string>();
  const left = [...ids];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (id === taskId) return true;
    if (reached.has(id)) continue;
    reached.add(id);
    left.push(...(order.get(id) ?? []));
  }
  order.set(taskId, ids);
  return false;
}

const plain = ({ columns, rows }: TaskSheetInput) => ({
  columns,
  rows: rows.map((row) => ({ ...row })),
});

interface CheckedSheet {
  readonly columns: readonly (SheetColumn | null)[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly version?: number | null | undefined;
  }[];
}

function givenRows({ columns, rows }: CheckedSheet): GivenRow[] {
  const named = columns.filter((column) => column !== null);
  if (new Set(named).size < named.length)
    throw badInput({ columns: text('同一列出现了两次。', 'A column is named twice.') });
  return rows.map(({ line, cells, version }) => ({
    line,
    version: version ?? undefined,
    cells: Object.fromEntries(
      columns.flatMap((column, at) => (column === null ? [] : [[column, cells[at] ?? '']])),
    ),
  }));
}

export const codeOf = (row: PlannedRow): string | null => (row.task ? taskCode(row.task.number) : null);
