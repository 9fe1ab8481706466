import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { inSight, maySeePacks } from './pack.access.js';
import type { PackData } from './pack.data.js';
import type { Pack, PackFile, PackFilter, PackLink, PackVolume } from './pack.types.js';

const columns = `k.id, 'Pack' as "__typename", k.name, k.number, k.state, k.progress, k.failure, k.period_from::text as "periodFrom",
  k.period_to::text as "periodTo", k.label, k.letter, k.waivers, k.document_format as "documentFormat", k.file_names as "fileNames", (k.volume_bytes / 1048576)::float8 as "volumeMegabytes",
  k.item_count as "itemCount", k.proof_count as "proofCount", k.left_out_count as "leftOutCount", k.file_count as "fileCount",
  k.byte_size::float8 as "byteSize", k.manifest_sha256 as "manifestSha256", k.frozen_at as "frozenAt", k.withdrawn_at as "withdrawnAt",
  k.withdrawn_reason as "withdrawnReason", k.created_at as "createdAt", k.version, k.inspection_id as "inspectionId",
  k.created_by as "createdById", k.frozen_by as "frozenById", k.holds_sensitive as "holdsSensitive",
  (select jsonb_agg(c.value || jsonb_build_object('part', pa.position) order by c.at)
   from jsonb_array_elements(k.chapters) with ordinality c(value, at)
   join pack_assessment pa on pa.organization_id = k.organization_id and pa.pack_id = k.id and pa.assessment_id = (c.value->>'assessmentId')::uuid) as chapters,
  (select jsonb_agg(jsonb_build_object('number', pa.position, 'assessmentId', pa.assessment_id, 'name', coalesce(pa.title, a.name)) order by pa.position)
   from pack_assessment pa join assessment a on a.organization_id = pa.organization_id and a.id = pa.assessment_id
   where pa.organization_id = k.organization_id and pa.pack_id = k.id) as parts`;

/** Packs by id, in no particular order; people who see only their own work find none. */
export function packsByIds(reads: Reads, ids: readonly string[]): Promise<Pack[]> {
  if (ids.length === 0 || !maySeePacks(reads.actor)) return Promise.resolve([]);
  return reads.query<Pack>(
    'pack.byIds',
    `select ${columns} from pack k where k.organization_id = $1 and k.id = any ($2::uuid[]) and ${inSight('$3')}`,
    [reads.actor.organizationId, ids, reads.actor.packId ?? null],
  );
}

/** One pack, or NOT_FOUND. */
export async function requirePack(reads: Reads, id: string): Promise<Pack> {
  const [pack] = await packsByIds(reads, [id]);
  if (!pack) throw notFound();
  return pack;
}

/** One page, newest first, with the total: one statement. */
export async function listPacks(reads: Reads, filter: PackFilter, page: Page): Promise<Connection<Pack>> {
  if (!maySeePacks(reads.actor)) return connect<Pack>([], page.first, 0, () => []);
  const rows = await reads.query<Pack & { total: number }>(
    'pack.list',
    `with matching as materialized (
       select id, created_at from pack k where organization_id = $1 and ($2::uuid is null or exists (select 1 from pack_assessment pa where pa.organization_id = $1 and pa.pack_id = k.id and pa.assessment_id = $2))
         and ($3::text[] is null or state = any ($3)) and ${inSight('$7')}
     ), page as (
       select id from matching where $4::timestamptz is null or (created_at, id) < ($4, $5::uuid)
       order by created_at desc, id desc limit $6
     )
     select (select count(*) from matching)::integer as total, ${columns}
     from (select 1) one left join page on true left join pack k on k.organization_id = $1 and k.id = page.id
     order by k.created_at desc, k.id desc`,
    [
      reads.actor.organizationId,
      filter.assessmentId ?? null,
      filter.states?.length ? filter.states : null,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
      reads.actor.packId ?? null,
    ],
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}

type VolumeRow = Omit<PackVolume, 'downloadUrl'> & { readonly packId: string };

/** ZIPs of these packs, in order. */
export function volumesOf(reads: Reads, packIds: readonly string[]): Promise<VolumeRow[]> {
  return reads.query<VolumeRow>(
    'pack.volumes',
    `select pack_id as "packId", volume as number, count(*)::integer as "fileCount", sum(byte_size)::float8 as "byteSize"
     from pack_entry where organization_id = $1 and pack_id = any ($2::uuid[]) group by pack_id, volume order by pack_id, volume`,
    [reads.actor.organizationId, packIds],
  );
}

export type EntryRow = PackFile & { readonly position: number };

/** One page of the files of a pack in their order; a part of the path narrows it. */
export async function listFiles(
  reads: Reads,
  packId: string,
  search: string | null,
  page: Page,
): Promise<Connection<PackFile>> {
  const rows = await reads.query<EntryRow & { total: number }>(
    'pack.files',
    `with matching as materialized (
       select position, path, sha256, byte_size::float8 as "byteSize", evidence_id as "evidenceId" from pack_entry
       where organization_id = $1 and pack_id = $2 and ($3::text is null or strpos(lower(path), lower($3)) > 0)
     )
     select (select count(*) from matching)::integer as total, p.* from (select 1) one
     left join (select * from matching where $4::integer is null or position > $4 order by position limit $5) p on true
     order by p.position`,
    [reads.actor.organizationId, packId, search, page.after?.[0] ?? null, page.first + 1],
  );
  const found = rows.filter((row) => row.path !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.position]);
}

/** What is streamed into one ZIP, in order. */
export function entriesOf(
  reads: Reads,
  packId: string,
  volume: number,
): Promise<{ path: string; sha256: string; byteSize: number }[]> {
  return reads.query(
    'pack.entries',
    `select path, sha256, byte_size::float8 as "byteSize" from pack_entry
     where organization_id = $1 and pack_id = $2 and volume = $3 order by position`,
    [reads.actor.organizationId, packId, volume],
  );
}

/** Links of these packs, newest first. */
export function linksOf(
  reads: Reads,
  packIds: readonly string[],
): Promise<(PackLink & { packId: string })[]> {
  return reads.query(
    'packLink.ofPacks',
    `select l.id, l.pack_id as "packId", l.recipient, l.expires_at as "expiresAt", l.most_downloads as "mostDownloads", l.downloads,
       l.revoked_at as "revokedAt", l.created_at as "createdAt", l.created_by as "createdById",
       l.revoked_at is null and l.expires_at > now() and l.downloads < l.most_downloads and k.state = 'FROZEN' as works
     from pack_link l join pack k on k.organization_id = l.organization_id and k.id = l.pack_id
     where l.organization_id = $1 and l.pack_id = any ($2::uuid[]) order by l.created_at desc, l.id`,
    [reads.actor.organizationId, packIds],
  );
}

/** What these packs were made from, by id; those never frozen are missing. */
export async function dataOfPacks(reads: Reads, ids: readonly string[]): Promise<Map<string, PackData>> {
  const rows = await reads.query<{ id: string; data: PackData }>(
    'pack.data',
    'select id, data from pack where organization_id = $1 and id = any ($2::uuid[]) and frozen_at is not null',
    [reads.actor.organizationId, ids],
  );
  return new Map(rows.map(({ id, data }) => [id, data]));
}

/** The newest packs that were made for each of these inspections. */
export function packsOfInspections(reads: Reads, inspectionIds: readonly string[]): Promise<Pack[]> {
  if (!maySeePacks(reads.actor)) return Promise.resolve([]);
  return reads.query<Pack>(
    'pack.ofInspections',
    `select ${columns} from (select *, row_number() over (partition by inspection_id order by created_at desc, id desc) as place
       from pack k where organization_id = $1 and inspection_id = any ($2::uuid[]) and ${inSight('$3')}) k
     where k.place <= ${mostOfInspection} order by k.created_at desc, k.id desc`,
    [reads.actor.organizationId, inspectionIds, reads.actor.packId ?? null],
  );
}

/** More are found in the list of packs. */
export const mostOfInspection = 10;
