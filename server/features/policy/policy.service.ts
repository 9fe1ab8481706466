import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
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
import { requireAssessable } from '../evidence/index.js';
import type { ReceivedFile, RecordService, UploadService } from '../evidence/index.js';
import { provableControls } from '../framework/index.js';
import { requireUnit } from '../organization/index.js';
import { requireMembership } from '../people/index.js';
import { mayEdit, mayManage } from './policy.access.js';
import type { PolicyRow, PolicyVersionRow } from './policy.entity.js';
import type { CreatePolicyInput, SavePolicyDraftInput, UpdatePolicyInput } from './policy.inputs.js';
import { holdVersions, noteVersion, requirePolicy } from './policy.rows.js';
import { nextState, readChangedPolicy, readDraft, readMapping, readNewPolicy } from './policy.rules.js';

const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];
const maximumControls = 250;

/** Writing policies: what they are called, what their drafts say, what they prove, and taking them out of force. */
export class PolicyService {
  constructor(
    private readonly database: Database,
    private readonly uploads: Pick<UploadService, 'take'>,
    private readonly records: RecordService,
  ) {}

  /** Makes a policy with its first draft; answers its id. BAD_USER_INPUT when the code is taken. */
  async create(actor: Actor, input: CreatePolicyInput): Promise<string> {
    const wanted = readNewPolicy(input);
    return this.naming(actor, async (tx) => {
      const unitId = wanted.unitId ?? null;
      const ownerId = wanted.ownerId ?? actor.membershipId;
      if (!ownerId)
        throw badInput({ ownerId: text('请指定责任人。', 'Name an owner: the caller is no member.') });
      if (!mayManage(actor, { unitId })) throw forbidden();
      await requireMembership(tx, ownerId);
      await requireUnit(tx, unitId);
      const policyId = newId();
      // Policy and version name each other. Keys are checked at the end of a statement, so one statement writes both.
      await tx.query(
        'policy.insert',
        `with made as (
           insert into policy (id, organization_id, code, name, category, label, owner_id, unit_id, requirement_codes, open_version_id,
             created_at, updated_at)
           values ($3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
         )
         insert into policy_version (id, organization_id, policy_id, number, state, kind, body, effective_on, review_months, author_ids,
           created_at, updated_at)
         values ($11, $1, $3, 1, 'DRAFT', 'TEXT', $13, $14, $15, array_remove(array[$2::uuid], null), $12, $12)`,
        [
          actor.organizationId,
          actor.membershipId ?? null,
          policyId,
          wanted.code,
          wanted.name,
          wanted.category,
          wanted.label ?? 'INTERNAL',
          ownerId,
          unitId,
          wanted.requirementCodes,
          newId(),
          tx.now,
          wanted.text ?? '',
          wanted.effectiveOn ?? null,
          wanted.reviewMonths ?? null,
        ],
      );
      const controls = await this.insertControls(tx, policyId, [...new Set(wanted.controlIds ?? [])]);
      tx.record({
        action: 'policy.created',
        objectType: 'Policy',
        objectId: policyId,
        objectName: wanted.name,
        after: {
          code: wanted.code,
          category: wanted.category,
          label: wanted.label ?? 'INTERNAL',
          ownerId,
          unitId,
          requirementCodes: wanted.requirementCodes,
          controls: controls.map(({ code }) => code),
        },
      });
      return policyId;
    });
  }

  /** Changes name, code, category, label, owner, unit or the required documents; nothing happens without a difference. */
  async update(actor: Actor, input: UpdatePolicyInput): Promise<string> {
    const change = readChangedPolicy(input);
    return this.naming(actor, async (tx) => {
      const policy = await requirePolicy(tx, change.id);
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.version !== change.version) throw staleVersion();
      await requireMembership(tx, change.ownerId);
      await requireUnit(tx, change.unitId);
      const before = factsOf(policy);
      Object.assign(policy, {
        code: change.code ?? policy.code,
        name: change.name ?? policy.name,
        category: change.category ?? policy.category,
        label: change.label ?? policy.label,
        ownerId: change.ownerId ?? policy.ownerId,
        unitId: input.unitId === undefined ? (policy.unitId ?? null) : (change.unitId ?? null),
        requirementCodes: change.requirementCodes ?? policy.requirementCodes,
      });
      if (!mayManage(actor, policy)) throw forbidden();
      const after = factsOf(policy);
      if (JSON.stringify(before) === JSON.stringify(after)) return policy.id;
      policy.updatedAt = tx.now;
      tx.record({
        action: 'policy.changed',
        objectType: 'Policy',
        objectId: policy.id,
        objectName: policy.name,
        before,
        after,
      });
      return policy.id;
    });
  }

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

  /** Takes a policy out of force for good. Its proof proves nothing from now on; its versions stay. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<string> {
    const policyId = check(idRule, id);
    const why = check(reasonRule(), reason);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.withdrawnAt) throw isWithdrawn();
      const ids = [policy.currentVersionId, policy.openVersionId].filter((one) => one != null);
      for (const { version } of (await holdVersions(tx, ids)).values()) {
        version.state = nextState(version.state, 'withdraw');
        version.endedAt = tx.now;
        version.updatedAt = tx.now;
      }
      Object.assign(policy, {
        withdrawnAt: tx.now,
        withdrawReason: why,
        currentVersionId: null,
        openVersionId: null,
        updatedAt: tx.now,
      });
      tx.record({
        action: 'policy.withdrawn',
        objectType: 'Policy',
        objectId: policy.id,
        objectName: policy.name,
        after: { code: policy.code },
        reason: why,
      });
      await tx.em.flush();
      if (policy.evidenceId)
        await this.records.endInside(tx, policy.evidenceId, `制度已废止：${why}`.slice(0, 2_000));
      return policy.id;
    });
  }

  /** Adds controls that the policy proves. When it is published its proof is linked to them at once. */
  async addControls(actor: Actor, input: unknown): Promise<number> {
    const { policyId, controlIds } = readMapping(input);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      const added = await this.insertControls(tx, policyId, controlIds);
      if (added.length === 0) return 0;
      this.noteControls(tx, policy, 'policy.mapped', added);
      if (policy.evidenceId && policy.currentVersionId)
        await this.records.linkInside(tx, [
          { evidenceId: policy.evidenceId, title: policy.name, controls: added },
        ]);
      return added.length;
    });
  }

  /** Removes controls; the links of its proof go with them. */
  async removeControls(actor: Actor, input: unknown): Promise<number> {
    const { policyId, controlIds } = readMapping(input);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      const removed = await tx.query<{ id: string; code: string }>(
        'policyControl.delete',
        `delete from policy_control x using control c where x.organization_id = $1 and x.policy_id = $2
           and x.control_id = any ($3::uuid[]) and c.id = x.control_id returning c.id, c.code`,
        [actor.organizationId, policyId, controlIds],
      );
      if (removed.length === 0) return 0;
      this.noteControls(tx, policy, 'policy.unmapped', removed);
      if (policy.evidenceId)
        await this.records.unlinkInside(
          tx,
          policy.evidenceId,
          policy.name,
          removed.map(({ id }) => id),
        );
      return removed.length;
    });
  }

  private noteControls(
    tx: Tx,
    policy: PolicyRow,
    action: string,
    controls: readonly { readonly id: string; readonly code: string }[],
  ): void {
    policy.updatedAt = tx.now;
    tx.record({
      action,
      objectType: 'Policy',
      objectId: policy.id,
      objectName: policy.name,
      after: { code: policy.code, controls: controls.map(({ code }) => code) },
    });
  }

  /** Answers those that were not there before. */
  private async insertControls(
    tx: Tx,
    policyId: string,
    controlIds: readonly string[],
  ): Promise<{ id: string; code: string }[]> {
    if (controlIds.length === 0) return [];
    const controls = await provableControls(tx, controlIds);
    requireAssessable(controlIds, controls);
    const added = await tx.query<{ controlId: string; total: number }>(
      'policyControl.insert',
      `insert into policy_control (organization_id, policy_id, control_id, created_by, created_at)
       select $1, $2, control_id, $4, $5 from unnest($3::uuid[]) as control_id on conflict do nothing
       returning control_id as "controlId", (select count(*) from policy_control where organization_id = $1 and policy_id = $2)::integer as total`,
      [tx.actor.organizationId, policyId, controlIds, tx.actor.membershipId ?? null, tx.now],
    );
    if ((added[0]?.total ?? 0) + added.length > maximumControls)
      throw badInput({
        controlIds: text(
          `一份制度最多对应 ${maximumControls} 个条款。`,
          `A policy proves at most ${maximumControls} controls.`,
        ),
      });
    const isNew = new Set(added.map((row) => row.controlId));
    return controls.filter((control) => isNew.has(control.id));
  }

  private async naming<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.write(actor, work);
    } catch (error) {
      if (sqlState(error) === '23505') throw codeTaken();
      throw error;
    }
  }
}

/** Whoever has a hand in a version may not approve it. */
export function addAuthor(actor: Actor, version: PolicyVersionRow): void {
  if (actor.membershipId && !version.authorIds.includes(actor.membershipId))
    version.authorIds = [...version.authorIds, actor.membershipId];
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

const recorded = ['code', 'name', 'category', 'label', 'ownerId', 'unitId', 'requirementCodes'] as const;

/** What the audit trail keeps of a policy. */
const factsOf = (policy: PolicyRow): Record<string, Json> =>
  Object.fromEntries(recorded.map((key) => [key, (policy[key] ?? null) as Json]));

const codeTaken = () =>
  badInput({ code: text('该文号已被使用，请换一个。', 'This code is already used: choose another.') });

const isWithdrawn = () => invalidState(text('该制度已废止。', 'The policy was taken out of force.'));

const notDraft = () =>
  invalidState(
    text(
      '该版本已提交，不能再修改；请先退回为草稿。',
      'The version was handed in and does not change: have it returned first.',
    ),
  );
