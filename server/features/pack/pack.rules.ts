import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import { day, id, line, paragraph } from '../../platform/graphql/input-rules.js';
import { documentFormats, fileNameRules, packArrangements, packLabels } from './pack.entity.js';

export const mostChapters = 60;
const mostCodes = 200;
const MiB = 1024 * 1024;

const chapters = z
  .array(
    z.object({
      title: line(60),
      codes: z.array(line(60)).min(1, 'emptyList').max(mostCodes, `many:${mostCodes}`),
    }),
  )
  .min(1, 'emptyList')
  .max(mostChapters, `many:${mostChapters}`);
const volumeMegabytes = z.number().int().min(1, 'between:1–100000').max(100_000, 'between:1–100000');

const fields = {
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
  code: line(60),
  reason: paragraph(500).nullable(),
});

export const volumeBytes = (megabytes: number | null | undefined): number | null =>
  megabytes == null ? null : megabytes * MiB;

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
