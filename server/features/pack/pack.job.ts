import type { Actor } from '../../platform/access/actor.js';
import { systemActor } from '../../platform/access/actor.js';
import type { Deps } from '../../platform/deps.js';
import { noOffice } from '../../platform/documents/pdf.js';
import { AppError } from '../../platform/graphql/errors.js';
import type { JobContext, JobData } from '../../platform/jobs/jobs.js';
import { partsOf } from './pack.data.js';
import type { DocumentFormat, FileNames, PackData, PackLabelName } from './pack.data.js';
import { countsOf } from './pack.about.js';
import type { Chapter, Waiver } from './pack.entity.js';
import { makeFiles } from './pack.files.js';
import type { MadePack } from './pack.files.js';
import { rootOf, volumesFor } from './pack.layout.js';
import { signingKey } from './pack.signer.js';
import type { SigningKey } from './pack.signer.js';
import { packSnapshot } from './pack.snapshot.js';
import { tell } from './pack.records.js';

export type PackJobDeps = Pick<
  Deps,
  'config' | 'database' | 'secrets' | 'storage' | 'blobs' | 'logger' | 'clock'
>;

interface PackRow {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly assessment_ids: readonly string[];
  readonly inspection_id: string | null;
  readonly period_from: string;
  readonly period_to: string;
  readonly label: PackLabelName;
  readonly letter: string | null;
  readonly chapters: readonly Chapter[];
  readonly waivers: readonly Waiver[];
  readonly volume_bytes: number | null;
  readonly document_format: DocumentFormat;
  readonly file_names: FileNames;
  readonly maker: string | null;
  readonly data: PackData | null;
}

/** Somebody cancelled it meanwhile: what was made is left to the collector. */
class NoLongerWanted extends Error {}

const makerName = '材料包生成';

/** Freezes one pack. Safe to run twice: a frozen pack stays, an interrupted one goes on from the data it had read. */
export async function freezePack(deps: PackJobDeps, job: JobData, { signal }: JobContext): Promise<void> {
  const actor = systemActor(job.organizationId, makerName);
  const packId = job.packId ?? '';
  const pack = await begin(deps, actor, packId);
  if (!pack) return;
  try {
    const key = await deps.database.write(actor, (tx) => signingKey(tx, deps.secrets));
    const data = pack.data ?? (await keepData(deps, actor, pack));
    const wantsPdf = data.pack.documentFormat === 'PDF';
    // It was there when freezing was asked for.
    if (wantsPdf && !deps.config.office) throw noOffice();
    const made = await makeFiles(data, key, {
      office: wantsPdf ? deps.config.office : undefined,
      storage: deps.storage,
      blobs: deps.blobs,
      signal,
      onProgress: (share) => progress(deps, actor, packId, share),
    });
    await finish(deps, actor, pack, data, made, key);
  } catch (error) {
    if (error instanceof NoLongerWanted) return;
    // The server is stopping, or has lost the job: the queue gives it to the next worker.
    if (signal.aborted) throw error;
    deps.logger.error({ err: error, packId }, 'pack could not be frozen');
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    await fail(
      deps,
      actor,
      packId,
      error instanceof AppError
        ? error.text.zh
        : missing
          ? '有证据文件在存储中找不到，请先运行完整性检查。'
          : '生成失败，请重试；若仍失败请联系管理员查看服务日志。',
    );
  }
}

async function begin({ database }: PackJobDeps, actor: Actor, packId: string): Promise<PackRow | undefined> {
  return database.write(actor, async (tx) => {
    const [pack] = await tx.query<PackRow>(
      'pack.begin',
      `update pack k set progress = 0 where k.organization_id = $1 and k.id = $2 and k.state = 'BUILDING'
       returning k.id, k.name, k.number, k.inspection_id, k.period_from::text, k.period_to::text, k.label, k.letter, k.chapters, k.waivers,
         k.volume_bytes::float8 as volume_bytes, k.document_format, k.file_names, k.data,
         (select jsonb_agg(p.assessment_id order by p.position) from pack_assessment p
           where p.organization_id = k.organization_id and p.pack_id = k.id) as assessment_ids,
         (select m.display_name from membership m where m.organization_id = k.organization_id and m.id = k.frozen_by) as maker`,
      [actor.organizationId, packId],
    );
    if (pack) tell(tx, 'pack.freezeStarted', pack);
    return pack;
  });
}

/** Reads everything in one transaction and keeps it before the first document is made from it. */
async function keepData({ database, clock }: PackJobDeps, actor: Actor, pack: PackRow): Promise<PackData> {
  const at = clock.now();
  const wanted = {
    assessmentIds: pack.assessment_ids,
    inspectionId: pack.inspection_id,
    label: pack.label,
    periodFrom: pack.period_from,
    periodTo: pack.period_to,
    chapters: pack.chapters,
    waivers: pack.waivers,
  };
  const data = await database.read(actor, (reads) =>
    packSnapshot(reads, wanted, {
      id: pack.id,
      name: pack.name,
      number: pack.number,
      label: pack.label,
      periodFrom: pack.period_from,
      periodTo: pack.period_to,
      letter: pack.letter,
      frozenAt: at.toISOString(),
      frozenBy: pack.maker ?? actor.displayName,
      volumeBytes: pack.volume_bytes,
      documentFormat: pack.document_format,
      fileNames: pack.file_names,
    }),
  );
  await database.write(actor, (tx) =>
    tx.query(
      'pack.keepData',
      `update pack set data = $3::jsonb where organization_id = $1 and id = $2 and state = 'BUILDING'`,
      [actor.organizationId, pack.id, JSON.stringify(data)],
    ),
  );
  return data;
}

async function progress(
  { database }: PackJobDeps,
  actor: Actor,
  packId: string,
  share: number,
): Promise<void> {
  await database.write(actor, async (tx) => {
    const [moved] = await tx.query<{ id: string; name: string }>(
      'pack.progress',
      `update pack set progress = greatest(progress, $3) where organization_id = $1 and id = $2 and state = 'BUILDING' returning id, name`,
      [actor.organizationId, packId, share],
    );
    if (!moved) throw new NoLongerWanted();
    tell(tx, 'pack.progressed', moved, { after: { progress: share } });
  });
}

async function finish(
  { database }: PackJobDeps,
  actor: Actor,
  pack: PackRow,
  data: PackData,
  { files, manifestSha256 }: MadePack,
  { publicKey }: SigningKey,
): Promise<void> {
  const counts = countsOf(data);
  const volumes = volumesFor(
    files.map((file) => file.byteSize),
    data.pack.volumeBytes,
  );
  const byteSize = files.reduce((sum, file) => sum + file.byteSize, 0);
  await database.write(actor, async (tx) => {
    // Cancelled, or frozen by another server that was given the job: then nothing is left to do.
    const done = await tx.query(
      'pack.finish',
      `update pack set state = 'FROZEN', progress = 1, frozen_at = $3, item_count = $4, proof_count = $5, left_out_count = $6,
         file_count = $7, byte_size = $8, holds_sensitive = $9, manifest_sha256 = $10, public_key = $11, version = version + 1
       where organization_id = $1 and id = $2 and state = 'BUILDING' returning id`,
      [
        actor.organizationId,
        pack.id,
        data.pack.frozenAt,
        counts.items,
        counts.proofs,
        counts.leftOut,
        files.length,
        byteSize,
        data.proofs.some(({ label }) => label === 'SENSITIVE'),
        manifestSha256,
        publicKey.toString('base64'),
      ],
    );
    if (done.length === 0) return;
    await tx.query(
      'pack.titles',
      `update pack_assessment set title = ($3::text[])[position] where organization_id = $1 and pack_id = $2`,
      [actor.organizationId, pack.id, partsOf(data).map(({ assessment }) => assessment.name)],
    );
    const column = <Value>(read: (file: (typeof files)[number], at: number) => Value): Value[] =>
      files.map(read);
    await tx.query(
      'pack.entries',
      `insert into pack_entry (organization_id, pack_id, position, volume, path, sha256, byte_size, evidence_id, version_id)
       select $1, $2, p.position, p.volume, p.path, p.sha256, p.byte_size, p.evidence_id, p.version_id
       from unnest($3::integer[], $4::integer[], $5::text[], $6::text[], $7::bigint[], $8::uuid[], $9::uuid[])
         as p (position, volume, path, sha256, byte_size, evidence_id, version_id)`,
      [
        actor.organizationId,
        pack.id,
        column((_file, at) => at),
        volumes,
        column((file) => file.path),
        column((file) => file.sha256),
        column((file) => file.byteSize),
        column((file) => file.evidenceId ?? null),
        column((file) => file.versionId ?? null),
      ],
    );
    tell(tx, 'pack.frozen', pack, {
      after: { number: pack.number, manifestSha256, files: files.length, byteSize, root: rootOf(pack) },
    });
  });
}

/** Told by the queue when every try ended with the end of the server that made it. */
export async function givePackUp(deps: PackJobDeps, job: JobData): Promise<void> {
  const packId = job.packId ?? '';
  deps.logger.error({ packId }, 'pack was given up');
  await fail(
    deps,
    systemActor(job.organizationId, makerName),
    packId,
    '生成材料包时服务多次中断，请重新生成；若仍失败请联系管理员查看服务日志。',
  );
}

async function fail({ database }: PackJobDeps, actor: Actor, packId: string, failure: string): Promise<void> {
  await database.write(actor, async (tx) => {
    const [pack] = await tx.query<{ id: string; name: string }>(
      'pack.fail',
      `update pack set state = 'FAILED', failure = $3, version = version + 1
       where organization_id = $1 and id = $2 and state = 'BUILDING' returning id, name`,
      [actor.organizationId, packId, failure],
    );
    if (!pack) return;
    tx.record({
      action: 'pack.failed',
      objectType: 'Pack',
      objectId: pack.id,
      objectName: pack.name,
      outcome: 'FAILED',
      reason: failure,
      topics: [`pack:${packId}`],
    });
  });
}
