import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { requireSystem } from '../system/index.js';
import { isPerson, requireOwnControls, sight, visible } from './evidence.access.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { Holds } from './hold.js';
import type { LinkEvidenceInput } from './evidence.inputs.js';
import { checkPairs, readIds, readLinking } from './evidence.rules.js';
import { chosenIds, readChoice } from './evidence.selection.js';
import { confirmLinks, removeProposed, tellLinks } from './proposed-links.js';
import type { NewLink } from './proposed-links.js';
import { linkSuccessors, removeSuccessorLinks } from './successor-links.js';
import type { Succession, SuccessorLink } from './successor-links.js';
import type { RemovedLink } from './evidence.payloads.js';

export type { NewLink } from './proposed-links.js';

export interface Linked {
  readonly evidenceIds: readonly string[];
  readonly controlIds: readonly string[];
  readonly systemId: string | null;
  readonly created: number;
  /** Derived links that count from now on, because a person has asked for the very same. */
  readonly confirmed: number;
  readonly alreadyLinked: number;
}

export interface Unlinked extends RemovedLink {
  readonly id: string;
}

interface LinkAnswer {
  readonly evidences: readonly { readonly id: string; readonly title: string }[];
  readonly controls: readonly { readonly id: string; readonly code: string }[];
  readonly made: readonly (NewLink & { readonly isNew: boolean })[];
}

// Attaching one proof to thirty controls has a budget of six statements with door, scores and audit trail, so this one
// looks up, checks and inserts. It inserts nothing unless every evidence and every control was found.
const linkSql = `
  with e as (select e.id, e.title from evidence e where ${visible('e')} and e.id = any ($5::uuid[])),
  c as (select c.id, c.code from control c where c.id = any ($6::uuid[]) and (c.assessable or c.kind = 'GRADED_ITEM' and exists
    (select 1 from framework f where f.id = c.framework_id and f.state <> 'DRAFT'))),
  made as (
    insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by)
    select l.id, $1::uuid, l.evidence_id, l.control_id, l.system_id, 'CONFIRMED', $3::uuid
    from jsonb_to_recordset($7::jsonb) as l(id uuid, evidence_id uuid, control_id uuid, system_id uuid)
    where (select count(*) from e) = cardinality($5::uuid[]) and (select count(*) from c) = cardinality($6::uuid[])
    on conflict (organization_id, evidence_id, control_id, system_id)
      do update set status = 'CONFIRMED', confirmed_by = $3::uuid, confirmed_at = now()
      where evidence_link.status = 'PROPOSED' and $8::boolean
    returning evidence_id, control_id, system_id, xmax = 0 as is_new
  )
  select (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from e) as evidences,
    (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from c) as controls,
    (select coalesce(jsonb_agg(jsonb_build_object('evidenceId', evidence_id, 'controlId', control_id, 'systemId', system_id,
       'isNew', is_new)), '[]') from made) as made`;

const proves = ({ status }: SuccessorLink): boolean => status === 'CONFIRMED';

const foreignKeyViolation = '23503';

/** Links between evidence and controls. Many at once in a fixed number of statements, however many they are. */
export class LinkService {
  constructor(
    private readonly database: Database,
    private readonly hooks: ProofHooks,
    private readonly holds: Holds,
  ) {}

  /** Links every evidence to every control. NOT_FOUND when an evidence is missing; what is linked already only counts. */
  async link(actor: Actor, input: LinkEvidenceInput): Promise<Linked> {
    const wanted = readLinking(input);
    const choice = readChoice({ ids: input.evidenceIds, filter: input.filter }, 'evidenceIds');
    return this.database.write(actor, async (tx) => {
      const evidenceIds = await chosenIds(tx, choice);
      checkPairs(evidenceIds.length, wanted.controlIds.length);
      return this.linkInside(tx, { evidenceIds, ...wanted });
    });
  }

  /** The same inside the caller's transaction, for rooms above that make proof by their own right. */
  async linkInside(
    tx: Tx,
    { evidenceIds, controlIds, systemId }: Pick<Linked, 'evidenceIds' | 'controlIds' | 'systemId'>,
  ): Promise<Linked> {
    requireOwnControls(tx.actor, controlIds);
    // Only people bound to their units need a look at the system; for all others its key decides: it holds the organization.
    if (systemId && tx.actor.ownWorkOnly) await requireSystem(tx, systemId);
    const pairs = evidenceIds.flatMap((evidenceId) =>
      controlIds.map((controlId) => ({ evidenceId, controlId, systemId })),
    );
    const { evidences, controls, made } = await lookUpAndLink(tx, evidenceIds, controlIds, pairs);
    if (evidences.length < evidenceIds.length) throw notFound();
    requireAssessable(controlIds, controls);
    recordLinked(tx, made, new Map(evidences.map((evidence) => [evidence.id, evidence.title])), controls);
    await this.hooks.proofChanged(tx, made, { onlyGained: true });
    const created = made.filter((link) => link.isNew).length;
    return {
      evidenceIds,
      controlIds,
      systemId,
      created,
      confirmed: made.length - created,
      alreadyLinked: pairs.length - made.length,
    };
  }

  /**
   * Links that wait for the review of their evidence: they prove nothing yet, so no score moves. The caller has checked
   * evidence, controls and system; what is linked already stays as it is.
   */
  async proposeInside(tx: Tx, links: readonly NewLink[]): Promise<void> {
    requireOwnControls(
      tx.actor,
      links.map(({ controlId }) => controlId),
    );
    const made = await insertLinks(tx, links, 'PROPOSED');
    await tellLinks(tx, 'evidence.linkProposed', made);
  }

  /** Lets such links count, before the scores are told of the review that they waited for. */
  async confirmInside(tx: Tx, links: readonly NewLink[]): Promise<NewLink[]> {
    const confirmed = await confirmLinks(tx, links);
    await tellLinks(tx, 'evidence.linkConfirmed', confirmed);
    return confirmed;
  }

  /** The same for proofs that were reviewed before. */
  async confirmAndScoreInside(tx: Tx, links: readonly NewLink[]): Promise<void> {
    await this.hooks.proofChanged(tx, await this.confirmInside(tx, links), { onlyGained: true });
  }

  /** Takes back links that still wait. */
  async withdrawInside(tx: Tx, links: readonly NewLink[]): Promise<void> {
    await tellLinks(tx, 'evidence.unlinked', await removeProposed(tx, links));
  }

  /** Links the proofs of controls to their successors in a newer edition, for a move that another room makes. */
  async succeedInside(
    tx: Tx,
    successions: readonly Succession[],
    systemId: string | null,
  ): Promise<SuccessorLink[]> {
    if (successions.length === 0) return [];
    const made = await linkSuccessors(tx, successions, systemId);
    await this.hooks.proofChanged(tx, made.filter(proves), { onlyGained: true });
    return made;
  }

  /** Removes such links again. */
  async takeBackInside(tx: Tx, linkIds: readonly string[]): Promise<void> {
    if (linkIds.length === 0) return;
    await this.hooks.proofChanged(tx, (await removeSuccessorLinks(tx, linkIds)).filter(proves));
  }

  /**
   * Removes links. Links that are gone already are passed over; NOT_FOUND when none of them is there, INVALID_STATE when a
   * closed assessment relies on one.
   */
  async unlink(actor: Actor, linkIds: readonly string[]): Promise<Unlinked[]> {
    const ids = readIds(linkIds);
    return this.database.write(actor, async (tx) => {
      const holds = await this.holds.ofLinks(tx, ids);
      const removed = await tx.query<Unlinked & { title: string; code: string }>(
        'evidenceLink.delete',
        `delete from evidence_link l using evidence e, control c
         where ${visible('e')} and l.organization_id = $1 and e.id = l.evidence_id and c.id = l.control_id
           and l.id = any ($5::uuid[])
         returning l.id, l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", e.title, c.code`,
        [...sight(actor), ids],
      );
      if (removed.length === 0) throw notFound();
      holds.requireFree(removed.map(({ id }) => id));
      requireOwnControls(
        actor,
        removed.map(({ controlId }) => controlId),
      );
      for (const [evidenceId, links] of Map.groupBy(removed, (link) => link.evidenceId)) {
        tx.record({
          action: 'evidence.unlinked',
          objectType: 'Evidence',
          objectId: evidenceId,
          objectName: links[0]!.title,
          before: links.map(({ controlId, code, systemId }) => ({ controlId, code, systemId })),
        });
      }
      await this.hooks.proofChanged(tx, removed);
      return removed.map(({ id, evidenceId, controlId, systemId }) => ({
        id,
        evidenceId,
        controlId,
        systemId,
      }));
    });
  }
}

async function lookUpAndLink(
  tx: Tx,
  evidenceIds: readonly string[],
  controlIds: readonly string[],
  pairs: readonly NewLink[],
): Promise<LinkAnswer> {
  try {
    const parameters = [
      ...sight(tx.actor),
      evidenceIds,
      controlIds,
      JSON.stringify(linkRows(pairs)),
      isPerson(tx.actor),
    ];
    const [answer] = await tx.query<LinkAnswer>('evidenceLink.link', linkSql, parameters);
    return answer!;
  } catch (error) {
    if (sqlState(error) === foreignKeyViolation) throw notFound();
    throw error;
  }
}

/** BAD_USER_INPUT for unknown controls and for ones that hold neither result nor figure alike: nothing of them can be proven. */
export function requireAssessable(
  controlIds: readonly string[],
  found: readonly { readonly id: string }[],
): void {
  const known = new Set(found.map((control) => control.id));
  if (controlIds.every((id) => known.has(id))) return;
  throw badInput({
    controlIds: text(
      '只能关联到可测评的要求项或评价项目，请检查所选条款。',
      'Only assessable items and graded items can be proven: check the controls you chose.',
    ),
  });
}

/** Inserts links in one statement; answers those that were not there before. */
export async function insertLinks(
  tx: Tx,
  links: readonly NewLink[],
  status: SuccessorLink['status'] = 'CONFIRMED',
): Promise<NewLink[]> {
  if (links.length === 0) return [];
  return tx.query<NewLink>(
    'evidenceLink.insert',
    `insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by)
     select id, $1::uuid, evidence_id, control_id, system_id, $4::text, $2::uuid
     from jsonb_to_recordset($3::jsonb) as l(id uuid, evidence_id uuid, control_id uuid, system_id uuid)
     on conflict (organization_id, evidence_id, control_id, system_id) do nothing
     returning evidence_id as "evidenceId", control_id as "controlId", system_id as "systemId"`,
    [tx.actor.organizationId, tx.actor.membershipId ?? null, JSON.stringify(linkRows(links)), status],
  );
}

/** Rows in one order for everybody, so that two people linking the same things cannot block each other for ever. */
function linkRows(links: readonly NewLink[]): object[] {
  return links
    .map((link) => ({
      id: newId(),
      evidence_id: link.evidenceId,
      control_id: link.controlId,
      system_id: link.systemId,
    }))
    .toSorted((a, b) => compare(a.evidence_id, b.evidence_id) || compare(a.control_id, b.control_id));
}

/** One event per evidence, naming every control it was linked to. */
export function recordLinked(
  tx: Tx,
  links: readonly NewLink[],
  titles: ReadonlyMap<string, string>,
  controls: readonly { readonly id: string; readonly code: string }[],
): void {
  const codes = new Map(controls.map((control) => [control.id, control.code]));
  for (const [evidenceId, own] of Map.groupBy(links, (link) => link.evidenceId)) {
    const objectName = titles.get(evidenceId);
    tx.record({
      action: 'evidence.linked',
      objectType: 'Evidence',
      objectId: evidenceId,
      ...(objectName === undefined ? {} : { objectName }),
      after: own.map(({ controlId, systemId }) => ({
        controlId,
        code: codes.get(controlId) ?? null,
        systemId,
      })),
    });
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
