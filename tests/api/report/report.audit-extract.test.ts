import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { auditExtract } from '../../../server/features/report/audit-extract/report.js';
import { auditExtractSnapshot } from '../../../server/features/report/audit-extract/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { ChainScene } from '../activity/chain.scene.js';
import { made, statementsOf } from './evidence-scene.js';
import {
  assessed,
  createMutation,
  deleteMutation,
  download,
  finished,
  reportQuery,
  request,
} from './scene.js';

let app: TestApp;
let chain: ChainScene;
let assessmentId: string;
const today = dayOf(new Date());
const period = { from: addDays(today, -1), to: today };
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  chain = new ChainScene(app);
  assessmentId = await assessed(app);
});
afterAll(() => app.close());

const input = (auditExtract: object) => ({ kind: 'AUDIT_EXTRACT', auditExtract });
const extract = (more: object = {}) =>
  made(app, input({ ...period, objectType: 'Test', ...more }), 'AUDIT_ADMINISTRATOR');

it('holds every event of its period, and compares each with what was sealed', async () => {
  await chain.happen(
    [{ objectName: '甲' }, { objectName: '乙', outcome: 'DENIED', reason: '没有权限' }],
    [{ objectName: '丙' }],
  );
  await chain.seal();
  await chain.happen([{ objectName: '丁' }]);
  const { data, state } = await extract();
  expect(state).toBe('READY');
  expect(data.events.map((one: any) => one.object)).toEqual(['甲', '乙', '丙', '丁']);
  expect(data.events[1]).toMatchObject({ outcome: 'DENIED', reason: '没有权限', action: 'test.happened' });
  expect(data.sealing).toMatchObject({ intact: 3, unsealed: 1, changed: [], broken: [] });
  expect(data.sealing.head.hash).toMatch(/^[0-9a-f]{64}$/);
  const words = JSON.stringify(auditExtract(data));
  expect(words).toContain('3 条与封存值一致');
  expect(words).toContain('1 条晚于最近一次封存');
});

it('says which event is not what was sealed', async () => {
  await chain.seal();
  await app.sql('alter table event disable trigger user');
  const [row] = await app.sql<{ id: string }>(
    `update event set object_name = '改过' where object_type = 'Test' and object_name = '乙' returning id`,
  );
  const { data } = await extract();
  expect(data.sealing.changed).toEqual([row!.id]);
  expect(JSON.stringify(auditExtract(data))).toContain('不能作为依据');
  await app.sql(`update event set object_name = '乙' where id = $1`, [row!.id]);
  expect((await extract()).data.sealing).toMatchObject({ changed: [], unsealed: 0 });
});

it('is narrowed by actor, and refuses what it cannot be made of', async () => {
  const { COMPLIANCE_OFFICER: officer, MANAGER: manager } = app.fixture.north.members;
  expect((await extract({ actorId: officer })).data.events).toHaveLength(4);
  expect((await extract({ actorId: manager })).data.events).toHaveLength(0);
  const refused = async (auditExtract: object | undefined) =>
    (
      await app
        .as('AUDIT_ADMINISTRATOR')
        .fails(createMutation, { input: { kind: 'AUDIT_EXTRACT', auditExtract } })
    ).code;
  expect(await refused(undefined)).toBe('BAD_USER_INPUT');
  expect(await refused({ from: today, to: addDays(today, -1) })).toBe('BAD_USER_INPUT');
  expect(await refused({ from: addDays(today, -366), to: today })).toBe('BAD_USER_INPUT');
  expect(await refused({ ...period, actorId: app.fixture.south.members.MANAGER })).toBe('NOT_FOUND');
});

it('belongs to auditors alone, and they see no other report', async () => {
  const { id } = await extract();
  const other = await finished(app, (await request(app, assessmentId)).id);
  const auditor = app.as('AUDIT_ADMINISTRATOR');
  const seen = await auditor.query('{ reports { totalCount nodes { kind workbookUrl } } }');
  expect(new Set(seen.reports.nodes.map((one: any) => one.kind))).toEqual(new Set(['AUDIT_EXTRACT']));
  expect((await auditor.query(reportQuery, { id: other.id })).report).toBeNull();
  expect(
    (await auditor.query('query ($id: ID!) { node(id: $id) { id } }', { id: other.id })).node,
  ).toBeNull();
  expect((await download(app, `/files/reports/${other.id}`, 'AUDIT_ADMINISTRATOR')).statusCode).toBe(404);
  expect((await auditor.fails(deleteMutation, { id: other.id })).code).toBe('NOT_FOUND');
  for (const kind of ['GAP_ANALYSIS', 'APPLICABILITY', 'EVIDENCE_REGISTER', 'BRIEFING'])
    expect((await auditor.fails(createMutation, { input: { kind, assessmentId } })).code).toBe('FORBIDDEN');
  for (const role of ['COMPLIANCE_OFFICER', 'MANAGER', 'INSPECTOR'] satisfies Role[]) {
    const caller = app.as(role);
    expect((await caller.query(reportQuery, { id })).report).toBeNull();
    expect((await download(app, `/files/reports/${id}`, role)).statusCode).toBe(404);
    expect((await caller.fails(createMutation, { input: input(period) })).code).toBe('FORBIDDEN');
    const list = await caller.query('{ reports { nodes { kind } } }');
    expect(list.reports.nodes.map((one: any) => one.kind)).not.toContain('AUDIT_EXTRACT');
  }
  expect((await app.as('MANAGER').fails(deleteMutation, { id })).code).toBe('NOT_FOUND');
  expect((await download(app, `/files/reports/${id}`, 'AUDIT_ADMINISTRATOR')).statusCode).toBe(200);
  expect((await download(app, `/files/reports/${id}?format=xlsx`, 'AUDIT_ADMINISTRATOR')).statusCode).toBe(
    200,
  );
  expect((await download(app, `/files/reports/${id}`, 'AUDIT_ADMINISTRATOR', 'south')).statusCode).toBe(404);
});

it('takes as many statements for many events as for few, and refuses more than it can hold', async () => {
  const { organizationId } = app.fixture.north;
  const run = (scope: object) => () =>
    app.house.deps.database.read(systemActor(organizationId), (reads) =>
      auditExtractSnapshot(reads, {
        number: 'N',
        generatedBy: '',
        at: new Date(),
        assessmentId: null,
        policyId: null,
        scope: { ...period, objectType: null, actorId: null, ...scope },
      }),
    );
  expect(await statementsOf(run({}))).toBe(await statementsOf(run({ objectType: 'Test' })));
  await app.sql(
    `insert into event (id, organization_id, actor_name, actor_kind, action, object_type, outcome)
     select gen_random_uuid(), $1, '批量', 'system', 'test.many', 'Many', 'SUCCESS' from generate_series(1, 20001)`,
    [organizationId],
  );
  const refused = await app
    .as('AUDIT_ADMINISTRATOR')
    .fails(createMutation, { input: input({ ...period, objectType: 'Many' }) });
  expect(refused.code).toBe('LIMIT_EXCEEDED');
  expect(refused.message).toContain('shorter period');
});
