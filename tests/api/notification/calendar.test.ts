import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { acceptedId, controlIds, dayFrom } from '../evidence/evidence.requests.js';
import { acceptedProof, createTask, scene, submit } from '../remediation/scene.js';
import type { Scene } from '../remediation/scene.js';
import { askOne } from '../request/scene.js';

const create = `mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path feed { scope fetchedAt } } }`;
const remove = 'mutation { deleteCalendarFeed { deleted } }';
const read = '{ calendarFeed { scope createdAt fetchedAt } }';

let app: TestApp;
let contributor: Caller;
let world: Scene;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  contributor = app.as('CONTRIBUTOR');
  world = await scene(app);
  controls = await controlIds(app.as('COMPLIANCE_OFFICER'), 3);
});
afterAll(() => app.close());

const addressOf = async (caller: Caller, scope = 'MINE'): Promise<string> =>
  (await caller.query(create, { input: { scope } })).createCalendarFeed.path;
/** What a calendar program fetches, with nothing but the address. */
const fetchFile = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { headers });
/** Lines of a file are folded at 75 bytes; the entries by their title, with the day. */
async function entriesOf(path: string): Promise<Record<string, string>> {
  const answer = await fetchFile(path);
  expect(answer.status).toBe(200);
  const text = (await answer.text()).replaceAll('\r\n ', '');
  return Object.fromEntries(
    text
      .split('BEGIN:VEVENT')
      .slice(1)
      .map((entry) => [/SUMMARY:(.*)\r\n/.exec(entry)![1]!, /DTSTART;VALUE=DATE:(\d+)\r\n/.exec(entry)![1]!]),
  );
}
const plain = (day: string) => day.replaceAll('-', '');
let taken = 0;
const task = (more: Record<string, unknown> = {}) =>
  createTask(app, [world.results[taken++]!.id], { ownerId: app.fixture.north.members.CONTRIBUTOR, ...more });

describe('a calendar', () => {
  it('holds what its person has to do, and an entry moves with its day', async () => {
    const { radiology } = app.fixture.north.units;
    const mine = await task({ title: '我的任务', dueOn: dayFrom(20) });
    const others = await task({ title: '别人的任务', ownerId: app.fixture.north.members.SERVICE_ENGINEER });
    const asked = await askOne(app, controls, {
      titles: ['征集我'],
      dueOn: dayFrom(9),
      targets: [{ unitId: radiology, assigneeId: app.fixture.north.members.CONTRIBUTOR }],
    });
    expect(asked.id).toBeTruthy();
    const path = await addressOf(contributor);
    const before = await entriesOf(path);
    expect(before).toMatchObject({
      [`整改任务到期：${mine.code} 我的任务`]: plain(dayFrom(20)),
      '证据征集到期：征集我': plain(dayFrom(9)),
    });
    expect(Object.keys(before).join()).not.toContain(others.code);
    await app.sql(`update remediation_task set due_on = $2 where id = $1`, [mine.id, dayFrom(30)]);
    expect(await entriesOf(path)).toMatchObject({
      [`整改任务到期：${mine.code} 我的任务`]: plain(dayFrom(30)),
    });
    const all = await entriesOf(await addressOf(app.as('MANAGER'), 'ALL'));
    expect(Object.keys(all).join()).toContain(others.code);
  });

  it('forgets a task that was handed in, and names no sensitive evidence', async () => {
    const handed = await task({ title: '要提交的' });
    await submit(app, handed, [await acceptedProof(app)]);
    const secret = await acceptedId(app, '绝密截图');
    await app.sql(`update evidence set valid_until = $2, owner_id = $3, label = 'SENSITIVE' where id = $1`, [
      secret,
      dayFrom(40),
      app.fixture.north.members.CONTRIBUTOR,
    ]);
    const names = Object.keys(await entriesOf(await addressOf(contributor))).join('\n');
    expect(names).not.toContain(handed.code);
    expect(names).not.toContain('绝密');
    expect(names).toContain('证据有效期届满：（敏感证据）');
  });

  it('is whole days in the format of calendars, and answers 304 when nothing changed', async () => {
    await task({ title: '逗号,分号;换行' });
    const path = await addressOf(contributor);
    const first = await fetchFile(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await first.text();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(text.endsWith('END:VCALENDAR')).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain('逗号\\,分号\\;换行');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const again = await fetchFile(path, { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).toBe(304);
    expect((await contributor.query(read)).calendarFeed.fetchedAt).not.toBeNull();
  });
});

describe('its address', () => {
  it('ends with a new one, with the end of the calendar, and with the membership', async () => {
    const former = await addressOf(contributor);
    const path = await addressOf(contributor);
    expect((await fetchFile(former)).status).toBe(404);
    expect((await fetchFile(path)).status).toBe(200);
    const { CONTRIBUTOR } = app.fixture.north.members;
    await app.sql(`update membership set suspended_at = now() where id = $1`, [CONTRIBUTOR]);
    expect((await fetchFile(path)).status).toBe(404);
    await app.sql(`update membership set suspended_at = null where id = $1`, [CONTRIBUTOR]);
    expect(await contributor.query(remove)).toEqual({ deleteCalendarFeed: { deleted: true } });
    expect(await contributor.query(remove)).toEqual({ deleteCalendarFeed: { deleted: false } });
    expect((await fetchFile(path)).status).toBe(404);
    expect(await contributor.query(read)).toEqual({ calendarFeed: null });
  });

  it('is stored by its hash alone, and opens nothing else', async () => {
    const path = await addressOf(contributor);
    const key = path.split('key=')[1]!;
    const [stored] = await app.sql(`select f::text as row from calendar_feed f where membership_id = $1`, [
      app.fixture.north.members.CONTRIBUTOR,
    ]);
    expect(stored.row).not.toContain(key);
    const events = await app.sql(`select before, after from event where object_type = 'CalendarFeed'`);
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain(key);
    const asked = await fetch(`${app.url}/graphql?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: '{ remediationTasks { totalCount } }' }),
    });
    expect(await asked.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('cannot be guessed by shape, by list or by force', async () => {
    for (const wrong of ['', '?key=', '?key=a&key=b', `?key=${'a'.repeat(43)}`, '?key=%27or%201=1--'])
      expect((await fetchFile(`/files/calendar.ics${wrong}`)).status).toBe(404);
    const statuses: number[] = [];
    for (let at = 0; at < 60; at += 1)
      statuses.push((await fetchFile(`/files/calendar.ics?key=${'b'.repeat(43)}`)).status);
    expect(statuses.at(-1)).toBe(429);
    // Who has a key is not locked out by those who have none.
    expect((await fetchFile(await addressOf(contributor))).status).toBe(200);
  });

  it('is a person’s own: no program has one, another hospital sees nothing of it', async () => {
    const program = await tokenOf(app, ['remediation:read']);
    for (const refused of [await program(create, { input: { scope: 'ALL' } }), await program(remove)])
      expect(refused).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const south = app.as('MANAGER', 'south');
    const entries = await entriesOf(await addressOf(south, 'ALL'));
    expect(Object.keys(entries)).toEqual([]);
    expect(await app.anonymous.fails(read)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
