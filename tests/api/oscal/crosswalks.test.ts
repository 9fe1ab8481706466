import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { creating, emr, item, newMapping, reviewing, toEmr } from '../crosswalk/crosswalk.requests.js';
import { get } from '../evidence/evidence.requests.js';
import { danglingIn, mappingModel } from './model.js';
import { catalogOf, propOf } from './read.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const url = (one = 'mlps-2.0', other = 'emr-2018') => `/files/oscal/crosswalks/${one}/${other}/mapping.json`;

async function mappings(caller: Caller, one?: string, other?: string) {
  const answer = await get(app, caller, url(one, other));
  expect(answer.statusCode).toBe(200);
  const { 'mapping-collection': document } = mappingModel.parse(answer.json());
  expect(danglingIn(document)).toEqual({ twice: [], nowhere: [] });
  return document;
}

it('relates sets of controls that stand in both catalogs, and says so of groups', async () => {
  const document = await mappings(officer);
  const [mlps, emrBook] = [
    await catalogOf(app, officer, 'mlps-2.0'),
    await catalogOf(app, officer, 'emr-2018'),
  ];
  const { maps, status } = document.mappings[0]!;
  expect(document.mappings).toHaveLength(1);
  expect([status, document.provenance.status]).toEqual(['draft', 'draft']);
  const stray = (side: 'sources' | 'targets', book: typeof mlps) =>
    maps.flatMap((each) => each[side]).filter((end) => !book.controls.has(end['id-ref']));
  expect(stray('sources', mlps)).toEqual([]);
  expect(stray('targets', emrBook)).toEqual([]);
  const { mappings: listed } = await officer.query(
    'query { mappings(filter: { frameworkCodes: ["mlps-2.0", "emr-2018"] }, first: 1) { totalCount } }',
  );
  expect(maps).toHaveLength(listed.totalCount);
  // A control point of MLPS demands what its items demand together.
  const points = maps.filter((each) => propOf(each, 'source-group') !== undefined);
  expect(points.length).toBeGreaterThan(0);
  for (const each of points) expect(mlps.groups.has(propOf(each, 'source-group')!)).toBe(true);
  expect(document['back-matter'].resources.map((each) => propOf(each, 'catalog-uuid'))).toEqual([
    mlps.uuid,
    emrBook.uuid,
  ]);
});

it('tells judgements of the hospital alone: what it rejected is counted, what is its own stands in a crosswalk of its own', async () => {
  const before = await mappings(officer);
  const [reviewed, rejected] = [toEmr('CES', '8.1.4.1', '09.02.1'), await anyOther()];
  await officer.query(reviewing, { ids: [reviewed], status: 'REVIEWED' });
  await officer.query(reviewing, { ids: [rejected], status: 'REJECTED' });
  await officer.query(creating, newMapping(item('8.1.4.1-a'), emr('09.02.1'), { rationale: '同一件事' }));
  const after = await mappings(officer);
  expect(after.uuid).not.toBe(before.uuid);
  expect(after.provenance.remarks).toContain('1 条');
  const [own, given] = after.mappings;
  expect(propOf(own!, 'origin')).toBe('organization');
  expect(own).toMatchObject({
    maps: [
      {
        relationship: 'equivalent-to',
        sources: [{ type: 'control', 'id-ref': 'c-8.1.4.1-a' }],
        props: expect.arrayContaining([expect.objectContaining({ name: 'confidence', value: 'high' })]),
        remarks: '同一件事',
      },
    ],
  });
  expect(given!.status).toBe('not-complete');
  expect(given!.maps).toHaveLength(before.mappings[0]!.maps.length - 1);
  expect(given!.maps.filter((each) => propOf(each, 'review-status') === 'reviewed')).toHaveLength(1);
  // Another hospital sees what was published.
  const theirs = await mappings(app.as('COMPLIANCE_OFFICER', 'south'));
  expect(theirs.mappings).toHaveLength(1);
  expect(theirs.mappings[0]!.maps).toHaveLength(before.mappings[0]!.maps.length);
});

async function anyOther(): Promise<string> {
  const { mappings: found } = await officer.query(
    'query { mappings(filter: { frameworkCodes: ["mlps-2.0", "emr-2018"] }, first: 50) { nodes { id status } } }',
  );
  return found.nodes.findLast((each: { status: string }) => each.status === 'UNVERIFIED').id;
}

it('is the same file until something is judged, either way round, and every download is an event', async () => {
  const read = async () => (await get(app, officer, url())).rawPayload;
  expect((await read()).equals(await read())).toBe(true);
  const [there, back] = [await mappings(officer), await mappings(officer, 'emr-2018', 'mlps-2.0')];
  expect(back.mappings).toEqual(there.mappings);
  const [event] = await app.sql(
    `select object_name, after->>'format' as format from event where action = 'crosswalk.exported' order by seq desc limit 1`,
  );
  expect(event).toEqual({ object_name: 'emr-2018 ↔ mlps-2.0', format: 'oscal-mapping' });
});

it('is refused without mappings, without the rule book, and without an account', async () => {
  expect((await get(app, officer, url('csl-2025', 'emr-2018'))).statusCode).toBe(409);
  for (const [one, other] of [
    ['mlps-2.0', 'nowhere'],
    ['mlps-2.0', 'mlps-2.0'],
    ['own-x', 'emr-2018'],
  ])
    expect((await get(app, officer, url(one, other))).statusCode).toBe(404);
  expect((await get(app, app.anonymous, url())).statusCode).toBe(401);
});
