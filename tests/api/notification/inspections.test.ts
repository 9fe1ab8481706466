import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { dayFrom } from '../evidence/evidence.requests.js';
import { assignMutation, inspectionScene, itemsOf, move, newInspection } from '../inspection/scene.js';
import { noticesOf, tellAll, toldAbout } from './scene.js';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
  await tellAll(app);
});
afterAll(() => app.close());

const people = () => app.fixture.north.members;
const radiology = () => app.fixture.north.units.radiology;
const assign = (ids: readonly string[], more: Record<string, unknown>) =>
  officer.query(assignMutation, { input: { ids, ...more } });
const setDay = (ids: readonly string[], day: string) =>
  app.sql('update inspection_item set due_on = $2 where id = any ($1::uuid[])', [ids, day]);
async function world(more: Record<string, unknown> = {}) {
  const { inspection } = await inspectionScene(app, more);
  const items = await itemsOf(officer, inspection.id);
  return { id: inspection.id as string, inspection, items, ids: items.map((item) => item.id as string) };
}
/** An item that nobody has to do anything about any more. */
const makeReady = (items: readonly any[]) =>
  rate(
    officer,
    items.map((item) => ({
      resultId: item.result.id,
      verdict: 'UNMET',
      currentState: '没有',
      gap: '缺制度',
    })),
  );

describe('items of an inspection', () => {
  it('are told together to the person, or to the unit, and not again for another day', async () => {
    const { id, ids, items } = await world();
    await assign([ids[0]!], { personId: people().CONTRIBUTOR, dueOn: dayFrom(20) });
    await assign(ids.slice(1, 4), { unitId: radiology() });
    await assign(ids.slice(1, 4), { dueOn: dayFrom(15) });
    await tellAll(app);
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({
      CONTRIBUTOR: ['INSPECTION_ASSIGNED', 'INSPECTION_ASSIGNED'],
      SERVICE_ENGINEER: ['INSPECTION_ASSIGNED'],
    });
    const [several, one] = (await noticesOf(contributor)).filter(({ path }) => path.includes(id));
    expect(one).toMatchObject({
      path: `/inspections/${id}?tab=prepare&item=${ids[0]}`,
      dueOn: dayFrom(20),
      causedByName: 'north COMPLIANCE_OFFICER',
    });
    expect(one!.objectName).toContain(items[0].control.code);
    expect(several!.path).toBe(`/inspections/${id}?tab=prepare&ready=0&mine=1`);
    const count = `{ notices(filter: { kinds: [INSPECTION_ASSIGNED] }) { nodes { path count } } }`;
    const counts = (await contributor.query(count)).notices.nodes.filter((n: any) => n.path.includes(id));
    expect(counts.map((n: any) => n.count)).toEqual([3, null]);
    const mine = await itemsOf(contributor, id, { mine: true });
    expect(mine.map((item) => item.id)).toEqual(ids.slice(0, 4));
    expect(await itemsOf(officer, id, { mine: true })).toEqual([]);
  });

  it('that came with the inspection are told as well, each by its name', async () => {
    const last = await world();
    await assign(last.ids.slice(0, 1), { unitId: radiology() });
    await move(officer, 'cancelInspection', last.inspection, '改期');
    const { inspection } = await inspectionScene(app, { previousId: last.id });
    await tellAll(app);
    expect(await toldAbout(app, inspection.id)).toEqual({
      CONTRIBUTOR: ['INSPECTION_ASSIGNED'],
      SERVICE_ENGINEER: ['INSPECTION_ASSIGNED'],
    });
    const [notice] = (await noticesOf(contributor)).filter(({ path }) => path.includes(inspection.id));
    expect(notice!.path).toContain('&item=');
  });

  it('remind before and after the day, managers three days later, once each, until they are ready', async () => {
    const { id, ids, items } = await world();
    await assign(ids.slice(0, 2), { personId: people().CONTRIBUTOR, dueOn: dayFrom(3) });
    for (const day of [3, -1, -3]) {
      await setDay(ids.slice(0, 2), dayFrom(day));
      await tellAll(app);
      await tellAll(app);
    }
    expect(await toldAbout(app, id)).toEqual({
      CONTRIBUTOR: ['INSPECTION_OVERDUE', 'INSPECTION_OVERDUE', 'INSPECTION_DUE_SOON', 'INSPECTION_ASSIGNED'],
      MANAGER: ['INSPECTION_ESCALATED'],
    });
    await makeReady(items.slice(0, 2));
    await setDay(ids.slice(0, 2), dayFrom(-9));
    await tellAll(app);
    expect((await toldAbout(app, id)).CONTRIBUTOR).toHaveLength(4);
  });

  it('ask nobody any more when the visit is over', async () => {
    const { id, ids, inspection } = await world();
    await assign(ids.slice(0, 1), { personId: people().CONTRIBUTOR, dueOn: dayFrom(30) });
    await tellAll(app);
    const onSite = await move(officer, 'beginInspectionVisit', inspection);
    await move(officer, 'endInspectionVisit', onSite);
    await setDay(ids.slice(0, 1), dayFrom(-5));
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({ CONTRIBUTOR: ['INSPECTION_ASSIGNED'] });
  });
});

it('a visit that is near while items are not ready is told twice, to managers and to who runs it', async () => {
  const { id } = await world({ visitFrom: dayFrom(10), visitTo: dayFrom(11) });
  await tellAll(app);
  await tellAll(app);
  expect(await toldAbout(app, id)).toEqual({
    COMPLIANCE_OFFICER: ['INSPECTION_VISIT_NEAR'],
    MANAGER: ['INSPECTION_VISIT_NEAR'],
  });
  await app.sql('update inspection set visit_from = $2, visit_to = $2 where id = $1', [id, dayFrom(2)]);
  await tellAll(app);
  await tellAll(app);
  expect((await toldAbout(app, id)).MANAGER).toHaveLength(2);
  expect((await noticesOf(app.as('MANAGER')))[0]).toMatchObject({
    dueOn: dayFrom(2),
    path: `/inspections/${id}?tab=prepare&ready=0`,
  });
  // What tells managers only may be left out; what asks something may not.
  const rules = `{ noticeSettings { rules { kind asks } } }`;
  const asks = Object.fromEntries(
    (await officer.query(rules)).noticeSettings.rules.map((rule: any) => [rule.kind, rule.asks]),
  );
  expect(asks).toMatchObject({ INSPECTION_ESCALATED: false, INSPECTION_OVERDUE: true });
});

it('the calendar carries visits and due days of who asks, and nothing of another hospital', async () => {
  const { ids, inspection, id } = await world({ visitFrom: dayFrom(40), visitTo: dayFrom(42) });
  const other = await newInspection(officer, {
    assessmentId: inspection.assessment.id,
    name: '看不到的检查',
    visitFrom: dayFrom(50),
  });
  await assign(ids.slice(0, 2), { unitId: radiology(), dueOn: dayFrom(33) });
  await assign(ids.slice(2, 3), { personId: people().SERVICE_ENGINEER, dueOn: dayFrom(34) });
  const calendar = async (caller: Caller, scope: string) => {
    const create = `mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path } }`;
    const { path } = (await caller.query(create, { input: { scope } })).createCalendarFeed;
    const file = (await (await fetch(`${app.url}${path}`)).text()).replaceAll('\r\n ', '');
    return file.split('BEGIN:VEVENT').filter((entry) => entry.includes('SUMMARY:'));
  };
  const plain = (day: string) => day.replaceAll('-', '');
  const mine = await calendar(contributor, 'MINE');
  const visit = mine.find((entry) => entry.includes(`UID:visit-${id}`))!;
  expect(visit).toContain(`SUMMARY:迎检现场检查：${inspection.name}`);
  expect(visit).toContain(`DTSTART;VALUE=DATE:${plain(dayFrom(40))}`);
  expect(visit).toContain(`DTEND;VALUE=DATE:${plain(dayFrom(43))}`);
  const due = mine.filter((entry) => entry.includes(`UID:items-${id}`));
  expect(due).toHaveLength(1);
  expect(due[0]).toContain(`SUMMARY:检查项到期：${inspection.name}（2 项）`);
  expect(due[0]).toContain(`/inspections/${id}?tab=prepare&ready=0&mine=1`);
  expect(mine.join()).not.toContain('看不到的检查');
  const all = (await calendar(app.as('MANAGER'), 'ALL')).join();
  expect(all).toContain(`items-${id}-${dayFrom(34)}`);
  expect(all).toContain(`visit-${other.id}`);
  expect(await calendar(app.as('MANAGER', 'south'), 'ALL')).toEqual([]);
});
