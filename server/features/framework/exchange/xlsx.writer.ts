import { writeXlsx } from 'hucre/xlsx';
import type { WriteSheet } from 'hucre/xlsx';
import {
  columnNames,
  columns,
  frequencyWords,
  headLines,
  kindWords,
  scoringWords,
  sheetNames,
  verificationWords,
} from './sheet.columns.js';
import type { Column, HeadLine } from './sheet.columns.js';
import { helpLines } from './sheet.help.js';
import type { WrittenBook, WrittenNode } from './write-book.types.js';

type Language = 'zh' | 'en';

const widths: Partial<Record<Column, number>> = {
  code: 16,
  parent: 14,
  name: 32,
  text: 60,
  references: 28,
  details: 40,
};

/** A workbook in the simple layout: nodes, what the rule book says about itself, how to fill it in. */
export async function writeWorkbook(book: WrittenBook | null, language: Language): Promise<Buffer> {
  const rows = book === null ? examples[language] : book.nodes.map(rowOf(language));
  const nodes: WriteSheet = {
    name: sheetNames.nodes,
    columns: columnNames.map((column) => ({ width: widths[column] ?? 12 })),
    rows: [columnNames.map((column) => columns[column][language][0]), ...rows],
    freezePane: { rows: 1 },
  };
  const head: WriteSheet = {
    name: sheetNames.head,
    columns: [{ width: 24 }, { width: 60 }],
    rows: headRows(book, language),
  };
  const help: WriteSheet = {
    name: sheetNames.help,
    columns: [{ width: 18 }, { width: 100 }],
    rows: helpLines[language].map((line) => [...line]),
  };
  return Buffer.from(await writeXlsx({ sheets: [nodes, head, help] }));
}

const word = <Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  key: Key,
  language: Language,
): string => (language === 'zh' ? (words[key][0] ?? key) : key);

function rowOf(language: Language): (node: WrittenNode) => (string | number | null)[] {
  const yes = language === 'zh' ? '是' : 'yes';
  return (node) => {
    const { duty, indicator, references, relativeWeight, printedScore, security, ...details } = node.rule;
    const { who, frequency, evidence, ...otherDuty } = duty ?? { who: null, frequency: null, evidence: null };
    const { score, ...otherIndicator } = indicator ?? { score: undefined };
    const rest = {
      ...details,
      ...(Object.keys(otherDuty).length > 0 && {
        duty: { who: null, frequency: null, evidence: null, ...otherDuty },
      }),
      ...(indicator && isSpecial(otherIndicator) && { indicator: { ...otherIndicator, score } }),
    };
    const cells: Record<Column, string | number | null> = {
      code: node.code,
      parent: node.parentCode,
      name: node.name,
      text: node.text,
      kind:
        node.kind in kindWords ? word(kindWords, node.kind as keyof typeof kindWords, language) : node.kind,
      level: node.level,
      weight: relativeWeight ?? null,
      score: score ?? printedScore ?? null,
      ref: node.ref,
      security: security ? yes : null,
      informative: node.informative ? yes : null,
      references: references?.join('\n') ?? null,
      who,
      frequency: frequency === null ? null : word(frequencyWords, frequency, language),
      evidence,
      note: null,
      verification: word(verificationWords, node.verification, language),
      details: Object.keys(rest).length > 0 ? JSON.stringify(rest) : null,
    };
    return columnNames.map((column) => cells[column]);
  };
}

/** What the score alone does not say of an indicator. */
const isSpecial = (indicator: object): boolean =>
  Object.entries(indicator).some(
    ([key, value]) =>
      !(key === 'electiveTest' && value === false) &&
      !(key === 'scored' && value === true) &&
      key !== 'fromGrade',
  );

function headRows(book: WrittenBook | null, language: Language): (string | null)[][] {
  const json = (value: unknown) =>
    Array.isArray(value) && value.length === 0 ? null : JSON.stringify(value);
  const values: Record<HeadLine, string | null> = {
    code: book?.code ?? null,
    name: book?.name ?? null,
    shortName: book?.shortName ?? null,
    edition: book?.edition ?? null,
    issuer: book?.issuer ?? null,
    documentNumber: book?.documentNumber ?? null,
    publishedOn: book?.publishedOn ?? null,
    effectiveOn: book?.effectiveOn ?? null,
    scoringKind:
      book === null || book.scoringKind === 'CONFORMITY'
        ? null
        : word(scoringWords, book.scoringKind, language),
    scoring: book === null || book.scoringKind === 'CHECKLIST' ? null : json(book.scoring),
    levels: book === null ? null : json(book.levels),
    verificationNotes: book === null ? null : json(book.verificationNotes),
    missingTables: book === null ? null : json(book.missingTables),
  };
  return (Object.keys(headLines) as HeadLine[]).map((line) => [headLines[line][language], values[line]]);
}

/** Rows of the template: a group with a leaf, and a leaf with numbers and a reference. */
const examples: Record<Language, (string | number | null)[][]> = {
  zh: [
    ['A', null, '组织领导', null, '分组'],
    ['A.1', 'A', '领导小组会议', '每年至少召开一次网络安全工作会议', '条款', null, 2, null, '第 1 条'],
    [
      'A.2',
      'A',
      '预算占比',
      '安全预算不低于信息化预算的 5%',
      '条款',
      null,
      3,
      5,
      null,
      '是',
      null,
      'csl-2025:CSL-23',
    ],
  ].map(padded),
  en: [
    ['A', null, 'Leadership', null, 'GROUP'],
    [
      'A.1',
      'A',
      'Steering group',
      'The steering group meets at least once a year',
      'CLAUSE',
      null,
      2,
      null,
      'Art. 1',
    ],
    [
      'A.2',
      'A',
      'Budget',
      'At least 5 % of the IT budget is for security',
      'CLAUSE',
      null,
      3,
      5,
      null,
      'yes',
      null,
      'csl-2025:CSL-23',
    ],
  ].map(padded),
};

function padded(row: (string | number | null)[]): (string | number | null)[] {
  return columnNames.map((_, at) => row[at] ?? null);
}

/** The template as comma-separated text for programs that write no workbook; with a mark, so that Excel reads it as UTF-8. */
export function writeCsvTemplate(language: Language): Buffer {
  const rows = [columnNames.map((column) => columns[column][language][0]), ...examples[language]];
  const cell = (value: string | number | null) => {
    const said = value === null ? '' : String(value);
    return /[",\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
  };
  return Buffer.from(`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
}
