import type { Reads } from '../../../platform/database/database.js';
import { connect } from '../../../platform/graphql/connection.js';
import type { Connection, Page } from '../../../platform/graphql/connection.js';
import { notFound } from '../../../platform/graphql/errors.js';
import type { ReportTemplate } from './template.types.js';

const quarantine =
  '(select q.kind from quarantined_file q where q.organization_id = m.organization_id and q.sha256 = m.sha256)';
const columns = `m.id, 'ReportTemplate' as "__typename", m.name, m.file_name as "fileName", m.sha256, m.byte_size as "byteSize", m.problems,
  m.state, m.kinds, m.created_at as "createdAt", m.activated_at as "activatedAt", m.created_by as "createdById",
  '/files/report-templates/' || m.id || '/file.docx' as "downloadUrl",
  ${quarantine} as quarantine,
  case when m.problems = '[]' and ${quarantine} is null then '/files/report-templates/' || m.id || '/preview.docx' end as "previewUrl"`;

/** The template that documents of a kind go into now: that of the kind before that of all. `$1` is the organization. */
export const templateInForce = (kind: string): string =>
  `select id, sha256 from report_template where organization_id = $1 and state = 'ACTIVE' and (${kind} = any (kinds) or kinds = '{}')
   order by kinds = '{}' limit 1`;

export function templatesByIds(reads: Reads, ids: readonly string[]): Promise<ReportTemplate[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<ReportTemplate>(
    'reportTemplate.byIds',
    `select ${columns} from report_template m where m.organization_id = $1 and m.id = any ($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
}

/** One template, or NOT_FOUND. */
export async function requireTemplate(reads: Reads, id: string): Promise<ReportTemplate> {
  const [template] = await templatesByIds(reads, [id]);
  if (!template) throw notFound();
  return template;
}

/** One page, newest first; the total does not depend on the page. */
export async function listTemplates(reads: Reads, page: Page): Promise<Connection<ReportTemplate>> {
  const rows = await reads.query<ReportTemplate & { total: number }>(
    'reportTemplate.list',
    `with page as (
       select m.* from report_template m where m.organization_id = $1 and ($2::timestamptz is null or (m.created_at, m.id) < ($2, $3::uuid))
       order by m.created_at desc, m.id desc limit $4
     )
     select ${columns}, (select count(*) from report_template where organization_id = $1) as total
     from (select 1) one left join page m on true order by m.created_at desc, m.id desc`,
    [reads.actor.organizationId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const templates = rows.filter((row) => row.id !== null);
  return connect(templates, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}
