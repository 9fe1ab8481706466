import { versionOf } from './report-number.js';
import { dayOf } from '../../platform/clock.js';
import type {
  Cell,
  Classification,
  CoverBlock,
  DocumentModel,
  DocumentSection,
  TableBlock,
  TableRow,
} from '../../platform/documents/index.js';
import type { WorkbookCell, WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { organizationOf } from '../organization/index.js';
import type { Reads } from '../../platform/database/database.js';
import { officialDay } from './format.js';
import type { ReportRequest } from './report.kind.js';

/** What every document keeps of itself. */
export interface Framed {
  readonly number: string;
  readonly version: string;
  readonly classification: Classification;
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly dataAt: string;
  readonly organization: { readonly name: string };
}

export async function framed(
  reads: Reads,
  { number, generatedBy, at }: ReportRequest,
  classification: Classification,
): Promise<Framed> {
  const { name } = await organizationOf(reads);
  return {
    number,
    version: `V${versionOf(number)}`,
    classification,
    generatedAt: at.toISOString(),
    generatedBy,
    dataAt: at.toISOString(),
    organization: { name },
  };
}

/** What every document says of itself outside of its pages; its data are those of the moment it was made at unless it says another. */
export const documentHead = (
  data: Pick<Framed, 'number' | 'version' | 'generatedAt' | 'generatedBy' | 'organization'> & {
    readonly dataAt?: string;
  },
  title: string,
  classification: Classification,
): Omit<DocumentModel, 'sections'> => ({
  title,
  number: data.number,
  classification,
  organization: data.organization.name,
  author: data.generatedBy,
  createdAt: data.generatedAt,
  properties: { dataAt: data.dataAt ?? data.generatedAt, documentVersion: data.version },
});

/** A document of these sections behind its cover. */
export const framedDocument = (
  data: Framed,
  cover: Pick<CoverBlock, 'title' | 'subtitle'> & { readonly fields: CoverBlock['fields'] },
  sections: readonly DocumentSection[],
): DocumentModel => ({
  ...documentHead(data, cover.title, data.classification),
  sections: [
    {
      orientation: 'portrait',
      bare: true,
      blocks: [
        {
          kind: 'cover',
          classification: data.classification,
          number: data.number,
          title: cover.title,
          ...(cover.subtitle ? { subtitle: cover.subtitle } : {}),
          fields: [
            ['单位名称', data.organization.name],
            ...cover.fields,
            ['版 本 号', data.version],
            ['编 制 人', data.generatedBy],
            ['审 核 人', ''],
            ['批 准 人', ''],
          ],
          foot: [data.organization.name, officialDay(dayOf(new Date(data.generatedAt)))],
        },
      ],
    },
    ...sections,
  ],
});

export const contents: DocumentSection = {
  orientation: 'portrait',
  blocks: [
    {
      kind: 'contents',
      depth: 2,
      title: '目　录',
      hint: '更新目录域后显示页码（选中目录按 F9）；更新后本行消失。',
    },
  ],
};

/** Rows below a band of what they share, which opens each run of them. */
export function bandedRows<Row>(
  rows: readonly Row[],
  bandOf: (row: Row) => string,
  cellsOf: (row: Row) => readonly Cell[],
): TableRow[] {
  let last: string | undefined;
  return rows.flatMap((row): TableRow[] => {
    const band = bandOf(row);
    const opens = band !== last;
    last = band;
    return opens ? [{ band }, cellsOf(row)] : [cellsOf(row)];
  });
}

/** Columns by title and share of the width; short values are centred. */
export const columnsOf = (
  titles: readonly (readonly [title: string, width: number, align?: 'center' | 'right'])[],
): TableBlock['columns'] =>
  titles.map(([title, width, align]) => ({ title, width, ...(align && { align }) }));

/** A day as a date of the workbook; what stands there where there is none. */
export const dayCell = (day: string | null | undefined, otherwise: WorkbookCell = ''): WorkbookCell =>
  day ? { day } : otherwise;

/** A sheet with its heading: title and width of each column. */
export const sheetOf = (
  name: string,
  columns: readonly (readonly [title: string, width: number])[],
  rows: readonly (readonly WorkbookCell[])[],
): WorkbookSheet => ({
  name,
  widths: columns.map(([, width]) => width),
  rows: [columns.map(([title]) => title), ...rows],
});
