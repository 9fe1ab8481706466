import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import {
  AppError,
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { check, id as idRule, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import type { ReceivedFile, UploadService } from '../evidence/index.js';
import { mayEdit, mayManage } from './policy.access.js';
import type { PolicyVersionRow } from './policy.entity.js';
import type { SavePolicyDraftInput } from './policy.inputs.js';
import { addAuthor, holdVersions, noteVersion, requirePolicy } from './policy.rows.js';
import { nextState, readDraft } from './policy.rules.js';
import { isWithdrawn } from './policy.service.js';

const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** Writing drafts: saving them, beginning the next one, giving one up. */
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly uploads: Pick<UploadService, 'take'>,
  ) {}

  /** Replaces a draft. CONFLICT when somebody saved it meanwhile; nothing happens without a difference. */
  async saveDraft(actor: Actor, input: SavePolicyDraftInput): Promise<string> {
    const wanted = readDraft(input);
    const files = await this.uploads.take(actor, wanted.uploadId ? [wanted.uploadId] : []);
    return this.database.write(actor, async (tx) => {
      const held = (await holdVersions(tx, [wanted.versionId])).get(wanted.versionId);
      if (!held) throw notFound();
      const { policy, version } = held;
      if (!mayManage(actor, policy)) throw forbidden();
      if (!mayEdit(actor, policy, version)) throw notDraft();
      if (version.version !== wanted.version) throw staleVersion();
      const before = draftOf(version);
      Object.assign(version, contentOf(wanted, version, files), {
        changeNote: wanted.changeNote ?? null,
        effectiveOn: wanted.effectiveOn ?? null,
        reviewMonths: wanted.reviewMonths ?? null,
      });
      const after = draftOf(version);
      if (JSON.stringify(before) === JSON.stringify(after)) return version.id;
      addAuthor(actor, version);
      noteVersion(tx, held, {
        action: 'policy.draftSaved',
        after: {
          kind: version.kind,
          characters: version.body?.length ?? null,
          fileName: version.fileName ?? null,
          sha256: version.sha256 ?? null,
          effectiveOn: version.effectiveOn ?? null,
          reviewMonths: version.reviewMonths ?? null,
        },
      });
      return version.id;
    });
  }

  /** Begins a new version with what the last one said. INVALID_STATE while one is being worked on, or after withdrawal. */
  async revise(actor: Actor, id: string): Promise<string> {
    const policyId = check(idRule, id);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.withdrawnAt) throw isWithdrawn();
      if (policy.openVersionId)
        throw invalidState(
          text(
            '已有一个版本正在修订，请先完成它。',
            'A version is being worked on already: finish it first.',
          ),
        );
      const versionId = newId();
      const [made] = await tx.query<{ number: number }>(
        'policyVersion.revise',
        `insert into policy_version (id, organization_id, policy_id, number, state, kind, body, file_name, media_type, byte_size, sha256,
           review_months, author_ids, created_at, updated_at)
         select $3, v.organization_id, v.policy_id, v.number + 1, 'DRAFT', v.kind, v.body, v.file_name, v.media_type, v.byte_size, v.sha256,
           v.review_months, array_remove(array[$4::uuid], null), $5, $5
         from policy_version v where v.organization_id = $1 and v.policy_id = $2 order by v.number desc limit 1
         returning number`,
        [actor.organizationId, policyId, versionId, actor.membershipId ?? null, tx.now],
      );
      policy.openVersionId = versionId;
      policy.updatedAt = tx.now;
      tx.record({
        action: 'policy.revisionStarted',
        objectType: 'Policy',
        objectId: policyId,
        objectName: policy.name,
        after: { code: policy.code, versionId, number: made!.number },
      });
      return policyId;
    });
  }

  /** Gives up what is being worked on; what is published stays. A policy that never was published is withdrawn with it. */
  async discard(actor: Actor, versionId: string, reason: string): Promise<string> {
    const id = check(idRule, versionId);
    const why = check(reasonRule(), reason);
    return this.database.write(actor, async (tx) => {
      const held = (await holdVersions(tx, [id])).get(id);
      if (!held) throw notFound();
      const { policy, version } = held;
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.openVersionId !== version.id)
        throw invalidState(text('该版本不在修订中。', 'The version is not being worked on.'));
      const before = version.state;
      version.state = nextState(version.state, 'withdraw');
      version.endedAt = tx.now;
      policy.openVersionId = null;
      if (!policy.currentVersionId) Object.assign(policy, { withdrawnAt: tx.now, withdrawReason: why });
      noteVersion(tx, held, { action: 'policy.draftDiscarded', before: { state: before }, reason: why });
      return policy.id;
    });
  }
}

function contentOf(
  wanted: ReturnType<typeof readDraft>,
  version: PolicyVersionRow,
  files: ReadonlyMap<string, ReceivedFile | AppError>,
): Partial<PolicyVersionRow> {
  const noFile = { fileName: null, mediaType: null, byteSize: null, sha256: null };
  if (wanted.kind === 'TEXT') return { kind: 'TEXT', body: wanted.text ?? '', ...noFile };
  if (!wanted.uploadId) {
    if (version.kind === 'FILE') return {};
    throw badInput({ uploadId: text('请先上传文件。', 'Upload a file first.') });
  }
  const file = files.get(wanted.uploadId);
  if (!file) throw notFound();
  if (file instanceof AppError) throw file;
  if (!documentTypes.includes(file.mediaType))
    throw badInput({
      uploadId: text('制度文件只能是 DOCX 或 PDF。', 'A policy is uploaded as DOCX or PDF.'),
    });
  const { fileName, mediaType, byteSize, sha256 } = file;
  return { kind: 'FILE', body: null, fileName, mediaType, byteSize, sha256 };
}

const draftOf = ({
  kind,
  body,
  sha256,
  fileName,
  changeNote,
  effectiveOn,
  reviewMonths,
}: PolicyVersionRow) => [
  kind,
  body ?? null,
  sha256 ?? null,
  fileName ?? null,
  changeNote ?? null,
  effectiveOn ?? null,
  reviewMonths ?? null,
];

const notDraft = () =>
  invalidState(
    text(
      '该版本已提交，不能再修改；请先退回为草稿。',
      'The version was handed in and does not change: have it returned first.',
    ),
  );
