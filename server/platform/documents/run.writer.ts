import type { Content, Footnote, Inline, Tone } from './document.model.js';
import { cleanText, xmlText } from './xml-text.js';

/** Text colours; each is readable on white (contrast ≥ 4.5) and never the only carrier of the meaning. */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  good: '1E6B2E',
  caution: '8A5A00',
  bad: 'B00000',
  quiet: '595959',
};

export interface RunStyle {
  readonly bold?: boolean | undefined;
  readonly tone?: Tone | undefined;
}

/** What words of the document refer to elsewhere in it. */
export interface References {
  /** Bookmarks need a number that is unique in the file; headings take the small ones. */
  nextBookmark(): number;
  footnote(footnote: Footnote): string;
  caption(name: string): string;
}

/** Runs for a piece of content. Fonts and sizes come from the paragraph style. */
export function runs(content: Content, style: RunStyle = {}, references?: References): string {
  if (typeof content === 'string') return run(content, style);
  let xml = '';
  for (const [at, part] of content.entries())
    // Two numbers side by side would read as one.
    xml += (isNote(part) && isNote(content[at - 1]) ? NOTE_COMMA : '') + inline(part, style, references);
  return xml;
}

/** Look of the number of a footnote. */
export const NOTE_NUMBER = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
const NOTE_COMMA = `<w:r>${NOTE_NUMBER}<w:t>,</w:t></w:r>`;
const isNote = (part: Inline | undefined): boolean => typeof part === 'object' && 'footnote' in part;

function inline(part: Inline, style: RunStyle, references: References | undefined): string {
  if (typeof part === 'string') return run(part, style);
  if ('footnote' in part || 'see' in part) {
    if (references === undefined) throw new Error('no reference can stand here');
    return 'see' in part ? references.caption(part.see) : references.footnote(part.footnote);
  }
  if ('toProof' in part) {
    const text = `<w:r><w:rPr><w:rStyle w:val="ProofReference"/></w:rPr><w:t>〔证${part.toProof}〕</w:t></w:r>`;
    return `<w:hyperlink w:anchor="${proofBookmark(part.toProof)}" w:history="1">${text}</w:hyperlink>`;
  }
  if ('file' in part) return fileLink(part.text, part.file);
  return run(part.text, { bold: part.bold ?? style.bold, tone: part.tone ?? style.tone });
}

/** A field rather than a relation of the package: text is streamed after the relations were written. */
function fileLink(label: string, file: string): string {
  if (/["\\]/.test(file)) throw new Error(`no link can lead to ${file}`);
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = `<w:r><w:instrText xml:space="preserve"> HYPERLINK "${xmlText(file)}" </w:instrText></w:r>`;
  const text = `<w:r><w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">${xmlText(label)}</w:t></w:r>`;
  return mark('begin') + instruction + mark('separate') + text + mark('end');
}

function run(text: string, style: RunStyle): string {
  if (text === '') return '';
  const properties = runProperties(style);
  if (!/[\t\n\r]/.test(text)) {
    return `<w:r>${properties}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
  }
  const pieces = cleanText(text)
    .split(/([\t\n])/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`;
    });
  return `<w:r>${properties}${pieces.join('')}</w:r>`;
}

function runProperties({ bold, tone }: RunStyle): string {
  if (!bold && tone === undefined) return '';
  const colour = tone === undefined ? '' : `<w:color w:val="${TONE_COLOURS[tone]}"/>`;
  return `<w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}${colour}</w:rPr>`;
}

/** Bookmark that proof references of this number lead to. */
export const proofBookmark = (proof: number): string => `proof_${proof}`;

/** A paragraph of the given style; `properties` are further children of w:pPr in schema order. */
export function paragraph(style: string, runXml: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runXml}</w:p>`;
}

/** A complex field with its cached result, as every reader accepts it. `look` is a w:rPr for the result, or nothing. */
export function field(instruction: string, result: string, look = ''): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const text = `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`;
  const shown =
    look === '' ? run(result, {}) : `<w:r>${look}<w:t xml:space="preserve">${xmlText(result)}</w:t></w:r>`;
  return mark('begin') + text + mark('separate') + (result === '' ? '' : shown) + mark('end');
}

export const bookmarked = (id: number, name: string, xml: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${xml}<w:bookmarkEnd w:id="${id}"/>`;
