import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const demoPassword = 'Journey-2026-proof';
const startWithinMs = 90_000;

/** Starts the built program exactly as `npm start` does, on a fresh data folder with the demo hospital. */
export default async function serve(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hengjian-e2e-'));
  chmodSync(dataDir, 0o755);
  const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      HENGJIAN_DATA: dataDir,
      HENGJIAN_DEMO: 'on',
      HENGJIAN_DEMO_PASSWORD: demoPassword,
      HENGJIAN_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error('the server did not start in time')), startWithinMs);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = /http:\/\/[\d.]+:\d+/.exec(text);
      if (!found) return;
      clearTimeout(timer);
      done(found[0]);
    });
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
  process.env.HENGJIAN_E2E_URL = address;
  return async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}
