import { buffer } from 'node:stream/consumers';
import type { Actor } from '../../../platform/access/actor.js';
import { minuteOf } from '../../../platform/clock.js';
import { overloaded, say, text } from '../../../platform/graphql/errors.js';
import type { Text } from '../../../platform/graphql/errors.js';
import { answerOf, startWorker } from '../../../platform/start-worker.js';
import type { Storage } from '../../../platform/storage/storage.js';
import type { StoredFile } from '../stored-file.js';
import { markable } from './markable.js';
import type { StampJob, Stamped } from './stamp-job.js';

/** Larger files are only handed out as they are: nobody waits minutes for a preview. */
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
  async copyOf(
    file: Pick<StoredFile, 'mediaType' | 'byteSize' | 'sha256'>,
    actor: Actor,
    now: Date,
    about: Text = sensitive,
  ): Promise<NonNullable<Stamped> | undefined> {
    if (!mayBeMarked(file)) return undefined;
    if (this.waiting.length >= mostWaiting) throw overloaded();
    if (this.running >= atOnce) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      const bytes = await buffer(this.storage.read(file.sha256));
      const job: StampJob = { mediaType: file.mediaType, bytes, lines: linesFor(actor, now, about) };
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

/** Whether a marked copy may be expected; damaged and locked files show only when it is made. */
export const mayBeMarked = ({ mediaType, byteSize }: Pick<StoredFile, 'mediaType' | 'byteSize'>): boolean =>
  markable.includes(mediaType) && byteSize <= mostBytes;

const sensitive = text('敏感', 'Sensitive');
const keep = text('不得外传', 'not to be passed on');

/** Who looks and when, by the clock of the hospital and in the reader's language; nothing of it comes from the file. */
export const linesFor = (
  { displayName, locale }: Pick<Actor, 'displayName' | 'locale'>,
  now: Date,
  about: Text = sensitive,
): string[] => {
  const head = `${say(about, locale)} · ${displayName}`;
  const when = `${minuteOf(now)} · ${say(keep, locale)}`;
  // A tile of the pattern is not wider: a longer name has a line of its own.
  return [...head].reduce((wide, letter) => wide + (letter > '\u2e80' ? 2 : 1), 0) > 30
    ? [say(about, locale), displayName, when]
    : [head, when];
};
