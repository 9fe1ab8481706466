import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf } from './features/activity/index.js';
import { checkFiles } from './features/evidence/index.js';
import { systemActor } from './platform/access/actor.js';
import { ConfigError, readConfig } from './platform/config.js';
import type { Config } from './platform/config.js';
import { Database } from './platform/database/database.js';
import { openForReading } from './platform/database/open-for-reading.js';
import { wordsOf } from './platform/events/chain/chain-verifier.js';
import type { ReadPage } from './platform/events/chain/chain.rows.js';
import { verifyStoredChain } from './platform/events/chain/stored-chain.js';
import { createLogger } from './platform/logging.js';
import { openStorage } from './platform/storage/open-storage.js';

// `npm run verify`: the audit chain of every organization and every stored file, beside a running server or without one.
// Changes nothing. Ends with 0 when all is as it was, 1 with findings, 2 when it could not look.

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const config = readConfig();
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres')))
    throw new ConfigError(`There is no data in ${config.dataDir}: set HENGJIAN_DATA or DATABASE_URL.`);
  const postgres = await openForReading(config, createLogger('error'));
  try {
    process.exitCode = (await verifyAll(config, postgres.applicationUrl)) === 0 ? 0 : 1;
  } finally {
    await postgres.stop();
  }
} catch (error) {
  process.stderr.write(
    `The verification could not be done: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}

async function verifyAll(config: Config, url: string): Promise<number> {
  const database = await Database.open({ url, entities: [], poolSize: 2 });
  try {
    const { rows } = await database.pool.query<{ id: string; code: string }>(
      'select id, code from organization_ids()',
    );
    const storage = await openStorage(config);
    const anchors = anchorsOf(config.dataDir);
    let all = 0;
    for (const { id, code } of rows) {
      const actor = systemActor(id, 'verify');
      const read: ReadPage = (work) => database.read(actor, work);
      let findings = 0;
      const found = ({ zh, en }: { zh: string; en: string }, since?: string | null) => {
        findings += 1;
        say(`! ${code}: ${zh} ${en}${since ? ` (since 起自 ${since})` : ''}`);
      };
      const chain = await verifyStoredChain(read, id, anchors, (finding) =>
        found(wordsOf(finding), finding.since),
      );
      let [files, bytes] = [0, 0];
      for (let after: string | null = ''; after !== null;) {
        const part: Awaited<ReturnType<typeof checkFiles>> = await checkFiles(
          read,
          storage,
          after,
          new AbortController().signal,
        );
        for (const { message, since } of part.findings) found(message, since);
        files += part.files.length;
        bytes += part.bytes;
        after = part.after;
      }
      say(
        `${findings === 0 ? 'ok' : 'FAIL'} ${code}: ${chain.events} events 条事件 in ${chain.seals} seals 批封存 (${chain.unsealed} not sealed yet 条待封存), ${files} files 个文件 (${bytes} bytes), head 链头 ${chain.head?.number ?? 0}:${chain.head?.hash ?? ''}`,
      );
      all += findings;
    }
    say(all === 0 ? 'OK 完整' : `${all} findings 处问题`);
    return all;
  } finally {
    await database.close();
  }
}
