import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { oldChromium } from './chrome.js';

interface Message {
  id?: number;
  method?: string;
  params?: { exceptionDetails?: { text: string; exception?: { description?: string } } };
  result?: unknown;
  error?: { message: string };
}

export interface OldBrowser {
  readonly faults: string[];
  call<T>(method: string, params?: object): Promise<T>;
  /** The value of an expression in the page. */
  value<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** One page of a browser that Playwright is too new for, spoken to over its debugging socket. */
export async function openBrowser(options: ReturnType<typeof oldChromium>): Promise<OldBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'hengjian-old-browser-'));
  const child = spawn(
    options.executablePath,
    [
      ...options.args,
      '--headless',
      '--remote-debugging-port=0',
      '--window-size=1366,768',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { env: options.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await new Promise<string>((done, fail) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (found) done(found);
    });
    child.once('exit', (code) => fail(new Error(`the browser ended with ${code}: ${text}`)));
  });
  const opened = await fetch(`http://127.0.0.1:${port}/json/new`);
  const { webSocketDebuggerUrl } = (await opened.json()) as { webSocketDebuggerUrl: string };
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done);
    socket.addEventListener('error', fail);
  });

  const waiting = new Map<number, (message: Message) => void>();
  const faults: string[] = [];
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    const thrown = message.method === 'Runtime.exceptionThrown' && message.params?.exceptionDetails;
    if (thrown) faults.push(thrown.exception?.description ?? thrown.text);
  });
  const call = <T>(method: string, params: object = {}) =>
    new Promise<T>((done, fail) => {
      const id = (last += 1);
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) fail(new Error(`${method}: ${error.message}`));
        else done(result as T);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  for (const domain of ['Page', 'Runtime', 'Network']) await call(`${domain}.enable`);
  // These builds carry no language files, so the switch for the language does nothing.
  const { userAgent } = await call<{ userAgent: string }>('Browser.getVersion');
  await call('Network.setUserAgentOverride', { userAgent, acceptLanguage: 'zh-CN' });
  return {
    faults,
    call,
    async value<T>(expression: string) {
      const { result, exceptionDetails } = await call<{
        result: { value: T };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      }>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async close() {
      const ended = new Promise((done) => child.once('exit', done));
      socket.close();
      child.kill('SIGTERM');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
