import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  AppError,
  badInput,
  forbidden,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { tokensOf } from './create.service.js';
import { mayRevise, maySee } from './evidence.access.js';
import type { EvidenceRow } from './evidence.entity.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { AddEvidenceVersionInput } from './evidence.inputs.js';
import { checkDates, readContent, readNewVersion } from './evidence.rules.js';
import type { Content } from './evidence.rules.js';
import { linkedControls, lockRows, nextState } from './evidence.service.js';
import type { TextService } from './text/text.service.js';
import type { StoredDamage } from './file-check.js';
import { noteFiles } from './file-damage.js';
import type { ReceivedFile, UploadService } from './upload.service.js';

/** New versions: immutable, numbered, reviewed again. */
export class VersionService {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadService,
    private readonly texts: TextService,
    private readonly hooks: ProofHooks,
  ) {}

  /** Adds a version and makes it the current one. Accepted evidence becomes a draft: nobody has reviewed the new content. */
  async add(actor: Actor, input: AddEvidenceVersionInput): Promise<string> {
    const given = readNewVersion(input);
    const files = await this.uploads.take(actor, given.uploadId ? [given.uploadId] : []);
    return this.database.write(actor, async (tx) => {
      const [row] = await lockRows(tx, [given.evidenceId]);
      if (!row || !maySee(actor, row)) throw notFound();
      const state = nextState(row, 'revise');
      if (!mayRevise(actor, row)) throw forbidden();
      if (row.version !== given.version) throw staleVersion();
      const content = readContent(row.kind, given);
      const file = received(content, files);
      if (row.damagedAt && file && (await this.mended(tx, row, file))) return row.id;
      const collectedOn = given.collectedOn ?? row.collectedOn;
      const validUntil = given.validUntil ?? row.validUntil ?? null;
      checkDates(collectedOn, row.validFrom, validUntil, tx.now);
      const version = await insertVersion(tx, row, content, file, given.note ?? null);
      this.texts.soon(tx);
      const before = { state: row.state, collectedOn: row.collectedOn, validUntil: row.validUntil ?? null };
      Object.assign(row, {
        state,
        collectedOn,
        validUntil,
        currentVersionId: version.id,
        damagedAt: null,
        updatedAt: tx.now,
      });
      if (state === 'DRAFT')
        Object.assign(row, { submittedById: null, submittedAt: null, reviewedById: null, reviewedAt: null });
      row.searchTokens = tokensOf(row, { fileName: file?.fileName, ...content });
      await tx.em.flush();
      tx.record({
        action: 'evidence.revised',
        objectType: 'Evidence',
        objectId: row.id,
        objectName: row.title,
        before,
        after: {
          state,
          collectedOn,
          validUntil,
          number: version.number,
          fileName: file?.fileName ?? null,
          sha256: file?.sha256 ?? null,
          url: content.url ?? null,
        },
      });
      await this.hooks.proofChanged(tx, await linkedControls(tx, [row.id]));
      return row.id;
    });
  }

  /** The original once more for a damaged file: its bytes are whole again, and nothing else changes. */
  private async mended(tx: Tx, row: EvidenceRow, { sha256, byteSize }: ReceivedFile): Promise<boolean> {
    const [damaged] = await tx.query<{ kind: StoredDamage }>(
      'damagedFile.ofVersion',
      `select d.kind from evidence_version v join damaged_file d on d.organization_id = v.organization_id and d.sha256 = v.sha256
       where v.organization_id = $1 and v.id = $2 and v.sha256 = $3`,
      [tx.actor.organizationId, row.currentVersionId, sha256],
    );
    if (damaged) await noteFiles(tx, this.hooks, [{ sha256, byteSize, known: damaged.kind, found: null }]);
    return damaged !== undefined;
  }
}

function received(
  content: Content,
  files: ReadonlyMap<string, ReceivedFile | AppError>,
): ReceivedFile | undefined {
  if (content.uploadId === undefined) return undefined;
  const file = files.get(content.uploadId);
  if (!file) throw notFound();
  if (file instanceof AppError) throw file;
  return file;
}

/** Inserts the next number; nothing when the content is the current one already. */
async function insertVersion(
  tx: Tx,
  row: EvidenceRow,
  content: Content,
  file: ReceivedFile | undefined,
  note: string | null,
): Promise<{ readonly id: string; readonly number: number }> {
  const [version] = await tx.query<{ id: string; number: number }>(
    'evidenceVersion.insert',
    `insert into evidence_version (id, organization_id, evidence_id, number, kind, file_name, media_type, byte_size, sha256, url, body,
       note, created_by)
     select $3::uuid, v.organization_id, v.evidence_id, (select max(m.number) + 1 from evidence_version m
         where m.organization_id = v.organization_id and m.evidence_id = v.evidence_id), v.kind, $4::text, $5::text, $6::bigint, $7::text,
       $8::text, $9::text, $10::text, $11::uuid
     from evidence_version v where v.organization_id = $1 and v.id = $2::uuid
       and (v.sha256, v.url, v.body) is distinct from ($7::text, $8::text, $9::text)
     returning id, number`,
    [
      tx.actor.organizationId,
      row.currentVersionId,
      newId(),
      file?.fileName ?? null,
      file?.mediaType ?? null,
      file?.byteSize ?? null,
      file?.sha256 ?? null,
      content.url ?? null,
      content.text ?? null,
      note,
      tx.actor.membershipId ?? null,
    ],
  );
  if (version) return version;
  const field = ({ FILE: 'uploadId', LINK: 'url', TEXT: 'text' } as const)[row.kind];
  throw badInput({
    [field]: text(
      '内容与当前版本完全相同，没有新建版本。',
      'The content is the same as the current version: nothing was added.',
    ),
  });
}
