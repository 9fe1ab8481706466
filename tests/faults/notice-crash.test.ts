import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createId } from '../api/evidence/evidence.requests.js';
import { startMailServer } from '../support/mail-server.js';
import type { MailServer } from '../support/mail-server.js';
import { startServer } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';
import { isSampled } from '../support/thoroughness.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

// Telling and sending servers are real processes, so that they can be killed; the app of the test only prepares and looks.
let app: TestApp;
let mail: MailServer | undefined;
const servers = new Set<ServerProcess>();
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(async () => {
  await Promise.all([...servers].map((server) => server.end('SIGKILL')));
  await mail?.stop();
  await app.close();
});

function server(name: string, smtpPort: number): ServerProcess {
  const data = join(inject('dataDir'), `notices-${name}`);
  mkdirSync(data, { recursive: true });
  const started = startServer({
    DATABASE_URL: app.ownerUrl,
    HENGJIAN_DATA: data,
    HENGJIAN_SMTP: `smtp://127.0.0.1:${smtpPort}`,
    HENGJIAN_MAIL_FROM: 'hengjian@hospital.example',
  });
  servers.add(started);
  return started;
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`not within 15 s: ${what}`);
}

async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const { port } = taken.address() as AddressInfo;
  await new Promise((done) => taken.close(done));
  return port;
}

const states = async (): Promise<string[]> =>
  (await app.sql<{ state: string }>('select state from delivery order by state')).map((row) => row.state);
const submitted = (title: string) =>
  createId(app.as('CONTRIBUTOR'), title, { submit: true, unitId: app.fixture.north.units.radiology });

it.skipIf(!isSampled(1))(
  'a mail server that is away and servers that are killed in between: every notice arrives once',
  async () => {
    const port = await freePort();
    await app
      .as('MANAGER')
      .query(
        'mutation ($input: SaveNoticeSettingsInput!) { saveNoticeSettings(input: $input) { settings { email } } }',
        {
          input: {
            email: 'manager@hospital.example',
            rules: [{ kind: 'EVIDENCE_SUBMITTED', rule: 'AT_ONCE' }],
          },
        },
      );
    // Nobody listens at the port of the mail server: what is told waits, and only the first has lost a try.
    const first = server('a', port);
    await first.address;
    await Promise.all(['一', '二', '三', '四'].map(submitted));
    await until(
      'four deliveries wait',
      async () => (await states()).join() === 'WAITING,WAITING,WAITING,WAITING',
    );
    await until('one was tried', async () => {
      const [{ tries }] = (await app.sql('select sum(tries)::integer as tries from delivery')) as [
        { tries: number },
      ];
      return tries >= 1;
    });
    await first.end('SIGKILL');

    // An hour later it is back, and the next server dies while a mail is on the wire.
    let arrived = false;
    mail = await startMailServer(port);
    mail.beforeTaking(async () => {
      arrived = true;
      await new Promise(() => undefined);
    });
    await app.sql(`update delivery set next_try_at = now() where state = 'WAITING'`);
    const second = server('b', port);
    await until('a mail is on the wire', () => arrived);
    await second.end('SIGKILL');
    expect(mail.mails).toEqual([]);
    expect(await states()).toContain('SENDING');

    mail.beforeTaking(async () => undefined);
    // The claim of the dead runs out; both living servers send at the same time.
    await app.sql(`update delivery set claimed_until = now() where state = 'SENDING'`);
    const [third, fourth] = [server('c', port), server('d', port)];
    await Promise.all([third.address, fourth.address]);
    await until('all are sent', async () => (await states()).join() === 'SENT,SENT,SENT,SENT');
    await submitted('五');
    await until(
      'the fifth too',
      async () => (await states()).length === 5 && (await states()).every((one) => one === 'SENT'),
    );
    expect(mail.mails).toHaveLength(5);
    expect(new Set(mail.mails.map((one) => one.id)).size).toBe(5);
  },
  60_000,
);
