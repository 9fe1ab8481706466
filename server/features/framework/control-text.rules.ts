import { z } from 'zod';
import { AppError, badInput, staleVersion, text } from '../../platform/graphql/errors.js';
import { check, line, maximumListItems, paragraph } from '../../platform/graphql/input-rules.js';
import { asItemError } from '../../platform/graphql/item-error.js';
import { clauseKey } from './clause-key.js';
import type { ControlTextInput, ControlTextOutcome, RecordControlTextsInput } from './control-text.types.js';
import type { Control } from './control.types.js';

const frame = z.object({
  frameworkCode: line(100),
  texts: z.array(z.unknown()).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`),
  source: paragraph(500),
});
const item = z.object({ code: line(200), text: paragraph(20_000), version: z.number().int().nullish() });

/** What stands in the table for a control; no text when it was removed. */
export interface StoredText {
  readonly text: string | null;
  readonly source: string | null;
  readonly version: number;
}

/** What becomes of one text: written when it has a `next`. */
export interface Decision {
  readonly code: string;
  readonly control: Control | null;
  readonly outcome: ControlTextOutcome | null;
  readonly error: AppError | null;
  readonly before: StoredText | undefined;
  readonly next: StoredText | undefined;
}

export interface CheckedBatch {
  readonly frameworkCode: string;
  readonly texts: readonly ControlTextInput[];
  /** Null keeps what stands; empty removes it. */
  readonly source: string | null;
}

/** The batch as a whole; its items are checked one by one. */
export function readBatch(input: RecordControlTextsInput): CheckedBatch {
  const { frameworkCode, source } = check(frame, input);
  return {
    frameworkCode: frameworkCode as string,
    texts: input.texts,
    source: input.source == null ? null : (source ?? ''),
  };
}

/** Finds controls by their code, or as a printed table names them when that can only mean one. */
export class ControlFinder {
  private readonly byCode: ReadonlyMap<string, Control>;
  private readonly byClause: ReadonlyMap<string, ReadonlySet<Control>>;

  constructor(controls: readonly Control[]) {
    this.byCode = new Map(controls.map((control) => [control.code, control]));
    const byClause = new Map<string, Set<Control>>();
    for (const control of controls)
      for (const name of [control.code, control.ref ?? control.code]) {
        const key = clauseKey(name);
        byClause.set(key, (byClause.get(key) ?? new Set()).add(control));
      }
    this.byClause = byClause;
  }

  find(code: string): Control {
    const exact = this.byCode.get(code);
    if (exact) return exact;
    const [found, second] = this.byClause.get(clauseKey(code)) ?? [];
    if (!found) throw unknown(code);
    if (!second) return found;
    throw badInput({
      code: text(
        `编号不唯一，请写完整编号，例如 ${found.code} 或 ${second.code}。`,
        `The code names several controls: write it in full, for example ${found.code} or ${second.code}.`,
      ),
    });
  }
}

/** The controls that a batch names, as far as it names any. */
export function namedControls(batch: CheckedBatch, finder: ControlFinder): string[] {
  return batch.texts.flatMap(({ code }) => {
    try {
      return [finder.find(code.trim()).id];
    } catch {
      return [];
    }
  });
}

/** What becomes of each text of a batch, given what stands. Writes nothing. */
export function decideTexts(
  batch: CheckedBatch,
  finder: ControlFinder,
  stored: ReadonlyMap<string, StoredText>,
): Decision[] {
  const seen = new Set<string>();
  return batch.texts.map((given): Decision => {
    let control: Control | null = null;
    let before: StoredText | undefined;
    try {
      const checked = check(item, given);
      control = finder.find(checked.code as string);
      if (seen.has(control.id)) throw twice();
      seen.add(control.id);
      before = stored.get(control.id);
      const standing = before?.text == null ? 0 : before.version;
      if (checked.version != null && checked.version !== standing) throw staleVersion();
      const wanted = checked.text?.replace(/\r\n?/g, '\n') || null;
      const source =
        wanted === null ? null : batch.source === null ? (before?.source ?? null) : batch.source || null;
      const outcome = outcomeOf(before, wanted, source);
      const next =
        outcome === 'UNCHANGED' ? undefined : { text: wanted, source, version: (before?.version ?? 0) + 1 };
      return { code: given.code, control, outcome, error: null, before, next };
    } catch (error) {
      return { code: given.code, control, outcome: null, error: asItemError(error), before, next: undefined };
    }
  });
}

function outcomeOf(
  before: StoredText | undefined,
  wanted: string | null,
  source: string | null,
): ControlTextOutcome {
  const standing = before?.text ?? null;
  if (wanted === null) return standing === null ? 'UNCHANGED' : 'REMOVED';
  if (standing === null) return 'ADDED';
  return standing === wanted && (before?.source ?? null) === source ? 'UNCHANGED' : 'CHANGED';
}

const unknown = (code: string): AppError => {
  const shown = code.slice(0, 40);
  return new AppError(
    'NOT_FOUND',
    text(`本标准没有编号为“${shown}”的条款。`, `The rule book has no control "${shown}".`),
  );
};

const twice = (): AppError =>
  badInput({
    code: text(
      '同一条款在本批中出现了两次，只采用第一次。',
      'The same control stands twice in this batch: only the first text counts.',
    ),
  });

const around = 60;
const longest = 160;

/** At most 160 characters of a text, from a little before the first of these folded words on. */
export function excerptOf(whole: string, words: readonly string[]): string {
  const flat = whole.replace(/\s+/g, ' ');
  const lower = flat.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const first = places.length === 0 ? 0 : Math.min(...places);
  const from = first > around ? first - around : 0;
  const part = flat.slice(from, from + longest);
  return `${from > 0 ? '…' : ''}${part}${from + longest < flat.length ? '…' : ''}`;
}
