import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/platform/config.js';

// The built program as `npm start` runs it; `npm test` builds it first.
export const builtMain = join(projectRoot, 'dist', 'server', 'main.js');

/** Apps and servers of the tests that stand on one database have to have the same key. */
export const testSecretKey = Buffer.alloc(32, 7).toString('base64');

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Where it listens; fails with what it said when it ends before. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the built program with exactly these settings. */
export function startServer(
  env: Readonly<Record<string, string>>,
  identity: { uid?: number; gid?: number } = {},
): ServerProcess {
  if (!existsSync(builtMain)) throw new Error('run "npm run build" first: this starts the built program');
  const child = spawn(process.execPath, [builtMain], {
    ...identity,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      HENGJIAN_DEMO: 'off',
      HENGJIAN_LOG: 'error',
      ...(env.DATABASE_URL && { HENGJIAN_SECRET_KEY: testSecretKey }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
    child.once('close', (code) => done({ code, stdout, stderr })),
  );
  const address = new Promise<string>((done, fail) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(stdout);
      if (found) done(found[0]);
    });
    void ended.then(({ stderr: why }) => fail(new Error(`ended: ${why}`)));
  });
  address.catch(() => undefined);
  return {
    child,
    address,
    ended,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}
