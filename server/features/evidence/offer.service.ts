import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { toMappingClaim } from '../crosswalk/index.js';
import { isPerson, sight, visible } from './evidence.access.js';
import type { ProofHooks } from './evidence.hooks.js';
import { accepting, readIds } from './evidence.rules.js';
import type { NewLink } from './link.service.js';
import type { Offer } from './offer.js';
import { offersOfEvidences, openTree } from './offer.queries.js';
import type { AcceptMappingOffersInput } from './offer.types.js';

export interface Accepted {
  readonly evidenceId: string;
  readonly created: number;
  readonly alreadyLinked: number;
}

interface InsertedLink extends NewLink {
  readonly id: string;
}

/** Links that follow from mappings: proposed when an offer is accepted, counting when a person confirms them. */
export class OfferService {
  constructor(
    private readonly database: Database,
    private readonly hooks: ProofHooks,
  ) {}

  /**
   * Accepts offers of one piece of evidence, all or none; what is linked meanwhile only counts. BAD_USER_INPUT for a control that it is
   * not offered for. Six statements for any number. The links prove nothing yet, so no score moves.
   */
  async acceptOffers(actor: Actor, input: AcceptMappingOffersInput): Promise<Accepted> {
    const { evidenceId, controlIds } = check(accepting, { ...input });
    const wanted = [...new Set(controlIds)];
    return this.database.write(actor, async (tx) => {
      const offers = (await offersOfEvidences(tx, [evidenceId])).get(evidenceId) ?? [];
      const chosen = offers.filter((offer) => wanted.includes(offer.claim.to));
      const offered = new Set(chosen.map((offer) => offer.claim.to));
      const { title, linked } = await insertOffers(tx, evidenceId, wanted, chosen);
      if (title === null) throw notFound();
      const known = new Set(linked.map((link) => link.controlId));
      if (wanted.some((id) => !offered.has(id) && !known.has(id))) throw notOffered();
      const made = linked.filter((link) => link.isNew);
      await tellProposed(tx, title, chosen, made);
      return {
        evidenceId,
        created: made.length,
        alreadyLinked: wanted.length - new Set(made.map((link) => link.controlId)).size,
      };
    });
  }

  /** Lets derived links count. NOT_FOUND when one is missing; what counts already is passed over. FORBIDDEN for API tokens. */
  async confirmLinks(
    actor: Actor,
    linkIds: readonly string[],
  ): Promise<{ ids: string[]; confirmed: number }> {
    const ids = readIds(linkIds);
    if (!isPerson(actor))
      throw forbidden(
        text(
          '推导出的关联须由人确认，接口令牌不能确认。',
          'A person has to confirm derived links: an API token cannot.',
        ),
      );
    return this.database.write(actor, async (tx) => {
      const found = await confirm(tx, ids);
      if (found.length < ids.length) throw notFound();
      const confirmed = found.filter((link) => link.isNew);
      for (const [evidenceId, links] of Map.groupBy(confirmed, (link) => link.evidenceId)) {
        tx.record({
          action: 'evidence.linkConfirmed',
          objectType: 'Evidence',
          objectId: evidenceId,
          objectName: links[0]!.title,
          after: links.map(({ controlId, code, systemId }) => ({ controlId, code, systemId })),
        });
      }
      await this.hooks.proofChanged(tx, confirmed, { onlyGained: true });
      return { ids, confirmed: confirmed.length };
    });
  }
}

const notOffered = () =>
  badInput({
    controlIds: text(
      '这份证据没有推荐给其中某个条款：证据须已采纳且在有效期内，条款须由对标相关。请刷新后重试。',
      'The evidence is not offered for one of these controls: it must be accepted and valid, and the control mapped. Reload and try again.',
    ),
  });

interface LinkedControl extends InsertedLink {
  readonly isNew: boolean;
}

/** Inserts the links and answers all that the evidence has with these controls, so that a second acceptance finds the first. */
async function insertOffers(
  tx: Tx,
  evidenceId: string,
  controlIds: readonly string[],
  offers: readonly Offer[],
): Promise<{ title: string | null; linked: LinkedControl[] }> {
  const rows = offers.map((offer) => ({
    id: newId(),
    control_id: offer.claim.to,
    system_id: offer.systemId,
    derived_from: toMappingClaim(offer.claim),
  }));
  const [answer] = await tx.query<{ title: string | null; linked: LinkedControl[] }>(
    'evidenceLink.propose',
    `with e as (select e.id, e.title from evidence e where ${visible('e')} and e.id = $5::uuid),
     made as (
       insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by, derived_from)
       select l.id, $1::uuid, e.id, l.control_id, l.system_id, 'PROPOSED', $3::uuid, l.derived_from
       from jsonb_to_recordset($6::jsonb) as l(id uuid, control_id uuid, system_id uuid, derived_from jsonb) cross join e
       order by l.control_id
       on conflict (organization_id, evidence_id, control_id, system_id) do nothing
       returning id, evidence_id, control_id, system_id, true as is_new),
     linked as (
       select * from made
       union all select l.id, l.evidence_id, l.control_id, l.system_id, false from evidence_link l join e on e.id = l.evidence_id
       where l.organization_id = $1 and l.control_id = any ($7::uuid[]))
     select (select title from e) as title, (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'evidenceId', evidence_id,
       'controlId', control_id, 'systemId', system_id, 'isNew', is_new)), '[]') from linked) as linked`,
    [...sight(tx.actor), evidenceId, JSON.stringify(rows), controlIds],
  );
  return answer!;
}

/** One event that names every new link and the relation that it rests on. */
async function tellProposed(
  tx: Tx,
  title: string,
  offers: readonly Offer[],
  made: readonly InsertedLink[],
): Promise<void> {
  const [first] = made;
  if (!first) return;
  const tree = await openTree(tx);
  const claims = new Map(offers.map((offer) => [offer.claim.to, offer.claim]));
  tx.record({
    action: 'evidence.linkProposed',
    objectType: 'Evidence',
    objectId: first.evidenceId,
    objectName: title,
    after: made.map(({ controlId, systemId }) => {
      const claim = claims.get(controlId)!;
      return {
        controlId,
        code: tree.control(controlId)?.code ?? null,
        systemId,
        from: tree.control(claim.from)?.code ?? null,
        relation: claim.relation,
        confidence: claim.confidence,
      };
    }),
  });
}

interface ConfirmedLink extends LinkedControl {
  readonly title: string;
  readonly code: string;
}

/** Confirms what is proposed among these links; answers all of them that are in sight. */
async function confirm(tx: Tx, ids: readonly string[]): Promise<ConfirmedLink[]> {
  return tx.query<ConfirmedLink>(
    'evidenceLink.confirm',
    `with found as materialized (
       select l.id, e.title, c.code from evidence_link l
       join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id join control c on c.id = l.control_id
       where ${visible('e')} and l.organization_id = $1 and l.id = any ($5::uuid[])
       order by l.id for update of l),
     confirmed as (
       update evidence_link l set status = 'CONFIRMED', confirmed_by = $3::uuid, confirmed_at = now()
       from found where l.organization_id = $1 and l.id = found.id and l.status = 'PROPOSED' returning l.id)
     select l.id, l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", found.title, found.code,
       confirmed.id is not null as "isNew"
     from found join evidence_link l on l.organization_id = $1 and l.id = found.id left join confirmed on confirmed.id = found.id`,
    [...sight(tx.actor), ids],
  );
}
