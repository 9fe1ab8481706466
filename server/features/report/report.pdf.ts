import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemActor } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Deps } from '../../platform/deps.js';
import { noOffice, writePdfs } from '../../platform/documents/pdf.js';
import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, id } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import type { JobContext, JobData, Jobs } from '../../platform/jobs/jobs.js';
import { requireReport } from './report.queries.js';
import { reportTopic } from './report.service.js';

export const pdfQueue = 'report.pdf';

const makerName = '报告转 PDF';

/** Asks for reports as PDF; they are made in the background and kept, as the documents themselves are. */
export class ReportPdfService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    readonly hasOffice: boolean,
  ) {}

  /** Whoever may download a report may have it as PDF. One that is there, or being made, is answered as it is. */
  ask(actor: Actor, reportId: string): Promise<string> {
    check(id, reportId);
    return this.database.write(actor, async (tx) => {
      const report = await requireReport(tx, reportId);
      if (!this.hasOffice) throw noOffice();
      if (report.state !== 'READY')
        throw invalidState(
          text('报告生成完成后才能转成 PDF。', 'Only a finished report can be made into a PDF.'),
        );
      if (!report.downloadUrl) throw forbidden();
      const [asked] = await tx.query(
        'report.askPdf',
        `update report set pdf_state = 'QUEUED', pdf_of = sha256, pdf_sha256 = null, pdf_byte_size = null
         where organization_id = $1 and id = $2 and state = 'READY'
           and (pdf_of is null or pdf_of <> sha256 or pdf_state = 'FAILED') returning id`,
        [actor.organizationId, report.id],
      );
      if (!asked) return report.id;
      await this.jobs.enqueue(tx, pdfQueue, { reportId: report.id });
      tell(tx, report, 'pdfRequested', { number: report.number });
      return report.id;
    });
  }
}

interface AskedPdf {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  /** SHA-256 of the document that it is made of: issuing makes another one, of which this would be none. */
  readonly docx: string;
}

type PdfDeps = Pick<Deps, 'config' | 'database' | 'storage' | 'logger'>;

/** Makes one PDF. Safe to run twice: what is kept already stays. */
export async function makeReportPdf(deps: PdfDeps, job: JobData, { signal }: JobContext): Promise<void> {
  const { config, database, storage, logger } = deps;
  const actor = systemActor(job.organizationId, makerName);
  const report = await askedPdf(deps, actor, job.reportId ?? '');
  if (!report) return;
  const folder = join(storage.temporaryDir, newId());
  try {
    await mkdir(folder);
    const docx = join(folder, 'report.docx');
    await pipeline(storage.read(report.docx), createWriteStream(docx, { flags: 'wx' }), { signal });
    const [pdf] = await writePdfs(config.office, [docx], signal);
    await storage.adopt(pdf!.file, pdf!.sha256);
    await database.write(actor, async (tx) => {
      const kept = await tx.query(
        'report.keepPdf',
        `update report set pdf_state = 'READY', pdf_sha256 = $4, pdf_byte_size = $5
         where organization_id = $1 and id = $2 and pdf_of = $3 and pdf_state = 'QUEUED' returning id`,
        [actor.organizationId, report.id, report.docx, pdf!.sha256, pdf!.byteSize],
      );
      if (kept.length > 0)
        tell(tx, report, 'pdfCompleted', { number: report.number, sha256: pdf!.sha256, of: report.docx });
    });
  } catch (error) {
    // The server is stopping, or has lost the job: the queue gives it to the next worker.
    if (signal.aborted) throw error;
    logger.error({ err: error, reportId: report.id }, 'report could not be made into a PDF');
    await fail(deps, actor, report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Told by the queue when every try ended with the end of the server that made it. */
export async function giveReportPdfUp(deps: PdfDeps, job: JobData): Promise<void> {
  const actor = systemActor(job.organizationId, makerName);
  const report = await askedPdf(deps, actor, job.reportId ?? '');
  if (report) await fail(deps, actor, report);
}

async function askedPdf(
  { database }: PdfDeps,
  actor: Actor,
  reportId: string,
): Promise<AskedPdf | undefined> {
  const [report] = await database.read(actor, (reads) =>
    reads.query<AskedPdf>(
      'report.askedPdf',
      `select id, title, number, pdf_of as docx from report
       where organization_id = $1 and id = $2 and deleted_at is null and pdf_state = 'QUEUED' and pdf_of = sha256`,
      [actor.organizationId, reportId],
    ),
  );
  return report;
}

const fail = ({ database }: PdfDeps, actor: Actor, report: AskedPdf): Promise<void> =>
  database.write(actor, async (tx) => {
    const failed = await tx.query(
      'report.failPdf',
      `update report set pdf_state = 'FAILED' where organization_id = $1 and id = $2 and pdf_of = $3 and pdf_state = 'QUEUED' returning id`,
      [actor.organizationId, report.id, report.docx],
    );
    if (failed.length > 0) tell(tx, report, 'pdfFailed');
  });

const tell = (
  tx: Tx,
  { id: objectId, title }: { readonly id: string; readonly title: string },
  what: 'pdfRequested' | 'pdfCompleted' | 'pdfFailed',
  after?: object,
): void =>
  tx.record({
    action: `report.${what}`,
    objectType: 'Report',
    objectId,
    objectName: title,
    ...(what === 'pdfFailed' ? { outcome: 'FAILED' as const, reason: 'LibreOffice 没有转换成功。' } : {}),
    ...(after ? { after: { ...after } } : {}),
    topics: [reportTopic(objectId)],
  });
