import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlobRegister } from '../../../server/platform/storage/blob-register.js';
import { blobKey } from '../../../server/platform/storage/storage.js';
import type { Storage } from '../../../server/platform/storage/storage.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import { create, get, items, newFile, remove, upload } from '../evidence/evidence.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const files = () => join(app.house.deps.config.dataDir, 'files');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const isKept = (sha256: string) => existsSync(join(files(), blobKey(sha256)));
const unique = (name: string) => pdf(`${name} ${randomBytes(8).toString('hex')}`);
const register = () => app.house.deps.blobs;
const age = (sha256: string) =>
  app.sql(`update blob set touched_at = now() - interval '25 hours' where sha256 = $1`, [sha256]);

/** Bytes in the store that an upload brought, the upload itself over and gone. */
async function abandoned(bytes: Buffer): Promise<string> {
  const id = await upload(app, officer, 'a.pdf', bytes);
  await app.sql('delete from upload where id = $1', [id]);
  await age(hashOf(bytes));
  return hashOf(bytes);
}

async function evidenceOf(bytes: Buffer) {
  const uploadId = await upload(app, officer, 'a.pdf', bytes);
  const [item] = await items(officer, create, { input: { evidences: [newFile('kept', uploadId)] } });
  return item!.evidence;
}

describe('unused files', () => {
  it('go after a day, not before', async () => {
    const bytes = unique('young');
    const id = await upload(app, officer, 'a.pdf', bytes);
    await app.sql('delete from upload where id = $1', [id]);
    await register().collect();
    expect(isKept(hashOf(bytes))).toBe(true);
    await age(hashOf(bytes));
    expect(await register().collect()).toBe(1);
    expect(isKept(hashOf(bytes))).toBe(false);
    expect(await register().collect()).toBe(0);
  });

  it('never go while an upload, a version, a deleted evidence, a report or its history names them', async () => {
    const waiting = unique('waiting');
    await upload(app, officer, 'a.pdf', waiting);
    const used = unique('used');
    const evidence = await evidenceOf(used);
    const gone = unique('deleted');
    await officer.query(remove, { id: (await evidenceOf(gone)).id });
    await app.sql('update upload set expires_at = now() where sha256 = any ($1)', [
      [hashOf(used), hashOf(gone)],
    ]);
    await app.house.app.rooms.evidence.uploads.collect();
    const report = await abandoned(unique('report'));
    await app.sql(
      `create table later_room (organization_id uuid, picture_sha256 text); insert into later_room (picture_sha256) values ('${report}')`,
    );
    for (const bytes of [waiting, used, gone]) await age(hashOf(bytes));
    await register().collect();
    for (const sha256 of [hashOf(waiting), hashOf(used), hashOf(gone), report])
      expect(isKept(sha256)).toBe(true);
    expect((await get(app, officer, evidence.currentVersion.downloadUrl)).rawPayload.equals(used)).toBe(true);
    await app.sql('drop table later_room');
    await register().collect();
    expect(isKept(report)).toBe(false);
  });

  it('that nothing wrote down are found in the store, and have their day', async () => {
    const bytes = unique('stray');
    const path = join(files(), blobKey(hashOf(bytes)));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    expect(await register().findStrays()).toBe(1);
    expect(await register().findStrays()).toBe(0);
    await register().collect();
    expect(isKept(hashOf(bytes))).toBe(true);
    await age(hashOf(bytes));
    await register().collect();
    expect(isKept(hashOf(bytes))).toBe(false);
  });

  it('are tried again when the collector is cut off', async () => {
    const sha256 = await abandoned(unique('cut off'));
    const broken = { ...app.house.deps.storage, remove: () => Promise.reject(new Error('the disk is away')) };
    const cut = new BlobRegister(app.house.deps.database.pool, broken as Storage, app.house.deps.logger);
    await expect(cut.collect()).rejects.toThrow('the disk is away');
    expect(isKept(sha256)).toBe(true);
    expect(await register().collect()).toBe(1);
    expect(isKept(sha256)).toBe(false);
  });

  it('cannot be asked about or thrown away past the register', async () => {
    const { pool } = app.house.deps.database;
    for (const statement of ['select * from blob', 'delete from blob', `select named_blobs('{}')`])
      await expect(pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('the same bytes arriving while they are thrown away', () => {
  it('wait for the end of it and are written again', async () => {
    const bytes = unique('raced');
    const sha256 = await abandoned(bytes);
    let go = () => {};
    const held = new Promise<void>((done) => (go = done));
    let removing = false;
    const slow = {
      ...app.house.deps.storage,
      async remove(hash: string) {
        removing = true;
        await held;
        await app.house.deps.storage.remove(hash);
      },
    };
    const collecting = new BlobRegister(
      app.house.deps.database.pool,
      slow as Storage,
      app.house.deps.logger,
    ).collect();
    await expect.poll(() => removing).toBe(true);
    const arriving = evidenceOf(bytes);
    await sleep(200);
    go();
    expect(await collecting).toBe(1);
    const evidence = await arriving;
    expect(isKept(sha256)).toBe(true);
    expect((await get(app, officer, evidence.currentVersion.downloadUrl)).rawPayload.equals(bytes)).toBe(
      true,
    );
  });

  it('are never lost: two hundred files, collected and uploaded at once', async () => {
    const all = Array.from({ length: 200 }, (_, at) => unique(`many ${at}`));
    for (let at = 0; at < all.length; at += 8) await Promise.all(all.slice(at, at + 8).map(abandoned));
    let isOver = false;
    const collecting = (async () => {
      while (!isOver) await register().collect();
    })();
    for (let at = 0; at < all.length; at += 8) {
      await Promise.all(
        all.slice(at, at + 8).map(async (bytes) => {
          await evidenceOf(bytes);
          // The upload is over at once, as if its day had come: only the version names the file now.
          await app.sql('delete from upload where sha256 = $1', [hashOf(bytes)]);
          await age(hashOf(bytes));
        }),
      );
    }
    isOver = true;
    await collecting;
    await register().collect();
    expect(all.filter((bytes) => !isKept(hashOf(bytes)))).toEqual([]);
  }, 60_000);
});
