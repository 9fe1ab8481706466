import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import { day, id, line, maximumListItems, paragraph } from '../../platform/graphql/input-rules.js';
import { documentFormats, fileNameRules, packArrangements, packLabels } from './pack.entity.js';
import type { PackChapterInput } from './pack.inputs.js';
import { mostParts } from './pack.parts.js';

/** As many as a list of an input may hold. */
export const mostChapters = maximumListItems;
const mostCodes = 200;
const MiB = 1024 * 1024;

const part = z.number().int().min(1, `between:1–${mostParts}`).max(mostParts, `between:1–${mostParts}`);
const chapters = z
  .array(
    z.object({
      part: part.nullable(),
      title: line(60),
      codes: z.array(line(60)).min(1, 'emptyList').max(mostCodes, `many:${mostCodes}`),
    }),
  )
  .min(1, 'emptyList')
  .max(mostChapters, `many:${mostChapters}`);
const assessmentIds = z.array(id).min(1, 'emptyList').max(mostParts, `many:${mostParts}`);
const volumeMegabytes = z.number().int().min(1, 'between:1–100000').max(100_000, 'between:1–100000');

const fields = {
  assessmentIds: assessmentIds.optional(),
  label: z.enum(packLabels).optional(),
  letter: paragraph(4000).nullable(),
  chapters: chapters.optional(),
  arrangement: z.enum(packArrangements).optional(),
  documentFormat: z.enum(documentFormats).optional(),
  fileNames: z.enum(fileNameRules).optional(),
  volumeMegabytes: volumeMegabytes.nullish(),
};
export const newPack = z.object({
  ...fields,
  name: line(100),
  assessmentId: id.optional(),
  inspectionId: id.optional(),
  periodFrom: day.optional(),
  periodTo: day.optional(),
  clientKey: line(100).optional(),
});
export const changedPack = z.object({
  ...fields,
  id,
  version: z.number().int(),
  name: line(100).optional(),
  periodFrom: day.optional(),
  periodTo: day.optional(),
});

/** As many as a rule book has items would be no exception any more; the list is kept with the pack. */
export const waiver = z.object({
  id,
  version: z.number().int(),
  part: part.nullable(),
  code: line(60),
  reason: paragraph(500).nullable(),
});

export const volumeBytes = (megabytes: number | null | undefined): number | null =>
  megabytes == null ? null : megabytes * MiB;

/** A chapter as an input has it, for the rules above. */
export const chapterOf = ({ part: number, title, codes }: PackChapterInput) => ({
  part: number ?? null,
  title,
  codes,
});

/** The days that these assessments are about, from the first to the last. */
export function periodOf(
  assessments: readonly { readonly periodStart: string; readonly periodEnd: string }[],
): {
  from: string;
  to: string;
} {
  return {
    from: assessments.map(({ periodStart }) => periodStart).toSorted()[0]!,
    to: assessments
      .map(({ periodEnd }) => periodEnd)
      .toSorted()
      .at(-1)!,
  };
}

/** BAD_USER_INPUT for a period that ends before it begins. */
export function requirePeriod(from: string, to: string): void {
  if (to < from)
    throw badInput({
      periodTo: text('结束日期不能早于开始日期。', 'The period must not end before it begins.'),
    });
}

export const mostLinkDays = 90;
export const newLink = z.object({
  packId: id,
  recipient: line(80),
  password: z.string().min(8, 'short:8').max(128, 'long:128'),
  expiresAt: z.coerce.date(),
  mostDownloads: z.number().int().min(1, 'between:1–1000').max(1000, 'between:1–1000'),
});
