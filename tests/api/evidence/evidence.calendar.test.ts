import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { item, iso } from '../crosswalk/crosswalk.requests.js';
import { registerId } from '../system/system.requests.js';
import { acceptedId, createId, dayFrom, link, remove, today, update } from './evidence.requests.js';
import { calendar } from './map.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const iso2025 = { book: 'iso27001-2022', from: '2025-01', months: 6 };
const rowOf = async (code: string, variables: object = iso2025, caller = officer) => {
  const { proofCalendar } = await caller.query(calendar, variables as Record<string, unknown>);
  return proofCalendar.rows.find((row: any) => row.code === code);
};
const proof = (title: string, controlId: string, changes: object = {}) =>
  acceptedId(app, title, { controlIds: [controlId], collectedOn: '2025-01-01', ...changes });

describe('what is proven when', () => {
  it('counts days by the union of the periods, and proofs by the month', async () => {
    // 10 January to 9 February, 1 February to 31 March, and 15 to 20 April: a gap of fourteen days before it.
    await proof('a', iso('A.5.1'), { validFrom: '2025-01-10', validUntil: '2025-02-09' });
    await proof('b', iso('A.5.1'), { validFrom: '2025-02-01', validUntil: '2025-03-31' });
    await proof('c', iso('A.5.1'), { validFrom: '2025-04-15', validUntil: '2025-04-20' });
    expect(await rowOf('A.5.1')).toMatchObject({
      days: [22, 28, 31, 6, 0, 0],
      proofs: [1, 2, 1, 1, 0, 0],
      proofsToday: 0,
      provenUntil: null,
    });
  });

  it('sums up each month, and lists every assessable control with its part', async () => {
    const { proofCalendar } = await officer.query(calendar, iso2025);
    expect(proofCalendar.rows).toHaveLength(93);
    expect(proofCalendar.months.map((month: any) => month.month)).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
    ]);
    expect(proofCalendar.months[0]).toMatchObject({ days: 31, full: 0, partial: 1, none: 92 });
    expect(proofCalendar.months[1]).toMatchObject({ days: 28, full: 1, partial: 0, none: 92 });
    expect(proofCalendar.groups).toHaveLength(4);
    expect(proofCalendar.rows[0]).toMatchObject({ code: 'A.5.1', group: 0 });
    expect(proofCalendar).toMatchObject({ today: today(), complete: true });
  });

  it('says until when today is proven without a gap, also across proofs that meet', async () => {
    await proof('now', iso('A.5.2'), { validFrom: dayFrom(-5), validUntil: dayFrom(10) });
    expect(await rowOf('A.5.2')).toMatchObject({ proofsToday: 1, provenUntil: dayFrom(10) });
    await proof('next', iso('A.5.2'), { validFrom: dayFrom(11), validUntil: dayFrom(40) });
    expect(await rowOf('A.5.2')).toMatchObject({ proofsToday: 1, provenUntil: dayFrom(40) });
    await proof('later', iso('A.5.2'), { validFrom: dayFrom(42) });
    expect(await rowOf('A.5.2')).toMatchObject({ proofsToday: 1, provenUntil: dayFrom(40) });
    await proof('for ever', iso('A.5.2'), { validFrom: dayFrom(-1) });
    expect(await rowOf('A.5.2')).toMatchObject({ proofsToday: 2, provenUntil: null });
  });

  it('takes only what proves: accepted, linked for certain, kept and undamaged', async () => {
    const from = { validFrom: '2025-01-01' };
    const drafted = await createId(officer, 'draft', { controlIds: [iso('A.5.3')], ...from });
    const handed = await createId(officer, 'handed in', {
      controlIds: [iso('A.5.3')],
      submit: true,
      ...from,
    });
    const deleted = await proof('deleted', iso('A.5.3'), from);
    const damaged = await proof('damaged', iso('A.5.3'), from);
    const derived = await proof('derived', iso('A.5.3'), from);
    expect((await rowOf('A.5.3')).proofs[0]).toBe(3);
    await officer.query(remove, { id: deleted });
    await app.sql(`update evidence set damaged_at = now() where id = '${damaged}'`);
    await app.sql(`update evidence_link set status = 'PROPOSED' where evidence_id = '${derived}'`);
    expect(await rowOf('A.5.3')).toMatchObject({ days: [0, 0, 0, 0, 0, 0], proofs: [0, 0, 0, 0, 0, 0] });
    expect([drafted, handed]).toHaveLength(2);
  });

  it('a proof for one system counts for it alone, one for every subject everywhere, and both are one', async () => {
    const [his, lis] = [await registerId(officer, 'CAL-HIS'), await registerId(officer, 'CAL-LIS')];
    const code = '8.1.4.1-a';
    const mlps = { book: 'mlps-2.0', from: '2025-01', months: 1 };
    const own = await proof('for his', item(code), { validFrom: '2025-01-01', controlIds: [] });
    await officer.query(link, { input: { evidenceIds: [own], controlIds: [item(code)], systemId: his } });
    const proofs = async (system: string | null) =>
      (await rowOf(code, { ...mlps, system, level: 'L3' })).proofs[0];
    expect([await proofs(his), await proofs(lis), await proofs(null)]).toEqual([1, 0, 0]);
    await officer.query(link, { input: { evidenceIds: [own], controlIds: [item(code)] } });
    expect([await proofs(his), await proofs(lis), await proofs(null)]).toEqual([1, 1, 1]);
  });

  it('in MLPS the system chooses its controls, and a level those of the level', async () => {
    const system = await registerId(officer, 'CAL-S3');
    const graded = (await officer.query(calendar, { book: 'mlps-2.0', system })).proofCalendar;
    expect(graded.rows).toHaveLength(211);
    expect(graded.groups).toHaveLength(10);
    expect(graded.months).toHaveLength(12);
    const level = (await officer.query(calendar, { book: 'mlps-2.0', level: 'L3' })).proofCalendar;
    expect(level.rows).toHaveLength(341);
    const emr = (await officer.query(calendar, { book: 'emr-2018' })).proofCalendar;
    expect(emr.groups).toHaveLength(10);
    // Eight months back: this one is the ninth.
    expect(emr.months[8].month).toBe(today().slice(0, 7));
  });

  it('refuses what makes no sense', async () => {
    const wrong = async (variables: object) =>
      (await officer.fails(calendar, { ...iso2025, ...variables } as Record<string, unknown>)).code;
    expect(await wrong({ book: 'nothing' })).toBe('NOT_FOUND');
    expect(await wrong({ months: 0 })).toBe('LIMIT_EXCEEDED');
    expect(await wrong({ months: 37 })).toBe('LIMIT_EXCEEDED');
    expect(await wrong({ months: 36 }).catch(() => 'answered')).toBe('answered');
    for (const from of ['2025-13', '2025-1', '1700-01', 'x', "2025-01'"])
      expect(await wrong({ from })).toBe('BAD_USER_INPUT');
    for (const system of ['x', '0197a1b2-0000-7000-8000-000000000000'])
      expect(await wrong({ system })).toBe('NOT_FOUND');
  });
});

describe('who sees it', () => {
  const mayRead: readonly Role[] = [
    'COMPLIANCE_OFFICER',
    'MANAGER',
    'CONTRIBUTOR',
    'SERVICE_ENGINEER',
    'INSPECTOR',
  ];
  it.each(roles)('%s', async (role) => {
    const { errors } = await app.as(role).run(calendar, iso2025);
    expect(errors?.[0]?.extensions.code).toBe(mayRead.includes(role) ? undefined : 'FORBIDDEN');
  });

  it('people of a unit count what their unit and they themselves have, and are told so', async () => {
    const { units, members } = app.fixture.north;
    const validFrom = '2025-01-01';
    await proof('elsewhere', iso('A.5.4'), {
      validFrom,
      unitId: units.information,
      ownerId: members.MANAGER,
    });
    await proof('secret', iso('A.5.4'), {
      validFrom,
      unitId: units.radiology,
      label: 'SENSITIVE',
      ownerId: members.MANAGER,
    });
    await proof('ours', iso('A.5.4'), { validFrom, unitId: units.radiology });
    const contributor = app.as('CONTRIBUTOR');
    expect((await rowOf('A.5.4', iso2025, contributor)).proofs[0]).toBe(1);
    expect((await contributor.query(calendar, iso2025)).proofCalendar.complete).toBe(false);
    // The number that every result says, to those who read sensitive evidence and to those who do not.
    expect((await rowOf('A.5.4')).proofs[0]).toBe(3);
    expect((await rowOf('A.5.4', iso2025, app.as('INSPECTOR'))).proofs[0]).toBe(3);
  });

  it('another hospital has its own calendar, and no system of this one', async () => {
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    const { proofCalendar } = await south.query(calendar, iso2025);
    expect(proofCalendar.months.every((month: any) => month.none === 93)).toBe(true);
    const system = await registerId(officer, 'CAL-NORTH');
    expect((await south.fails(calendar, { ...iso2025, system })).code).toBe('NOT_FOUND');
  });

  it('moves with the dates', async () => {
    const id = await proof('moved', iso('A.5.5'), { validFrom: '2025-01-01', validUntil: '2025-01-31' });
    expect((await rowOf('A.5.5')).days.slice(0, 2)).toEqual([31, 0]);
    await app.as('MANAGER').query(update, { input: { ids: [id], changes: { validUntil: '2025-02-10' } } });
    expect((await rowOf('A.5.5')).days.slice(0, 2)).toEqual([31, 10]);
  });
});
