import { addDays, dayOf } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { notFound } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { tokensOf } from './create.service.js';
import type { evidenceLabels } from './evidence.entity.js';
import type { EvidenceRow } from './evidence.entity.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { Holds } from './hold.js';
import { insertEvidences } from './evidence.insert.js';
import { linkedControls, lockRows } from './evidence.service.js';
import { insertLinks, recordLinked } from './link.service.js';
import type { TextService } from './text/text.service.js';
import type { ReceivedFile } from './upload.service.js';

/** What a room above has had approved by its own rules, and proves something from now on. */
export interface ProofRecord {
  /** The evidence that it is a new version of; none makes a new one. */
  readonly evidenceId: string | null;
  readonly title: string;
  readonly description: string;
  readonly content: { readonly text: string } | { readonly file: ReceivedFile };
  readonly note: string | null;
  readonly ownerId: string;
  readonly unitId: string | null;
  readonly label: (typeof evidenceLabels)[number];
  readonly tags: readonly string[];
  readonly collectedOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly submittedById: string | null;
  readonly submittedAt: Date;
  readonly reviewedById: string | null;
  readonly reviewedAt: Date;
  readonly controls: readonly { readonly id: string; readonly code: string }[];
}

/**
 * Proof that comes accepted: the room above has its own four eyes, and answers for them. Everything happens in the
 * transaction of the caller, in a fixed number of statements however many there are.
 */
export class RecordService {
  constructor(
    private readonly texts: TextService,
    private readonly hooks: ProofHooks,
    private readonly holds: Holds,
  ) {}

  /** Makes or renews evidence and links it; answers the ids of the evidence in the order given. */
  async recordInside(tx: Tx, records: readonly ProofRecord[]): Promise<string[]> {
    const known = records.flatMap((record) => record.evidenceId ?? []);
    const rows = new Map((known.length === 0 ? [] : await lockRows(tx, known)).map((row) => [row.id, row]));
    if (rows.size < known.length) throw notFound();
    const made = records.map((record) => ({ record, id: record.evidenceId ?? newId(), versionId: newId() }));
    await this.insert(
      tx,
      made.filter(({ record }) => record.evidenceId === null),
    );
    await this.renew(
      tx,
      made.filter(({ record }) => record.evidenceId !== null),
      rows,
    );
    if (made.length > 0) this.texts.soon(tx);
    await this.linkInside(
      tx,
      made.map(({ record, id }) => ({ evidenceId: id, title: record.title, controls: record.controls })),
      known,
    );
    return made.map(({ id }) => id);
  }

  /** Links evidence to controls for every subject; what is linked already stays. */
  async linkInside(
    tx: Tx,
    proofs: readonly {
      readonly evidenceId: string;
      readonly title: string;
      readonly controls: readonly { readonly id: string; readonly code: string }[];
    }[],
    renewed: readonly string[] = [],
  ): Promise<void> {
    const linked = await insertLinks(
      tx,
      proofs.flatMap(({ evidenceId, controls }) =>
        controls.map((control) => ({ evidenceId, controlId: control.id, systemId: null })),
      ),
    );
    recordLinked(
      tx,
      linked,
      new Map(proofs.map(({ evidenceId, title }) => [evidenceId, title])),
      proofs.flatMap(({ controls }) => controls),
    );
    const before = renewed.length === 0 ? [] : await linkedControls(tx, renewed);
    await this.hooks.proofChanged(tx, [...linked, ...before]);
  }

  /** Removes such links, but for those that closed assessments rely on. */
  async unlinkInside(
    tx: Tx,
    evidenceId: string,
    title: string,
    controlIds: readonly string[],
  ): Promise<void> {
    const kept = await this.holds.linksKept(tx, evidenceId);
    const removed = await tx.query<{ controlId: string; systemId: null; code: string }>(
      'evidenceLink.takeBack',
      `delete from evidence_link l using control c where l.organization_id = $1 and l.evidence_id = $2 and l.system_id is null
         and l.control_id = any ($3::uuid[]) and c.id = l.control_id and l.id <> all ($4::uuid[])
       returning l.control_id as "controlId", l.system_id as "systemId", c.code`,
      [tx.actor.organizationId, evidenceId, controlIds, kept],
    );
    if (removed.length === 0) return;
    tx.record({
      action: 'evidence.unlinked',
      objectType: 'Evidence',
      objectId: evidenceId,
      objectName: title,
      before: removed.map(({ controlId, code, systemId }) => ({ controlId, code, systemId })),
    });
    await this.hooks.proofChanged(tx, removed);
  }

  /**
   * What it stood for is over: it proves nothing from now on. What was in force until yesterday has simply run out; only what
   * began today is taken back, as if it had never been.
   */
  async endInside(tx: Tx, evidenceId: string, reason: string): Promise<void> {
    const [row] = await lockRows(tx, [evidenceId]);
    if (!row || row.state === 'RETURNED') return;
    const yesterday = addDays(dayOf(tx.now), -1);
    const inForce = row.validFrom <= yesterday;
    const recorded = inForce ? (['validUntil'] as const) : (['state'] as const);
    const values = () => Object.fromEntries(recorded.map((name) => [name, row[name] ?? null]));
    const before = values();
    Object.assign(row, {
      ...(inForce
        ? { validUntil: [row.validUntil, yesterday].filter(Boolean).toSorted()[0] }
        : { state: 'RETURNED', returnReason: reason }),
      reviewedById: tx.actor.membershipId ?? null,
      reviewedAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.em.flush();
    tx.record({
      action: inForce ? 'evidence.changed' : 'evidence.returned',
      objectType: 'Evidence',
      objectId: row.id,
      objectName: row.title,
      before,
      after: values(),
      reason,
    });
    await this.hooks.proofChanged(tx, await linkedControls(tx, [evidenceId]));
  }

  private async insert(tx: Tx, made: readonly Made[]): Promise<void> {
    await insertEvidences(
      tx,
      made.map(({ record, id, versionId }) => ({
        id,
        versionId,
        title: record.title,
        description: record.description,
        ownerId: record.ownerId,
        unitId: record.unitId,
        collectedOn: record.collectedOn,
        validFrom: record.validFrom,
        validUntil: record.validUntil,
        label: record.label,
        state: 'ACCEPTED',
        tags: record.tags,
        submittedBy: record.submittedById,
        submittedAt: record.submittedAt.toISOString(),
        reviewedBy: record.reviewedById,
        reviewedAt: record.reviewedAt.toISOString(),
        clientKey: null,
        searchTokens: tokensOf(record, { fileName: fileOf(record)?.fileName, text: textOf(record) }),
        ...contentOf(record),
      })),
    );
  }

  private async renew(tx: Tx, made: readonly Made[], rows: ReadonlyMap<string, EvidenceRow>): Promise<void> {
    if (made.length === 0) return;
    const numbers = await tx.query<{ evidenceId: string; number: number }>(
      'evidenceVersion.record',
      `insert into evidence_version (id, organization_id, evidence_id, number, kind, file_name, media_type, byte_size, sha256, body,
         note, created_by)
       select g."versionId", $1::uuid, g.id, (select max(m.number) + 1 from evidence_version m where m.organization_id = $1
           and m.evidence_id = g.id), g.kind, g."fileName", g."mediaType", g."byteSize", g.sha256, g.body, g.note, $2::uuid
       from jsonb_to_recordset($3::jsonb) as g(id uuid, "versionId" uuid, kind text, "fileName" text, "mediaType" text,
         "byteSize" bigint, sha256 text, body text, note text)
       returning evidence_id as "evidenceId", number`,
      [
        tx.actor.organizationId,
        tx.actor.membershipId ?? null,
        JSON.stringify(
          made.map(({ record, id, versionId }) => ({
            id,
            versionId,
            note: record.note,
            ...contentOf(record),
          })),
        ),
      ],
    );
    const numberOf = new Map(numbers.map((row) => [row.evidenceId, row.number]));
    for (const { record, id, versionId } of made) {
      const row = rows.get(id)!;
      const before = { state: row.state, validFrom: row.validFrom, validUntil: row.validUntil ?? null };
      // One that begins later takes over from what stands until then; what has run out stands no more.
      const stands =
        row.state === 'ACCEPTED' &&
        record.validFrom > record.collectedOn &&
        (row.validUntil ?? record.collectedOn) >= record.collectedOn;
      Object.assign(row, {
        title: record.title,
        description: record.description,
        kind: contentOf(record).kind,
        ownerId: record.ownerId,
        unitId: record.unitId,
        label: record.label,
        tags: [...record.tags],
        state: 'ACCEPTED',
        collectedOn: record.collectedOn,
        validFrom: stands ? row.validFrom : record.validFrom,
        validUntil: record.validUntil,
        currentVersionId: versionId,
        submittedById: record.submittedById,
        submittedAt: record.submittedAt,
        reviewedById: record.reviewedById,
        reviewedAt: record.reviewedAt,
        returnReason: null,
        damagedAt: null,
        updatedAt: tx.now,
        searchTokens: tokensOf(record, { fileName: fileOf(record)?.fileName, text: textOf(record) }),
      });
      tx.record({
        action: 'evidence.revised',
        objectType: 'Evidence',
        objectId: id,
        objectName: record.title,
        before,
        after: {
          state: row.state,
          collectedOn: row.collectedOn,
          validFrom: row.validFrom,
          validUntil: row.validUntil ?? null,
          number: numberOf.get(id) ?? null,
          fileName: fileOf(record)?.fileName ?? null,
          sha256: fileOf(record)?.sha256 ?? null,
        },
      });
    }
    await tx.em.flush();
  }
}

interface Made {
  readonly record: ProofRecord;
  readonly id: string;
  readonly versionId: string;
}

const fileOf = ({ content }: ProofRecord): ReceivedFile | undefined =>
  'file' in content ? content.file : undefined;
const textOf = ({ content }: ProofRecord): string | undefined =>
  'text' in content ? content.text : undefined;

function contentOf(record: ProofRecord) {
  const file = fileOf(record);
  return {
    kind: file ? ('FILE' as const) : ('TEXT' as const),
    fileName: file?.fileName ?? null,
    mediaType: file?.mediaType ?? null,
    byteSize: file?.byteSize ?? null,
    sha256: file?.sha256 ?? null,
    url: null,
    body: textOf(record) ?? null,
  };
}
