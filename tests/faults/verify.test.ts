import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChainScene } from '../api/activity/chain.scene.js';
import { create, items, newFile, upload } from '../api/evidence/evidence.requests.js';
import { pdf } from '../unit/evidence/sample-files.js';
import { builtMain } from '../support/server-process.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** What `npm run verify` runs, on the database and the folder of the test server. */
const verify = (env: Record<string, string> = {}) => {
  const { dataDir } = app.house.deps.config;
  const run = spawnSync(process.execPath, [join(dirname(builtMain), 'verify.js')], {
    env: { DATABASE_URL: app.ownerUrl, HENGJIAN_DATA: dataDir, ...env },
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stdout.trim().split('\n'), stderr: run.stderr };
};

it('npm run verify looks at every hospital and every file, and says by its exit code what it found', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const [item] = await items(officer, create, {
    input: { evidences: [newFile('kept', await upload(app, officer, 'kept.pdf', pdf('kept')))] },
  });
  const north = new ChainScene(app);
  await north.happen([{ objectName: '第一' }]);
  await north.seal();
  const clean = verify();
  expect(clean).toMatchObject({ code: 0, stderr: '' });
  expect(clean.said).toHaveLength(3);
  expect(clean.said[0]).toMatch(/^ok .*: \d+ events .* in 1 seals .* 1 files/);
  expect(clean.said.at(-1)).toBe('OK 完整');

  const { sha256 } = item!.evidence.currentVersion as { sha256: string };
  rmSync(
    join(app.house.deps.config.dataDir, 'files', 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
  );
  await north.tamper(`update event set action = 'test.forged' where object_name = '第一'`);
  const found = verify();
  expect(found.code).toBe(1);
  expect(found.said.filter((line) => line.startsWith('!'))).toEqual([
    expect.stringMatching(/Event \d+ .*第一.* no longer says what it said/),
    expect.stringMatching(/kept\.pdf .* is missing from the store/),
  ]);
  expect(found.said.at(-1)).toBe('2 findings 处问题');
  // It only looks.
  expect((await app.sql('select 1 from damaged_file')).length).toBe(0);
});

it('says in one sentence when it cannot look', () => {
  const { code, stderr } = verify({ DATABASE_URL: '', HENGJIAN_DATA: '/nonexistent/hengjian' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The verification could not be done: There is no data in .*\.\n$/);
});
