import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { S3mini } from 's3mini';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blobKey } from '../../../server/platform/storage/storage.js';
import { checked } from '../activity/integrity.requests.js';
import { startObjectStore } from '../../support/object-store.js';
import type { ObjectStore } from '../../support/object-store.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import { create, get, items, newFile, upload } from './evidence.requests.js';

let objects: ObjectStore;
let app: TestApp;
let officer: Caller;
let client: S3mini;
beforeAll(async () => {
  objects = await startObjectStore();
  app = await createTestApp({ listen: true, env: objects.env });
  officer = app.as('COMPLIANCE_OFFICER');
  client = new S3mini({
    endpoint: `${objects.endpoint}/${objects.bucket}`,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  });
});
afterAll(async () => {
  await app.close();
  await objects.close();
});

async function proof(title: string, bytes: Buffer, fileName = `${title}.pdf`) {
  const uploadId = await upload(app, officer, fileName, bytes);
  const [item] = await items(officer, create, { input: { evidences: [newFile(title, uploadId)] } });
  return item!.evidence;
}

it('files travel to the object store and back, whole and in ranges, and leave nothing on this machine', async () => {
  const bytes = Buffer.from(randomBytes(10 * 1024 * 1024).toString('hex'));
  const { currentVersion } = await proof('large', bytes, 'large.txt');
  expect(currentVersion.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await client.objectExists(`files/${blobKey(currentVersion.sha256)}`)).toBe(true);
  expect((await get(app, officer, currentVersion.downloadUrl)).rawPayload.equals(bytes)).toBe(true);
  const part = await get(app, officer, currentVersion.downloadUrl, { range: 'bytes=1000-1999' });
  expect([part.statusCode, part.rawPayload.equals(bytes.subarray(1000, 2000))]).toEqual([206, true]);
  expect(readdirSync(join(app.house.deps.config.dataDir, 'files'))).toEqual(['temporary']);
  // The reader of texts has a copy while it reads.
  await expect.poll(() => readdirSync(app.house.deps.storage.temporaryDir), { timeout: 20_000 }).toEqual([]);
});

it('the nightly check finds what was changed or is gone in it, and the same file mends it', async () => {
  const bytes = pdf(`changed ${randomBytes(4).toString('hex')}`);
  const changed = await proof('changed', bytes);
  const gone = await proof('gone', pdf(`gone ${randomBytes(4).toString('hex')}`));
  const auditor = app.as('AUDIT_ADMINISTRATOR');
  expect((await checked(auditor)).findings).toEqual([]);
  await client.putObject(`files/${blobKey(changed.currentVersion.sha256)}`, Buffer.alloc(bytes.length, 'x'));
  await client.deleteObject(`files/${blobKey(gone.currentVersion.sha256)}`);
  const { findings } = await checked(auditor);
  expect(findings.map(({ kind, evidenceId }) => [kind, evidenceId]).toSorted()).toEqual(
    [
      ['FILE_CHANGED', changed.id],
      ['FILE_MISSING', gone.id],
    ].toSorted(),
  );
  await upload(app, officer, 'again.pdf', bytes);
  expect((await checked(auditor)).findings.map(({ kind }) => kind)).toEqual(['FILE_MISSING']);
});
