import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { documentOf, pdf, png } from '../../unit/evidence/sample-files.js';
import { dayFrom, get, upload } from '../evidence/evidence.requests.js';
import { created, published, read, revise, save } from './policy.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const attach = async (version: any, fileName: string, bytes: Buffer) => ({
  input: {
    versionId: version.id,
    version: version.version,
    kind: 'FILE',
    uploadId: await upload(app, officer, fileName, bytes),
    effectiveOn: dayFrom(0),
  },
});

it('an uploaded document is the version, and the proof after publishing', async () => {
  const bytes = await documentOf([['机房管理制度'], ['第一条 出入登记']]);
  const policy = await created(officer, 'F-1');
  const saved = (await officer.query(save, await attach(policy.openVersion, '机房.docx', bytes)))
    .savePolicyDraft.policyVersion;
  expect(saved).toMatchObject({ kind: 'FILE', text: null, fileName: '机房.docx', byteSize: bytes.length });
  const file = await get(app, officer, saved.downloadUrl);
  expect(file.rawPayload.equals(bytes)).toBe(true);
  expect(file.headers['content-disposition']).toContain('attachment');
  // Drafts are not for everybody, nor for another hospital.
  expect((await get(app, app.as('CONTRIBUTOR'), saved.downloadUrl)).statusCode).toBe(404);
  expect((await get(app, app.as('COMPLIANCE_OFFICER', 'south'), saved.downloadUrl)).statusCode).toBe(404);

  const done = await published(app, policy.id);
  expect((await get(app, app.as('CONTRIBUTOR'), saved.downloadUrl)).statusCode).toBe(200);
  const { evidence } = await officer.query(
    'query ($id: ID!) { evidence(id: $id) { kind proves currentVersion { fileName sha256 } } }',
    { id: done.evidence.id },
  );
  expect(evidence).toEqual({
    kind: 'FILE',
    proves: true,
    currentVersion: { fileName: '机房.docx', sha256: saved.sha256 },
  });

  // The next version may be written here: the proof changes its form with it.
  const { openVersion } = (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy;
  expect(openVersion).toMatchObject({ kind: 'FILE', sha256: saved.sha256 });
  await officer.query(save, {
    input: {
      versionId: openVersion.id,
      version: 1,
      kind: 'TEXT',
      text: '改为在线编写',
      effectiveOn: dayFrom(0),
    },
  });
  await published(app, policy.id);
  const after = await officer.query(
    'query ($id: ID!) { evidence(id: $id) { kind proves versions { number kind } currentVersion { text } } }',
    { id: done.evidence.id },
  );
  expect(after.evidence).toMatchObject({
    kind: 'TEXT',
    proves: true,
    currentVersion: { text: '改为在线编写' },
  });
});

it('shows a PDF in place, and refuses anything but DOCX and PDF', async () => {
  const { openVersion, id } = await created(officer, 'F-2');
  expect((await officer.fails(save, await attach(openVersion, 'a.png', png()))).fields).toHaveProperty(
    'uploadId',
  );
  await officer.query(save, await attach(openVersion, 'a.pdf', pdf()));
  const { downloadUrl } = (await read(officer, id)).openVersion;
  const shown = await get(app, officer, `${downloadUrl}/preview`);
  expect(shown.headers).toMatchObject({ 'content-type': 'application/pdf' });
  expect(shown.headers['content-disposition']).toContain('inline');
  const { openVersion: now } = await read(officer, id);
  const other = { versionId: now.id, version: now.version, kind: 'FILE', uploadId: now.id };
  expect((await officer.fails(save, { input: other })).code).toBe('NOT_FOUND');
});
