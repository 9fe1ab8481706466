import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { requireSystem } from '../system/index.js';
import { sight, visible } from './evidence.access.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { LinkEvidenceInput } from './evidence.inputs.js';
import { readIds, readLinking } from './evidence.rules.js';
import type { RemovedLink } from './evidence.payloads.js';

export interface NewLink {
  readonly evidenceId: string;
  readonly controlId: string;
  readonly systemId: string | null;
}

export interface Linked {
  readonly evidenceIds: readonly string[];
  readonly controlIds: readonly string[];
  readonly systemId: string | null;
  readonly created: number;
  readonly alreadyLinked: number;
}

export interface Unlinked extends RemovedLink {
  readonly id: string;
}

interface LoadedEvidence {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly { readonly id: string; readonly code: string }[];
}

/** Links between evidence and controls. Many at once in a fixed number of statements, however many they are. */
export class LinkService {
  constructor(
    private readonly database: Database,
    private readonly hooks: ProofHooks,
  ) {}

  /** Links every evidence to every control. NOT_FOUND when an evidence is missing; what is linked already only counts. */
  async link(actor: Actor, input: LinkEvidenceInput): Promise<Linked> {
    const wanted = readLinking(input);
    return this.database.write(actor, (tx) => this.linkInside(tx, wanted));
  }

  /** The same inside the caller's transaction, for rooms above that make proof by their own right. */
  async linkInside(tx: Tx, { evidenceIds, controlIds, systemId }: Pick<Linked, 'evidenceIds' | 'controlIds' | 'systemId'>): Promise<Linked> {
    if (systemId) await requireSystem(tx, systemId);
    // Evidence and controls in one statement: attaching one proof to thirty controls has a budget of six in all.
    const evidences = await tx.query<LoadedEvidence>(
      'evidenceLink.load',
      `select e.id, e.title, (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code) order by c.sort_order), '[]')
         from control c where c.id = any ($6::uuid[]) and c.assessable) as controls
       from evidence e where ${visible('e')} and e.id = any ($5::uuid[])`,
      [...sight(tx.actor), evidenceIds, controlIds],
    );
    if (evidences.length < evidenceIds.length) throw notFound();
    requireAssessable(controlIds, evidences[0]?.controls ?? []);
    const pairs = evidenceIds.flatMap((evidenceId) => controlIds.map((controlId) => ({ evidenceId, controlId, systemId })));
    const created = await insertLinks(tx, pairs);
    recordLinked(tx, created, new Map(evidences.map((evidence) => [evidence.id, evidence.title])), evidences[0]?.controls ?? []);
    await this.hooks.proofChanged(tx, created);
    return {
      evidenceIds,
      controlIds,
      systemId,
      created: created.length,
      alreadyLinked: pairs.length - created.length,
    };
  }

  /** Removes links. Links that are gone already are passed over; NOT_FOUND when none of them is there. */
  async unlink(actor: Actor, linkIds: readonly string[]): Promise<Unlinked[]> {
    const ids = readIds(linkIds);
    return this.database.write(actor, async (tx) => {
      const removed = await tx.query<Unlinked & { title: string; code: string }>(
        'evidenceLink.delete',
        `delete from evidence_link l using evidence e, control c
         where ${visible('e')} and l.organization_id = $1 and e.id = l.evidence_id and c.id = l.control_id
           and l.id = any ($5::uuid[])
         returning l.id, l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", e.title, c.code`,
        [...sight(actor), ids],
      );
      if (removed.length === 0) throw notFound();
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
      return removed.map(({ id, evidenceId, controlId, systemId }) => ({ id, evidenceId, controlId, systemId }));
    });
  }
}

/** BAD_USER_INPUT for unknown controls and for ones that receive no result alike: neither can be proven. */
export function requireAssessable(controlIds: readonly string[], found: readonly { readonly id: string }[]): void {
  const known = new Set(found.map((control) => control.id));
  if (controlIds.every((id) => known.has(id))) return;
  throw badInput({
    controlIds: text('只能关联到可测评的要求项，请检查所选条款。', 'Only assessable items can be proven: check the controls you chose.'),
  });
}

/** Inserts links in one statement; answers those that were not there before. */
export async function insertLinks(tx: Tx, links: readonly NewLink[]): Promise<NewLink[]> {
  if (links.length === 0) return [];
  // One order for everybody, so that two people linking the same things cannot block each other for ever.
  const rows = links
    .map((link) => ({ id: newId(), evidence_id: link.evidenceId, control_id: link.controlId, system_id: link.systemId }))
    .toSorted((a, b) => compare(a.evidence_id, b.evidence_id) || compare(a.control_id, b.control_id));
  return tx.query<NewLink>(
    'evidenceLink.insert',
    `insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by)
     select id, $1::uuid, evidence_id, control_id, system_id, 'CONFIRMED', $2::uuid
     from jsonb_to_recordset($3::jsonb) as l(id uuid, evidence_id uuid, control_id uuid, system_id uuid)
     on conflict (organization_id, evidence_id, control_id, system_id) do nothing
     returning evidence_id as "evidenceId", control_id as "controlId", system_id as "systemId"`,
    [tx.actor.organizationId, tx.actor.membershipId ?? null, JSON.stringify(rows)],
  );
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
      after: own.map(({ controlId, systemId }) => ({ controlId, code: codes.get(controlId) ?? null, systemId })),
    });
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
