import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { isPerson } from './policy.access.js';
import { eachVersion, holdVersions } from './policy.rows.js';
import type { Held, Outcome } from './policy.rows.js';
import { readIds } from './policy.rules.js';

/** Confirmations of having read (签阅). */
export class ReadingService {
  constructor(private readonly database: Database) {}

  /** Confirms once per version and person; confirming again changes nothing. */
  async acknowledge(actor: Actor, given: readonly string[]): Promise<Outcome[]> {
    const ids = readIds(given);
    return this.database.write(actor, async (tx) => {
      const held = await holdVersions(tx, ids);
      const read: Held[] = [];
      const outcomes = eachVersion(ids, held, (one) => {
        if (!isPerson(actor) || !may(actor, 'policy:acknowledge')) throw forbidden();
        if (one.sight.acknowledgedAt) return;
        if (one.version.state !== 'PUBLISHED') throw notInForce();
        if (!one.sight.addressesViewer) throw notAddressed();
        read.push(one);
      });
      if (read.length === 0) return outcomes;
      // Two clicks at once wait for each other at the policy; the key is there for whatever comes past that.
      const made = await tx.query<{ versionId: string }>(
        'acknowledgement.insert',
        `insert into acknowledgement (id, organization_id, version_id, membership_id, acknowledged_at)
         select id, $1, "versionId", $2, $3 from jsonb_to_recordset($4::jsonb) as g(id uuid, "versionId" uuid)
         on conflict do nothing returning version_id as "versionId"`,
        [
          actor.organizationId,
          actor.membershipId,
          tx.now,
          JSON.stringify(read.map(({ version }) => ({ id: newId(), versionId: version.id }))),
        ],
      );
      const isNew = new Set(made.map((row) => row.versionId));
      for (const { policy, version } of read.filter((one) => isNew.has(one.version.id)))
        tx.record({
          action: 'policy.acknowledged',
          objectType: 'Policy',
          objectId: policy.id,
          objectName: policy.name,
          after: { code: policy.code, versionId: version.id, number: version.number },
        });
      return outcomes;
    });
  }
}

const notInForce = () =>
  invalidState(text('只有现行版本可以签阅。', 'Only what is published now can be confirmed as read.'));

const notAddressed = () =>
  forbidden(text('该制度没有发布到您的科室。', 'The policy was not published to your unit.'));
