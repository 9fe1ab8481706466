import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSocket } from '../../support/raw-socket.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
const opened: { socket: { terminate(): void } }[] = [];
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterEach(() => {
  for (const one of opened.splice(0)) one.socket.terminate();
});
afterAll(() => app.close());

const open = (headers: Readonly<Record<string, string>>) => {
  const one = openSocket(app.url, { ...headers, origin: app.url });
  opened.push(one);
  return one;
};

describe('limits of sockets', () => {
  it('carry 50 subscriptions and refuse the one after, until one has ended', async () => {
    const one = open(app.as('MANAGER').headers);
    await one.ready();
    for (let id = 1; id <= 51; id += 1) one.ask(String(id), 'subscription { changes { action } }');
    expect((await one.frame('error')).payload).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(one.frames.filter((frame) => frame.type === 'error').map((frame) => frame.id)).toEqual(['51']);
    one.socket.send('{"id":"1","type":"complete"}');
    one.ask('52', '{ __typename }');
    expect((await one.frame('next', '52')).payload).toEqual({ data: { __typename: 'Query' } });
  });

  it('are ten for one person, whatever session or tab; the place of a closed one is free again', async () => {
    const { headers } = app.as('COMPLIANCE_OFFICER');
    const ten = Array.from({ length: 10 }, () => open(headers));
    await Promise.all(ten.map((one) => one.ready()));
    const eleventh = open(headers);
    await eleventh.opened;
    eleventh.socket.send('{"type":"connection_init"}');
    expect(await eleventh.closed).toBe(4429);
    // Somebody else is not touched.
    await open(app.as('MANAGER').headers).ready();
    ten[0]!.socket.close();
    await ten[0]!.closed;
    await sleep(100);
    await open(headers).ready();
  });

  it('counts tokens of the same name in two hospitals apart', async () => {
    const bearers = await Promise.all(
      (['north', 'south'] as const).map(async (hospital) => {
        const { createApiToken } = await app.as('SECURITY_ADMINISTRATOR', hospital).query(
          `mutation ($expiresAt: DateTime!) {
             createApiToken(input: { name: "HIS", scopes: ["organization:read"], expiresAt: $expiresAt }) { secret } }`,
          { expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
        );
        return { authorization: `Bearer ${createApiToken.secret}` };
      }),
    );
    await Promise.all(Array.from({ length: 10 }, () => open(bearers[0]!).ready()));
    await open(bearers[1]!).ready();
  });

  it('end for a reader that does not read, and for nobody else', async () => {
    const { headers } = app.as('SYSTEM_ADMINISTRATOR');
    const lazy = await openLazy(app.url, headers);
    const other = open(headers);
    await other.ready();
    // Every answer is large, none is read: the unread grows in the server until it closes the socket.
    const field = 'permissions ';
    const query = `{ roles { ${field}} viewer { ${field} } }`;
    let sent = 0;
    const ended = new Promise<void>((done) => lazy.once('close', () => done()));
    let over = false;
    void ended.then(() => (over = true));
    while (!over && sent < 40_000) {
      lazy.write(frameOf(JSON.stringify({ id: `q${sent}`, type: 'subscribe', payload: { query } })));
      sent += 1;
      if (sent % 50 === 0) await sleep(20);
    }
    await ended;
    other.ask('1', '{ __typename }');
    expect((await other.frame('next', '1')).payload).toEqual({ data: { __typename: 'Query' } });
  }, 60_000);
});

/** A hand-made WebSocket whose bytes are never read from the kernel once it has been acknowledged. */
async function openLazy(url: string, headers: Readonly<Record<string, string>>): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((done) => socket.once('connect', done));
  socket.write(
    [
      'GET /graphql HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Protocol: graphql-transport-ws',
      `Origin: ${url}`,
      `Cookie: ${headers.cookie}`,
      '\r\n',
    ].join('\r\n'),
  );
  let heard = '';
  const upgraded = new Promise<void>((done) => {
    socket.on('data', (data) => {
      heard += String(data);
      if (heard.includes('connection_ack')) done();
      else if (heard.endsWith('\r\n\r\n')) socket.write(frameOf('{"type":"connection_init"}'));
    });
  });
  await upgraded;
  socket.removeAllListeners('data');
  socket.pause();
  return socket;
}

/** A masked text frame. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? [0x81, 0x80 | payload.length]
      : [0x81, 0x80 | 126, payload.length >> 8, payload.length & 255];
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), payload]);
}
