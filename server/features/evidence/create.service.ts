import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/database.js';
import { AppError, badInput, forbidden, notFound, text } from '../../platform/graphql/errors.js';
import { asItemError } from '../../platform/graphql/item-error.js';
import { newId } from '../../platform/ids.js';
import { searchTokens } from '../../platform/search.js';
import { provableControls } from '../framework/index.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { systemsByIds } from '../system/index.js';
import { maySee, requireOwnControls, sight, visible } from './evidence.access.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { CreateEvidencesInput } from './evidence.inputs.js';
import { readNewEvidence, readNewEvidences } from './evidence.rules.js';
import type { CheckedEvidence } from './evidence.rules.js';
import { insertLinks, recordLinked, requireAssessable } from './link.service.js';
import { answersOf } from './create.items.js';
import type { CreatedItem, Prepared, PreparedItem } from './create.items.js';
import type { NewLink } from './link.service.js';
import { insertEvidences } from './evidence.insert.js';
import type { NewRow } from './evidence.insert.js';
import type { TextService } from './text/text.service.js';
import type { ReceivedFile, UploadService } from './upload.service.js';

interface Known {
  readonly id: string;
  readonly clientKey: string | null;
  readonly sha256: string | null;
  readonly visible: boolean;
}

/** Everything the items name, read once for all of them. */
interface World {
  readonly byKey: ReadonlyMap<string, Known>;
  readonly byHash: Map<string, string>;
  readonly unitOfMember: ReadonlyMap<string, string | null>;
  readonly units: ReadonlySet<string>;
  readonly controls: readonly { readonly id: string; readonly code: string }[];
  readonly systems: ReadonlySet<string>;
}

const uniqueViolation = '23505';

/** Creates evidence, item by item: one that fails does not hold up the others, and none is half there. */
export class CreateService {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadService,
    private readonly texts: TextService,
    private readonly hooks: ProofHooks,
  ) {}

  /**
   * The same client key answers the first evidence again. The same bytes as the current version of a visible evidence
   * create nothing and name that one: the person most likely wants to link it.
   */
  async create(actor: Actor, input: CreateEvidencesInput): Promise<CreatedItem[]> {
    const { items, checked, files } = await this.prepare(actor, input);
    const created = await this.inTransaction(actor, checked, files);
    return answersOf(items, created);
  }

  /** Checks the items and takes their bytes out of the uploads: all that comes before a transaction. */
  async prepare(actor: Actor, input: CreateEvidencesInput): Promise<Prepared> {
    const now = new Date();
    const items = readNewEvidences(input).map((given): PreparedItem => {
      const clientKey = clientKeyOf(given);
      try {
        return { clientKey, checked: readNewEvidence(given, now) };
      } catch (error) {
        return { clientKey, error: asItemError(error) };
      }
    });
    const checked = items.flatMap((item) => item.checked ?? []);
    // Bytes are whole and durable before a row names them.
    const files = await this.uploads.take(
      actor,
      checked.flatMap((item) => item.content.uploadId ?? []),
    );
    return { items, checked, files };
  }

  /** Creates what was prepared inside the caller's transaction, item by item. */
  async createInside(tx: Tx, { items, checked, files }: Prepared): Promise<CreatedItem[]> {
    return answersOf(items, checked.length === 0 ? new Map() : await this.createAll(tx, checked, files));
  }

  private async inTransaction(
    actor: Actor,
    items: readonly CheckedEvidence[],
    files: ReadonlyMap<string, ReceivedFile | AppError>,
  ): Promise<Map<CheckedEvidence, Omit<CreatedItem, 'clientKey'>>> {
    if (items.length === 0) return new Map();
    const attempt = () => this.database.write(actor, (tx) => this.createAll(tx, items, files));
    try {
      return await attempt();
    } catch (error) {
      // The same client key at the same time (a double click): the other one is committed now and is found.
      if (sqlState(error) !== uniqueViolation) throw error;
      return attempt();
    }
  }

  private async createAll(
    tx: Tx,
    items: readonly CheckedEvidence[],
    files: ReadonlyMap<string, ReceivedFile | AppError>,
  ): Promise<Map<CheckedEvidence, Omit<CreatedItem, 'clientKey'>>> {
    const answers = new Map<CheckedEvidence, Omit<CreatedItem, 'clientKey'>>();
    const rows: NewRow[] = [];
    const links: NewLink[] = [];
    const world = await readWorld(tx, items, files);
    const keys = new Map<string, string>();
    for (const item of items) {
      try {
        const key = item.clientKey ?? null;
        const earlier =
          key === null
            ? undefined
            : (world.byKey.get(key) ?? (keys.has(key) ? { id: keys.get(key)!, visible: true } : undefined));
        if (earlier) {
          if (!earlier.visible) throw keyTaken();
          answers.set(item, { evidenceId: earlier.id });
          continue;
        }
        const file = fileOf(item, files);
        const duplicateOfId = file && world.byHash.get(file.sha256);
        if (duplicateOfId) {
          answers.set(item, { duplicateOfId });
          continue;
        }
        const row = buildRow(tx, item, file, world);
        // Both are built before either is kept: an item that fails leaves nothing behind.
        const own = linksOf(tx, item, row.id, world);
        rows.push(row);
        links.push(...own);
        if (file) world.byHash.set(file.sha256, row.id);
        if (key !== null) keys.set(key, row.id);
        answers.set(item, { evidenceId: row.id });
      } catch (error) {
        answers.set(item, { error: asItemError(error) });
      }
    }
    await insertEvidences(tx, rows);
    if (rows.length > 0) this.texts.soon(tx);
    const linked = await insertLinks(tx, links);
    recordLinked(tx, linked, new Map(rows.map((row) => [row.id, row.title])), world.controls);
    await this.hooks.proofChanged(tx, linked, { onlyGained: true });
    return answers;
  }
}

async function readWorld(
  tx: Tx,
  items: readonly CheckedEvidence[],
  files: ReadonlyMap<string, ReceivedFile | AppError>,
): Promise<World> {
  const keys = items.flatMap((item) => item.clientKey ?? []);
  const hashes = [...files.values()].flatMap((file) => (file instanceof AppError ? [] : file.sha256));
  const known =
    keys.length + hashes.length === 0
      ? []
      : await tx.query<Known>(
          'evidence.known',
          `select e.id, e.client_key as "clientKey", v.sha256, ${visible('e')} as visible from evidence e
           join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
           where e.organization_id = $1 and e.deleted_at is null
             and (e.client_key = any ($5::text[]) or e.id in (select x.evidence_id from evidence_version x
               where x.organization_id = $1 and x.sha256 = any ($6::text[])))
           order by e.created_at desc, e.id desc`,
          [...sight(tx.actor), keys, hashes],
        );
  const owners = [...new Set(items.flatMap((item) => ownerOf(tx.actor, item) ?? []))];
  const units = [...new Set(items.flatMap((item) => item.unitId ?? []))];
  const controlIds = [...new Set(items.flatMap((item) => item.controlIds ?? []))];
  const systems = [...new Set(items.flatMap((item) => item.systemId ?? []))];
  const controls = await provableControls(tx, controlIds);
  return {
    byKey: new Map(known.flatMap((row) => (row.clientKey ? [[row.clientKey, row] as const] : []))),
    byHash: new Map(
      known.flatMap((row) => (row.sha256 && row.visible ? [[row.sha256, row.id] as const] : [])),
    ),
    unitOfMember: new Map((await membershipsByIds(tx, owners)).map((member) => [member.id, member.unitId])),
    units: new Set((await unitsByIds(tx, units)).map((unit) => unit.id)),
    controls,
    systems: new Set((await systemsByIds(tx, systems)).map((system) => system.id)),
  };
}

function fileOf(
  item: CheckedEvidence,
  files: ReadonlyMap<string, ReceivedFile | AppError>,
): ReceivedFile | undefined {
  const { uploadId } = item.content;
  if (uploadId === undefined) return undefined;
  const file = files.get(uploadId);
  if (!file) throw notFound();
  if (file instanceof AppError) throw file;
  return file;
}

/** Who answers for it: whoever is named, the caller, or the person that an API token was made for. */
const ownerOf = (actor: Actor, item: CheckedEvidence): string | undefined =>
  item.ownerId ?? actor.membershipId ?? actor.ownerId;

function buildRow(tx: Tx, item: CheckedEvidence, file: ReceivedFile | undefined, world: World): NewRow {
  const { actor } = tx;
  const ownerId = ownerOf(actor, item);
  if (!ownerId)
    throw badInput({ ownerId: text('请指定责任人。', 'Name an owner: the caller is no member.') });
  if (!world.unitOfMember.has(ownerId)) throw notFound();
  if (item.unitId && !world.units.has(item.unitId)) throw notFound();
  const unitId = item.unitId ?? world.unitOfMember.get(ownerId) ?? null;
  const label = item.label ?? 'INTERNAL';
  if (!maySee(actor, { ownerId, unitId, label })) throw outOfSight();
  const submitted = item.submit === true;
  return {
    id: newId(),
    versionId: newId(),
    title: item.title,
    description: item.description || null,
    kind: item.kind,
    ownerId,
    unitId,
    collectedOn: item.collectedOn,
    validFrom: item.validFrom ?? item.collectedOn,
    validUntil: item.validUntil ?? null,
    label,
    state: submitted ? 'SUBMITTED' : 'DRAFT',
    tags: item.tags ?? [],
    submittedBy: submitted ? (actor.membershipId ?? null) : null,
    submittedAt: submitted ? tx.now.toISOString() : null,
    clientKey: item.clientKey ?? null,
    searchTokens: tokensOf({ ...item, tags: item.tags ?? [] }, { fileName: file?.fileName, ...item.content }),
    fileName: file?.fileName ?? null,
    mediaType: file?.mediaType ?? null,
    byteSize: file?.byteSize ?? null,
    sha256: file?.sha256 ?? null,
    url: item.content.url ?? null,
    body: item.content.text ?? null,
  };
}

function linksOf(tx: Tx, item: CheckedEvidence, evidenceId: string, world: World): NewLink[] {
  const controlIds = [...new Set(item.controlIds ?? [])];
  if (controlIds.length === 0) return [];
  // Linking while creating needs the same right as linking later.
  if (!may(tx.actor, 'evidence:link')) throw forbidden();
  requireOwnControls(tx.actor, controlIds);
  requireAssessable(controlIds, world.controls);
  if (item.systemId && !world.systems.has(item.systemId)) throw notFound();
  return controlIds.map((controlId) => ({ evidenceId, controlId, systemId: item.systemId ?? null }));
}

/** What a search finds a piece of evidence by; the same fields are re-checked by search_evidence(). */
export function tokensOf(
  evidence: {
    readonly title: string;
    readonly description?: string | null | undefined;
    readonly tags: readonly string[];
  },
  version: {
    readonly fileName?: string | null | undefined;
    readonly url?: string | null | undefined;
    readonly text?: string | null | undefined;
  },
): string[] {
  return searchTokens(
    evidence.title,
    evidence.description,
    ...evidence.tags,
    version.fileName,
    version.url,
    version.text?.slice(0, 4_000),
  );
}

export const outOfSight = (): AppError =>
  forbidden(
    text(
      '不能登记到您无权查看的科室或责任人名下。',
      'You may not put it where you could not see it yourself: choose your own unit or yourself.',
    ),
  );

const keyTaken = (): AppError =>
  new AppError('CONFLICT', text('该幂等键已被使用。', 'This client key is taken.'));

function clientKeyOf(given: unknown): string | null {
  const key = (given as { clientKey?: unknown } | null)?.clientKey;
  return typeof key === 'string' ? key : null;
}
