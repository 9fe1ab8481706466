import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { blobKey } from '../../server/platform/storage/storage.js';
import { startServer } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';
import { isSampled } from '../support/thoroughness.js';
import { create, newFile, startUpload } from '../api/evidence/evidence.requests.js';

// The server that is killed is the real program on its own data folder; the app of the test only looks at the database.
let app: TestApp;
let living: ServerProcess | undefined;
let data: string;
beforeAll(async () => {
  app = await createTestApp();
  data = join(inject('dataDir'), 'upload-crash');
  mkdirSync(data, { recursive: true });
});
afterAll(async () => {
  await living?.end('SIGKILL');
  await app.close();
});

const half = 400_000;
const pieceBytes = 2 * half;

/** Somebody who uploads a file in two pieces and registers it, and goes on wherever the server lets him. */
class Sender {
  readonly bytes = Buffer.from(randomBytes(pieceBytes).toString('hex'));
  readonly clientKey = randomBytes(8).toString('hex');
  private address = '';
  private upload: { id: string; url: string } | undefined;
  /** What a server has confirmed: it must never be taken back. */
  confirmed = 0;
  isRegistered = false;

  use(address: string): void {
    this.address = address;
  }

  async open(): Promise<void> {
    const { startUpload: made } = await this.ask(startUpload, {
      input: { fileName: 'crash.log', byteSize: this.bytes.length },
    });
    this.upload = made.upload;
  }

  async offset(): Promise<number> {
    const answer = await fetch(`${this.address}${this.upload!.url}`, {
      method: 'HEAD',
      headers: this.headers,
    });
    return Number(answer.headers.get('upload-offset'));
  }

  async send(from: number, length = pieceBytes): Promise<void> {
    const answer = await fetch(`${this.address}${this.upload!.url}?offset=${from}`, {
      method: 'PUT',
      headers: { ...this.headers, 'content-type': 'application/octet-stream' },
      body: this.bytes.subarray(from, from + length),
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    this.confirmed = ((await answer.json()) as { offset: number }).offset;
  }

  /** Half of a piece, and then silence. */
  async stall(from: number): Promise<void> {
    const sending = request(`${this.address}${this.upload!.url}?offset=${from}`, {
      method: 'PUT',
      headers: { ...this.headers, 'content-type': 'application/octet-stream', 'content-length': pieceBytes },
    });
    sending.on('error', () => undefined);
    await new Promise<void>((done) => sending.write(this.bytes.subarray(from, from + half), () => done()));
    await sleep(150);
  }

  async register(): Promise<any> {
    const { createEvidences } = await this.ask(create, {
      input: {
        evidences: [newFile(`crash ${this.clientKey}`, this.upload!.id, { clientKey: this.clientKey })],
      },
    });
    this.isRegistered = true;
    return createEvidences.items[0];
  }

  async goOn(): Promise<any> {
    if (!this.upload) await this.open();
    for (let at = await this.offset(); at < this.bytes.length; at = this.confirmed) await this.send(at);
    return this.register();
  }

  async download(url: string): Promise<Buffer> {
    return Buffer.from(await (await fetch(`${this.address}${url}`, { headers: this.headers })).arrayBuffer());
  }

  private get headers(): Record<string, string> {
    return { ...app.as('COMPLIANCE_OFFICER').headers, 'x-hengjian-request': '1' };
  }

  private async ask(query: string, variables: object): Promise<any> {
    const answer = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data: found, errors } = (await answer.json()) as { data?: any; errors?: unknown };
    if (!found) throw new Error(JSON.stringify(errors));
    return found;
  }
}

/** Does something while others may not write to a table, and kills the server when it waits there. */
async function cutAt(table: string, server: ServerProcess, work: () => Promise<unknown>): Promise<void> {
  const held = await app.hold(`lock table ${table} in exclusive mode`);
  const working = work().catch(() => undefined);
  await held.waiting(1);
  await server.end('SIGKILL');
  await held.release();
  await working;
}

const points: readonly [string, (sender: Sender, server: ServerProcess) => Promise<void>][] = [
  ['opened', async (s) => s.open()],
  ['half of the first piece is under way', async (s) => s.open().then(() => s.stall(0))],
  [
    'the first piece is written and not noted',
    async (s, server) => {
      await s.open();
      await cutAt('upload', server, () => s.send(0));
    },
  ],
  ['the first piece is confirmed', async (s) => s.open().then(() => s.send(0))],
  [
    'half of the last piece is under way',
    async (s) => {
      await s.open();
      await s.send(0);
      await s.stall(pieceBytes);
    },
  ],
  [
    'the last piece is written and not noted',
    async (s, server) => {
      await s.open();
      await s.send(0);
      await cutAt('upload', server, () => s.send(pieceBytes));
    },
  ],
  [
    'the file is inspected and not in the store',
    async (s, server) => {
      await s.open();
      await s.send(0);
      await cutAt('blob', server, () => s.send(pieceBytes));
    },
  ],
  [
    'the whole file is confirmed',
    async (s) => {
      await s.open();
      await s.send(0);
      await s.send(pieceBytes);
    },
  ],
  [
    'the version is about to be written',
    async (s, server) => {
      await s.open();
      await s.send(0);
      await s.send(pieceBytes);
      await cutAt('evidence_version', server, () => s.register());
    },
  ],
  [
    'everything is written and not committed',
    async (s, server) => {
      await s.open();
      await s.send(0);
      await s.send(pieceBytes);
      await cutAt('event', server, () => s.register());
    },
  ],
  ['the evidence is confirmed', async (s) => void (await s.goOn())],
];

/** The server that stands, or a new one: whoever went on after a kill is the next to be killed. */
async function start(sender: Sender): Promise<ServerProcess> {
  living ??= startServer({ DATABASE_URL: app.ownerUrl, HENGJIAN_DATA: data });
  sender.use(await living.address);
  return living;
}

it.each(points.filter((_point, place) => isSampled(place)))(
  'kill -9 when %s: nothing confirmed is lost, no row is without bytes, and the upload goes on',
  async (_name, bring) => {
    const sender = new Sender();
    const victim = await start(sender);
    await bring(sender, victim);
    await victim.end('SIGKILL');
    living = undefined;
    await rowsHaveBytes();
    await start(sender);
    const before = sender.isRegistered ? sender.bytes.length : await sender.offset().catch(() => 0);
    expect(before).toBeGreaterThanOrEqual(sender.confirmed);
    const item = await sender.goOn();
    expect(item).toMatchObject({ error: null, duplicateOf: null });
    expect((await sender.download(item.evidence.currentVersion.downloadUrl)).equals(sender.bytes)).toBe(true);
    const made = await app.sql('select id from evidence where client_key = $1', [sender.clientKey]);
    expect(made).toHaveLength(1);
    await rowsHaveBytes();
  },
  60_000,
);

/** Every version and every finished upload names bytes that are in the store, or still wait beside it, and are what they say. */
async function rowsHaveBytes(): Promise<void> {
  const rows = await app.sql<{ sha256: string; upload: string | null }>(
    `select sha256, null as upload from evidence_version where sha256 is not null
     union select sha256, id::text from upload where sha256 is not null`,
  );
  for (const { sha256, upload } of rows) {
    const bytes = (() => {
      try {
        return readFileSync(join(data, 'files', blobKey(sha256)));
      } catch (error) {
        if (upload === null) throw error;
        return readFileSync(join(data, 'files', 'temporary', upload));
      }
    })();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}
