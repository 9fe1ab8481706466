import type { Block, Cell } from '../../platform/documents/index.js';
import { centred } from './format.js';

/** What a first page says about one matter. */
export interface Conclusion {
  readonly about: string;
  readonly sentences: readonly string[];
}

/** The two tables of a first page: what was concluded, and what is to be decided, with a place for the decision. */
export const conclusionTables = (
  conclusions: readonly Conclusion[],
  decisions: readonly string[],
): Block[] => [
  {
    kind: 'table',
    caption: '结论',
    headless: true,
    columns: [
      { title: '', width: 15, label: true },
      { title: '', width: 85 },
    ],
    rows: conclusions.map(({ about, sentences }): Cell[] => [about, sentences.join('')]),
  },
  {
    kind: 'table',
    caption: '需要决定',
    columns: [
      { title: '序', width: 8 },
      { title: '事项', width: 68 },
      { title: '决定', width: 24 },
    ],
    rows: decisions.map((text, at): Cell[] => [centred(String(at + 1)), text, '']),
    emptyText: '没有等待决定的事项。',
  },
];
