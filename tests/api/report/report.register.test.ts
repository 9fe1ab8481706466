import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidenceRegister } from '../../../server/features/report/evidence-register/report.js';
import { evidenceRegisterSnapshot } from '../../../server/features/report/evidence-register/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { resultsOf } from '../assessment/scene.js';
import { createEvidences, made, statementsOf, textEvidence } from './evidence-scene.js';
import { assessed, createMutation, download, reportQuery } from './scene.js';

let app: TestApp;
let assessmentId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
  const create = (more: Record<string, unknown>, hospital: 'north' | 'south' = 'north') =>
    app
      .as('COMPLIANCE_OFFICER', hospital)
      .query(createEvidences, { input: { evidences: [textEvidence(more)] } });
  await create({ title: '没有关联的证据' });
  await create({ title: '外院的证据' }, 'south');
});
afterAll(() => app.close());

const titles = (data: any): string[] => data.evidences.map((one: any) => one.title);

it('lists the library with what each proves; narrowed to an assessment only what proves it', async () => {
  const whole = await made(app, { kind: 'EVIDENCE_REGISTER' });
  expect([whole.state, whole.title, whole.data.classification]).toEqual(['READY', '证据台账', '内部']);
  expect(titles(whole.data)).toContain('没有关联的证据');
  expect(titles(whole.data)).not.toContain('外院的证据');
  const [met] = await resultsOf(app.as('COMPLIANCE_OFFICER'), assessmentId);
  const own = await made(app, { kind: 'EVIDENCE_REGISTER', assessmentId });
  expect(own.data.evidences).toEqual([
    expect.objectContaining({
      state: 'ACCEPTED',
      validity: 'VALID',
      controlCount: 1,
      controls: [expect.stringContaining(met!.control.code)],
    }),
  ]);
  const words = JSON.stringify(evidenceRegister(whole.data));
  for (const title of titles(whole.data)) expect(words).toContain(title);
});

it('one with sensitive evidence is opened only by those who may see it, also as a workbook', async () => {
  await app
    .as('COMPLIANCE_OFFICER')
    .query(createEvidences, { input: { evidences: [textEvidence({ title: '弱点', label: 'SENSITIVE' })] } });
  const { id, data } = await made(app, { kind: 'EVIDENCE_REGISTER' });
  expect(data.classification).toBe('敏感');
  expect((await app.as('INSPECTOR').query(reportQuery, { id })).report.downloadUrl).toBeNull();
  for (const path of [`/files/reports/${id}`, `/files/reports/${id}?format=xlsx`]) {
    expect((await download(app, path, 'INSPECTOR')).statusCode).toBe(403);
    expect((await download(app, path, 'MANAGER')).statusCode).toBe(200);
    expect((await download(app, path, 'CONTRIBUTOR')).statusCode).toBe(404);
  }
  const narrowed = await made(app, { kind: 'EVIDENCE_REGISTER', assessmentId });
  expect(narrowed.data.classification).toBe('内部');
});

it('who may make no reports gets none', async () => {
  for (const role of ['CONTRIBUTOR', 'INSPECTOR', 'SYSTEM_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'] as const)
    expect((await app.as(role).fails(createMutation, { input: { kind: 'EVIDENCE_REGISTER' } })).code).toBe(
      'FORBIDDEN',
    );
});

it('takes the same number of statements however much there is, and says so when it is too much', async () => {
  const { organizationId } = app.fixture.north;
  const actor = systemActor(organizationId);
  const request = {
    number: 'N',
    generatedBy: '',
    at: new Date(),
    assessmentId: null,
    policyId: null,
    scope: null,
  };
  const run = () => app.house.deps.database.read(actor, (reads) => evidenceRegisterSnapshot(reads, request));
  const few = await statementsOf(run);
  const copies = (count: number) =>
    app.sql(
      `with e as (select e.*, v.id as version_id, v.number as version_number from evidence e join evidence_version v on v.id = e.current_version_id
         where e.organization_id = $1 limit 1),
       n as (insert into evidence (id, organization_id, title, kind, owner_id, collected_on, valid_from, label, state, current_version_id,
           created_at, updated_at, search_tokens)
         select gen_random_uuid(), e.organization_id, '批量 ' || g, e.kind, e.owner_id, e.collected_on, e.valid_from, 'INTERNAL', 'DRAFT',
           e.current_version_id, now(), now(), '{}' from e cross join generate_series(1, $2::integer) g returning id)
       select count(*) from n`,
      [organizationId, count],
    );
  await app.sql('set session_replication_role = replica');
  await copies(500);
  expect(await statementsOf(run)).toBe(few);
  await copies(20_000);
  await app.sql('set session_replication_role = origin');
  await expect(run()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
});
