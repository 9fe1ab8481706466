import type { Actor, Locale } from '../../../platform/access/actor.js';
import { may } from '../../../platform/access/actor.js';
import { text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import { mayEdit, mayKeepSteps } from '../remediation.access.js';
import type { TaskFacts } from '../remediation.access.js';
import { riskProblem } from '../risk.rules.js';
import { taskCode } from '../task.lifecycle.js';
import type { SheetColumn } from './sheet.columns.js';
import type { Directories } from './sheet.queries.js';
import { cellsOf, plainCell } from './sheet.rows.js';
import type { Names, SheetTask } from './sheet.rows.js';
import { readCell } from './sheet.values.js';
import type { ReadContext, SheetValues } from './sheet.values.js';
import { numberOf } from './sheet.words.js';

/** A row as it was sent: its line in the table, and a cell for each column. */
export interface GivenRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<SheetColumn, string>>>;
  /** The version that the preview showed; undefined in the preview. */
  readonly version?: number | undefined;
}

export interface CellChange {
  readonly column: SheetColumn;
  readonly from: string | null;
  readonly to: string | null;
}

export interface CellProblem {
  /** None: the row as a whole. */
  readonly column: SheetColumn | null;
  readonly text: Text;
}

export type RowStatus = 'UNCHANGED' | 'CHANGED' | 'NEW' | 'REFUSED';

/** What a row comes to. Refused rows change nothing, not even in their right cells. */
export interface PlannedRow {
  readonly line: number;
  readonly status: RowStatus;
  readonly task: SheetTask | null;
  readonly changes: readonly CellChange[];
  readonly problems: readonly CellProblem[];
  readonly values: SheetValues;
}

/** What the rows of one batch are compared with. */
export interface SheetWorld {
  readonly actor: Actor;
  readonly tasks: ReadonlyMap<number, SheetTask>;
  readonly directories: Directories;
  /** Tasks whose due day may be moved without asking. */
  readonly free: ReadonlySet<string>;
  readonly context: ReadContext;
}

const locales: readonly Locale[] = ['zh', 'en'];

export function planRows(rows: readonly GivenRow[], world: SheetWorld): PlannedRow[] {
  const seen = new Map<number, number>();
  return rows.map((row) => {
    const said = plainCell(row.cells.number ?? null);
    if (said === '') return planNew(row, world);
    const number = numberOf(said);
    const task = number === undefined ? undefined : world.tasks.get(number);
    if (!task) return refused(row, null, 'number', unknownTask(said));
    const before = seen.get(task.number);
    if (before !== undefined) return refused(row, task, 'number', namedTwice(before));
    seen.set(task.number, row.line);
    return planChange(row, task, world);
  });
}

function planChange(row: GivenRow, task: SheetTask, world: SheetWorld): PlannedRow {
  const { actor, directories } = world;
  const names: Names = {
    unit: directories.units.nameOf,
    member: directories.members.nameOf,
    plan: directories.plans.nameOf,
  };
  const standing = locales.map((locale) => cellsOf(task, names, locale));
  const shown = standing[locales.indexOf(actor.locale)]!;
  const changes: CellChange[] = [];
  const problems: CellProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [column, given] of Object.entries(row.cells) as [SheetColumn, string][]) {
    if (column === 'number' || column === 'version') continue;
    const cell = plainCell(given);
    // What reads as before is as before, whatever it may mean: two people of one name, somebody who has left.
    if (standing.some((cells) => plainCell(cells[column]) === cell)) continue;
    const read = readCell(column, cell, world.context, task);
    if ('same' in read) continue;
    if ('problem' in read) problems.push({ column, text: read.problem });
    else {
      Object.assign(values, read.values);
      changes.push({
        column,
        from: plainCell(shown[column]) || null,
        to: read.shown === undefined ? cell || null : read.shown,
      });
    }
  }
  const none = changes.length === 0 && problems.length === 0;
  if (none) return { line: row.line, status: 'UNCHANGED', task, changes, problems, values };
  const stale = staleness(row, task);
  if (stale) problems.unshift({ column: 'version', text: stale });
  else if (task.state === 'VERIFIED') problems.unshift({ column: null, text: closed(task) });
  else if (!mayEdit(actor, factsOf(task)) || (values.steps && !mayKeepSteps(actor, factsOf(task))))
    problems.unshift({ column: null, text: notYours });
  if (values.dueOn !== undefined && !world.free.has(task.id))
    problems.push({ column: 'dueOn', text: bindingDue });
  const risk = riskProblem({ ...task, ...values });
  if (risk && problems.length === 0) problems.push({ column: 'riskAfter', text: risk });
  const status = problems.length > 0 ? 'REFUSED' : 'CHANGED';
  return { line: row.line, status, task, changes, problems, values };
}

function planNew(row: GivenRow, world: SheetWorld): PlannedRow {
  const problems: CellProblem[] = [];
  const changes: CellChange[] = [];
  const values: Record<string, unknown> = {};
  if (!may(world.actor, 'remediation:plan')) problems.push({ column: null, text: notYours });
  for (const [column, given] of Object.entries(row.cells) as [SheetColumn, string][]) {
    const cell = plainCell(given);
    // A new task begins with its own due day and version.
    if (cell === '' || column === 'originalDueOn' || column === 'version' || column === 'systems') continue;
    const read = readCell(column, cell, world.context, null, plainCell(row.cells.systems ?? null));
    if ('same' in read) continue;
    if ('problem' in read) problems.push({ column, text: read.problem });
    else {
      Object.assign(values, read.values);
      changes.push({ column, from: null, to: read.shown === undefined ? cell : read.shown });
    }
  }
  for (const column of ['title', 'dueOn'] as const)
    if (values[column] === undefined && !problems.some((one) => one.column === column))
      problems.push({ column, text: needed });
  const risk = riskProblem(values);
  if (risk && problems.length === 0) problems.push({ column: 'riskAfter', text: risk });
  const status = problems.length > 0 ? 'REFUSED' : 'NEW';
  return { line: row.line, status, task: null, changes, problems, values };
}

/** The row says which version it was written on: in its own column, or by what the preview showed. */
function staleness(row: GivenRow, task: SheetTask): Text | undefined {
  const written = plainCell(row.cells.version ?? null);
  const versions = [row.version, written === '' ? undefined : Number(written)];
  if (versions.every((version) => version === undefined || version === task.version)) return undefined;
  return text(
    `导出之后该任务又被修改过（现在是版本 ${task.version}），请重新导出后再改。`,
    `The task was changed after the export (it is at version ${task.version} now): export it again and change that.`,
  );
}

const refused = (
  row: GivenRow,
  task: SheetTask | null,
  column: SheetColumn | null,
  why: Text,
): PlannedRow => ({
  line: row.line,
  status: 'REFUSED',
  task,
  changes: [],
  problems: [{ column, text: why }],
  values: {},
});

const factsOf = (task: SheetTask): TaskFacts => ({
  state: task.state,
  unitId: task.unitId,
  ownerId: task.ownerId,
  contributorIds: task.contributorIds,
  submittedById: null,
  delayPending: false,
  delayRequestedById: null,
  acceptanceState: null,
  acceptanceById: null,
});

const unknownTask = (said: string): Text =>
  text(
    `没有编号为“${said.slice(0, 20)}”的任务，或您无权查看；新任务请留空编号。`,
    `There is no task "${said.slice(0, 20)}", or you may not see it. Leave the number empty for a new one.`,
  );
const namedTwice = (line: number): Text =>
  text(
    `该任务在第 ${line} 行已经出现，请只保留一行。`,
    `The task stands in row ${line} already: keep one row of it.`,
  );
const closed = ({ number }: SheetTask): Text =>
  text(
    `${taskCode(number)} 已验证，重新打开后才能修改。`,
    `${taskCode(number)} is verified: reopen it before changing it.`,
  );
const notYours = text('您没有修改该任务的权限。', 'You may not change this task.');
const needed = text('新任务必须填写。', 'A new task needs this.');
const bindingDue = text(
  '期限已生效（计划已批准、待批准，或任务不在草稿计划中）：请申请延期。',
  'The due day is binding (its plan is approved or waits for approval, or it is in no draft): ask for a delay.',
);
