import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cursorOf } from '../../../server/platform/graphql/connection.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import {
  accept,
  controlIds,
  create,
  createId,
  dayFrom,
  items,
  list,
  newFile,
  remove,
  submit,
  upload,
} from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let control: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  [control] = (await controlIds(officer, 1)) as [string];
  const { units, members } = app.fixture.north;
  await createId(officer, '口令策略截图', {
    tags: ['口令', 'AD'],
    collectedOn: dayFrom(-3),
    controlIds: [control],
  });
  await createId(officer, '漏洞扫描报告', {
    label: 'SENSITIVE',
    collectedOn: dayFrom(-2),
    validUntil: dayFrom(10),
    unitId: units.radiology,
  });
  const accepted = await createId(officer, '应急演练 100%_真实', {
    collectedOn: dayFrom(-40),
    validUntil: dayFrom(-1),
    submit: true,
    description: '桌面推演',
  });
  await items(app.as('MANAGER'), accept, { ids: [accepted] });
  await createId(app.as('CONTRIBUTOR'), 'Backup drill', {
    collectedOn: dayFrom(-1),
    submit: true,
    text: '恢复演练 记录',
  });
  const uploadId = await upload(app, officer, '防火墙配置.pdf', pdf('list'));
  await items(officer, create, {
    input: {
      evidences: [
        newFile('Firewall', uploadId, {
          validFrom: dayFrom(2),
          ownerId: members.MANAGER,
          unitId: units.campus,
        }),
      ],
    },
  });
  await createId(app.as('COMPLIANCE_OFFICER', 'south'), '口令策略截图');
});
afterAll(() => app.close());

const titles = async (filter: Record<string, unknown>, caller = officer): Promise<string[]> => {
  const { evidences } = await caller.query(list, { filter, orderBy: 'COLLECTED_DESC' });
  expect(evidences.totalCount).toBe(evidences.nodes.length);
  return evidences.nodes.map((node: { title: string }) => node.title);
};

const password = '口令策略截图';
const scan = '漏洞扫描报告';
const drill = '应急演练 100%_真实';
const backup = 'Backup drill';
const firewall = 'Firewall';

describe('filters', () => {
  const cases: readonly [Record<string, unknown>, string[]][] = [
    [{}, [firewall, backup, scan, password, drill]],
    [{ states: [] }, [firewall, backup, scan, password, drill]],
    [{ states: ['ACCEPTED', 'SUBMITTED'] }, [backup, drill]],
    [{ validities: ['EXPIRED'] }, [drill]],
    [{ validities: ['EXPIRING', 'NOT_YET_VALID'] }, [firewall, scan]],
    [{ labels: ['SENSITIVE'] }, [scan]],
    [{ kinds: ['FILE'] }, [firewall]],
    [{ mine: true }, [scan, password, drill]],
    [{ tag: '口令' }, [password]],
    [{ tag: '口' }, []],
    [{ unlinked: true }, [firewall, backup, scan, drill]],
    [{ unlinked: false }, [password]],
    [{ frameworkCode: 'mlps-2.0' }, [password]],
    [{ frameworkCode: 'none' }, []],
    [{ reviewableByMe: true }, [backup]],
    [{ states: ['DRAFT'], kinds: ['TEXT'], labels: ['INTERNAL'] }, [password]],
  ];
  it.each(cases)('%j', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it('by control, unit with all below, and owner', async () => {
    const { units, members } = app.fixture.north;
    expect(await titles({ controlId: control })).toEqual([password]);
    expect(await titles({ unitId: units.radiology })).toEqual([backup, scan]);
    expect(await titles({ unitId: units.campus })).toHaveLength(5);
    expect(await titles({ ownerId: members.MANAGER })).toEqual([firewall]);
    expect((await officer.fails(list, { filter: { ownerId: 'x' } })).code).toBe('NOT_FOUND');
  });

  it('by the keys of the system that sent it, together with words', async () => {
    const id = await createId(officer, '周备份', { clientKey: 'backup-W48' });
    expect(await titles({ clientKeys: [' backup-W48 ', 'unknown'] })).toEqual(['周备份']);
    expect(await titles({ clientKeys: ['backup-W48'], search: '备份' })).toEqual(['周备份']);
    expect(await titles({ clientKeys: ['backup-W48'], search: '演练' })).toEqual([]);
    const { evidenceFacets } = await officer.query(
      '{ evidenceFacets(filter: { clientKeys: ["backup-W48"], search: "备份" }) { states { count } } }',
    );
    expect(evidenceFacets.states).toEqual([{ count: 1 }]);
    expect((await officer.fails(list, { filter: { clientKeys: [''] } })).code).toBe('BAD_USER_INPUT');
    await officer.query(remove, { id });
  });

  it('what is reviewable depends on who asks', async () => {
    expect(await titles({ reviewableByMe: true }, app.as('CONTRIBUTOR'))).toEqual([]);
    const mine = await createId(officer, 'mine to be reviewed', { submit: true });
    expect(await titles({ reviewableByMe: true })).toEqual([backup]);
    expect(await titles({ reviewableByMe: true }, app.as('MANAGER'))).toContain('mine to be reviewed');
    await officer.query('mutation ($id: ID!) { deleteEvidence(id: $id) { deletedId } }', { id: mine });
  });
});

describe('search', () => {
  const cases: readonly [string, string[]][] = [
    ['漏洞', [scan]],
    ['演练', [backup, drill]],
    ['演练 桌面', [drill]],
    ['练演', []],
    ['BACKUP', [backup]],
    ['ｂａｃｋｕｐ', [backup]],
    ['ckup', [backup]],
    ['防火墙配置', [firewall]],
    ['口令', [password]],
    ['100', [drill]],
    ['   ', [firewall, backup, scan, password, drill]],
    ['%', []],
    ["'; drop table evidence; --", []],
    ['\\', []],
    ['没有这个词', []],
  ];
  it.each(cases)('%j', async (search, expected) => {
    expect(await titles({ search })).toEqual(expected);
  });

  it('refuses a text longer than any search', async () => {
    expect((await officer.fails(list, { filter: { search: '长'.repeat(201) } })).code).toBe('BAD_USER_INPUT');
  });
});

describe('pages', () => {
  it.each(['UPDATED_DESC', 'TITLE_ASC', 'COLLECTED_DESC', 'VALID_UNTIL_ASC'])(
    '%s: every row once, whatever the page size',
    async (orderBy) => {
      const whole = (await officer.query(list, { orderBy })).evidences;
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { evidences }: any = await officer.query(list, { orderBy, first: 2, after });
        expect(evidences.totalCount).toBe(whole.totalCount);
        seen.push(...evidences.nodes.map((node: { id: string }) => node.id));
        ({ endCursor: after, hasNextPage: more } = evidences.pageInfo);
      }
      expect(seen).toEqual(whole.nodes.map((node: { id: string }) => node.id));
      expect(new Set(seen).size).toBe(5);
    },
  );

  it('orders by what it says', async () => {
    const order = async (orderBy: string) =>
      (await officer.query(list, { orderBy })).evidences.nodes.map((node: { title: string }) => node.title);
    expect((await order('VALID_UNTIL_ASC')).slice(0, 2)).toEqual([drill, scan]);
    expect((await order('TITLE_ASC')).slice(0, 2)).toEqual([backup, firewall]);
    const { nodes } = (await officer.query(list, { filter: { search: 'Backup' } })).evidences;
    await items(officer, submit, { ids: [await createId(officer, 'temp')] });
    await items(app.as('MANAGER'), accept, { ids: [nodes[0].id] });
    expect((await order('UPDATED_DESC'))[0]).toBe(backup);
  });

  it('a cursor past the end keeps the total', async () => {
    const { evidences } = await officer.query(list, {
      orderBy: 'TITLE_ASC',
      after: cursorOf(['\u{10ffff}', '018f0000-0000-7000-8000-000000000000']),
    });
    expect([evidences.nodes, evidences.totalCount]).toEqual([[], 6]);
  });

  it.each([
    'nonsense',
    cursorOf(['2026-11-24', 'not-an-id']),
    cursorOf(['yesterday', '018f0000-0000-7000-8000-000000000000']),
    cursorOf(['2026-13-45T99:99:99.000Z', '018f0000-0000-7000-8000-000000000000']),
    cursorOf([7, '018f0000-0000-7000-8000-000000000000']),
    cursorOf([null, null]),
    cursorOf(['only one']),
  ])('a forged cursor (%s) is refused', async (after) => {
    expect((await officer.fails(list, { after })).code).toBe('BAD_USER_INPUT');
  });

  it.each([0, -1, 101, 100_000])('a page of %i is refused', async (first) => {
    expect((await officer.fails(list, { first })).code).toMatch(/LIMIT_EXCEEDED/);
  });
});

describe('facets', () => {
  const facets =
    'query ($filter: EvidenceFilter) { evidenceFacets(filter: $filter) { states { value count } validities { value count } labels { value count } units { value count } kinds { value count } owners { value count } tags { value count } frameworks { value count } } }';
  const counts = async (filter: Record<string, unknown>): Promise<any> => {
    const { evidenceFacets } = await officer.query(facets, { filter });
    return Object.fromEntries(
      Object.entries(evidenceFacets as Record<string, { value: string; count: number }[]>).map(
        ([name, list]) => [name, Object.fromEntries(list.map(({ value, count }) => [value, count]))],
      ),
    );
  };

  it('each ignores its own filter and obeys the others', async () => {
    const all = await counts({});
    expect(all.kinds).toEqual({ TEXT: 5, FILE: 1 });
    expect(all.labels).toEqual({ INTERNAL: 5, SENSITIVE: 1 });
    const filtered = await counts({ kinds: ['FILE'] });
    expect(filtered.kinds).toEqual(all.kinds);
    expect(filtered.states).toEqual({ DRAFT: 1 });
    const byUnit = await counts({ unitId: app.fixture.north.units.campus, labels: ['SENSITIVE'] });
    expect(byUnit.units).toEqual({ [app.fixture.north.units.radiology]: 1 });
    expect(byUnit.labels).toEqual(all.labels);
    expect((await counts({ search: '演练', validities: ['EXPIRED'] })).validities).toEqual({
      EXPIRED: 1,
      VALID: 1,
    });
    expect(await counts({ search: '%' })).toEqual({
      states: {},
      validities: {},
      labels: {},
      units: {},
      kinds: {},
      owners: {},
      tags: {},
      frameworks: {},
    });
  });

  it('tell owners, tags and frameworks by name, and what the chosen ones leave to the others', async () => {
    const { members } = app.fixture.north;
    const { evidenceFacets } = await officer.query(
      '{ evidenceFacets(filter: {kinds: [FILE]}) { owners { value name count } tags { value } frameworks { value } } }',
    );
    expect(evidenceFacets.owners).toEqual([
      { value: members.MANAGER, name: expect.stringMatching(/./), count: 1 },
    ]);
    expect(evidenceFacets.tags).toEqual([]);
    const chosen = await counts({ tag: 'AD', frameworkCode: 'mlps-2.0' });
    expect(chosen.tags).toEqual({ 口令: 1, AD: 1 });
    expect(chosen.frameworks).toEqual({ 'mlps-2.0': 1 });
    expect(chosen.states).toEqual({ DRAFT: 1 });
    expect((await counts({ ownerId: members.MANAGER })).tags).toEqual({});
    expect((await counts({ ownerId: members.MANAGER })).owners[members.MANAGER]).toBe(1);
    // One proof for two controls of one rule book counts once.
    const { evidences } = await officer.query(list, { filter: { frameworkCode: 'mlps-2.0' } });
    expect((await counts({})).frameworks['mlps-2.0']).toBe(evidences.totalCount);
  });

  it('name at most the fifty most frequent values', async () => {
    const own = app.as('CONTRIBUTOR');
    for (const batch of [0, 1, 2])
      await createId(own, `标签 ${batch}`, {
        tags: Array.from({ length: 20 }, (_, at) => `t${batch * 20 + at}`),
      });
    const { evidenceFacets } = await own.query('{ evidenceFacets { tags { value count } } }');
    expect(evidenceFacets.tags).toHaveLength(50);
  });

  it('count what the list counts', async () => {
    for (const filter of [{}, { mine: true }, { search: '演练' }, { tag: '口令' }]) {
      const { states } = await counts(filter);
      const sum = Object.values(states as Record<string, number>).reduce((one, other) => one + other, 0);
      expect(sum).toBe((await officer.query(list, { filter })).evidences.totalCount);
    }
  });
});

describe('what ends soon', () => {
  const bands = async (caller: Caller) =>
    (await caller.query('{ evidenceExpiry { fromDays toDays count } }')).evidenceExpiry;
  const listed = `query ($filter: EvidenceFilter) { evidences(filter: $filter) { totalCount nodes { title } } }`;

  it('is counted as the list shows it, accepted only, each day in one band', async () => {
    const before = await bands(officer);
    const ends = [0, 30, 31, 60, 61, 90, 91];
    const made = await Promise.all(
      ends.map((day) =>
        createId(officer, `截止 ${day}`, {
          collectedOn: dayFrom(-1),
          validUntil: dayFrom(day),
          submit: true,
        }),
      ),
    );
    expect(await bands(officer)).toEqual(before);
    await items(app.as('MANAGER'), accept, { ids: made });
    const after = await bands(officer);
    expect(after.map((band: any, at: number) => band.count - before[at].count)).toEqual([0, 2, 2, 2]);
    for (const { fromDays, toDays, count } of after) {
      const filter = { states: ['ACCEPTED'], minimumDaysLeft: fromDays, maximumDaysLeft: toDays };
      expect((await officer.query(listed, { filter })).evidences.totalCount).toBe(count);
    }
    // Another unit's, and another hospital's, are not counted.
    expect((await bands(app.as('CONTRIBUTOR'))).map((band: any) => band.count)).toEqual([0, 0, 0, 0]);
    expect((await bands(app.as('MANAGER', 'south'))).map((band: any) => band.count)).toEqual([0, 0, 0, 0]);
  });

  it('refuses days that no calendar has, and people without evidence', async () => {
    const far = { filter: { maximumDaysLeft: 2_000_000_000 } };
    expect((await officer.fails(listed, far)).code).toBe('BAD_USER_INPUT');
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails('{ evidenceExpiry { count } }')).code).toBe(
      'FORBIDDEN',
    );
  });
});
