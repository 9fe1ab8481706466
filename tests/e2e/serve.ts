import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const demoPassword = 'Journey-2026-proof';
// The demo hospital takes a slow machine, with others at work on it, more than a minute.
const startWithinMs = 180_000;

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
  process.env.HENGJIAN_E2E_COOKIES = JSON.stringify(await signEverybodyIn(address));
  return async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

const persons = [
  'officer',
  'manager',
  'contributor',
  'engineer',
  'inspector',
  'sysadmin',
  'secadmin',
  'auditor',
];

/** One sign-in per person: more than ten a minute from one address are refused, as they should be. */
async function signEverybodyIn(address: string): Promise<Record<string, string>> {
  const cookies: Record<string, string> = {};
  for (const username of persons) {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($input: LoginInput!) { login(input: $input) { viewer { locale } } }',
        variables: { input: { username, password: demoPassword } },
      }),
    });
    const found = /hengjian_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '');
    if (!found?.[1]) throw new Error(`${username} could not sign in: ${await response.text()}`);
    cookies[username] = found[1];
  }
  return cookies;
}
