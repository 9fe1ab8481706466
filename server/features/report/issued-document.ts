import type { Block, Cell, DocumentModel, TableRow } from '../../platform/documents/index.js';
import { dayOf } from '../../platform/clock.js';
import { officialDay } from './format.js';

/** Who answers for an issued document. */
export interface Issue {
  readonly submittedBy: string;
  readonly approvedBy: string;
  readonly at: Date;
}

const plain = (label: string): string => label.replace(/\s/gu, '');
const lines = (issue: Issue): ReadonlyMap<string, string> =>
  new Map([
    ['审核人', issue.submittedBy],
    ['批准人', issue.approvedBy],
  ]);

/**
 * The document as it is issued: the lines that a draft leaves for the reviewer and the approver carry their names, and the cover
 * says on which day it was issued. What a line says already stays. Without a cover, as with letters and minutes, the first
 * section ends with them: an annex may follow.
 */
export function issuedDocument(model: DocumentModel, issue: Issue): DocumentModel {
  const names = lines(issue);
  const block = (one: Block): Block => {
    if (one.kind === 'cover') {
      const approver = one.fields.some(([label]) => plain(label) === '批准人');
      return {
        ...one,
        fields: [
          ...one.fields.map(([label, value]) => [label, value || (names.get(plain(label)) ?? '')] as const),
          ...(approver ? [] : [['批准人', issue.approvedBy] as const]),
          ['签发日期', officialDay(dayOf(issue.at))],
        ],
      };
    }
    return one.kind === 'table' && one.headless
      ? { ...one, rows: one.rows.map((row) => signed(row, names)) }
      : one;
  };
  const covered = model.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'cover'));
  return {
    ...model,
    sections: model.sections.map((section, at) => ({
      ...section,
      blocks: [...section.blocks.map(block), ...(covered || at > 0 ? [] : [signature(issue)])],
    })),
  };
}

/** What names who answers for a document whose cover stays behind; nothing where its pages say it anyway. */
export function signatureWithoutCover(model: DocumentModel, issue: Issue): Block | undefined {
  const blocks = model.sections.flatMap((section) => section.blocks);
  const isNamed = blocks.some(
    (block) =>
      block.kind === 'table' &&
      block.headless &&
      block.rows.some((row) => !('band' in row) && row.some((cell) => plain(wordsOf(cell)) === '批准人')),
  );
  return isNamed ? undefined : signature(issue);
}

const signature = ({ submittedBy, approvedBy, at }: Issue): Block => ({
  kind: 'table',
  headless: true,
  columns: [12, 17, 12, 17, 14, 28].map((width, at) => ({ title: '', width, label: at % 2 === 0 })),
  rows: [['审核人', submittedBy, '批准人', approvedBy, '签发日期', officialDay(dayOf(at))]],
});

/** Labels and values stand side by side in a table without a header. */
function signed(row: TableRow, names: ReadonlyMap<string, string>): TableRow {
  if ('band' in row) return row;
  return row.map((cell, at): Cell => {
    const label = row[at - 1];
    const name = label === undefined ? undefined : names.get(plain(wordsOf(label)));
    if (name === undefined || wordsOf(cell) !== '') return cell;
    return typeof cell === 'string' ? name : { ...cell, content: name };
  });
}

const wordsOf = (cell: Cell): string => {
  const content = typeof cell === 'string' ? cell : cell.content;
  return typeof content === 'string'
    ? content
    : content
        .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : '〔证〕'))
        .join('');
};
