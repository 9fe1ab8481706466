import { text } from '../../../platform/graphql/text.js';
import { controlRuleSchema } from '../control-rule.schema.js';
import type { ControlRule } from '../control-rule.schema.js';
import type { ControlKind } from '../file-words.js';
import type { RuleBookHead } from '../framework-file.schema.js';
import type { Place, Problems } from './problem.js';
import type { ReadNode } from './read-book.types.js';
import { frequencyWords, keyOf, kindWords, verificationWords } from './sheet.columns.js';
import type { Column } from './sheet.columns.js';
import { readJson } from './sheet.json.js';

/** A row of a table, its cells as text. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where each column of the layout stands, and how the file heads it. */
export type Header = ReadonlyMap<Column, { readonly index: number; readonly heading: string }>;

/** The cells of one row by column. */
export class Cells {
  readonly source: SheetRow;
  readonly header: Header;
  readonly problems: Problems;

  constructor(source: SheetRow, header: Header, problems: Problems) {
    this.source = source;
    this.header = header;
    this.problems = problems;
  }

  text(column: Column): string | null {
    const place = this.header.get(column);
    const value = place === undefined ? '' : (this.source.cells[place.index] ?? '').trim();
    return value === '' ? null : value;
  }

  place(column?: Column): Place {
    return { row: this.source.row, column: column && this.header.get(column)?.heading };
  }

  /** True for a leaf with marks of its own: such a table counts points. */
  saysPoints(above: ReadonlySet<string | null>): boolean {
    const kind = this.text('kind');
    if (kind !== null) return keyOf(kindWords, kind) === 'INDICATOR';
    return this.text('score') !== null && !above.has(this.text('code'));
  }

  node(
    scoring: RuleBookHead['scoringKind'],
    parentCode: string | null,
    above: ReadonlySet<string | null>,
  ): ReadNode {
    const code = this.text('code') ?? '';
    const leaf: ControlKind = scoring === 'POINTS' ? 'INDICATOR' : 'CLAUSE';
    const duty = ['who', 'frequency', 'evidence'].some((column) => this.text(column as Column) !== null);
    const kind =
      this.word('kind', kindWords) ??
      (above.has(code) ? 'GROUP' : duty && scoring === 'CHECKLIST' ? 'DUTY' : leaf);
    const words = this.text('text');
    return {
      place: this.place('code'),
      code,
      parentCode,
      ref: this.text('ref'),
      name: this.text('name') ?? (words === null ? null : words.slice(0, 60)),
      text: words,
      kind,
      level: this.text('level'),
      informative: this.yes('informative'),
      verification: this.word('verification', verificationWords) ?? 'UNVERIFIED',
      rule: this.rule(kind, scoring),
    };
  }

  rule(kind: ControlKind, scoring: RuleBookHead['scoringKind']): ControlRule {
    const details = this.details();
    const score = this.number('score');
    const weight = this.number('weight');
    const references = (this.text('references') ?? '').split(/[;；,，、\n]/).map((each) => each.trim());
    const note = this.text('note');
    return {
      ...details,
      ...(weight !== null && { relativeWeight: weight }),
      ...(kind !== 'INDICATOR' && score !== null && { printedScore: score }),
      ...(this.yes('security') && { security: true }),
      ...(references.some(Boolean) && { references: this.checked(references.filter(Boolean)) }),
      ...(note !== null && { notes: [...(details.notes ?? []), { title: '备注', text: note }] }),
      ...(kind === 'DUTY' && {
        duty: {
          ...details.duty,
          who: this.text('who'),
          frequency: this.word('frequency', frequencyWords) ?? null,
          evidence: this.text('evidence'),
        },
      }),
      ...(kind === 'INDICATOR' && {
        indicator: {
          electiveTest: false,
          ...details.indicator,
          score: score ?? details.indicator?.score ?? 0,
          scored: details.indicator?.scored ?? scoring === 'POINTS',
          fromGrade: details.indicator?.fromGrade ?? null,
        },
      }),
    };
  }

  private checked(references: string[]): string[] {
    for (const reference of references)
      if (!/^[a-z0-9.-]+:.+$/.test(reference))
        this.problems.error(
          this.place('references'),
          text(
            `引用“${reference.slice(0, 40)}”须写成“标准编号:条款编号”，例如 csl-2025:CSL-23。`,
            `Write the reference "${reference.slice(0, 40)}" as framework:code, for example csl-2025:CSL-23.`,
          ),
        );
    return [...new Set(references)];
  }

  private number(column: Column): number | null {
    const value = this.text(column);
    if (value === null) return null;
    const number = Number(value.replace(/^\+/, '').replace(/分$/, ''));
    if (Number.isFinite(number) && number >= 0 && number <= 10_000) return number;
    this.problems.error(
      this.place(column),
      text(
        `“${value.slice(0, 40)}”不是 0 到 10000 之间的数字。`,
        `"${value.slice(0, 40)}" is no number from 0 to 10,000.`,
      ),
    );
    return null;
  }

  private yes(column: Column): boolean {
    const value = this.text(column);
    if (value === null || /^(否|no|n|false|0)$/i.test(value)) return false;
    if (/^(是|yes|y|true|1|√)$/i.test(value)) return true;
    this.problems.error(this.place(column), text('请填“是”或“否”。', 'Write "yes" or "no".'));
    return false;
  }

  private word<Key extends string>(
    column: Column,
    words: Readonly<Record<Key, readonly string[]>>,
  ): Key | undefined {
    const value = this.text(column);
    if (value === null) return undefined;
    const key = keyOf(words, value);
    if (key === undefined) {
      const zh = Object.values<readonly string[]>(words).map((each) => each[0]);
      this.problems.error(
        this.place(column),
        text(
          `“${value.slice(0, 40)}”不是可用的值，请填：${zh.join('、')}。`,
          `"${value.slice(0, 40)}" is not one of ${Object.keys(words).join(', ')}.`,
        ),
      );
    }
    return key;
  }

  private details(): ControlRule {
    const value = this.text('details');
    if (value === null) return {};
    const parsed = readJson(value, controlRuleSchema, this.place('details'), this.problems);
    return parsed ?? {};
  }
}
