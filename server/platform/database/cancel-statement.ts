import { connect } from 'node:net';
import type { PoolClient } from 'pg';

const cancelCode = 80_877_102;
const giveUpMs = 2_000;

/** What the server told a connection about itself; the driver keeps it but does not declare it. */
interface Backend {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly processID?: unknown;
  readonly secretKey?: unknown;
}

/**
 * Cancels the statement that runs on a connection, by the protocol's own way: it needs no right and no free connection,
 * just when all of them are busy. Answers when the server has taken note; never fails.
 */
export function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey }: Backend = client as object;
  if (typeof processID !== 'number' || typeof secretKey !== 'number') return Promise.resolve();
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(cancelCode, 4);
  message.writeInt32BE(processID, 8);
  message.writeInt32BE(secretKey, 12);
  const name = typeof host === 'string' ? host : 'localhost';
  return new Promise((done) => {
    const socket = name.startsWith('/')
      ? connect(`${name}/.s.PGSQL.${String(port)}`)
      : connect(Number(port), name);
    socket.setTimeout(giveUpMs, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => done());
    socket.resume();
    socket.write(message);
  });
}
