import { z } from 'zod';
import { line, maximumListItems } from '../../../platform/graphql/input-rules.js';
import { taskPriorities, taskStates } from '../task.lifecycle.js';
import { sheetColumnNames } from './sheet.columns.js';
import type { SheetColumn } from './sheet.columns.js';

/** A cell of a workbook holds no more. */
const longestCell = 32_767;
const columns = z
  .array(z.enum(sheetColumnNames as [SheetColumn, ...SheetColumn[]]).nullable())
  .min(1, 'emptyList')
  .max(60, 'many:60');

export const sheetRows = z.object({
  columns,
  rows: z
    .array(
      z.object({
        line: z.number().int().min(1).max(10_000_000),
        cells: z.array(z.string().max(longestCell, `long:${longestCell}`)).max(60, 'many:60'),
        version: z.number().int().nullish(),
      }),
    )
    .min(1, 'emptyList')
    .max(maximumListItems, `many:${maximumListItems}`),
});
export const sheetApplication = sheetRows.extend({ key: line(80) });

const flag = z.boolean().nullish();
/** The filter of the table, as an address carries it. */
export const exportFilter = z.object({
  states: z.array(z.enum(taskStates)).max(10).nullish(),
  priorities: z.array(z.enum(taskPriorities)).max(10).nullish(),
  exactUnit: flag,
  mine: flag,
  overdue: flag,
  verifiableByMe: flag,
  delayRequested: flag,
  acceptanceRequested: flag,
  dueFrom: z.iso.date().nullish(),
  dueTo: z.iso.date().nullish(),
});
