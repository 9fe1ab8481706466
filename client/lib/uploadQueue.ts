import { describeError } from './errors';
import { randomId } from './randomId';
import { createStore, type Store } from './store';
import { readOffset, sendChunk, UploadInterrupted, UploadRefused } from './uploadChunk';

export type UploadState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

/** One file on its way. Also serves as the idempotency key of whatever is made from it. */
export interface UploadItem {
  key: string;
  file: File;
  state: UploadState;
  sentBytes: number;
  /** Whether it is waiting for the connection to come back. */
  interrupted: boolean;
  /** Id of the finished upload, for the mutation that uses it. */
  uploadId: string | null;
  failure: string | null;
}

/** Opens an upload on the server (the `startUpload` mutation). */
export type StartUpload = (file: File) => Promise<{ id: string; url: string }>;

export interface UploadQueue {
  items: Store<readonly UploadItem[]>;
  /** Queues files; returns them as items at once, before anything is sent. */
  add(files: readonly File[]): UploadItem[];
  pause(key: string): void;
  resume(key: string): void;
  cancel(key: string): void;
  /** Forgets finished, failed and cancelled items. */
  tidy(): void;
  /** Stops everything, for when the screen goes away. */
  close(): void;
}

const parallel = 3;
const longestWait = 30_000;

/**
 * Sends files three at a time in pieces. A lost connection is waited out with growing pauses and the upload goes
 * on from the offset the server confirms; one failure never stops the others.
 */
export function createUploadQueue(start: StartUpload, onDone?: (item: UploadItem) => void): UploadQueue {
  const items = createStore<readonly UploadItem[]>([]);
  const urls = new Map<string, { id: string; url: string }>();
  const running = new Map<string, AbortController>();

  const find = (key: string) => items.get().find((item) => item.key === key);
  const patch = (key: string, change: Partial<UploadItem>) =>
    items.set(items.get().map((item) => (item.key === key ? { ...item, ...change } : item)));

  function pump(): void {
    for (const item of items.get()) {
      if (running.size >= parallel) return;
      if (item.state !== 'waiting' || running.has(item.key)) continue;
      const controller = new AbortController();
      running.set(item.key, controller);
      patch(item.key, { state: 'running', failure: null });
      void send(item, controller.signal).finally(() => {
        if (running.get(item.key) === controller) running.delete(item.key);
        pump();
      });
    }
  }

  async function send(item: UploadItem, signal: AbortSignal): Promise<void> {
    try {
      const target = urls.get(item.key) ?? (await patiently(item.key, signal, () => start(item.file)));
      urls.set(item.key, target);
      if (signal.aborted) return;
      await sendAll(item, target.url, signal);
      if (signal.aborted) return;
      patch(item.key, {
        state: 'done',
        sentBytes: item.file.size,
        interrupted: false,
        uploadId: target.id,
      });
      const done = find(item.key);
      if (done) onDone?.(done);
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error.message : String(error);
      // A refused upload is gone on the server: a new try has to open a new one.
      if (error instanceof UploadRefused) urls.delete(item.key);
      patch(item.key, { state: 'failed', interrupted: false, failure });
    }
  }

  async function sendAll(item: UploadItem, url: string, signal: AbortSignal): Promise<void> {
    let [offset, certain] = [0, item.sentBytes === 0];
    while (offset < item.file.size) {
      offset = await patiently(item.key, signal, async () => {
        const from = certain ? offset : await readOffset(url, signal);
        certain = false;
        patch(item.key, { sentBytes: from, interrupted: false });
        if (from >= item.file.size) return from;
        return sendChunk(url, item.file, from, signal, (sentBytes) =>
          patch(item.key, { sentBytes: Math.min(sentBytes, item.file.size) }),
        );
      });
      certain = true;
    }
  }

  /** Waits a lost connection out, at every step of the way. */
  async function patiently<Value>(
    key: string,
    signal: AbortSignal,
    attempt: () => Promise<Value>,
  ): Promise<Value> {
    for (let wait = 1000; ; wait = Math.min(wait * 2, longestWait)) {
      try {
        return await attempt();
      } catch (error) {
        // Too many at once is no failure of the file: its turn comes.
        const lost =
          error instanceof UploadInterrupted ||
          ['NETWORK', 'RATE_LIMITED'].includes(describeError(error).code);
        if (signal.aborted || !lost) throw error;
        patch(key, { interrupted: true });
        await sleep(wait, signal);
        if (signal.aborted) throw error;
      }
    }
  }

  return {
    items,
    add(files) {
      const added = files.map<UploadItem>((file) => ({
        key: randomId(),
        file,
        state: 'waiting',
        sentBytes: 0,
        interrupted: false,
        uploadId: null,
        failure: null,
      }));
      items.set([...items.get(), ...added]);
      pump();
      return added;
    },
    pause(key) {
      const item = find(key);
      if (item?.state !== 'waiting' && item?.state !== 'running') return;
      patch(key, { state: 'paused', interrupted: false });
      running.get(key)?.abort();
      running.delete(key);
      pump();
    },
    resume(key) {
      const item = find(key);
      if (item?.state !== 'paused' && item?.state !== 'failed') return;
      // -1 byte would be wrong; one sent byte makes the sender ask the server for its offset first.
      patch(key, {
        state: 'waiting',
        failure: null,
        sentBytes: urls.has(key) ? Math.max(item.sentBytes, 1) : 0,
      });
      pump();
    },
    cancel(key) {
      patch(key, { state: 'cancelled', interrupted: false });
      running.get(key)?.abort();
      running.delete(key);
      urls.delete(key);
      pump();
    },
    tidy() {
      items.set(items.get().filter((item) => !['done', 'failed', 'cancelled'].includes(item.state)));
    },
    close() {
      for (const controller of running.values()) controller.abort();
      running.clear();
      items.set([]);
    },
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
