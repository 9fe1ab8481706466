import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { controlIds, createId, dayFrom, newText } from '../evidence/evidence.requests.js';
import {
  answer,
  ask,
  askOne,
  askSeries,
  batch,
  cancel,
  change,
  close,
  giveBack,
  list,
  listSeries,
  stopSeries,
} from './scene.js';
import type { Asked } from './scene.js';

let app: TestApp;
let controls: string[];
let request: Asked;
let seriesId: string;
beforeAll(async () => {
  app = await createTestApp();
  const officer = app.as('COMPLIANCE_OFFICER');
  controls = await controlIds(officer, 2);
  request = await askOne(app, controls, { titles: ['北院的证据'] });
  const input = {
    title: '北院的周期',
    targets: [{ unitId: app.fixture.north.units.radiology }],
    controlIds: controls,
    frequency: 'QUARTERLY',
    startsOn: dayFrom(0),
  };
  seriesId = (await officer.query(askSeries, { input })).createEvidenceRequestSeries.series[0].id;
});
afterAll(() => app.close());

it('another hospital neither lists, counts, finds nor reads it', async () => {
  for (const role of ['COMPLIANCE_OFFICER', 'MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const) {
    const south = app.as(role, 'south');
    expect((await south.query(list, {})).evidenceRequests).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await south.query(list, { filter: { search: '北院' } })).evidenceRequests.totalCount).toBe(0);
    expect((await south.query(list, { filter: { seriesId } })).evidenceRequests.totalCount).toBe(0);
    expect((await south.query(listSeries, {})).evidenceRequestSeries.totalCount).toBe(0);
    const data = await south.query(
      'query ($a: ID!, $b: ID!) { evidenceRequest(id: $a) { id } a: node(id: $a) { id } b: node(id: $b) { id } }',
      { a: request.id, b: seriesId },
    );
    expect(data).toEqual({ evidenceRequest: null, a: null, b: null });
  }
});

it('another hospital can take no step with it', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  const ids = [request.id];
  for (const [text, variables] of [
    [cancel, { ids, reason: 'x' }],
    [change, { input: { ids, dueOn: dayFrom(9) } }],
    [close, { ids }],
    [giveBack, { ids, reason: 'x' }],
  ] as const) {
    const [item] = await batch(south, text, variables);
    expect(item).toMatchObject({ request: null, error: { code: 'NOT_FOUND' } });
  }
  expect(
    (await south.fails(answer, { input: { requestId: request.id, evidences: [newText('南院')] } })).code,
  ).toBe('NOT_FOUND');
  expect((await south.fails(stopSeries, { ids: [seriesId] })).code).toBe('NOT_FOUND');
  const [row] = await app.sql('select state, version from evidence_request where id = $1', [request.id]);
  expect(row).toEqual({ state: 'OPEN', version: 1 });
});

it('nothing of another hospital can be named: units, people, systems, evidence', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  const { units, members } = app.fixture.south;
  const input = {
    titles: ['x'],
    targets: [{ unitId: units.radiology }],
    controlIds: controls,
    dueOn: dayFrom(3),
  };
  const [system] = await app.sql<{ id: string }>(
    'select id from information_system where organization_id = $1 limit 1',
    [app.fixture.north.organizationId],
  );
  const foreign = [
    { targets: [{ unitId: app.fixture.north.units.radiology }] },
    { targets: [{ unitId: units.radiology, assigneeId: app.fixture.north.members.CONTRIBUTOR }] },
    { systemId: system?.id ?? app.fixture.north.units.radiology },
    { controlIds: [app.fixture.north.units.radiology] },
  ];
  for (const more of foreign)
    expect((await south.fails(ask, { input: { ...input, ...more } })).code).toBe('NOT_FOUND');
  const own = (
    await south.query(ask, {
      input: { ...input, targets: [{ unitId: units.radiology, assigneeId: members.CONTRIBUTOR }] },
    })
  ).createEvidenceRequests.requests[0];
  const proof = await createId(app.as('COMPLIANCE_OFFICER'), '北院的');
  expect((await south.fails(answer, { input: { requestId: own.id, evidenceIds: [proof] } })).code).toBe(
    'NOT_FOUND',
  );
});

it('row security holds without the words of our statements', async () => {
  const { database } = app.house.deps;
  const north = app.fixture.north.organizationId;
  const rows = await database.read(app.actor('MANAGER', 'south'), async (reads) => {
    const found: unknown[] = [];
    for (const table of [
      'evidence_request',
      'request_series',
      'request_control',
      'request_series_control',
      'request_answer',
      'request_period',
    ])
      found.push(...(await reads.query('t', `select 1 from ${table} where organization_id = $1`, [north])));
    return found;
  });
  expect(rows).toEqual([]);
});
