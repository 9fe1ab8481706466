import { z } from 'zod';
import type { Actor, Locale } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { invalidState, limitExceeded, notFound, say, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import { distinct } from '../../platform/graphql/relation.js';
import { countTasks, gapAction, joinPlan, makePlan, planOfKey, unfinishedOn } from '../remediation/index.js';
import type { BusyResult, PlannedTask } from '../remediation/index.js';
import { quartersPerYear, quarterStart, yearOf } from './calendar.js';
import { chosenOf } from './effects.js';
import { dueDay, evenParts, gapsOf, quartersOf } from './package-tasks.js';
import type { PackageGap, ScheduledPackage } from './package-tasks.js';
import { PackageEntity } from './planning.entity.js';
import type { RoadmapRecord } from './planning.entity.js';
import { mostPlanTasks } from './plan-from-packages.types.js';
import type { PlanFromPackagesInput } from './plan-from-packages.types.js';
import type { Scenarios } from './planning.ports.js';
import { alternativesOf, packagesOf } from './planning.queries.js';
import { mostPackages } from './planning.rules.js';
import { lockRoadmap, requirePeople, tellRoadmap } from './roadmap.records.js';

const planning = z.object({
  roadmapId: id,
  packageIds: z.array(id).min(1, 'emptyList').max(mostPackages, `many:${mostPackages}`).nullish(),
  alternativeId: id.nullish(),
  name: line(100).optional(),
  ownerId: id.nullish(),
  clientKey: line(100),
});
type Planning = z.output<typeof planning>;

export interface PlanOfPackages {
  readonly planId: string;
  readonly roadmapId: string;
  readonly createdTasks: number;
  /** By number. */
  readonly adoptedIds: readonly string[];
  readonly closedGaps: number;
}

/** Packages of a roadmap become work: one plan with a task per gap, in as many statements whatever their number. */
export class PlanFromPackagesService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: Scenarios,
  ) {}

  /** INVALID_STATE when nothing is left to plan; a known client key answers its plan. */
  async create(actor: Actor, input: PlanFromPackagesInput): Promise<PlanOfPackages> {
    const wanted = check(planning, { ...input, name: input.name ?? undefined });
    try {
      return await this.database.write(actor, (tx) => this.make(tx, wanted));
    } catch (error) {
      // A double click: the other request was faster, so its plan is there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, (tx) => this.make(tx, wanted));
    }
  }

  private async make(tx: Tx, wanted: Planning): Promise<PlanOfPackages> {
    const roadmap = await lockRoadmap(tx, wanted.roadmapId);
    const known = await planOfKey(tx, wanted.clientKey);
    if (known) {
      const createdTasks = await countTasks(tx, known.id);
      return { planId: known.id, roadmapId: roadmap.id, createdTasks, adoptedIds: [], closedGaps: 0 };
    }
    await requirePeople(tx, [wanted]);
    const packages = await scheduled(tx, roadmap, wanted);
    const opened = await this.scenarios.openScenarios(tx, roadmap.assessmentIds);
    const { gaps, closed } = gapsOf(packages, opened.values());
    const busy = await unfinishedOn(tx, distinct(gaps.flatMap(({ resultIds }) => resultIds)));
    const { fresh, adopted } = divide(gaps, busy);
    if (fresh.length > mostPlanTasks) throw limitExceeded('planTasks', mostPlanTasks, fresh.length);
    requireWork(fresh, busy, closed);
    const drafts = draftsOf(roadmap, packages, fresh, adopted, tx.actor.locale, dayOf(tx.now));
    const starts = packages.map(({ startQuarter }) => startQuarter);
    const startsOn = quarterStart(roadmap.startsOn, Math.min(...starts));
    const lastDue = drafts
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .at(-1);
    const ends = packages.map(({ endQuarter }) => endQuarter);
    const made = await makePlan(
      tx,
      {
        name: wanted.name ?? roadmap.name,
        source: 'ROADMAP',
        sourceReference: roadmap.name,
        assessmentId: null,
        startsOn,
        endsOn: lastDue ?? dueDay(roadmap.startsOn, Math.max(...ends), dayOf(tx.now)),
        ownerId: wanted.ownerId ?? roadmap.ownerId ?? null,
        clientKey: wanted.clientKey,
        told: {
          roadmapId: roadmap.id,
          alternativeId: wanted.alternativeId ?? null,
          packages: packages.map((one) => one.package.name),
        },
      },
      drafts,
    );
    const adoptedIds = distinct(busy.map(({ taskId }) => taskId));
    await joinPlan(tx, made.planId, adoptedIds);
    await link(tx, roadmap, fresh, made.taskIds, adopted);
    tellRoadmap(tx, 'roadmap.planMade', roadmap, {
      after: {
        planId: made.planId,
        packages: packages.map((one) => one.package.name),
        createdTasks: made.taskIds.length,
        adoptedTasks: adoptedIds.length,
      },
    });
    return {
      planId: made.planId,
      roadmapId: roadmap.id,
      createdTasks: made.taskIds.length,
      adoptedIds,
      closedGaps: closed,
    };
  }
}

/** The packages that are asked for, with their quarters; an alternative moves them by whole years. */
async function scheduled(tx: Tx, roadmap: RoadmapRecord, wanted: Planning): Promise<ScheduledPackage[]> {
  const all = await packagesOf(tx, [roadmap.id]);
  const ids = wanted.packageIds && new Set(wanted.packageIds);
  const within = all.filter((one) => !ids || ids.has(one.id));
  if (ids && within.length < ids.size) throw notFound();
  if (!wanted.alternativeId) {
    if (within.length === 0) throw nothingToDo();
    return within.map((one) => ({
      package: one,
      startQuarter: one.startQuarter,
      endQuarter: one.endQuarter,
    }));
  }
  const alternative = (await alternativesOf(tx, [roadmap.id])).find((one) => one.id === wanted.alternativeId);
  if (!alternative) throw notFound();
  const chosen = chosenOf(within, alternative.choices, roadmap.years);
  if (chosen.length === 0) throw nothingToDo();
  return chosen.map(({ package: one, year }) => {
    const moved = (year - yearOf(one.endQuarter)) * quartersPerYear;
    return {
      package: one,
      startQuarter: Math.max(1, one.startQuarter + moved),
      endQuarter: one.endQuarter + moved,
    };
  });
}

const nothingToDo = () =>
  invalidState(
    text('没有要做的：所选的工作包没有差距。', 'There is nothing to do: these packages have no gaps.'),
  );

/** Gaps that need a task, and tasks that are there already with the gap that each closes. */
function divide(gaps: readonly PackageGap[], busy: readonly BusyResult[]) {
  const tasks = Map.groupBy(busy, ({ resultId }) => resultId);
  const own = gaps.map((gap) => ({ gap, tasks: gap.resultIds.flatMap((id) => tasks.get(id) ?? []) }));
  return {
    fresh: own.filter((one) => one.tasks.length === 0).map(({ gap }) => gap),
    adopted: own.filter((one) => one.tasks.length > 0),
  };
}
type Adopted = ReturnType<typeof divide>['adopted'];

function requireWork(fresh: readonly PackageGap[], busy: readonly BusyResult[], closed: number): void {
  if (fresh.length > 0 || busy.some(({ planId }) => planId === null)) return;
  if (busy.length === 0)
    throw closed > 0
      ? invalidState(
          text('所选工作包的差距都已关闭。', 'Every gap of these packages is closed: nothing to plan.'),
        )
      : nothingToDo();
  throw invalidState(
    text(
      '所选工作包的差距都已在其他计划的任务里。',
      'Tasks of other plans close every gap of these packages already.',
    ),
  );
}

/** One task per gap: who, when and for how much follow from the package; what adopted tasks cost is taken off. */
function draftsOf(
  roadmap: RoadmapRecord,
  packages: readonly ScheduledPackage[],
  fresh: readonly PackageGap[],
  adopted: Adopted,
  locale: Locale,
  today: string,
): PlannedTask[] {
  const drafts = new Map<PackageGap, PlannedTask>();
  for (const scheduled_ of packages) {
    const own = fresh.filter((gap) => gap.packages[0] === scheduled_);
    if (own.length === 0) continue;
    const { costLikely, effortDays, unitId, ownerId, name } = scheduled_.package;
    const taken = new Map(
      adopted
        .filter(({ gap }) => gap.packages[0] === scheduled_)
        .flatMap(({ tasks }) => tasks.map((task) => [task.taskId, task] as const)),
    );
    // Where tasks that are there already take all of it, nobody has said that the others cost nothing.
    const left = (total: number | null, of: 'budget' | 'effortDays'): number | null => {
      if (total === null) return null;
      const rest = [...taken.values()].reduce((sum, task) => sum - (task[of] ?? 0), total);
      return rest > 0 || rest === total ? rest : null;
    };
    const quarters = quartersOf(scheduled_, own.length);
    const costs = evenParts(left(costLikely, 'budget'), own.length);
    const efforts = evenParts(left(effortDays, 'effortDays'), own.length);
    own.forEach((gap, at) =>
      drafts.set(gap, {
        ...wordsOf(gap, roadmap.name, name, locale),
        resultIds: [...gap.resultIds],
        priority: 'MEDIUM',
        dueOn: dueDay(roadmap.startsOn, quarters[at]!, today),
        budget: costs[at] ?? null,
        effortDays: efforts[at] ?? null,
        riskBefore: null,
        riskAfter: null,
        unitId,
        ownerId,
        clientKey: null,
      }),
    );
  }
  return fresh.flatMap((gap) => drafts.get(gap) ?? []);
}

const longestTitle = 200;
const longestText = 3_700;

function wordsOf(
  { scenario, controlId, figures, isProofOnly }: PackageGap,
  roadmap: string,
  name: string,
  locale: Locale,
): { title: string; description: string } {
  const control = scenario.edition.controlById.get(controlId);
  const actions =
    figures.length === 0
      ? [gapAction({ closes: isProofOnly ? 'PROOF' : 'RESULT', to: null, grade: null, level: null })]
      : figures.map(({ kind, value, grade, level }) => gapAction({ closes: kind, to: value, grade, level }));
  const action = actions.map((one) => say(one, locale)).join(say(text('，', ', '), locale));
  const from = say(
    text(`来自“${roadmap}”的工作包“${name}”。`, `From the package ${name} of ${roadmap}.`),
    locale,
  );
  const title = `${control?.code ?? ''} ${control?.name ?? ''}`.trim();
  return {
    title: [...`${title}${say(text('：', ': '), locale)}${action}`].slice(0, longestTitle).join(''),
    description: [[...(control?.text ?? '')].slice(0, longestText).join(''), from].filter(Boolean).join('\n'),
  };
}

/** Packages remember the tasks that do their work. */
async function link(
  tx: Tx,
  roadmap: RoadmapRecord,
  fresh: readonly PackageGap[],
  taskIds: readonly string[],
  adopted: Adopted,
): Promise<void> {
  const { organizationId, id: roadmapId } = roadmap;
  const records = await tx.em.find(PackageEntity, { organizationId, roadmapId });
  const done = [
    ...fresh.map((gap, at) => ({ gap, ids: [taskIds[at]!] })),
    ...adopted.map(({ gap, tasks }) => ({ gap, ids: tasks.map(({ taskId }) => taskId) })),
  ];
  for (const record of records) {
    const own = done.filter(({ gap }) => gap.packages.some((one) => one.package.id === record.id));
    const ids = distinct([...record.taskIds, ...own.flatMap(({ ids: some }) => some)]);
    if (ids.length > record.taskIds.length) record.taskIds = ids;
  }
}
