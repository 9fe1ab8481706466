import { z } from 'zod';
import { badInput, invalidState, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import {
  check,
  day,
  id,
  ids,
  line,
  maximumListItems,
  paragraph,
} from '../../platform/graphql/input-rules.js';
import { requiredDocuments } from './required-documents.js';
import { policyCategories, policyKinds, policyLabels } from './policy.entity.js';
import type { PolicyVersionRow } from './policy.entity.js';
import { stateAfter } from './policy.lifecycle.js';
import type { PolicyAction, PolicyStateName } from './policy.lifecycle.js';

const maximumTextBytes = 100 * 1024;
/** Marks evidence that is a policy in force: it stands until it is replaced, whenever it was written. */
export const policyTag = '制度';

export const maximumApprovers = 10;
const maximumAudience = 100;

const requirementCodes = z.array(z.string()).max(30, 'many:30').nullish();
const reviewMonths = z.number().int().nullish();
const body = paragraph(maximumTextBytes);

const newPolicy = z.object({
  code: line(60),
  name: line(200),
  category: z.enum(policyCategories),
  label: z.enum(policyLabels).nullish(),
  ownerId: id.nullish(),
  unitId: id.nullish(),
  requirementCodes,
  controlIds: z.array(id).max(maximumListItems, `many:${maximumListItems}`).nullish(),
  text: body,
  effectiveOn: day.nullish(),
  reviewMonths,
});

const changedPolicy = z.object({
  id,
  version: z.number().int(),
  code: line(60).optional(),
  name: line(200).optional(),
  category: z.enum(policyCategories).nullish(),
  label: z.enum(policyLabels).nullish(),
  ownerId: id.nullish(),
  unitId: id.nullish(),
  requirementCodes,
});

const draft = z.object({
  versionId: id,
  version: z.number().int(),
  kind: z.enum(policyKinds),
  text: body,
  uploadId: id.nullish(),
  changeNote: paragraph(2_000),
  effectiveOn: day.nullish(),
  reviewMonths,
});

const submission = z.object({
  ids,
  approverIds: z.array(id).min(1, 'emptyList').max(maximumApprovers, `many:${maximumApprovers}`),
});
const publication = z.object({
  ids,
  unitIds: z.array(id).max(maximumAudience, `many:${maximumAudience}`).nullish(),
});
const mapping = z.object({ policyId: id, controlIds: ids });

export function readNewPolicy(input: unknown) {
  const checked = check(newPolicy, input);
  checkText(checked.text);
  checkReview(checked.reviewMonths);
  return { ...checked, requirementCodes: knownRequirements(checked.requirementCodes) ?? [] };
}

export function readChangedPolicy(input: { readonly code?: string | null; readonly name?: string | null }) {
  const checked = check(changedPolicy, {
    ...input,
    code: input.code ?? undefined,
    name: input.name ?? undefined,
  });
  return { ...checked, requirementCodes: knownRequirements(checked.requirementCodes) };
}

export function readDraft(input: unknown) {
  const checked = check(draft, input);
  checkText(checked.text);
  checkReview(checked.reviewMonths);
  return checked;
}

export function readSubmission(input: unknown) {
  const checked = check(submission, input);
  return { ids: [...new Set(checked.ids)], approverIds: [...new Set(checked.approverIds)] };
}

export function readPublication(input: unknown) {
  const checked = check(publication, input);
  return { ids: [...new Set(checked.ids)], unitIds: [...new Set(checked.unitIds ?? [])] };
}

export const readMapping = (input: unknown) => {
  const { policyId, controlIds } = check(mapping, input);
  return { policyId, controlIds: [...new Set(controlIds)] };
};

export const readIds = (input: readonly string[]): string[] => [...new Set(check(ids, input))];

function checkText(given: string | undefined): void {
  if (given === undefined || Buffer.byteLength(given) <= maximumTextBytes) return;
  throw badInput({
    text: text(
      '正文不能超过 100 kB，请改为上传文件。',
      'The text must not exceed 100 kB: upload it as a file.',
    ),
  });
}

function checkReview(months: number | null | undefined): void {
  if (months == null || (months >= 1 && months <= 120)) return;
  throw badInput({
    reviewMonths: text('评审周期须为 1–120 个月。', 'The review cycle is 1 to 120 months.'),
  });
}

const catalogue = new Set(requiredDocuments.map((document) => document.code));

function knownRequirements(codes: readonly string[] | null | undefined): string[] | undefined {
  if (!codes) return undefined;
  const unknown = codes.find((code) => !catalogue.has(code));
  if (unknown === undefined) return [...new Set(codes)];
  throw badInput({
    requirementCodes: text(
      `目录中没有编号 ${unknown.slice(0, 20)}。`,
      `The catalogue has no code ${unknown.slice(0, 20)}.`,
    ),
  });
}

/** What is handed in must say what it says, and from when on. */
export function requireComplete(version: PolicyVersionRow): void {
  const missing: Record<string, Text> = {};
  if (version.kind === 'TEXT' && !version.body?.trim())
    missing.text = text('正文为空，请先编写或上传文件。', 'There is no text yet: write it or upload a file.');
  if (!version.effectiveOn) missing.effectiveOn = text('请填写施行日期。', 'Give the first day in force.');
  if (Object.keys(missing).length > 0) throw badInput(missing);
}

const impossible: Readonly<Record<PolicyAction, Text>> = {
  submit: text('只有草稿可以提交审批。', 'Only a draft can be handed in.'),
  approve: text('该版本不在审批中。', 'The version does not wait for approval.'),
  return: text(
    '只有审批中或已批准的版本可以退回。',
    'Only a version that waits or is approved can be returned.',
  ),
  publish: text('只有已批准的版本可以发布。', 'Only an approved version can be published.'),
  supersede: text('只有已发布的版本可以被替代。', 'Only a published version can be superseded.'),
  withdraw: text('该版本已不再有效。', 'The version is out of force already.'),
};

/** The state after an action; INVALID_STATE when the life cycle has none. */
export function nextState(state: PolicyStateName, action: PolicyAction): PolicyStateName {
  const next = stateAfter(state, action);
  if (!next) throw invalidState(impossible[action]);
  return next;
}
