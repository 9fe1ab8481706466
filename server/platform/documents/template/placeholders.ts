import { xmlText } from '../xml-text.js';
import { edited, plainText, tagsOf } from './xml-scan.js';
import type { Edit } from './xml-scan.js';

/** What a hospital writes between {{ and }} in its template: the Chinese name, or the English one. */
export const placeholderNames = {
  title: ['标题', 'title'],
  number: ['编号', 'number'],
  version: ['版本', 'version'],
  classification: ['密级', 'classification'],
  organization: ['单位', 'organization'],
  author: ['编制人', 'author'],
  reviewer: ['审核人', 'reviewer'],
  approver: ['批准人', 'approver'],
  issuedOn: ['签发日期', 'issuedOn'],
  date: ['日期', 'date'],
  body: ['正文', 'body'],
} as const satisfies Record<string, readonly [string, string]>;

export type Placeholder = keyof typeof placeholderNames;
/** What stands in place of each; the body is no text. */
export type PlaceholderValues = Readonly<Record<Exclude<Placeholder, 'body'>, string>>;

const known = new Map<string, Placeholder>(
  Object.entries(placeholderNames).flatMap(([key, names]) =>
    names.map((name) => [name.toLowerCase(), key as Placeholder] as const),
  ),
);
const written = /\{\{([^{}]*)\}\}/g;
const placeholderOf = (name: string): Placeholder | undefined => known.get(name.trim().toLowerCase());

export const templatePlaces = ['BODY', 'HEADER', 'FOOTER', 'NOTE'] as const;
export const templateProblemKinds = [
  'UNKNOWN',
  'CUT',
  'BODY_MISSING',
  'BODY_REPEATED',
  'BODY_NOT_ALONE',
] as const;

/** Something that keeps a template from being used, and where it stands. */
export interface TemplateProblem {
  readonly kind: (typeof templateProblemKinds)[number];
  /** As written, braces included. */
  readonly placeholder: string;
  readonly place: (typeof templatePlaces)[number];
  /** Text of the paragraph that it stands in. */
  readonly paragraph: string;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Directly in the body: in no table, box or control. */
  readonly ofBody: boolean;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** The paragraphs of a part with the text that is their own: a box inside one has paragraphs of its own. */
export function paragraphsOf(xml: string): Paragraph[] {
  const open: { start: number; ofBody: boolean; pieces: Piece[] }[] = [];
  const done: Paragraph[] = [];
  let text: { readonly start: number; readonly from: number } | undefined;
  for (const { kind, name, path, start, end } of tagsOf(xml)) {
    const within = open.at(-1);
    if (name === 'w:p') {
      if (kind === 'open')
        open.push({ start, ofBody: path.length === 2 && path[1] === 'w:body', pieces: [] });
      const ended = kind === 'close' ? open.pop() : undefined;
      if (ended) done.push({ ...ended, end, text: ended.pieces.map((piece) => piece.text).join('') });
    } else if (name === 'w:t' && kind === 'open') text = { start, from: end };
    else if (name === 'w:t' && kind === 'close' && text) {
      within?.pieces.push({ start: text.start, end, text: plainText(xml.slice(text.from, start)) });
      text = undefined;
    } else if (kind === 'empty' && path.at(-1) === 'w:r' && /^w:(?:tab|br|cr)$/.test(name))
      within?.pieces.push({ start: -1, end: -1, text: '\t' });
  }
  return done.sort((a, b) => a.start - b.start);
}

/** The paragraph that makes room for the document: it stands alone, once. */
export const isBody = ({ text }: Paragraph): boolean => {
  const [, name] = /^\s*\{\{([^{}]*)\}\}\s*$/.exec(text) ?? [];
  return name !== undefined && placeholderOf(name) === 'body';
};

/** The placeholders that stand in a part. */
export const placeholdersIn = (xml: string): Set<Placeholder> =>
  new Set(
    paragraphsOf(xml).flatMap(({ text }) =>
      [...text.matchAll(written)].flatMap(([, name = '']) => placeholderOf(name) ?? []),
    ),
  );

/** More than these nobody reads. */
const toldProblems = 50;

/** Parts of a template with text, by what they are. */
export type Stories = readonly { readonly place: TemplateProblem['place']; readonly xml: string }[];

export function problemsOf(stories: Stories): TemplateProblem[] {
  const problems = new Map<string, TemplateProblem>();
  let bodies = 0;
  for (const { place, xml } of stories)
    for (const paragraph of paragraphsOf(xml)) {
      const add = (kind: TemplateProblem['kind'], placeholder: string): void => {
        const problem = { kind, placeholder, place, paragraph: paragraph.text.trim().slice(0, 120) };
        // What a box holds is written twice, for readers of two ages.
        problems.set(Object.values(problem).join('\n'), problem);
      };
      for (const [whole, name = ''] of paragraph.text.matchAll(written)) {
        const key = placeholderOf(name);
        if (key === undefined) add('UNKNOWN', whole.slice(0, 60));
        else if (key === 'body') {
          bodies += 1;
          if (!paragraph.ofBody || !isBody(paragraph)) add('BODY_NOT_ALONE', whole);
          else if (bodies > 1) add('BODY_REPEATED', whole);
        }
      }
      const left = /(?:\{\{|｛｛).{0,20}|.{0,20}(?:\}\}|｝｝)/.exec(paragraph.text.replace(written, '　'));
      if (left) add('CUT', left[0]);
    }
  if (bodies === 0)
    problems.set('', { kind: 'BODY_MISSING', placeholder: '{{正文}}', place: 'BODY', paragraph: '' });
  return [...problems.values()].slice(0, toldProblems);
}

/** The part with its placeholders filled in, but the body; each keeps the look of the run in which it begins. */
export function filled(xml: string, values: PlaceholderValues): string {
  const edits: Edit[] = [];
  for (const { text, pieces } of paragraphsOf(xml)) {
    const texts = pieces.map((piece) => piece.text);
    // From behind, so that what was found stays where it is.
    for (const found of [...text.matchAll(written)].reverse()) {
      const key = placeholderOf(found[1] ?? '');
      if (key === undefined || key === 'body') continue;
      replace(pieces, texts, found.index, found.index + found[0].length, values[key]);
    }
    for (const [at, { start, end, text: before }] of pieces.entries())
      if (texts[at] !== before)
        edits.push({ start, end, text: `<w:t xml:space="preserve">${xmlText(texts[at] ?? '')}</w:t>` });
  }
  return edited(xml, edits);
}

function replace(pieces: readonly Piece[], texts: string[], from: number, to: number, value: string): void {
  let offset = 0;
  let first = true;
  for (const [at, { text }] of pieces.entries()) {
    const [start, end] = [Math.max(0, from - offset), Math.min(text.length, to - offset)];
    offset += text.length;
    if (start >= end) continue;
    const now = texts[at] ?? '';
    // What stands behind may have grown already; what stands before has not.
    texts[at] = now.slice(0, start) + (first ? value : '') + now.slice(end);
    first = false;
  }
}
