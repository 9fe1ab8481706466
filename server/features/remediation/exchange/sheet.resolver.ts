import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { Locale } from '../../../platform/access/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { say } from '../../../platform/graphql/errors.js';
import { headingOf, sheetColumnNames, sheetColumns } from './sheet.columns.js';
import { exportPath } from './sheet.routes.js';
import type { PlannedRow } from './sheet.plan.js';
import { codeOf } from './sheet.service.js';
import type { SheetService } from './sheet.service.js';
import {
  ApplyTaskSheetInput,
  ApplyTaskSheetPayload,
  TaskSheet,
  TaskSheetInput,
  TaskSheetPreview,
} from './sheet.types.js';
import type { TaskSheetRow } from './sheet.types.js';

@Resolver()
export class SheetResolver {
  constructor(private readonly sheets: SheetService) {}

  @Allow('remediation:read')
  @Query(() => TaskSheet, { description: 'How tables of tasks are exported and imported.' })
  remediationTaskSheet(@Ctx() { actor }: RequestContext): TaskSheet {
    return {
      exportUrl: exportPath,
      columns: sheetColumnNames.map((column) => {
        const { zh, en, fixed } = sheetColumns[column];
        const heading = headingOf(column, actor.locale);
        return { column, heading, headings: [...zh, ...en], isEditable: !fixed };
      }),
    };
  }

  @Allow('remediation:plan')
  @Query(() => TaskSheetPreview, {
    description: 'What rows of a table of tasks would change, make, or be refused for. Nothing is written.',
  })
  async previewRemediationTaskSheet(
    @Arg('input', () => TaskSheetInput, { description: 'The rows.' }) input: TaskSheetInput,
    @Ctx() { reads, actor }: RequestContext,
  ): Promise<TaskSheetPreview> {
    const rows = await this.sheets.preview(reads, input);
    const shown = rows.filter((row) => row.status !== 'UNCHANGED');
    return {
      unchanged: rows.length - shown.length,
      rows: shown.map((row) => shownRow(row, actor.locale)),
    };
  }

  @Allow('remediation:plan')
  @Mutation(() => ApplyTaskSheetPayload, {
    description:
      'Applies what is right of rows of a table of tasks, in one transaction. A row that is wrong, or whose task has moved since the preview, is told and changes nothing; sending rows again changes nothing more.',
  })
  async applyRemediationTaskSheet(
    @Arg('input', () => ApplyTaskSheetInput, { description: 'The rows.' }) input: ApplyTaskSheetInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<ApplyTaskSheetPayload> {
    const rows = await this.sheets.apply(actor, input);
    const count = (status: PlannedRow['status']) => rows.filter((row) => row.status === status).length;
    return {
      changed: count('CHANGED'),
      made: count('NEW'),
      taskIds: rows.flatMap(({ status, taskId }) =>
        taskId && (status === 'CHANGED' || status === 'NEW') ? [taskId] : [],
      ),
      refused: rows.filter(({ status }) => status === 'REFUSED').map((row) => shownRow(row, actor.locale)),
    };
  }
}

const shownRow = (row: PlannedRow, locale: Locale): TaskSheetRow => ({
  line: row.line,
  status: row.status,
  code: codeOf(row),
  title: row.values.title ?? row.task?.title ?? null,
  version: row.task?.version ?? null,
  changes: [...row.changes],
  problems: row.problems.map(({ column, text }) => ({ column, message: say(text, locale) })),
});
