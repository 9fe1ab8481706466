import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { get } from '../evidence/evidence.requests.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { ChainScene } from './chain.scene.js';

let app: TestApp;
let folder: string;
let files: Map<string, Buffer>;
beforeAll(async () => {
  app = await createTestApp();
  const north = new ChainScene(app);
  for (let batch = 0; batch < 3; batch += 1) {
    await north.happen([
      { objectName: `一 ${batch}`, after: { text: '"引号"\n换行\u2028' } },
      { objectName: 'b' },
    ]);
    await north.seal();
  }
  await north.happen([{ objectName: 'not sealed yet' }]);
  const answer = await get(app, app.as('AUDIT_ADMINISTRATOR'), '/files/audit-chain');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  files = readZip(answer.rawPayload);
});
afterAll(() => app.close());

beforeEach(() => {
  folder = join(app.house.deps.config.dataDir, crypto.randomUUID());
  mkdirSync(folder);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
});

/** Runs the verifier that came along, with nothing around it but Node. */
const verify = (...more: string[]) => {
  const run = spawnSync(process.execPath, ['verify.mjs', '.', ...more], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stdout + run.stderr };
};
const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
const rewrite = (name: string, change: (lines: string[]) => string[]) =>
  writeFileSync(join(folder, name), `${change(linesOf(name)).join('\n')}\n`);

describe('an exported chain', () => {
  it('holds what is needed, and is found complete by the verifier beside it', () => {
    expect([...files.keys()].toSorted()).toEqual([
      'README.txt',
      'chain.json',
      'events.jsonl',
      'seals.jsonl',
      'verify.mjs',
    ]);
    expect(linesOf('seals.jsonl')).toHaveLength(3);
    expect(files.get('events.jsonl')!.toString()).not.toContain('not sealed yet');
    const { head } = JSON.parse(files.get('chain.json')!.toString());
    const { code, said } = verify();
    expect(said).toContain(`3 seals 批封存, head 链头 3:${head.hash}\nOK 完整`);
    expect(code).toBe(0);
    expect(verify(`3:${head.hash}`).code).toBe(0);
  });

  it.each<[string, string, (lines: string[]) => string[], RegExp]>([
    [
      'an event was edited',
      'events.jsonl',
      (all) => all.map((line) => line.replace('一 1', '二 1')),
      /no longer says/,
    ],
    ['the first event is missing', 'events.jsonl', (all) => all.slice(1), /is gone/],
    ['the last event is missing', 'events.jsonl', (all) => all.slice(0, -1), /is gone/],
    [
      'two events changed places',
      'events.jsonl',
      (all) => [...all.slice(0, -2), all.at(-1)!, all.at(-2)!],
      /not in its place/,
    ],
    ['an event stands twice', 'events.jsonl', (all) => [...all, all.at(-1)!], /not in its place/],
    [
      'a seal was edited',
      'seals.jsonl',
      (all) =>
        all.map((line) =>
          line.replace(/("number":2.*"eventCount":)2/, (_all, before: string) => `${before}3`),
        ),
      /seal of batch 2 was altered/,
    ],
    ['a seal is missing', 'seals.jsonl', (all) => all.toSpliced(1, 1), /missing from batch 2/],
    ['the last seal is missing', 'seals.jsonl', (all) => all.slice(0, -1), /end was cut off/],
    ['everything is missing', 'seals.jsonl', () => [], /end was cut off/],
  ])('%s: found', (_what, name, change, words) => {
    const before = linesOf(name);
    rewrite(name, change);
    expect(linesOf(name)).not.toEqual(before);
    const { code, said } = verify();
    expect(code).toBe(1);
    expect(said).toMatch(words);
  });

  it('does not hold against a head that was written down before, or is no export: said in one line', () => {
    expect(verify(`2:${'0'.repeat(64)}`).said).toMatch(/batch 2 is not the one that was anchored/);
    expect(verify(`9:${'0'.repeat(64)}`).said).toMatch(/end was cut off: from batch 4/);
    writeFileSync(join(folder, 'events.jsonl'), 'no json\n');
    const { code, said } = verify();
    expect([code, said.trim().split('\n').length]).toEqual([2, 1]);
  });
});

it('is given to the audit administrator alone, of his own hospital, and the download is an event', async () => {
  for (const role of ['COMPLIANCE_OFFICER', 'SYSTEM_ADMINISTRATOR', 'INSPECTOR'] as const)
    expect((await get(app, app.as(role), '/files/audit-chain')).statusCode).toBe(403);
  expect((await get(app, app.anonymous, '/files/audit-chain')).statusCode).toBe(401);
  const south = await get(app, app.as('AUDIT_ADMINISTRATOR', 'south'), '/files/audit-chain');
  const theirs = readZip(south.rawPayload);
  expect(theirs.get('events.jsonl')!.length).toBe(0);
  expect(theirs.get('chain.json')!.toString()).not.toContain(app.fixture.north.organizationId);
  const told = await app.sql(
    `select actor_name from event where action = 'chain.exported' order by xid, seq`,
  );
  expect(told).toEqual([
    { actor_name: 'north AUDIT_ADMINISTRATOR' },
    { actor_name: 'south AUDIT_ADMINISTRATOR' },
  ]);
});
