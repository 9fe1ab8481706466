import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { codes, grade, list, registerId } from './system.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const { campus, information, radiology } = app.fixture.north.units;
  await registerId(officer, 'B-PACS', { name: '影像归档与通信系统', ownerUnitId: radiology });
  await registerId(officer, 'A-HIS', {
    name: '医院信息系统',
    ownerUnitId: information,
    description: '100% 核心_业务',
  });
  await registerId(officer, 'C-WEB', {
    name: '互联网门户',
    ownerUnitId: campus,
    state: 'PLANNED',
    grading: grade('RIGHTS', 'SERIOUS', 'RIGHTS', 'SERIOUS'),
    filingNumber: '44010012345',
  });
  await registerId(officer, 'D-OLD', { name: '旧影像系统', state: 'RETIRED' });
});
afterAll(() => app.close());

it('lists by code', async () => {
  expect(await codes(officer)).toEqual(['A-HIS', 'B-PACS', 'C-WEB', 'D-OLD']);
});

it('finds by two Chinese characters, part of a code, filing number, and several words', async () => {
  expect(await codes(officer, { search: '影像' })).toEqual(['B-PACS', 'D-OLD']);
  expect(await codes(officer, { search: 'pac' })).toEqual(['B-PACS']);
  expect(await codes(officer, { search: '４４０１００' })).toEqual(['C-WEB']);
  expect(await codes(officer, { search: '系统 旧影' })).toEqual(['D-OLD']);
  expect(await codes(officer, { search: '像影' })).toEqual([]);
});

it('takes wildcards for plain characters', async () => {
  expect(await codes(officer, { search: '核心_业' })).toEqual(['A-HIS']);
  expect(await codes(officer, { search: '核_' })).toEqual([]);
  expect(await codes(officer, { search: '%' })).toEqual([]);
});

it('filters by unit with those below it, by level and by state', async () => {
  const { campus, radiology } = app.fixture.north.units;
  expect(await codes(officer, { unitId: radiology })).toEqual(['B-PACS']);
  expect(await codes(officer, { unitId: campus })).toEqual(['A-HIS', 'B-PACS', 'C-WEB']);
  expect(await codes(officer, { level: 2 })).toEqual(['C-WEB']);
  expect(await codes(officer, { states: ['RETIRED', 'PLANNED'] })).toEqual(['C-WEB', 'D-OLD']);
  expect(await codes(officer, { states: [] })).toHaveLength(4);
  expect(await codes(officer, { search: '影像', states: ['RUNNING'], level: 3 })).toEqual(['B-PACS']);
});

it('pages without gaps and tells the same total on every page', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 4; pages += 1) {
    const { informationSystems }: any = await officer.query(list, { first: 1, after });
    expect(informationSystems.totalCount).toBe(4);
    seen.push(...informationSystems.nodes.map((node: { code: string }) => node.code));
    after = informationSystems.pageInfo.endCursor;
    expect(informationSystems.pageInfo.hasNextPage).toBe(pages < 3);
  }
  expect(seen).toEqual(['A-HIS', 'B-PACS', 'C-WEB', 'D-OLD']);
  const beyond = (await officer.query(list, { first: 1, after })).informationSystems;
  expect(beyond).toMatchObject({
    nodes: [],
    totalCount: 4,
    pageInfo: { hasNextPage: false, endCursor: null },
  });
});

it('refuses wrong pages, cursors and ids', async () => {
  expect((await officer.fails(list, { first: 0 })).code).toBe('LIMIT_EXCEEDED');
  expect((await officer.fails(list, { first: 101 })).code).toBe('LIMIT_EXCEEDED');
  expect((await officer.fails(list, { after: 'nonsense' })).code).toBe('BAD_USER_INPUT');
  for (const key of [['A', 'B'], ['a\u0000b'], ['x'.repeat(5000)], [7], [{}], {}]) {
    const forged = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await officer.fails(list, { after: forged })).code).toBe('BAD_USER_INPUT');
  }
  expect((await officer.fails(list, { filter: { unitId: 'x' } })).code).toBe('NOT_FOUND');
  expect((await officer.fails(list, { filter: { search: '长'.repeat(201) } })).code).toBe('BAD_USER_INPUT');
});
