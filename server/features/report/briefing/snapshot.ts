import type { ReadSession, Reads } from '../../../platform/database/database.js';
import { addDays, dayOf } from '../../../platform/clock.js';
import { endOf } from '../../../platform/moment.js';
import { assessmentsByIds, openAssessments, readOutlook, readScoreLines } from '../../assessment/index.js';
import type { SteeringScope } from '../../assessment/index.js';
import { evidenceExpiry } from '../../evidence/index.js';
import { editionById, requireEdition } from '../../framework/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import { overdueTasks, readProgress } from '../../progress/index.js';
import { gapSummary, listPlans, listTasks } from '../../remediation/index.js';
import type { BriefingData, BriefingGaps, BriefingLine, BriefingLoad } from './data.js';
import { monthDays } from './scope.js';
import type { BriefingScope } from './scope.js';
import { versionOf } from '../report-number.js';

/** What the progress screen shows when nobody asks for another period. */
export const windowDays = 180;
const mostOverdue = 15;
const mostLoads = 10;
const outlookDays = [30, 60, 90];
const page = (first: number) => ({ first, after: undefined });

export interface BriefingRequest {
  readonly scope: BriefingScope;
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/**
 * Reads what a briefing says by the very functions that the screens ask: of a month that is over at the moment of its end, of this
 * month now. One read-only transaction, which looks at two moments.
 */
export async function briefingSnapshot(
  session: ReadSession,
  request: BriefingRequest,
): Promise<BriefingData> {
  const { scope, at } = request;
  const now = session.reads;
  const today = dayOf(at);
  const { from, to } = monthDays(scope.month, today);
  const isCurrent = to === today;
  const reads = isCurrent ? now : session.at(endOf(to));
  const organization = await organizationOf(now);
  const edition = scope.frameworkCode ? await requireEdition(now, scope.frameworkCode) : undefined;
  const steering: SteeringScope = {
    frameworkId: edition?.framework.id ?? null,
    unitId: scope.unitId,
    systemId: null,
  };
  const asked = { ...steering, planId: null };
  const windowFrom = addDays(to, 1 - windowDays);
  const dayBefore = addDays(from, -1);
  const keepsBefore = dayOf(new Date(organization.pastFrom)) <= dayBefore;

  const scores = await scoreLines(now, steering, { windowFrom, to, dayBefore });
  // Series and sums are told from rows that say themselves since when they hold: asked now, whatever the month.
  const month = await readProgress(now, { ...asked, from, to });
  const window = await readProgress(now, { ...asked, from: windowFrom, to });
  const gaps = await gapsAt(reads, steering);
  const gapsBefore = keepsBefore ? await gapsAt(session.at(endOf(dayBefore)), steering) : null;
  const overdue = await overdueTasks(reads, asked, { on: to, most: mostOverdue });
  const expiry = await evidenceExpiry(reads);
  const outlook = isCurrent ? await outlookOf(session, steering) : [];
  const [unit] = scope.unitId ? await unitsByIds(now, [scope.unitId]) : [];
  return {
    month: scope.month,
    number: request.number,
    version: versionOf(request.number),
    generatedBy: request.generatedBy,
    generatedAt: at.toISOString(),
    organization: { name: organization.name },
    framework: edition?.framework.shortName ?? null,
    unit: unit?.name ?? null,
    from,
    to,
    windowFrom,
    isCurrent,
    ...scores,
    days: window.days,
    measures: month.measures,
    forecast: month.forecast,
    gaps,
    gapsBefore,
    overdue,
    ...(await loadsOf(now, month)),
    expiry,
    outlook,
    decisions: await decisionsAt(reads, scope.unitId),
  };
}

async function scoreLines(
  now: Reads,
  scope: SteeringScope,
  { windowFrom, to, dayBefore }: { windowFrom: string; to: string; dayBefore: string },
): Promise<{ lines: BriefingLine[]; lineCount: number }> {
  const { lines, totalCount } = await readScoreLines(now, scope, { from: windowFrom, to });
  const assessments = new Map(
    (
      await assessmentsByIds(
        now,
        lines.map(({ assessmentId }) => assessmentId),
      )
    ).map((one) => [one.id, one]),
  );
  const found: BriefingLine[] = [];
  for (const { assessmentId, points } of lines) {
    const assessment = assessments.get(assessmentId);
    // Asked of what this transaction has in memory: no statement each.
    const edition = assessment && (await editionById(now, assessment.frameworkId));
    const after = points.at(-1);
    if (!assessment || !edition || !after) continue;
    const before = points.findLast(({ day }) => day <= dayBefore);
    const kind = edition.scoring.kind;
    found.push({
      subject: assessment.subject.name,
      framework: edition.framework.shortName,
      assessmentId,
      unit: kind === 'CHECKLIST' || assessment.scoringEdition === 'MLPS_2025' ? '%' : '分',
      drawn: scope.frameworkId !== null || kind === 'CONFORMITY',
      before: before && before.assessmentId === after.assessmentId ? scoreOf(before) : null,
      after: scoreOf(after),
      points: points.map(({ day, declared, proven }) => ({ day, declared, proven })),
    });
  }
  return { lines: found, lineCount: totalCount };
}

const scoreOf = ({ declared, proven, declaredLevel, provenLevel }: BriefingLine['after']) => ({
  declared,
  proven,
  declaredLevel,
  provenLevel,
});

async function gapsAt(reads: Reads, scope: SteeringScope): Promise<BriefingGaps> {
  const isWhole = scope.frameworkId === null && scope.unitId === null;
  const found = await gapSummary(reads, isWhole ? null : await openAssessments(reads, scope));
  const { openGaps, withoutTask, declaredNotProven, ageBands } = found;
  return {
    openGaps,
    withoutTask,
    declaredNotProven,
    ageBands: ageBands.map(({ label, count }) => ({ label, count })),
  };
}

async function outlookOf(session: ReadSession, scope: SteeringScope): Promise<BriefingData['outlook']> {
  const reads = session.reads;
  const inScope = new Set(await openAssessments(reads, scope));
  const found = (await readOutlook(reads, (day) => session.at(endOf(day)), outlookDays)).filter(
    ({ assessmentId }) => inScope.has(assessmentId),
  );
  const assessments = await assessmentsByIds(
    reads,
    found.map(({ assessmentId }) => assessmentId),
  );
  const names = new Map(assessments.map(({ id, name }) => [id, name]));
  return found.map(({ assessmentId, points }) => ({
    name: names.get(assessmentId) ?? '',
    points: points.map(({ day, value, level, met }) => ({ day, value, level, met })),
  }));
}

type Loads = Pick<Awaited<ReturnType<typeof readProgress>>, 'byUnit' | 'byOwner'>;

async function loadsOf(now: Reads, { byUnit, byOwner }: Loads): Promise<Record<keyof Loads, BriefingLoad[]>> {
  const present = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);
  const units = await unitsByIds(now, present(byUnit.map(({ unitId }) => unitId)));
  const members = await membershipsByIds(now, present(byOwner.map(({ ownerId }) => ownerId)));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const memberNames = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const load = (name: string, one: Loads['byUnit'][number]): BriefingLoad => ({
    name,
    open: one.open,
    overdue: one.overdue,
    dueSoon: one.dueSoon,
    effortDays: one.effortDays,
  });
  return {
    byUnit: byUnit.slice(0, mostLoads).map((one) => load(unitNames.get(one.unitId ?? '') ?? '未分科室', one)),
    byOwner: byOwner
      .slice(0, mostLoads)
      .map((one) => load(memberNames.get(one.ownerId ?? '') ?? '未指定', one)),
  };
}

async function decisionsAt(reads: Reads, unitId: string | null): Promise<BriefingData['decisions']> {
  const waiting = async (filter: object) =>
    (await listTasks(reads, { ...filter, unitId }, 'DUE_ASC', page(1))).totalCount;
  const plans = await listPlans(reads, { states: ['REQUESTED'] }, page(1));
  return {
    delays: await waiting({ delayRequested: true }),
    acceptances: await waiting({ acceptanceRequested: true }),
    plans: plans.totalCount,
  };
}
