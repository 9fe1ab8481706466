import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdf } from '../../unit/evidence/sample-files.js';
import { checked } from '../activity/integrity.requests.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { create, items, newFile, upload } from './evidence.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true, env: { HENGJIAN_SM3: 'on' } });
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const digests = async (id: string, caller = officer()) =>
  (await caller.query('query ($id: ID!) { evidence(id: $id) { currentVersion { sha256 sm3 } } }', { id }))
    .evidence?.currentVersion;

it('with the setting on a file has an SM3 digest from its receipt, and the nightly check holds the bytes against it', async () => {
  const bytes = pdf('second digest');
  const [item] = await items(officer(), create, {
    input: { evidences: [newFile('digest', await upload(app, officer(), 'digest.pdf', bytes))] },
  });
  const { id } = item!.evidence;
  const of = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
  expect(await digests(id)).toEqual({ sha256: of('sha256'), sm3: of('sm3') });
  expect(await digests(id, app.as('COMPLIANCE_OFFICER', 'south'))).toBeUndefined();
  expect((await checked(app.as('AUDIT_ADMINISTRATOR'))).state).toBe('CLEAN');

  // The application itself can neither change nor remove it; somebody who owns the database can, and is found.
  const asApplication = (text: string) =>
    app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), (tx) => tx.query('test', text, []));
  for (const text of ['update file_digest set sm3 = sm3', 'delete from file_digest'])
    await expect(asApplication(text)).rejects.toThrow(/permission denied/);
  await app.sql(`update file_digest set sm3 = $1`, [createHash('sm3').update('other').digest('hex')]);
  expect((await checked(app.as('AUDIT_ADMINISTRATOR'))).findings).toMatchObject([
    { kind: 'FILE_CHANGED', evidenceId: id },
  ]);
});

it('agrees with the example of the standard', () => {
  // GB/T 32905-2016, annex A.1: the digest of "abc".
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});
