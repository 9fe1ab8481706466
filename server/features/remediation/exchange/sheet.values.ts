import type { Locale } from '../../../platform/access/actor.js';
import { text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import { newId } from '../../../platform/ids.js';
import type { StepRecord } from '../remediation.entity.js';
import { changedTasks, taskSteps } from '../remediation.rules.js';
import { taskCode } from '../task.lifecycle.js';
import type { RiskLevel, TaskPriority } from '../task.lifecycle.js';
import type { SheetColumn } from './sheet.columns.js';
import type { Directory } from './sheet.directory.js';
import type { Directories, OpenResult } from './sheet.queries.js';
import { doneMark, openMark } from './sheet.rows.js';
import type { SheetTask } from './sheet.rows.js';
import { byLifeCycle, fromGaps, neverChanges, noDay, notEmpty, notFound, notOneOf } from './sheet.texts.js';
import {
  keyOfWord,
  numberOf,
  priorityWords,
  readDay,
  readList,
  readNumber,
  riskWords,
  stateWords,
  wordOf,
} from './sheet.words.js';

/** What the cells of a row set. */
export interface SheetValues {
  title?: string;
  description?: string | null;
  planId?: string | null;
  priority?: TaskPriority;
  unitId?: string | null;
  ownerId?: string | null;
  contributorIds?: readonly string[];
  dueOn?: string;
  budget?: number | null;
  actualCost?: number | null;
  effortDays?: number | null;
  riskBefore?: RiskLevel | null;
  riskAfter?: RiskLevel | null;
  predecessorIds?: readonly string[];
  steps?: readonly StepRecord[];
  resultIds?: readonly string[];
}

/** What cells are read against. */
export interface ReadContext {
  readonly locale: Locale;
  readonly directories: Directories;
  /** Ids of tasks in sight by number. */
  readonly idByNumber: ReadonlyMap<number, string>;
  /** True when these predecessors would close a circle; remembers what it allowed. */
  readonly closesCircle: (taskId: string, predecessorIds: readonly string[]) => boolean;
  readonly resultsOn: (reference: string) => readonly OpenResult[];
  readonly doneBy: { readonly membershipId: string | null; readonly at: string };
}

export type ReadCell =
  | { readonly values: SheetValues; readonly shown?: string | null }
  | { readonly problem: Text }
  | { readonly same: true };

/** What a cell that differs means; `task` is null for a new one. */
export function readCell(
  column: SheetColumn,
  cell: string,
  context: ReadContext,
  task: SheetTask | null,
  systems = '',
): ReadCell {
  switch (column) {
    case 'title':
      return cell === '' ? { problem: notEmpty } : checked('title', cell);
    case 'description':
      return cell === '' ? { values: { description: null } } : checked('description', cell);
    case 'plan':
      return named('planId', cell, context.directories.plans);
    case 'unit':
      return named('unitId', cell, context.directories.units);
    case 'owner':
      return named('ownerId', cell, context.directories.members);
    case 'contributors':
      return contributors(cell, context.directories.members);
    case 'priority': {
      const priority = keyOfWord(priorityWords, cell);
      if (!priority) return { problem: notOneOf(cell, priorityWords) };
      return task?.priority === priority
        ? { same: true }
        : { values: { priority }, shown: wordOf(priorityWords, priority, context.locale) };
    }
    case 'riskBefore':
    case 'riskAfter': {
      if (cell === '') return { values: { [column]: null } };
      const level = keyOfWord(riskWords, cell);
      if (!level) return { problem: notOneOf(cell, riskWords) };
      return task?.[column] === level
        ? { same: true }
        : { values: { [column]: level }, shown: wordOf(riskWords, level, context.locale) };
    }
    case 'dueOn': {
      const dueOn = readDay(cell);
      if (!dueOn) return { problem: noDay(cell) };
      return task?.dueOn === dueOn ? { same: true } : { values: { dueOn }, shown: dueOn };
    }
    case 'budget':
    case 'actualCost':
    case 'effortDays':
      return amount(column, cell, task);
    case 'predecessors':
      return predecessors(cell, context, task);
    case 'steps':
      return steps(cell, context, task);
    case 'state': {
      const state = keyOfWord(stateWords, cell);
      return state !== undefined && state === (task?.state ?? 'OPEN')
        ? { same: true }
        : { problem: byLifeCycle };
    }
    case 'originalDueOn':
      return readDay(cell) === task?.originalDueOn ? { same: true } : { problem: neverChanges };
    case 'controls':
      return task ? { problem: fromGaps } : results(cell, systems, context);
    case 'systems':
      return { problem: fromGaps };
    case 'number':
    case 'version':
      return { same: true };
  }
}

/** By the rules of the API, so that a table can do no more than a form. */
function checked(column: 'title' | 'description', cell: string): ReadCell {
  const answer = changedTasks.shape[column].safeParse(cell);
  if (answer.success) return { values: { [column]: answer.data } };
  const [kind, most] = answer.error.issues[0]!.message.split(':');
  return {
    problem:
      kind === 'long'
        ? text(`太长：最多 ${most} 个字符。`, `Too long: at most ${most} characters.`)
        : text(
            '含有换行或无法保存的字符，请删除。',
            'Contains line breaks or characters that cannot be kept.',
          ),
  };
}

function named(key: 'planId' | 'unitId' | 'ownerId', cell: string, directory: Directory): ReadCell {
  if (cell === '') return { values: { [key]: null } };
  const found = directory.find(cell);
  return isProblem(found) ? { problem: notFound(cell, found) } : { values: { [key]: found } };
}

function contributors(cell: string, members: Directory): ReadCell {
  const names = readList(cell);
  const ids: string[] = [];
  for (const name of names) {
    const found = members.find(name);
    if (isProblem(found)) return { problem: notFound(name, found) };
    ids.push(found);
  }
  if (ids.length > 20) return { problem: text('协作人最多 20 人。', 'At most 20 contributors.') };
  return { values: { contributorIds: [...new Set(ids)] } };
}

function amount(
  column: 'budget' | 'actualCost' | 'effortDays',
  cell: string,
  task: SheetTask | null,
): ReadCell {
  if (cell === '') return { values: { [column]: null } };
  const value = readNumber(cell);
  if (!(value <= 1e12))
    return {
      problem: text(
        `“${cell.slice(0, 20)}”不是不小于 0 的数字。`,
        `"${cell.slice(0, 20)}" is no number from 0 upwards.`,
      ),
    };
  const cents = (number: number | null | undefined) => (number == null ? null : Math.round(number * 100));
  if (cents(task?.[column]) === cents(value)) return { same: true };
  const rounded = Math.round(value * 100) / 100;
  return { values: { [column]: rounded }, shown: String(rounded) };
}

function predecessors(cell: string, context: ReadContext, task: SheetTask | null): ReadCell {
  const ids: string[] = [];
  for (const code of readList(cell)) {
    const id = context.idByNumber.get(numberOf(code) ?? 0);
    if (!id)
      return {
        problem: text(`没有前置任务“${code.slice(0, 20)}”。`, `There is no task "${code.slice(0, 20)}".`),
      };
    ids.push(id);
  }
  // Those out of sight stay: nobody takes away what he does not see.
  const unseen = task ? task.predecessorIds.filter((id) => !task.seenPredecessorIds.includes(id)) : [];
  const wanted = [...new Set([...ids, ...unseen])];
  if (wanted.length > 50) return { problem: text('前置任务最多 50 个。', 'At most 50 predecessors.') };
  if (task && context.closesCircle(task.id, wanted))
    return {
      problem: text(
        `前置任务成环：${taskCode(task.number)} 会间接等待自己。`,
        `This closes a circle: ${taskCode(task.number)} would wait for itself.`,
      ),
    };
  return { values: { predecessorIds: wanted } };
}

/** Lines of the form ☑ done, ☐ open; a step of a known title keeps who ticked it. */
function steps(cell: string, { doneBy }: ReadContext, task: SheetTask | null): ReadCell {
  const left = [...(task?.steps ?? [])];
  const wanted = cell
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): StepRecord => {
      const done = line.startsWith(doneMark);
      const title = line.replace(/^[☑☐]\s*/u, '').normalize('NFC');
      const at = left.findIndex((step) => step.title === title);
      const [known] = at < 0 ? [] : left.splice(at, 1);
      const step = known ?? { id: newId(), title, doneById: null, doneAt: null };
      // Without a mark nothing is said about whether it is done.
      if (!done && !line.startsWith(openMark)) return step;
      if ((step.doneAt !== null) === done) return step;
      return done
        ? { ...step, doneById: doneBy.membershipId, doneAt: doneBy.at }
        : { ...step, doneById: null, doneAt: null };
    });
  const rule = taskSteps.safeParse(wanted.map(({ title }) => ({ title })));
  if (!rule.success)
    return {
      problem: text(
        '步骤最多 50 条，每条 1 到 200 个字符。',
        'At most 50 steps of 1 to 200 characters each.',
      ),
    };
  return { values: { steps: wanted } };
}

/** The gaps that a new task closes: framework:code, in the open assessments of the systems named. */
function results(cell: string, systems: string, { resultsOn }: ReadContext): ReadCell {
  const wanted = readList(systems);
  const resultIds: string[] = [];
  for (const reference of readList(cell)) {
    const open = resultsOn(reference);
    const own =
      wanted.length === 0
        ? open
        : open.filter(({ system, systemCode }) =>
            wanted.some((name) => name === system || name === systemCode),
          );
    if (own.length === 0)
      return {
        problem: text(
          `“${reference.slice(0, 40)}”不是进行中测评里的条款（写作 标准编号:条款编号）。`,
          `"${reference.slice(0, 40)}" is no control of an open assessment (written framework:code).`,
        ),
      };
    if (wanted.length === 0 && own.length > 1)
      return {
        problem: text(
          `多个系统的测评都有“${reference.slice(0, 40)}”，请在“系统”列写明。`,
          `Several systems are assessed by "${reference.slice(0, 40)}": name the system in its column.`,
        ),
      };
    resultIds.push(...own.map(({ id }) => id));
  }
  return { values: { resultIds: [...new Set(resultIds)] } };
}

const isProblem = (found: string): found is 'NONE' | 'SEVERAL' => found === 'NONE' || found === 'SEVERAL';
