/** One tag of a part, with the names of the elements around it. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  /** As it stands in the text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Elements around it, outermost first; of a closing tag without its own element. */
  readonly path: readonly string[];
}

/** Not XML as an office program writes it. */
export class BrokenXml extends Error {}

const maximumDepth = 100;
const tag = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const entity = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/g;

/**
 * Every tag of a part in order. Strict on purpose: neither declarations of types nor entities of their own, comments, CDATA or
 * instructions, none of which an office program writes, so nothing can hide from who reads the text of a part.
 */
export function* tagsOf(xml: string): Generator<Tag> {
  const path: string[] = [];
  const head = /^\uFEFF?\s*(?:<\?xml\s[^<>]*\?>)?\s*/.exec(xml)?.[0].length ?? 0;
  let behind = head;
  for (let start = xml.indexOf('<', head); start >= 0; start = xml.indexOf('<', behind)) {
    if (xml.slice(behind, start).replace(entity, '').includes('&')) throw new BrokenXml('unknown entity');
    tag.lastIndex = start;
    const found = tag.exec(xml);
    if (!found) throw new BrokenXml(`no tag at ${start}`);
    const [text, closing, name = '', , empty] = found;
    behind = start + text.length;
    if (closing && path.pop() !== name) throw new BrokenXml(`${name} ends where it did not begin`);
    if (path.length > maximumDepth) throw new BrokenXml('too deep');
    yield { kind: closing ? 'close' : empty ? 'empty' : 'open', name, text, start, end: behind, path };
    if (!closing && !empty) path.push(name);
  }
  if (path.length > 0 || xml.slice(behind).trim() !== '') throw new BrokenXml('the part is cut off');
}

export const attributeOf = (text: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined);

/** Text of an element as a reader sees it. */
export const plainText = (text: string): string =>
  text.replace(entity, (one) => {
    const known = names[one];
    if (known !== undefined) return known;
    const code = one.startsWith('&#x') ? Number.parseInt(one.slice(3, -1), 16) : Number(one.slice(2, -1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

const names: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The text with these places changed; they do not overlap. */
export function edited(xml: string, edits: readonly Edit[]): string {
  let result = '';
  let behind = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += xml.slice(behind, start) + text;
    behind = end;
  }
  return result + xml.slice(behind);
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
