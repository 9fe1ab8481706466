import { afterAll, beforeAll, expect, it } from 'vitest';
import { briefing } from '../../../server/features/report/briefing/report.js';
import type { BriefingData } from '../../../server/features/report/briefing/data.js';
import { briefingSnapshot } from '../../../server/features/report/briefing/snapshot.js';
import type { BriefingScope } from '../../../server/features/report/briefing/scope.js';
import { monthDays } from '../../../server/features/report/briefing/scope.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { startRating } from '../assessment/ratings.scene.js';
import { resultsOf } from '../assessment/scene.js';
import { assessed, createMutation, download, finished } from './scene.js';

let app: TestApp;
const today = dayOf(new Date());
const month = today.slice(0, 7);
const windowFrom = addDays(today, -179);
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  const { organizationId } = app.fixture.north;
  await app.sql(`update organization set past_from = '2025-01-01' where id = $1`, [organizationId]);
  const id = await assessed(app);
  await startRating(app.as('COMPLIANCE_OFFICER'), 'csl-2025');
  const [, second] = await resultsOf(app.as('COMPLIANCE_OFFICER'), id);
  await acceptProof(
    app,
    await submitProof(app, { controlIds: [second!.control.id], validUntil: addDays(today, 10) }),
  );
  // One is late, and one has nobody.
  await app.sql('set session_replication_role = replica');
  await app.sql(`update remediation_task set due_on = $1, original_due_on = $1`, [addDays(today, -40)]);
  await app.sql('set session_replication_role = default');
  // No trigger has seen it.
  await app.sql('select recount_progress($1)', [organizationId]);
});
afterAll(() => app.close());

async function made(): Promise<{ report: any; data: any }> {
  const { createReport } = await app
    .as('MANAGER')
    .query(createMutation, { input: { kind: 'BRIEFING', briefing: { month } } });
  const report = await finished(app, createReport.report.id);
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  return { report, data: row!.data };
}

/** What a document would be made from, without the document. */
async function told(scope: Partial<BriefingScope>): Promise<BriefingData> {
  const session = app.house.deps.database.openReads(systemActor(app.fixture.north.organizationId));
  try {
    return await briefingSnapshot(session, {
      scope: { month, frameworkCode: null, unitId: null, ...scope },
      number: 'N',
      generatedBy: 'north MANAGER',
      at: new Date(),
    });
  } finally {
    await session.close();
  }
}

const screens = `query ($from: Date!, $month: Date!, $to: Date!) {
  scoreLines(from: $from, to: $to) { totalCount lines { assessment { id } points { day declared proven } } }
  month: remediationProgress(from: $month, to: $to) { measures { verified verifiedFirstTime returned reopened cycleDays slipped slippedDays }
    forecast { basis finishOn } byUnit { unit { name } open overdue } byOwner { owner { displayName } open overdue } }
  window: remediationProgress(from: $from, to: $to) { days { day tasks done overdue planned } }
  gapSummary { openGaps withoutTask declaredNotProven ageBands { label count } }
  evidenceExpiry { fromDays toDays count }
  proofOutlook { assessment { name } points { day value level met } } }`;

it('says the numbers that the screens say', async () => {
  const { report, data } = await made();
  expect(report).toMatchObject({ state: 'READY', assessment: null });
  expect(report.number).toContain('-BR-');
  const said = await app.as('MANAGER').query(screens, { from: windowFrom, month: `${month}-01`, to: today });
  expect(data.lineCount).toBe(said.scoreLines.totalCount);
  expect(data.lines.map((one: any) => ({ id: one.assessmentId, points: one.points }))).toEqual(
    said.scoreLines.lines.map((one: any) => ({ id: one.assessment.id, points: one.points })),
  );
  expect(data.days).toEqual(said.window.days);
  expect(data.measures).toMatchObject(said.month.measures);
  expect(data.forecast).toMatchObject(said.month.forecast);
  expect(data.byUnit.map((one: any) => [one.name, one.open, one.overdue])).toEqual(
    said.month.byUnit.map((one: any) => [one.unit?.name ?? '未分科室', one.open, one.overdue]),
  );
  expect(data.byOwner.map((one: any) => [one.name, one.open])).toEqual(
    said.month.byOwner.map((one: any) => [one.owner?.displayName ?? '未指定', one.open]),
  );
  expect(data.gaps).toEqual(said.gapSummary);
  expect(data.expiry).toEqual(said.evidenceExpiry);
  expect(data.outlook.map(({ name, points }: any) => ({ assessment: { name }, points }))).toEqual(
    said.proofOutlook,
  );
  expect(data.overdue).toHaveLength(said.window.days.at(-1).overdue);
  expect(data.overdue[0]).toMatchObject({ daysLate: 40, title: '加装防水' });

  // The same data give the same words, and the first page names what is to be decided.
  const text = JSON.stringify(briefing(data));
  expect(text).toBe(JSON.stringify(briefing(data)));
  for (const part of ['走到哪里', '本月变动', 'ZG-0001 逾期超过 30 天', '需要决定'])
    expect(text).toContain(part);
  const file = await download(app, report.downloadUrl, 'INSPECTOR');
  expect(file.statusCode).toBe(200);
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
}, 60_000);

it('is narrowed to a rule book and a unit, and of a month that is over tells its end', async () => {
  const { radiology } = app.fixture.north.units;
  const data = await told({ frameworkCode: 'csl-2025' });
  expect(data.lines).toHaveLength(1);
  expect([data.overdue.length, data.gaps.openGaps, data.days.at(-1)!.tasks]).toEqual([0, 0, 0]);
  expect((await told({ unitId: radiology })).lines).toEqual([]);
  const before = addDays(`${month}-01`, -1);
  const past = await told({ month: before.slice(0, 7) });
  // Everything was made today.
  expect(past).toMatchObject({ to: before, isCurrent: false, lines: [], outlook: [], gaps: { openGaps: 0 } });
  expect(JSON.stringify(briefing(past))).toContain('已经过去的月份不推算以后的得分');
});

it('refuses a month that has not begun or that nobody kept, and what is not there', async () => {
  const fails = async (
    scope: object | null,
    role: 'MANAGER' | 'INSPECTOR' | 'AUDIT_ADMINISTRATOR' = 'MANAGER',
  ) => (await app.as(role).fails(createMutation, { input: { kind: 'BRIEFING', briefing: scope } })).code;
  expect(await fails(null)).toBe('BAD_USER_INPUT');
  expect(await fails({ month: '2026-13' })).toBe('BAD_USER_INPUT');
  expect(await fails({ month: addDays(monthDays(month, '9999-12-31').to, 1).slice(0, 7) })).toBe(
    'BAD_USER_INPUT',
  );
  expect(await fails({ month: '2024-06' })).toBe('BAD_USER_INPUT');
  expect(await fails({ month, frameworkCode: 'none' })).toBe('NOT_FOUND');
  expect(await fails({ month, unitId: app.fixture.south.units.campus })).toBe('NOT_FOUND');
  expect(await fails({ month }, 'INSPECTOR')).toBe('FORBIDDEN');
});
