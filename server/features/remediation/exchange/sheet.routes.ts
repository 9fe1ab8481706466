import type { FastifyInstance } from 'fastify';
import type { Database, Reads } from '../../../platform/database/database.js';
import type { Locale } from '../../../platform/access/actor.js';
import { workbookType, writeWorkbookApart } from '../../../platform/documents/write-workbook.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayOf } from '../../../platform/clock.js';
import { AppError, badInput, say, text } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { demand, sendError } from '../../../platform/http/route-guard.js';
import { RemediationTaskOrder } from '../remediation.enums.js';
import type { RemediationTaskFilter } from '../remediation.inputs.js';
import { listing } from '../remediation.rules.js';
import { matchingTaskIds } from '../task.list.js';
import { headingOf, sheetColumnNames, sheetColumns } from './sheet.columns.js';
import { directoriesOf, sheetTasks } from './sheet.queries.js';
import { cellsOf } from './sheet.rows.js';
import { exportFilter } from './sheet.rules.js';

export const exportPath = '/files/remediation-tasks.xlsx';
const maximumTasks = 10_000;

interface Asked {
  readonly filter?: string;
  readonly orderBy?: string;
  /** A link carries no header: the language of the screen, zh or en. */
  readonly language?: string;
}

/** The table of tasks as a workbook; every export is noted. */
export function sheetRoutes(http: FastifyInstance, database: Database): void {
  // No HEAD: every answer of this route is noted as an export.
  http.get<{ Querystring: Asked }>(exportPath, { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const actor = demand(request, 'remediation:read');
      const { filter, orderBy } = readAsked(request.query);
      const { language } = request.query;
      const locale = language === 'zh' || language === 'en' ? language : actor.locale;
      const sheet = await database.read(actor, (reads) => sheetOf(reads, locale, filter, orderBy));
      const tasks = sheet.rows.length - 1;
      const file = await writeWorkbookApart([sheet]);
      await database.write(actor, async (tx) =>
        tx.record({
          action: 'tasks.exported',
          objectType: 'RemediationTask',
          after: { tasks, bytes: file.length },
        }),
      );
      const name = `${sheet.name}-${dayOf(new Date())}.xlsx`;
      return await reply
        .headers({
          'content-type': workbookType,
          'content-disposition': `attachment; filename="remediation-tasks.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(file);
    } catch (error) {
      return sendError(error, request, reply);
    }
  });
}

function readAsked({ filter, orderBy }: Asked): {
  filter: RemediationTaskFilter;
  orderBy: RemediationTaskOrder;
} {
  let said: unknown;
  try {
    said = filter ? JSON.parse(filter) : {};
  } catch {
    throw badInput({ filter: text('筛选条件不是 JSON。', 'The filter is no JSON.') });
  }
  const given = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  const known = check(listing, { ...given, search: given.search ?? '' });
  return {
    filter: { ...check(exportFilter, given), ...known } as RemediationTaskFilter,
    orderBy: orderBy && orderBy in RemediationTaskOrder ? (orderBy as RemediationTaskOrder) : 'CREATED_DESC',
  };
}

async function sheetOf(
  reads: Reads,
  locale: Locale,
  filter: RemediationTaskFilter,
  orderBy: RemediationTaskOrder,
): Promise<WorkbookSheet> {
  const ids = await matchingTaskIds(reads, filter, orderBy, maximumTasks + 1);
  if (ids.length > maximumTasks) throw tooMany();
  const tasks = await sheetTasks(reads, ids);
  const { units, members, plans } = await directoriesOf(reads);
  const names = { unit: units.nameOf, member: members.nameOf, plan: plans.nameOf };
  return {
    name: say(text('整改任务', 'Remediation tasks'), locale),
    widths: sheetColumnNames.map((column) => sheetColumns[column].width),
    rows: [
      sheetColumnNames.map((column) => headingOf(column, locale)),
      ...tasks.map((task) => {
        const cells = cellsOf(task, names, locale);
        return sheetColumnNames.map((column) => cells[column]);
      }),
    ],
  };
}

const tooMany = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `一次最多导出 ${maximumTasks} 个任务，请缩小筛选。`,
      `At most ${maximumTasks} tasks are exported at a time: narrow the filter.`,
    ),
    { data: { limit: 'exported tasks', maximum: maximumTasks } },
  );
