import { join } from 'node:path';
import { systemActor } from '../../../server/platform/access/actor.js';
import { Anchors } from '../../../server/platform/events/chain/anchors.js';
import type { ReadPage } from '../../../server/platform/events/chain/chain.rows.js';
import type { ChainFinding, ChainSummary } from '../../../server/platform/events/chain/chain-verifier.js';
import { Sealer } from '../../../server/platform/events/chain/sealer.js';
import { verifyStoredChain } from '../../../server/platform/events/chain/stored-chain.js';
import type { EventDraft } from '../../../server/platform/events/event-draft.js';
import type { Hospital } from '../../support/fixture.js';
import type { TestApp } from '../../support/test-app.js';

/** The chain of one hospital of a test server, with the hand of whoever owns the database and the disk. */
export class ChainScene {
  readonly anchors: Anchors;
  readonly sealer: Sealer;
  readonly organizationId: string;
  readonly anchorFile: string;

  constructor(
    readonly app: TestApp,
    readonly hospital: Hospital = 'north',
    folder = join(app.house.deps.config.dataDir, 'anchors'),
  ) {
    const { database, logger } = app.house.deps;
    this.anchors = new Anchors(folder);
    this.sealer = new Sealer(database, this.anchors, logger);
    this.organizationId = app.fixture[hospital].organizationId;
    this.anchorFile = join(folder, `${this.organizationId}.json`);
  }

  /** Writes events, one transaction for each list, as a room does. */
  async happen(...transactions: readonly Partial<EventDraft>[][]): Promise<void> {
    for (const drafts of transactions)
      await this.app.house.deps.database.write(
        this.app.actor('COMPLIANCE_OFFICER', this.hospital),
        async (tx) => {
          for (const draft of drafts) tx.record({ action: 'test.happened', objectType: 'Test', ...draft });
        },
      );
  }

  /** Seals everything that has happened. */
  async seal(): Promise<number> {
    await this.settled();
    return this.sealer.seal(this.organizationId);
  }

  /** Waits for transactions of others, also of other test databases: what is younger than the oldest of them is not sealed yet. */
  private async settled(): Promise<void> {
    for (let waited = 0; waited < 15_000; waited += 20) {
      const [now] = await this.app.sql<{ settled: boolean }>(
        `select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as settled from event where organization_id = $1`,
        [this.organizationId],
      );
      if (now!.settled) return;
      await new Promise((go) => setTimeout(go, 20));
    }
    throw new Error('a transaction stays open');
  }

  async verify(): Promise<{ findings: ChainFinding[]; summary: ChainSummary }> {
    const actor = systemActor(this.organizationId);
    const read: ReadPage = (work) => this.app.house.deps.database.read(actor, work);
    const findings: ChainFinding[] = [];
    const summary = await verifyStoredChain(read, this.organizationId, this.anchors, (finding) =>
      findings.push(finding),
    );
    return { findings, summary };
  }

  /** Statements of somebody who owns the database and has switched off what stands in the way. */
  async tamper(statement: string, parameters: readonly unknown[] = []): Promise<void> {
    await this.app.sql('alter table event disable trigger event_append_only');
    await this.app.sql('alter table event_seal disable trigger event_seal_append_only');
    await this.app.sql(statement, parameters);
    await this.app.sql('alter table event enable trigger event_append_only');
    await this.app.sql('alter table event_seal enable trigger event_seal_append_only');
  }

  events(): Promise<{ id: string; seq: string; action: string }[]> {
    return this.app.sql(
      'select id, seq::text as seq, action from event where organization_id = $1 order by xid, seq',
      [this.organizationId],
    );
  }
}
