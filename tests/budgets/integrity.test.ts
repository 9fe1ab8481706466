import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChainScene } from '../api/activity/chain.scene.js';
import { lastCheck, startCheck } from '../api/activity/integrity.requests.js';
import { controlIds, create, items, newFile, upload } from '../api/evidence/evidence.requests.js';
import { pdf } from '../unit/evidence/sample-files.js';
import { FileWatch } from '../../server/features/evidence/file-watch.js';
import { ProofHooks } from '../../server/features/evidence/evidence.hooks.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let north: ChainScene;
beforeAll(async () => {
  app = await createTestApp();
  north = new ChainScene(app);
});
afterAll(() => app.close());

it('asking for a check and for the last one', async () => {
  // Only a listening server has queues; what its jobs do beside is left out.
  const listening = await createTestApp({ listen: true });
  try {
    const auditor = listening.as('AUDIT_ADMINISTRATOR');
    const asked = await sent(() => auditor.query(startCheck));
    expect(
      asked.filter((name) => /^(integrityCheck\.(lock|open|insert|byIds)|job\.enqueue)$/.test(name)),
    ).toEqual([
      'integrityCheck.lock',
      'integrityCheck.open',
      'integrityCheck.insert',
      'job.enqueue',
      'integrityCheck.byIds',
    ]);
    const looked = await sent(() => auditor.query(lastCheck));
    expect(looked.filter((name) => name === 'integrityCheck.last')).toHaveLength(1);
  } finally {
    await listening.close();
  }
});

it('a batch is sealed by as many statements as an event', async () => {
  const sealing = async (count: number) => {
    await north.happen(Array.from({ length: count }, () => ({})));
    let statements: string[] = [];
    // Others may keep an event young for a moment.
    while (!statements.includes('chain.insertSeal'))
      statements = await sent(() => north.sealer.seal(north.organizationId));
    return statements.filter((name) => name.startsWith('chain.')).length;
  };
  // The first batch of all has none before it.
  await sealing(1);
  const one = await sealing(1);
  expect(await sealing(300)).toBe(one);
});

it('forty damaged files are noted by as many statements as one', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { database, storage, config } = app.house.deps;
  const controls = await controlIds(officer, 3);
  const watch = new FileWatch(database, storage, new ProofHooks());
  const damaging = async (count: number) => {
    const evidences = [];
    for (let at = 0; at < count; at += 1) {
      const bytes = pdf(randomBytes(8).toString('hex'));
      evidences.push(
        newFile(`${count} ${at}`, await upload(app, officer, `${at}.pdf`, bytes), { controlIds: controls }),
      );
    }
    for (const { evidence } of await items(officer, create, { input: { evidences } })) {
      const { sha256 } = evidence.currentVersion as { sha256: string };
      appendFileSync(
        join(config.dataDir, 'files', 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
        'x',
      );
    }
    const statements = await sent(() => watch.check(north.organizationId, '', new AbortController().signal));
    return statements.filter((name) => /^(evidence|damagedFile|event\.insert)/.test(name));
  };
  const one = await damaging(1);
  expect(await damaging(40)).toEqual(one);
  expect(one.length).toBeLessThanOrEqual(9);
});
