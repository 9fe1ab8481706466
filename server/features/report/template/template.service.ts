import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { inspectTemplate, mostTemplateBytes } from '../../../platform/documents/index.js';
import type { InspectedTemplate } from '../../../platform/documents/index.js';
import { AppError, badInput, invalidState, text } from '../../../platform/graphql/errors.js';
import { check, id, line } from '../../../platform/graphql/input-rules.js';
import { newId } from '../../../platform/ids.js';
import type { Storage } from '../../../platform/storage/storage.js';
import { infectedFile, requireOpenFile } from '../../evidence/index.js';
import type { FileScan, ScanVerdict } from '../../evidence/index.js';
import { reportKinds, ReportTemplateEntity } from '../report.entity.js';
import { requireTemplate } from './template.queries.js';
import type { ActivateReportTemplateInput, ReportTemplate } from './template.types.js';

const receiving = z.object({ fileName: line(200) });
const activation = z.object({ id, kinds: z.array(z.enum(reportKinds)).max(reportKinds.length) });
/** Drafts that nobody activated nor deleted. */
const mostDrafts = 50;

/** The templates that documents go into. */
export class TemplateService {
  constructor(
    private readonly database: Database,
    private readonly storage: Pick<Storage, 'adopt' | 'temporaryDir'>,
    private readonly scanning: FileScan,
  ) {}

  /** Takes a file as a draft, whatever is wrong with its placeholders. BAD_USER_INPUT for a file that is not taken at all. What the malware scanner gave no answer about is closed until it did. */
  async receive(actor: Actor, given: { readonly fileName: unknown }, body: Readable): Promise<string> {
    const { fileName } = check(receiving, given);
    const file = await bytesOf(body);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const path = join(this.storage.temporaryDir, newId());
    let opened: InspectedTemplate;
    let verdict: ScanVerdict | undefined;
    try {
      await writeFile(path, file, { flag: 'wx' });
      verdict = await this.scanning.look(path);
      if (verdict?.kind === 'INFECTED') throw infectedFile(verdict.signature);
      opened = await inspectTemplate(file);
      if ('refused' in opened) throw badInput({ file: opened.refused });
      await this.storage.adopt(path, sha256);
    } finally {
      await rm(path, { force: true });
    }
    const { problems } = opened;
    return this.database.write(actor, async (tx) => {
      await lockTemplates(tx);
      // Bytes that are in use already stay so: once more they say nothing new.
      const known = await tx.em.count(ReportTemplateEntity, {
        organizationId: actor.organizationId,
        sha256,
      });
      if (known === 0 || verdict?.kind !== 'UNKNOWN') await this.scanning.note(tx, sha256, verdict);
      const drafts = await tx.em.count(ReportTemplateEntity, {
        organizationId: actor.organizationId,
        state: 'DRAFT',
      });
      if (drafts >= mostDrafts)
        throw new AppError(
          'LIMIT_EXCEEDED',
          text(
            '未启用的模板过多，请先删除一些。',
            'Too many templates were never activated: delete some first.',
          ),
          { data: { limit: 'template drafts', maximum: mostDrafts } },
        );
      const template = tx.em.create(ReportTemplateEntity, {
        organizationId: actor.organizationId,
        name: fileName.replace(/\.docx$/i, '') || fileName,
        fileName,
        sha256,
        byteSize: file.length,
        problems,
        state: 'DRAFT',
        kinds: [],
        createdBy: actor.membershipId ?? null,
        activatedAt: null,
      });
      tx.em.persist(template);
      await tx.em.flush();
      tx.record({
        action: 'reportTemplate.uploaded',
        objectType: 'ReportTemplate',
        objectId: template.id,
        objectName: template.name,
        after: { fileName, sha256, problems: problems.length },
      });
      return template.id;
    });
  }

  /** Documents of these kinds go into it from now on. One template at most is active for a kind, and one for all. */
  async activate(actor: Actor, input: ActivateReportTemplateInput): Promise<string> {
    const { id: templateId, kinds: given } = check(activation, { ...input });
    const kinds = [...new Set(given)].sort();
    return this.database.write(actor, async (tx) => {
      await lockTemplates(tx);
      const template = await requireTemplate(tx, templateId);
      if (template.state === 'ACTIVE')
        throw invalidState(text('该模板已启用。', 'The template is active already.'));
      if (template.problems.length > 0)
        throw invalidState(
          text(
            '模板的占位符有问题，改好后重新上传。',
            'The template has problems: correct it and upload it again.',
          ),
        );
      await requireOpenFile(tx, template.sha256);
      const [other] = await tx.query<{ name: string }>(
        'reportTemplate.rival',
        `select name from report_template where organization_id = $1 and state = 'ACTIVE'
           and case when $2::text[] = '{}' then kinds = '{}' else kinds && $2::text[] end limit 1`,
        [actor.organizationId, kinds],
      );
      if (other)
        throw invalidState(
          text(
            `这些文件已有启用的模板“${other.name}”，请先停用它。`,
            `“${other.name}” is active for these documents: retire it first.`,
          ),
        );
      await tx.query(
        'reportTemplate.activate',
        `update report_template set state = 'ACTIVE', kinds = $3, activated_at = $4 where organization_id = $1 and id = $2`,
        [actor.organizationId, template.id, kinds, tx.now],
      );
      tell(tx, template, 'activated', { state: 'ACTIVE', kinds });
      return template.id;
    });
  }

  /** No document that is made from now on goes into it. INVALID_STATE unless it is active. */
  async retire(actor: Actor, templateId: string): Promise<string> {
    check(id, templateId);
    return this.database.write(actor, async (tx) => {
      await lockTemplates(tx);
      const template = await requireTemplate(tx, templateId);
      if (template.state !== 'ACTIVE')
        throw invalidState(text('只有启用的模板可以停用。', 'Only an active template can be retired.'));
      await tx.query(
        'reportTemplate.retire',
        `update report_template set state = 'RETIRED' where organization_id = $1 and id = $2`,
        [actor.organizationId, template.id],
      );
      tell(tx, template, 'retired', { state: 'RETIRED' });
      return template.id;
    });
  }

  /** Deletes a draft; answers it as it was. One that documents may have been made with stays. */
  async remove(actor: Actor, templateId: string): Promise<ReportTemplate> {
    check(id, templateId);
    return this.database.write(actor, async (tx) => {
      await lockTemplates(tx);
      const template = await requireTemplate(tx, templateId);
      if (template.state !== 'DRAFT')
        throw invalidState(
          text('启用过的模板不能删除，可以停用。', 'A template that was in use is not deleted: retire it.'),
        );
      await tx.query(
        'reportTemplate.delete',
        'delete from report_template where organization_id = $1 and id = $2',
        [actor.organizationId, template.id],
      );
      tell(tx, template, 'deleted');
      return template;
    });
  }
}

/** One change of templates at a time per organization, so that two never become active for the same documents. */
const lockTemplates = (tx: Tx): Promise<unknown> =>
  tx.query('reportTemplate.lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `report_template:${tx.actor.organizationId}`,
  ]);

const tell = (
  tx: Tx,
  { id: objectId, name, state, sha256 }: ReportTemplate,
  what: string,
  after?: object,
): void =>
  tx.record({
    action: `reportTemplate.${what}`,
    objectType: 'ReportTemplate',
    objectId,
    objectName: name,
    before: { state, sha256 },
    ...(after ? { after: { ...after } } : {}),
  });

/** Counts what comes: the size that a sender states is not believed. What is too much is thrown away, so that he hears the answer. */
async function bytesOf(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += (piece as Buffer).length;
    if (size <= mostTemplateBytes) pieces.push(piece as Buffer);
    else if (size > 2 * mostTemplateBytes) break;
  }
  if (size > mostTemplateBytes) throw templateTooLarge();
  return Buffer.concat(pieces);
}

export const templateTooLarge = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      '模板超过 10 MB，请压缩其中的图片。',
      'The template is larger than 10 MB: make its pictures smaller.',
    ),
    { data: { limit: 'template size', maximum: mostTemplateBytes } },
  );
