import { z } from 'zod';
import { dayOf } from '../../platform/clock.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import {
  check,
  day,
  id,
  ids,
  line,
  maximumListItems,
  paragraph,
} from '../../platform/graphql/input-rules.js';
import { evidenceKinds, evidenceLabels } from './evidence.entity.js';

/** Items per createEvidences: each brings a file to be moved into the store. */
export const maximumNewEvidences = 100;
const maximumPairs = 2_000;
const maximumTextBytes = 100 * 1024;

const tags = z.array(line(40)).max(20, 'many:20').nullish();
const label = z.enum(evidenceLabels).nullish();

const newEvidence = z.object({
  title: line(200),
  description: paragraph(5_000),
  kind: z.enum(evidenceKinds),
  uploadId: id.nullish(),
  url: z.string().nullish(),
  text: z.string().nullish(),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  collectedOn: day,
  validFrom: day.nullish(),
  validUntil: day.nullish(),
  label,
  tags,
  controlIds: z.array(id).max(maximumListItems, `many:${maximumListItems}`).nullish(),
  systemId: id.nullish(),
  submit: z.boolean().nullish(),
  clientKey: line(100).nullish(),
});
export type CheckedEvidence = z.output<typeof newEvidence> & { readonly content: Content };

const newEvidences = z.object({
  evidences: z.array(z.unknown()).min(1, 'emptyList').max(maximumNewEvidences, `many:${maximumNewEvidences}`),
});

const changes = z.object({
  title: line(200).nullish(),
  description: paragraph(5_000),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  collectedOn: day.nullish(),
  validFrom: day.nullish(),
  validUntil: day.nullish(),
  clearValidUntil: z.boolean().nullish(),
  label,
  tags,
});
export type CheckedChanges = z.output<typeof changes> & { readonly clearDescription: boolean };

const update = z.object({ version: z.number().int().nullish(), changes });
const version = z.object({
  evidenceId: id,
  version: z.number().int(),
  uploadId: id.nullish(),
  url: z.string().nullish(),
  text: z.string().nullish(),
  note: paragraph(2_000),
  collectedOn: day.nullish(),
  validUntil: day.nullish(),
});
export const accepting = z.object({ evidenceId: id, controlIds: ids });
const linking = z.object({ controlIds: ids, systemId: id.nullish() });

/** The content of a version: exactly what its kind asks for. */
export interface Content {
  readonly uploadId?: string;
  readonly url?: string;
  readonly text?: string;
}

/** The items of createEvidences, not checked yet: each is checked alone. */
export const readNewEvidences = (input: unknown): readonly unknown[] => check(newEvidences, input).evidences;

export function readNewEvidence(input: unknown, now: Date): CheckedEvidence {
  const checked = check(newEvidence, input);
  checkDates(checked.collectedOn, checked.validFrom ?? checked.collectedOn, checked.validUntil ?? null, now);
  return { ...checked, tags: distinctTags(checked.tags), content: readContent(checked.kind, checked) };
}

export function readUpdate(input: { readonly changes?: { readonly description?: string | null } | null }) {
  const checked = check(update, input);
  return {
    ...checked,
    changes: {
      ...checked.changes,
      tags: distinctTags(checked.changes.tags),
      clearDescription: input.changes?.description?.trim() === '',
    },
  };
}

export const readNewVersion = (input: unknown) => check(version, input);
export const readLinking = (input: unknown) => {
  const { controlIds, systemId } = check(linking, input);
  return { controlIds: [...new Set(controlIds)], systemId: systemId ?? null };
};

/** Every evidence is linked to every control, so it is the product that may not grow without end. */
export function checkPairs(evidences: number, controls: number): void {
  if (evidences * controls <= maximumPairs) return;
  throw badInput({
    controlIds: text(
      `一次最多建立 ${maximumPairs} 条关联，请分批操作。`,
      `At most ${maximumPairs} links at a time: do it in parts.`,
    ),
  });
}
export const readIds = (input: readonly string[]): string[] => [...new Set(check(ids, input))];

const distinctTags = <T extends string[] | null | undefined>(given: T): T =>
  (Array.isArray(given) ? [...new Set(given)] : given) as T;

/** Takes the one content that fits the kind and refuses any other. */
export function readContent(
  kind: (typeof evidenceKinds)[number],
  given: {
    readonly uploadId?: string | null | undefined;
    readonly url?: string | null | undefined;
    readonly text?: string | null | undefined;
  },
): Content {
  const needed = ({ FILE: 'uploadId', LINK: 'url', TEXT: 'text' } as const)[kind];
  for (const name of ['uploadId', 'url', 'text'] as const) {
    if (name !== needed && given[name]) {
      throw badInput({
        [name]: text('与证据类型不符，请去掉此项。', 'Does not fit the kind of the evidence: leave it out.'),
      });
    }
  }
  if (kind === 'FILE') {
    if (!given.uploadId) throw badInput({ uploadId: text('请先上传文件。', 'Upload a file first.') });
    return { uploadId: given.uploadId };
  }
  return kind === 'LINK' ? { url: readUrl(given.url ?? '') } : { text: readText(given.text ?? '') };
}

function readUrl(given: string): string {
  const { url } = check(z.object({ url: line(2_000) }), { url: given });
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw badInput({
      url: text(
        '请填写以 http:// 或 https:// 开头的完整地址。',
        'Give a whole address beginning with http:// or https://.',
      ),
    });
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw badInput({
      url: text('地址中不能含有用户名或密码。', 'The address must not contain a user name or password.'),
    });
  }
  return parsed.href;
}

function readText(given: string): string {
  if (Buffer.byteLength(given) > maximumTextBytes) {
    throw badInput({
      text: text(
        '文字内容不能超过 100 kB，请改为上传文件。',
        'The text must not exceed 100 kB: upload it as a file.',
      ),
    });
  }
  const checked = check(z.object({ text: paragraph(maximumTextBytes) }), { text: given }).text;
  if (!checked) throw badInput({ text: text('此项必填。', 'This must not be empty.') });
  return checked;
}

/** Proof cannot come from the future, nor end before it begins. */
export function checkDates(
  collectedOn: string,
  validFrom: string,
  validUntil: string | null,
  now: Date,
): void {
  if (collectedOn > dayOf(now)) {
    throw badInput({
      collectedOn: text('取证日期不能晚于今天。', 'The day of collection must not be in the future.'),
    });
  }
  if (validUntil !== null && validUntil < validFrom) {
    throw badInput({
      validUntil: text(
        '有效期截止日不能早于起始日。',
        'The last day of validity must not be before the first.',
      ),
    });
  }
}
