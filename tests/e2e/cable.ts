import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** The wire between a browser and the server, which a test may cut in the middle of a byte stream and plug in again. */
export interface Cable {
  /** Address through which the server is reached. */
  readonly url: string;
  /** Pulls the plug: open connections die, new ones are refused. */
  cut(): void;
  /** Pulls it by itself as soon as this many more bytes have gone to the server. */
  cutAfter(bytes: number): void;
  plugIn(): void;
  close(): Promise<void>;
}

export async function layCable(server: string): Promise<Cable> {
  const { hostname, port } = new URL(server);
  const ends = new Set<Socket>();
  let plugged = true;
  let left = Infinity;
  const cut = () => {
    plugged = false;
    left = Infinity;
    for (const end of ends) end.destroy();
  };
  const wire = createServer((near) => {
    if (!plugged) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on('data', (bytes) => {
      left -= bytes.length;
      if (left < 0) return cut();
      if (!far.write(bytes)) near.pause();
    });
    far.on('drain', () => near.resume());
  });
  await new Promise<void>((done) => wire.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    cut,
    cutAfter: (bytes) => {
      left = bytes;
    },
    plugIn: () => {
      plugged = true;
    },
    close: async () => {
      cut();
      await new Promise((done) => wire.close(done));
    },
  };
}
