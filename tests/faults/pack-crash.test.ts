import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { readZip } from '../../server/platform/documents/zip.reader.js';
import { createPack, freezeMutation } from '../api/pack/scene.js';
import { freshAssessment } from '../api/assessment/scene.js';
import { startServer } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';
import { isSampled } from '../support/thoroughness.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

// Freezing servers are real processes, so that they can be killed; the app of the test only prepares and looks.
let app: TestApp;
const servers = new Set<ServerProcess>();
const data = join(inject('dataDir'), 'pack-crash');
beforeAll(async () => {
  app = await createTestApp();
  mkdirSync(data, { recursive: true });
});
afterEach(async () => {
  await Promise.all([...servers].map((server) => server.end('SIGKILL')));
  servers.clear();
});
afterAll(() => app.close());

function server(): ServerProcess {
  const started = startServer({ DATABASE_URL: app.ownerUrl, HENGJIAN_DATA: data });
  servers.add(started);
  return started;
}

const headers = () => app.as('COMPLIANCE_OFFICER').headers;

async function freezeAt(address: string, id: string, version: number): Promise<void> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers() },
    body: JSON.stringify({
      query: freezeMutation,
      variables: { input: { id, version, patientDataMasked: true } },
    }),
  });
  expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
}

async function until(id: string, done: (pack: { state: string; progress: number }) => boolean) {
  for (let tries = 0; tries < 600; tries += 1) {
    const [pack] = await app.sql<{ state: string; progress: number }>(
      'select state, progress from pack where id = $1',
      [id],
    );
    if (done(pack!)) return pack!;
    await sleep(100);
  }
  throw new Error('the pack did not come that far in a minute');
}

it.skipIf(!isSampled(1))(
  'a server that is killed while it freezes leaves the pack to the next start, which makes the same files',
  async () => {
    const { id: assessmentId } = await freshAssessment(app);
    // One chapter: small files, so that the end comes in seconds.
    const chapters = (await createPack(app, assessmentId)).chapters.slice(0, 1);
    const packs = await Promise.all(
      ['甲', '乙', '丙'].map((name) => createPack(app, assessmentId, { name: `材料 ${name}`, chapters })),
    );
    const victim = server();
    const address = await victim.address;
    // Several at once: each has its number and comes to its end.
    for (const { id, version } of packs) await freezeAt(address, id, version);
    await until(packs[0]!.id, ({ state, progress }) => state === 'FROZEN' || progress > 0);
    await victim.end('SIGKILL');
    const before = await app.sql<{ id: string; data: object | null }>(
      'select id, data from pack where data is not null',
    );
    const next = server();
    const again = await next.address;
    for (const { id } of packs)
      expect((await until(id, ({ state }) => state !== 'BUILDING')).state).toBe('FROZEN');
    const rows = await app.sql<{ id: string; number: string; data: object }>(
      'select id, number, data from pack where number is not null',
    );
    expect(new Set(rows.map(({ number }) => number)).size).toBe(3);
    // What was read before the end is what was frozen.
    for (const { id, data: kept } of before) expect(rows.find((row) => row.id === id)!.data).toEqual(kept);
    for (const { id } of packs) {
      const frozen = await app.sql(`select 1 from event where object_id = $1 and action = 'pack.frozen'`, [
        id,
      ]);
      expect(frozen).toHaveLength(1);
      const zip = Buffer.from(
        await (await fetch(`${again}/files/packs/${id}`, { headers: headers() })).arrayBuffer(),
      );
      const entries = new Map(
        [...readZip(zip)].map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), bytes]),
      );
      const manifest = JSON.parse(entries.get('manifest.json')!.toString('utf8')) as {
        files: { path: string; sha256: string }[];
      };
      expect(manifest.files.length).toBe(entries.size - 2);
      for (const { path, sha256 } of manifest.files)
        expect(createHash('sha256').update(entries.get(path)!).digest('hex'), path).toBe(sha256);
    }
  },
  120_000,
);
