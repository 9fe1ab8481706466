import { systemActor } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { Anchors } from '../../platform/events/chain/anchors.js';
import { wordsOf } from '../../platform/events/chain/chain-verifier.js';
import type { Sealer } from '../../platform/events/chain/sealer.js';
import { verifyStoredChain } from '../../platform/events/chain/stored-chain.js';
import type { Logger } from '../../platform/logging.js';
import type { JobContext, JobData, Jobs } from '../../platform/jobs/jobs.js';
import type { KeptFinding } from './integrity-check.queries.js';
import { verifyQueue } from './integrity-check.service.js';

/** What the room of the files adds: it reads them all, a few at a time. */
export interface FilePart {
  /** Checks the files behind this place. */
  check(organizationId: string, after: string, signal: AbortSignal): Promise<FilesChecked>;
}

export interface FilesChecked {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly KeptFinding[];
  /** Where to go on; null at the end. */
  readonly after: string | null;
}

/** Findings that are kept; beyond, only their number. */
const keptFindings = 200;
/** The queue gives a job a quarter of an hour; a large store is read by several, one after the other. */
const longestMs = 600_000;

interface Row {
  readonly isChainDone: boolean;
  readonly filesAfter: string;
}

interface Progress {
  readonly findings: readonly KeptFinding[];
  /** Findings beyond those. */
  readonly more: number;
  readonly set: string;
  readonly values: readonly unknown[];
}

export class IntegrityCheckJob {
  filePart: FilePart | undefined;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly anchors: Anchors,
    private readonly jobs: Jobs,
    private readonly logger: Logger,
  ) {}

  /** Verifies, or goes on with what a stopped server had begun. */
  async run({ organizationId, checkId = '' }: JobData, { signal }: JobContext): Promise<void> {
    const actor = systemActor(organizationId, '完整性核验');
    const until = Date.now() + longestMs;
    const row = await this.begin(actor, checkId);
    if (!row) return;
    if (!row.isChainDone) await this.verifyChain(actor, checkId, signal);
    for (let after: string | null = row.filesAfter; this.filePart && after !== null;) {
      signal.throwIfAborted();
      if (Date.now() > until) {
        await this.database.write(actor, (tx) => this.jobs.enqueue(tx, verifyQueue, { checkId }));
        return;
      }
      const checked: FilesChecked = await this.filePart.check(organizationId, after, signal);
      await this.save(actor, checkId, {
        findings: checked.findings,
        more: 0,
        set: 'files = files + $5, bytes = bytes + $6, files_after = $7',
        values: [checked.files, checked.bytes, checked.after ?? after],
      });
      after = checked.after;
    }
    await this.finish(actor, checkId);
  }

  /** Told by the queue when every try failed. */
  async giveUp({ organizationId, checkId = '' }: JobData): Promise<void> {
    await this.close(systemActor(organizationId, '完整性核验'), checkId, `'FAILED'`);
  }

  private async begin(actor: Actor, id: string): Promise<Row | undefined> {
    const [row] = await this.database.write(actor, (tx) =>
      tx.query<Row>(
        'integrityCheck.begin',
        `update integrity_check set state = 'RUNNING' where organization_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING')
         returning is_chain_done as "isChainDone", files_after as "filesAfter"`,
        [actor.organizationId, id],
      ),
    );
    return row;
  }

  private async verifyChain(actor: Actor, id: string, signal: AbortSignal): Promise<void> {
    const { organizationId } = actor;
    await this.sealer.seal(organizationId, signal);
    const findings: KeptFinding[] = [];
    let more = 0;
    const summary = await verifyStoredChain(
      (work) => {
        signal.throwIfAborted();
        return this.database.read(actor, work);
      },
      organizationId,
      this.anchors,
      (finding) => {
        if (findings.length >= keptFindings) {
          more += 1;
          return;
        }
        const { kind, sealNumber, event } = finding;
        // The chain knows microseconds, the API milliseconds.
        const since = finding.since && new Date(finding.since).toISOString();
        findings.push({ kind, message: wordsOf(finding), sealNumber, eventId: event?.id ?? null, since });
      },
    );
    await this.save(actor, id, {
      findings,
      more,
      set: 'is_chain_done = true, seals = $5, events = $6, unsealed = $7, head_number = $8, head_hash = $9',
      values: [
        summary.seals,
        summary.events,
        summary.unsealed,
        summary.head?.number ?? 0,
        summary.head?.hash ?? null,
      ],
    });
  }

  private async save(actor: Actor, id: string, { findings, more, set, values }: Progress): Promise<void> {
    await this.database.write(actor, (tx) =>
      tx.query(
        'integrityCheck.save',
        `update integrity_check set ${set}, finding_count = finding_count + $4,
           findings = (select coalesce(jsonb_agg(f order by place), '[]') from jsonb_array_elements(findings || $3::jsonb)
             with ordinality x(f, place) where place <= ${keptFindings})
         where organization_id = $1 and id = $2`,
        [actor.organizationId, id, JSON.stringify(findings), findings.length + more, ...values],
      ),
    );
  }

  private finish(actor: Actor, id: string): Promise<void> {
    return this.close(actor, id, `case when finding_count = 0 then 'CLEAN' else 'FOUND' end`);
  }

  private async close(actor: Actor, id: string, state: string): Promise<void> {
    await this.database.write(actor, async (tx) => {
      const [done] = await tx.query<{
        state: string;
        events: number;
        files: number;
        findings: number;
        head: string | null;
      }>(
        'integrityCheck.close',
        `update integrity_check set state = ${state}, finished_at = now()
         where organization_id = $1 and id = $2 and state in ('QUEUED', 'RUNNING')
         returning state, events, files, finding_count as findings, head_hash as head`,
        [actor.organizationId, id],
      );
      if (!done) return;
      // The log goes where alarms are heard.
      if (done.state === 'FOUND')
        this.logger.error(
          { organizationId: actor.organizationId, checkId: id, findings: done.findings },
          'integrity alarm',
        );
      tx.record({
        action: 'integrity.checked',
        objectType: 'IntegrityCheck',
        objectId: id,
        outcome: done.state === 'CLEAN' ? 'SUCCESS' : 'FAILED',
        after: { ...done },
      });
    });
  }
}
