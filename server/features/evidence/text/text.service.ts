import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemActor } from '../../../platform/access/actor.js';
import type { Actor } from '../../../platform/access/actor.js';
import type { Tx } from '../../../platform/database/database.js';
import type { Deps } from '../../../platform/deps.js';
import { newId } from '../../../platform/ids.js';
import { kindOfMediaType } from '../file-kinds.js';
import { readTextApart } from './read-apart.js';
import type { TextFinding } from './text.findings.js';
import { unsupported } from './text.kinds.js';

export const textQueue = 'evidence.read-texts';

/** Longer than copying and reading the slowest file takes; then the version is anybody's again. */
const claimSeconds = 120;
/** A file that takes its server down is tried again by the next one, but not for ever. */
const maximumTries = 3;
/** One run ends in good time before the queue would take it for lost; the next goes on. */
const runMs = 300_000;

interface Waiting {
  readonly versionId: string;
  readonly tries: number;
  readonly mediaType: string | null;
  readonly sha256: string | null;
  readonly body: string | null;
}

type TextDeps = Pick<Deps, 'database' | 'storage' | 'jobs' | 'logger'>;

/** Reads the text inside new versions, one after the other, beside everything else that the server does. */
export class TextService {
  constructor(private readonly deps: TextDeps) {}

  /** Call in the transaction that inserts versions: they are read as soon as it is through. */
  soon(tx: Tx): void {
    tx.afterCommit(() => void this.deps.jobs.nudge(textQueue));
  }

  /** At start, every minute, and soon after each new version. */
  schedule(): void {
    this.deps.jobs.handle(textQueue, (_data, { signal }) => this.run(signal));
    this.deps.jobs.schedule(textQueue, '* * * * *');
    void this.deps.jobs.nudge(textQueue);
  }

  /** Reads what waits in every organization. Safe to run several times at once: a version is claimed before it is read. */
  async run(signal: AbortSignal): Promise<void> {
    const until = Date.now() + runMs;
    const { rows } = await this.deps.database.pool.query<{ id: string }>(
      'select organizations_with_unread_evidence() as id',
    );
    // In turns: the library that one hospital brings along holds up nobody else's file.
    let waiting = rows.map(({ id }) => systemActor(id, '系统'));
    while (waiting.length > 0) {
      const more: Actor[] = [];
      for (const actor of waiting) {
        if (signal.aborted) return;
        const version = await this.claim(actor);
        if (!version) continue;
        await this.readOne(actor, version, signal);
        more.push(actor);
      }
      waiting = more;
      if (Date.now() > until) return this.deps.jobs.nudge(textQueue);
    }
  }

  /** The newest that waits: who has just uploaded looks for it. What the malware scan keeps closed is not read either. */
  private async claim(actor: Actor): Promise<Waiting | undefined> {
    const [version] = await this.deps.database.write(actor, (tx) =>
      tx.query<Waiting>(
        'evidenceText.claim',
        `with free as (
           select w.version_id from evidence_text w where w.organization_id = $1 and w.state = 'PENDING'
             and coalesce(w.claimed_until < now(), true) and not exists (select 1 from evidence_version c join quarantined_file q
               on q.organization_id = c.organization_id and q.sha256 = c.sha256
               where c.organization_id = $1 and c.id = w.version_id)
           order by w.version_id desc limit 1 for update of w skip locked
         )
         update evidence_text t set claimed_until = now() + interval '${claimSeconds} seconds', tries = t.tries + 1
         from free join evidence_version v on v.organization_id = $1 and v.id = free.version_id
         where t.organization_id = $1 and t.version_id = free.version_id
         returning v.id as "versionId", t.tries, v.media_type as "mediaType", v.sha256, v.body`,
        [actor.organizationId],
      ),
    );
    return version;
  }

  private async readOne(actor: Actor, version: Waiting, signal: AbortSignal): Promise<void> {
    try {
      const finding =
        version.tries > maximumTries
          ? ({ state: 'FAILED', reason: 'GIVEN_UP' } as const)
          : await this.find(version, signal);
      await this.keep(actor, version.versionId, finding);
    } catch (error) {
      if (signal.aborted) return this.giveBack(actor, version.versionId);
      // The claim ends by itself, and the version is tried again.
      this.deps.logger.error({ err: error, versionId: version.versionId }, 'text could not be read');
    }
  }

  /** A server that stops in good order has not tried. */
  private async giveBack(actor: Actor, versionId: string): Promise<void> {
    await this.deps.database.write(actor, (tx) =>
      tx.query(
        'evidenceText.giveBack',
        `update evidence_text set claimed_until = null, tries = tries - 1
         where organization_id = $1 and version_id = $2::uuid and state = 'PENDING'`,
        [actor.organizationId, versionId],
      ),
    );
  }

  private async find({ mediaType, sha256, body }: Waiting, signal: AbortSignal): Promise<TextFinding> {
    if (body !== null) return readTextApart({ body }, signal);
    const kind = kindOfMediaType(mediaType ?? '');
    const without = unsupported(kind);
    if (without) return { state: 'UNSUPPORTED', reason: without };
    const path = join(this.deps.storage.temporaryDir, newId());
    try {
      await pipeline(this.deps.storage.read(sha256 ?? ''), createWriteStream(path), { signal });
      return await readTextApart({ path, kind, mediaType: mediaType ?? '' }, signal);
    } finally {
      await rm(path, { force: true });
    }
  }

  private async keep(actor: Actor, versionId: string, finding: TextFinding): Promise<void> {
    const ready = finding.state === 'READY' ? finding : undefined;
    await this.deps.database.write(actor, (tx) =>
      tx.query(
        'evidenceText.keep',
        `update evidence_text set state = $3, reason = $4, text = $5, cut = $6, grams = $7::integer[], extracted_at = now(),
           claimed_until = null
         where organization_id = $1 and version_id = $2::uuid and state = 'PENDING'`,
        [
          actor.organizationId,
          versionId,
          finding.state,
          ready ? null : (finding as { readonly reason: string }).reason,
          ready?.text ?? null,
          ready?.cut ?? false,
          ready ? `{${ready.grams.join(',')}}` : null,
        ],
      ),
    );
  }
}
