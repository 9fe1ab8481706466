/** The least that a safe upload can cost: writes what comes, forces it to the disk and reads it again for its hash. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const folder = mkdtempSync(join(tmpdir(), 'hengjian-sink-'));
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
const file = join(folder, 'file');
const server = createServer((request, response) => {
  void (async () => {
    const handle = await open(file, 'w');
    for await (const chunk of request) await handle.write(chunk as Buffer);
    await handle.sync();
    await handle.close();
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    response.end(hash.digest('hex'));
  })();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
