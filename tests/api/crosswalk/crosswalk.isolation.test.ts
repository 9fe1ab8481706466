import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  claimsFor,
  closing,
  covering,
  creating,
  csf,
  deleting,
  iso,
  listing,
  matrix,
  newMapping,
  opening,
  point,
  reviewing,
  toEmr,
  toIso,
  updating,
} from './crosswalk.requests.js';

let app: TestApp;
let north: Caller;
let south: Caller;
let theirs: { mapping: string; crosswalk: string };
beforeAll(async () => {
  app = await createTestApp();
  north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  const set = {
    code: 'north',
    name: '城北',
    basis: '城北',
    sourceFrameworkCode: 'iso27001-2022',
    targetFrameworkCode: 'csf-2.0',
  };
  const crosswalk = (await north.query(opening, { input: set })).createCrosswalk.crosswalk.id;
  const made = await north.query(
    creating,
    newMapping(iso('A.5.1'), csf('GV.PO-01'), { crosswalkId: crosswalk }),
  );
  theirs = { crosswalk, mapping: made.createMapping.mapping.id };
  await north.query(updating, {
    input: {
      mappingId: toIso('CES', '8.1.4.1', 'A.8.5'),
      version: 0,
      relation: 'EQUAL',
      rationale: '城北的理由',
    },
  });
  await north.query(reviewing, { ids: [toEmr('CES', '8.1.4.1', '09.02.1')], status: 'REJECTED' });
});
afterAll(() => app.close());

it('another hospital sees published mappings as published', async () => {
  const { mappings } = await south.query(listing, {
    filter: { controlId: point('CES', '8.1.4.1') },
    first: 100,
  });
  for (const mapping of mappings.nodes)
    expect(mapping).toMatchObject({
      status: 'UNVERIFIED',
      relation: 'INTERSECTS',
      judgedByName: null,
      version: 0,
    });
  expect(JSON.stringify(mappings)).not.toContain('城北');
});

it('its claims, coverage and matrix follow from its own judgement alone', async () => {
  const ask = { frameworkCodes: ['iso27001-2022', 'emr-2018'] };
  expect(await claimsFor(south, point('CES', '8.1.4.1'), ask)).toContain('INTERSECTS A.8.5');
  expect(await claimsFor(south, point('CES', '8.1.4.1'), ask)).toContain('INTERSECTS 09.02.1');
  expect(await claimsFor(north, point('CES', '8.1.4.1'), ask)).toContain('EQUAL A.8.5');
  expect(await claimsFor(north, point('CES', '8.1.4.1'), ask)).not.toContain('INTERSECTS 09.02.1');
  expect(await claimsFor(south, iso('A.5.1'), { frameworkCodes: ['csf-2.0'], certain: true })).toEqual([]);
  const pair = { of: 'iso27001-2022', by: 'csf-2.0' };
  expect((await south.query(covering, { ...pair, first: 1 })).crosswalkCoverage.counts.full).toBe(0);
  expect((await north.query(covering, { ...pair, first: 1 })).crosswalkCoverage.counts.full).toBe(1);
  expect((await south.query(matrix, pair)).crosswalkMatrix.cells).toEqual([]);
  expect((await north.query(matrix, pair)).crosswalkMatrix.cells).toHaveLength(1);
});

it("another hospital's crosswalk and mappings are as good as absent", async () => {
  const { crosswalks } = await south.query('{ crosswalks { totalCount nodes { code } } }');
  expect(crosswalks.totalCount).toBe(14);
  expect(
    (await south.query(listing, { filter: { crosswalkIds: [theirs.crosswalk] }, first: 1 })).mappings
      .totalCount,
  ).toBe(0);
  for (const id of Object.values(theirs))
    expect((await south.query(`{ node(id: "${id}") { id } }`)).node).toBeNull();
  const attempts: [string, object][] = [
    [reviewing, { ids: [theirs.mapping], status: 'REJECTED' }],
    [reviewing, { ids: [toEmr('CES', '8.1.4.1', '09.02.1'), theirs.mapping], status: 'REJECTED' }],
    [updating, { input: { mappingId: theirs.mapping, version: 1, relation: 'SUBSET' } }],
    [deleting, { id: theirs.mapping }],
    [closing, { id: theirs.crosswalk }],
  ];
  for (const [text, variables] of attempts)
    expect((await south.fails(text, variables as never)).code).toBe('NOT_FOUND');
  expect(
    (
      await south.fails(
        creating,
        newMapping(iso('A.5.2'), csf('GV.RR-02'), { crosswalkId: theirs.crosswalk }),
      )
    ).code,
  ).toBe('BAD_USER_INPUT');
  expect(
    await app.sql(`select organization_id from mapping_judgement where organization_id <> $1`, [
      app.fixture.north.organizationId,
    ]),
  ).toEqual([]);
});

it('both may judge the same published mapping, each for itself', async () => {
  const mappingId = toIso('CES', '8.1.4.1', 'A.8.5');
  await south.query(updating, { input: { mappingId, version: 0, relation: 'SUBSET' } });
  const relation = async (caller: Caller) => {
    const { node } = await caller.query(`{ node(id: "${mappingId}") { ... on Mapping { relation } } }`);
    return node.relation;
  };
  expect([await relation(north), await relation(south)]).toEqual(['EQUAL', 'SUBSET']);
});
