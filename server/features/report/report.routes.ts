import type { FastifyInstance } from 'fastify';
import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import type { Deps } from '../../platform/deps.js';
import { workbookType, writeWorkbookApart } from '../../platform/documents/write-workbook.js';
import type { WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { pdfType } from '../../platform/documents/pdf.js';
import { isId } from '../../platform/ids.js';
import { documentKinds } from './report.kinds.js';
import { reportsByIds } from './report.queries.js';
import type { Report } from './report.types.js';

interface Asked {
  readonly Params: { readonly id: string };
  /** xlsx: its tables as a workbook, made from the data that is kept with it. pdf: the one that was made of it. */
  readonly Querystring: { readonly format?: string };
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Downloading a finished report; every download is an event. */
export function reportRoutes(
  http: FastifyInstance,
  { database, storage }: Pick<Deps, 'database' | 'storage'>,
): void {
  // No HEAD: every answer of this route is noted as a download.
  const options = { exposeHeadRoute: false };
  http.get<Asked>('/files/reports/:id', options, async (request, reply) => {
    const { actor } = request;
    if (!actor) return reply.status(401).send({ error: '请先登录。 Sign in first.' });
    if (actor.mustChangePassword)
      return reply.status(403).send({ error: '请先修改初始密码。 Change your password first.' });
    if (!may(actor, 'report:read'))
      return reply.status(403).send({ error: '没有查看报告的权限。 You may not see reports.' });
    const { id } = request.params;
    const [report] = isId(id) ? await database.read(actor, (reads) => reportsByIds(reads, [id])) : [];
    if (!report?.sha256 || !report.fileName)
      return reply.status(404).send({ error: '没有找到该报告。 Not found.' });
    if (!report.downloadUrl)
      return reply.status(403).send({
        error:
          '该报告列有敏感证据，您没有查看权限。 The report names sensitive evidence that you may not see.',
      });
    const asWorkbook = request.query.format === 'xlsx';
    if (asWorkbook && !report.workbookUrl)
      return reply.status(404).send({ error: '该报告没有表格文件。 The report has no workbook.' });
    const asPdf = request.query.format === 'pdf';
    const pdf = asPdf ? await database.read(actor, (reads) => pdfOf(reads, report)) : undefined;
    if (asPdf && !pdf)
      return reply.status(404).send({ error: '该报告还没有 PDF。 The report has no PDF yet.' });
    const sheets = asWorkbook ? await database.read(actor, (reads) => sheetsOf(reads, report)) : undefined;
    const workbook = sheets && (await writeWorkbookApart(sheets));
    await database.write(actor, async (tx) => {
      tx.record({
        action: 'report.downloaded',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        ...(workbook ? { after: { format: 'xlsx', bytes: workbook.length } } : {}),
        ...(pdf ? { after: { format: 'pdf', bytes: pdf.byteSize } } : {}),
      });
    });
    if (workbook) {
      const name = encodeURIComponent(report.fileName.replace(/\.docx$/, '.xlsx'));
      return reply
        .headers({
          'content-type': workbookType,
          'content-disposition': `attachment; filename="report.xlsx"; filename*=UTF-8''${name}`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .send(workbook);
    }
    if (pdf) {
      const name = encodeURIComponent(report.fileName.replace(/\.docx$/, '.pdf'));
      return reply
        .headers({
          'content-type': pdfType,
          'content-length': String(pdf.byteSize),
          'content-disposition': `attachment; filename="report.pdf"; filename*=UTF-8''${name}`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .send(storage.read(pdf.sha256));
    }
    return reply
      .headers({
        'content-type': docx,
        'content-length': String(report.byteSize),
        'content-disposition': `attachment; filename="report.docx"; filename*=UTF-8''${encodeURIComponent(report.fileName)}`,
        'cache-control': 'no-store',
      })
      .send(storage.read(report.sha256));
  });
}

/** The PDF of a report that is in sight, when there is one of the document as it is now. */
async function pdfOf(
  reads: Reads,
  { id, pdfUrl }: Report,
): Promise<{ readonly sha256: string; readonly byteSize: number } | undefined> {
  if (!pdfUrl) return undefined;
  const [row] = await reads.query<{ sha256: string; byteSize: number }>(
    'report.pdf',
    `select pdf_sha256 as sha256, pdf_byte_size::float8 as "byteSize" from report
     where organization_id = $1 and id = $2 and pdf_state = 'READY' and pdf_of = sha256`,
    [reads.actor.organizationId, id],
  );
  return row;
}

/** The sheets of a report that is in sight, from its snapshot. */
async function sheetsOf(reads: Reads, { id, kind }: Report): Promise<readonly WorkbookSheet[]> {
  const [row] = await reads.query<{ data: object }>(
    'report.data',
    'select data from report where organization_id = $1 and id = $2',
    [reads.actor.organizationId, id],
  );
  return documentKinds[kind].workbook?.(row!.data) ?? [];
}
