import type { Locale } from '../../../platform/access/actor.js';
import type { WorkbookCell } from '../../../platform/documents/write-workbook.js';
import type { StepRecord } from '../remediation.entity.js';
import { taskCode } from '../task.lifecycle.js';
import type { RiskLevel, TaskPriority, TaskState } from '../task.lifecycle.js';
import type { SheetColumn } from './sheet.columns.js';
import { priorityWords, riskWords, stateWords, wordOf } from './sheet.words.js';

/** A task with everything that its row says. */
export interface SheetTask {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly description: string | null;
  readonly planId: string | null;
  readonly state: TaskState;
  readonly priority: TaskPriority;
  readonly unitId: string | null;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly budget: number | null;
  readonly actualCost: number | null;
  readonly effortDays: number | null;
  readonly riskBefore: RiskLevel | null;
  readonly riskAfter: RiskLevel | null;
  readonly controls: readonly string[];
  readonly systems: readonly string[];
  readonly predecessorIds: readonly string[];
  /** Those in sight, by number. */
  readonly seenPredecessorIds: readonly string[];
  readonly predecessors: readonly number[];
  readonly steps: readonly StepRecord[];
  readonly version: number;
}

/** What people call the units, members and plans that tasks name. */
export interface Names {
  readonly unit: (id: string) => string;
  readonly member: (id: string) => string;
  readonly plan: (id: string) => string;
}

const separator = '；';
export const doneMark = '☑';
export const openMark = '☐';

/** The cells of a task by column, as an export writes them and an import compares with them. */
export function cellsOf(task: SheetTask, names: Names, locale: Locale): Record<SheetColumn, WorkbookCell> {
  const some = <T>(value: T | null, say: (value: T) => string): string | null =>
    value === null ? null : say(value);
  const several = (parts: readonly string[], by = separator): string | null =>
    parts.length === 0 ? null : parts.join(by);
  return {
    number: taskCode(task.number),
    title: task.title,
    description: task.description,
    plan: some(task.planId, names.plan),
    state: wordOf(stateWords, task.state, locale),
    priority: wordOf(priorityWords, task.priority, locale),
    unit: some(task.unitId, names.unit),
    owner: some(task.ownerId, names.member),
    contributors: several(task.contributorIds.map(names.member)),
    dueOn: task.dueOn,
    originalDueOn: task.originalDueOn,
    budget: task.budget,
    actualCost: task.actualCost,
    effortDays: task.effortDays,
    riskBefore: some(task.riskBefore, (level) => wordOf(riskWords, level, locale)),
    riskAfter: some(task.riskAfter, (level) => wordOf(riskWords, level, locale)),
    controls: several(task.controls),
    systems: several(task.systems),
    predecessors: several(task.predecessors.map(taskCode)),
    steps: several(
      task.steps.map((step) => `${step.doneAt === null ? openMark : doneMark} ${step.title}`),
      '\n',
    ),
    version: task.version,
  };
}

/** Cells are compared as people see them: line ends, and spaces around, make no difference. */
export const plainCell = (cell: WorkbookCell): string =>
  cell === null ? '' : String(cell).replaceAll('\r\n', '\n').normalize('NFC').trim();
