import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../../platform/access/actor.js';
import { systemActor } from '../../platform/access/actor.js';
import type { Deps } from '../../platform/deps.js';
import { readPictures, renderDocument } from '../../platform/documents/index.js';
import { AppError } from '../../platform/graphql/errors.js';
import { newId } from '../../platform/ids.js';
import { requireOpenFile } from '../evidence/index.js';
import type { Scenarios } from '../planning/index.js';
import type { JobContext, JobData } from '../../platform/jobs/jobs.js';
import type { DocumentKind } from './report.kind.js';
import { issuedDocument } from './issued-document.js';
import type { Issue } from './issued-document.js';
import { documentKinds } from './report.kinds.js';
import { reportTopic } from './report.service.js';
import { filledTemplate } from './template/fill-template.js';
import { templateInForce } from './template/template.queries.js';

type JobDeps = Pick<Deps, 'database' | 'storage' | 'logger' | 'clock'> & {
  readonly scenarios: Scenarios;
};

interface ReportRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly kind: keyof typeof documentKinds;
  readonly assessment_id: string | null;
  readonly policy_id: string | null;
  readonly scope: object | null;
  readonly maker: string | null;
  readonly data: object | null;
  readonly template_sha256: string | null;
  readonly issued: (Omit<Issue, 'at'> & { readonly at: string }) | null;
}

const makerName = '报告生成';

/** Progress is told at these shares only: four events per report, however long it is. */
const told = [0.1, 0.4, 0.7];

/** Makes one report. Safe to run twice: a finished report stays, an interrupted one goes on from its snapshot. */
export async function renderReport(deps: JobDeps, job: JobData, { signal }: JobContext): Promise<void> {
  const actor = systemActor(job.organizationId, makerName);
  const reportId = job.reportId ?? '';
  const report = await begin(deps, actor, reportId);
  if (!report) return;
  // A name of its own: a frozen server may still write to the former one. What is left of it is collected with old uploads.
  const file = join(deps.storage.temporaryDir, newId());
  try {
    const kind = documentKinds[report.kind];
    const { data, templateSha256 } = report.data
      ? { data: report.data, templateSha256: report.template_sha256 }
      : await keepSnapshot(deps, actor, report, kind);
    if (templateSha256) await deps.database.read(actor, (reads) => requireOpenFile(reads, templateSha256));
    const pictures = await readPictures(deps.storage, kind.pictures?.(data) ?? []);
    const { model: draft, fileName } = kind.document(data, pictures);
    const issue = report.issued && { ...report.issued, at: new Date(report.issued.at) };
    const model = issue ? issuedDocument(draft, issue) : draft;
    const written = await renderDocument(model, file, {
      template: templateSha256 ? await filledTemplate(deps.storage, templateSha256, model, issue) : undefined,
      signal,
      onProgress: progressOf(deps, actor, reportId),
    });
    await deps.storage.adopt(file, written.sha256);
    await finish(deps, actor, report, { ...written, fileName });
  } catch (error) {
    await rm(file, { force: true });
    // The server is stopping, or has lost the job: the queue gives it to the next worker.
    if (signal.aborted) throw error;
    deps.logger.error({ err: error, reportId }, 'report could not be made');
    await fail(
      deps,
      actor,
      reportId,
      error instanceof AppError ? error.text.zh : '生成失败，请重试；若仍失败请联系管理员查看服务日志。',
    );
  }
}

async function begin({ database }: JobDeps, actor: Actor, reportId: string): Promise<ReportRow | undefined> {
  return database.write(actor, async (tx) => {
    const [report] = await tx.query<ReportRow>(
      'report.begin',
      `update report r set state = 'RENDERING', progress = 0, failure = null
       where r.organization_id = $1 and r.id = $2 and r.state in ('QUEUED', 'RENDERING') and r.deleted_at is null
       returning r.id, r.number, r.title, r.state, r.kind, r.assessment_id, r.policy_id, r.scope, r.data, r.template_sha256,
         case when r.standing in ('ISSUED', 'WITHDRAWN') then (
           select jsonb_build_object('submittedBy', s.display_name, 'approvedBy', d.display_name, 'at', r.decided_at)
           from membership s join membership d on d.organization_id = s.organization_id and d.id = r.decided_by
           where s.organization_id = r.organization_id and s.id = r.submitted_by) end as issued,
         (select m.display_name from membership m where m.organization_id = r.organization_id and m.id = r.created_by) as maker`,
      [actor.organizationId, reportId],
    );
    if (report)
      tx.record({
        action: 'report.started',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        topics: [reportTopic(report.id)],
      });
    return report;
  });
}

/** Reads the data in one transaction and stores it, with the template of now, before the document is made from them. */
async function keepSnapshot(
  { database, clock, scenarios }: JobDeps,
  actor: Actor,
  report: ReportRow,
  kind: DocumentKind,
): Promise<{ readonly data: object; readonly templateSha256: string | null }> {
  const dataAt = clock.now();
  const data = await kind.snapshot(
    { database, actor, scenarios },
    {
      number: report.number,
      generatedBy: report.maker ?? actor.displayName,
      at: dataAt,
      assessmentId: report.assessment_id,
      policyId: report.policy_id,
      scope: report.scope,
    },
  );
  const [kept] = await database.write(actor, (tx) =>
    tx.query<{ template_sha256: string | null }>(
      'report.keepData',
      `with template as (${templateInForce('$5')})
       update report set data = $3::jsonb, data_at = $4, template_id = (select id from template), template_sha256 = (select sha256 from template)
       where organization_id = $1 and id = $2 returning template_sha256`,
      [actor.organizationId, report.id, JSON.stringify(data), dataAt, report.kind],
    ),
  );
  return { data, templateSha256: kept?.template_sha256 ?? null };
}

function progressOf({ database, logger }: JobDeps, actor: Actor, reportId: string): (share: number) => void {
  const left = [...told];
  let tail = Promise.resolve();
  return (share) => {
    if (left[0] === undefined || share < left[0]) return;
    while (left[0] !== undefined && share >= left[0]) left.shift();
    tail = tail
      .then(() =>
        database.write(actor, async (tx) => {
          const moved = await tx.query(
            'report.progress',
            `update report set progress = $3 where organization_id = $1 and id = $2 and state = 'RENDERING' and progress < $3 returning id`,
            [actor.organizationId, reportId, share],
          );
          if (moved.length > 0) {
            tx.record({
              action: 'report.progressed',
              objectType: 'Report',
              objectId: reportId,
              after: { progress: share },
              topics: [reportTopic(reportId)],
            });
          }
        }),
      )
      .catch((error: unknown) =>
        logger.warn({ err: error, reportId }, 'progress of a report could not be told'),
      );
  };
}

async function finish(
  { database }: JobDeps,
  actor: Actor,
  report: ReportRow,
  file: { readonly byteSize: number; readonly sha256: string; readonly fileName: string },
): Promise<void> {
  await database.write(actor, async (tx) => {
    // A server that was frozen and lost the job may wake up when another one has finished it: then nothing is left to do.
    const made = await tx.query(
      'report.finish',
      `update report set state = 'READY', progress = 1, completed_at = now(), file_name = $3, byte_size = $4, sha256 = $5
       where organization_id = $1 and id = $2 and state = 'RENDERING' returning id`,
      [actor.organizationId, report.id, file.fileName, file.byteSize, file.sha256],
    );
    if (made.length === 0) return;
    tx.record({
      action: 'report.completed',
      objectType: 'Report',
      objectId: report.id,
      objectName: report.title,
      after: { number: report.number, sha256: file.sha256, byteSize: file.byteSize },
      topics: [reportTopic(report.id)],
    });
  });
}

/** Told by the queue when every try ended with the end of the server that made it: better a failure than waiting for ever. */
export async function giveReportUp(deps: JobDeps, job: JobData): Promise<void> {
  const id = job.reportId ?? '';
  deps.logger.error({ reportId: id }, 'report was given up');
  await fail(
    deps,
    systemActor(job.organizationId, makerName),
    id,
    '生成报告时服务多次中断，请重新生成；若仍失败请联系管理员查看服务日志。',
  );
}

async function fail({ database }: JobDeps, actor: Actor, reportId: string, failure: string): Promise<void> {
  await database.write(actor, async (tx) => {
    const [report] = await tx.query<{ title: string }>(
      'report.fail',
      `update report set state = 'FAILED', completed_at = now(), failure = $3
       where organization_id = $1 and id = $2 and state in ('QUEUED', 'RENDERING') returning title`,
      [actor.organizationId, reportId, failure],
    );
    if (!report) return;
    tx.record({
      action: 'report.failed',
      objectType: 'Report',
      objectId: reportId,
      objectName: report.title,
      outcome: 'FAILED',
      reason: failure,
      topics: [reportTopic(reportId)],
    });
  });
}
