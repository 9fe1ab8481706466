import { buffer } from 'node:stream/consumers';
import type { Actor } from '../../../platform/access/actor.js';
import { overloaded } from '../../../platform/graphql/errors.js';
import { answerOf, startWorker } from '../../../platform/start-worker.js';
import type { Storage } from '../../../platform/storage/storage.js';
import type { StoredFile } from '../evidence.queries.js';
import type { StampJob, Stamped } from './stamp.js';

/** What can be written over; an Office file or an archive is handed out as it is. */
const markable = new Set(['application/pdf', 'image/png', 'image/jpeg']);
/** Larger files are handed out as they are: nobody waits minutes for a preview. */
const mostBytes = 50 * 1024 * 1024;
const patienceMs = 30_000;
const heap = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const;
/** Threads at once: each may hold a decoded picture of 240 MB beside its heap. */
const atOnce = 2;
/** More wait only when somebody asks for a whole library by a program. */
const mostWaiting = 20;

/** Marks copies of sensitive files with who looked at them and when; the stored bytes never change. */
export class Watermark {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly storage: Storage) {}

  /** The marked copy; undefined when the file is of a kind, a size or a state that nothing can be written into. */
  async copyOf(file: StoredFile, actor: Actor, now: Date): Promise<NonNullable<Stamped> | undefined> {
    if (!markable.has(file.mediaType) || file.byteSize > mostBytes) return undefined;
    if (this.waiting.length >= mostWaiting) throw overloaded();
    if (this.running >= atOnce) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      const bytes = await buffer(this.storage.read(file.sha256));
      const job: StampJob = { mediaType: file.mediaType, bytes, lines: linesFor(actor, now) };
      const worker = startWorker(new URL('./stamp.worker.js', import.meta.url), job, heap);
      const answer = await answerOf<Stamped>(worker, patienceMs);
      return typeof answer === 'string' || answer === null ? undefined : answer;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** Who looks and when, by the clock of the hospital; nothing of it comes from the file. */
export function linesFor(actor: Pick<Actor, 'displayName'>, now: Date): string[] {
  const at = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  return [`敏感 · ${actor.displayName}`, `${at} · 不得外传`];
}
