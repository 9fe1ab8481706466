import type { Locale } from '../../platform/access/actor.js';
import { say, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import type { FoundPath, FoundStep } from '../assessment/index.js';
import type { Edition } from '../framework/index.js';
import type { CheckedTask } from './remediation.rules.js';

/** A task of a path; `share` says how much of the whole effort lies behind when it is done, 0 to 1. */
export type PathTask = Omit<CheckedTask, 'planId' | 'dueOn'> & { readonly share: number };

const longestTitle = 200;
const longestDescription = 4_000;

/** One task per step in the order of the path; clauses and figures of one graded item are one task. */
export function tasksOfPath(path: FoundPath, locale: Locale): PathTask[] {
  const groups = Map.groupBy(path.steps, (step) => itemOf(path, step) ?? step.id);
  const total = path.steps.reduce((sum, { effortDays }) => sum + effortDays, 0);
  let done = 0;
  return [...groups.values()].map((steps): PathTask => {
    const effort = sum(steps.map(({ effortDays }) => effortDays));
    done += effort;
    const costs = steps.flatMap(({ cost }) => cost ?? []);
    return {
      title: titleOf(path, steps, locale),
      description: descriptionOf(path, steps, locale),
      resultIds: resultsOf(path, steps),
      priority: steps.some(({ required }) => required) ? 'HIGH' : 'MEDIUM',
      effortDays: effort,
      riskBefore: null,
      riskAfter: null,
      budget: costs.length === 0 ? null : sum(costs),
      unitId: null,
      ownerId: null,
      clientKey: null,
      share: total === 0 ? 1 : Math.min(1, done / total),
    };
  });
}

const sum = (values: readonly number[]): number =>
  Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;

/** The graded item that a step belongs to. */
function itemOf({ edition }: FoundPath, { controlId, resultId }: FoundStep): string | null {
  if (edition.scoring.kind !== 'GRADED_ITEMS') return null;
  return resultId === null ? controlId : (edition.controlById.get(controlId)?.parentId ?? controlId);
}

function titleOf(path: FoundPath, steps: readonly FoundStep[], locale: Locale): string {
  const [first] = steps;
  const control = path.edition.controlById.get(itemOf(path, first!) ?? first!.controlId);
  const name = `${control?.code ?? ''} ${control?.name ?? ''}`.trim();
  const title =
    steps.length === 1
      ? `${name}：${say(actionOf(first!), locale)}`
      : `${name}：${say(several(path, steps), locale)}`;
  return [...title].slice(0, longestTitle).join('');
}

function several({ targetLevel }: FoundPath, steps: readonly FoundStep[]): Text {
  return text(
    `达到 ${targetLevel ?? ''} 级（${steps.length} 项）`,
    `reach level ${targetLevel ?? ''} (${steps.length} gaps)`,
  );
}

/** What closing a gap means, in a few words. */
export function actionOf({
  closes,
  to,
  grade,
  level,
}: Pick<FoundStep, 'closes' | 'to' | 'grade' | 'level'>): Text {
  const share = to === null ? '' : `${Math.round(to * 100)}%`;
  const at = level === null ? text('', '') : text(` ${level} 级`, ` of level ${level}`);
  switch (closes) {
    case 'PROOF':
      return text('补齐有效证据', 'attach valid proof');
    case 'USE':
      return text(`应用比例提高到 ${share}`, `raise the use to ${share}`);
    case 'QUALITY':
      return text(`${at.zh.trim()}数据质量提高到 ${share}`, `raise the data quality${at.en} to ${share}`);
    case 'GRADE':
      return text(`达到 ${grade}`, `reach ${grade}`);
    case 'RESULT':
      return text('整改到符合', 'bring to conformity');
  }
}

function descriptionOf(path: FoundPath, steps: readonly FoundStep[], locale: Locale): string | undefined {
  if (steps.length === 1 && steps[0]!.resultId !== null)
    return path.edition.controlById.get(steps[0]!.controlId)?.text ?? undefined;
  const lines = steps.map((step) => {
    const control = path.edition.controlById.get(step.controlId);
    return `${control?.code ?? ''} ${say(actionOf(step), locale)}${control?.text ? `：${control.text}` : ''}`;
  });
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length > longestDescription - 40) break;
    kept.push(line);
    length += line.length + 1;
  }
  const more = lines.length - kept.length;
  if (more > 0) kept.push(say(text(`另有 ${more} 项`, `${more} more`), locale));
  return kept.join('\n');
}

/** A task stands on results: where only figures are to rise, on the clauses of the item that they are figures of. */
function resultsOf({ edition, resultIds, targetLevel }: FoundPath, steps: readonly FoundStep[]): string[] {
  const own = steps.flatMap(({ resultId }) => resultId ?? []);
  return own.length > 0
    ? own
    : clausesOf(edition, steps[0]!.controlId, targetLevel).flatMap((id) => resultIds.get(id) ?? []);
}

/** The clauses of a graded item on the highest level that the target asks for. */
export function clausesOf({ controls }: Edition, itemId: string, targetLevel: string | null): string[] {
  const clauses = controls.filter(
    ({ parentId, level, assessable }) =>
      assessable && parentId === itemId && Number(level ?? 0) <= Number(targetLevel ?? 0),
  );
  const top = Math.max(...clauses.map(({ level }) => Number(level ?? 0)));
  return clauses.filter(({ level }) => Number(level ?? 0) === top).map(({ id }) => id);
}
