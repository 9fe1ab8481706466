import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, notFound } from '../../platform/graphql/errors.js';
import type { ProofRecord, RecordService } from '../evidence/index.js';
import { unitsByIds } from '../organization/index.js';
import { mayManage } from './policy.access.js';
import { PolicyVersionEntity } from './policy.entity.js';
import type { PolicyVersionRow } from './policy.entity.js';
import { eachVersion, holdVersions, noteVersion } from './policy.rows.js';
import type { Held, Outcome } from './policy.rows.js';
import { nextState, policyTag, readPublication } from './policy.rules.js';

/** Putting approved versions into force: the former one is superseded, and the policy proves what it is mapped to. */
export class PublishService {
  constructor(
    private readonly database: Database,
    private readonly records: RecordService,
  ) {}

  /** Publishes to units and all below them; to everybody when none is named. A fixed number of statements for any number. */
  async publish(actor: Actor, input: unknown): Promise<Outcome[]> {
    const { ids, unitIds } = readPublication(input);
    return this.database.write(actor, async (tx) => {
      if ((await unitsByIds(tx, unitIds)).length < unitIds.length) throw notFound();
      const held = await holdVersions(tx, ids);
      const published: Held[] = [];
      const outcomes = eachVersion(ids, held, (one) => {
        if (!mayManage(actor, one.policy)) throw forbidden();
        nextState(one.version.state, 'publish');
        published.push(one);
      });
      if (published.length === 0) return outcomes;
      const former = await formerVersions(tx, published);
      for (const version of former.values())
        Object.assign(version, {
          state: nextState(version.state, 'supersede'),
          endedAt: tx.now,
          updatedAt: tx.now,
        });
      // A policy has one published version at a time: the former one makes room first.
      if (former.size > 0) await tx.em.flush();
      const evidenceIds = await this.records.recordInside(tx, await proofsOf(tx, published));
      published.forEach((one, at) => {
        const { policy, version } = one;
        const before = former.get(policy.id)?.number ?? null;
        Object.assign(version, {
          state: nextState(version.state, 'publish'),
          publishedById: actor.membershipId ?? null,
          publishedAt: tx.now,
          forEverybody: unitIds.length === 0,
        });
        Object.assign(policy, {
          currentVersionId: version.id,
          openVersionId: null,
          evidenceId: evidenceIds[at],
        });
        noteVersion(tx, one, {
          action: 'policy.published',
          before: { number: before },
          after: {
            unitIds,
            forEverybody: version.forEverybody,
            evidenceId: evidenceIds[at]!,
            effectiveOn: version.effectiveOn ?? null,
          },
        });
      });
      await tx.em.flush();
      if (unitIds.length > 0)
        await tx.query(
          'policyAudience.insert',
          `insert into policy_audience (organization_id, version_id, unit_id)
           select $1, v, u from unnest($2::uuid[]) as v cross join unnest($3::uuid[]) as u`,
          [actor.organizationId, published.map(({ version }) => version.id), unitIds],
        );
      return outcomes;
    });
  }
}

/** What is published of these policies until now, by policy. */
async function formerVersions(tx: Tx, published: readonly Held[]): Promise<Map<string, PolicyVersionRow>> {
  const ids = published.flatMap(({ policy }) => policy.currentVersionId ?? []);
  if (ids.length === 0) return new Map();
  const rows = (await tx.em.find(PolicyVersionEntity, {
    organizationId: tx.actor.organizationId,
    id: { $in: ids },
  })) as PolicyVersionRow[];
  return new Map(rows.map((row) => [row.policyId, row]));
}

/** What each version proves from now on: until the day of its next review, everything that its policy is mapped to. */
async function proofsOf(tx: Tx, published: readonly Held[]): Promise<ProofRecord[]> {
  const facts = await tx.query<{
    id: string;
    reviewOn: string | null;
    reviewer: string | null;
    controls: { id: string; code: string }[];
  }>(
    'policy.proofs',
    `select v.id, (v.effective_on + make_interval(months => v.review_months))::date::text as "reviewOn",
       (select a.approver_id from policy_approval a where a.organization_id = $1 and a.version_id = v.id and a.round = v.round
        order by a.decided_at desc nulls last, a.id limit 1) as reviewer,
       (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code)), '[]') from policy_control x
        join control c on c.id = x.control_id where x.organization_id = $1 and x.policy_id = v.policy_id) as controls
     from policy_version v where v.organization_id = $1 and v.id = any ($2::uuid[])`,
    [tx.actor.organizationId, published.map(({ version }) => version.id)],
  );
  const byId = new Map(facts.map((row) => [row.id, row]));
  return published.map(({ policy, version }) => {
    const { reviewOn, reviewer, controls } = byId.get(version.id)!;
    return {
      evidenceId: policy.evidenceId ?? null,
      title: `${policy.name}（${policy.code}）`.slice(0, 200),
      description: `制度发布形成的证据：第 ${version.number} 版，${version.effectiveOn} 起施行。由制度模块维护，请在制度中修订。`,
      content:
        version.kind === 'TEXT'
          ? { text: version.body! }
          : {
              file: {
                fileName: version.fileName!,
                mediaType: version.mediaType!,
                byteSize: version.byteSize!,
                sha256: version.sha256!,
              },
            },
      note: version.changeNote ?? null,
      ownerId: policy.ownerId,
      unitId: policy.unitId ?? null,
      label: policy.label,
      tags: [policyTag],
      collectedOn: dayOf(tx.now),
      validFrom: version.effectiveOn!,
      validUntil: reviewOn,
      submittedById: version.submittedById ?? null,
      submittedAt: version.submittedAt!,
      reviewedById: reviewer,
      reviewedAt: version.approvedAt!,
      controls,
    };
  });
}
