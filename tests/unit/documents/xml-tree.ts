/** Just enough of an XML reader to look at a document's structure; throws on anything that is not well formed. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function parseXml(xml: string): Element {
  const bad = FORBIDDEN.exec(xml);
  if (bad) throw new Error(`character U+${bad[0].codePointAt(0)?.toString(16)} at ${bad.index} is not XML`);
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(xml); token; token = TOKEN.exec(xml)) {
    at = TOKEN.lastIndex;
    const [, closing, name, attributes = '', empty, text] = token;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(unescape(text));
    else if (name === undefined) continue;
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing at ${at}`);
    } else {
      const element: Element = {
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, unescape(value)]),
        ),
        children: [],
      };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (at !== xml.length) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 60)}`);
  const top = root.children.find((child) => typeof child !== 'string');
  if (open.length !== 1 || top === undefined) throw new Error('an element is not closed');
  return top;
}

/** All descendants of that name, in document order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child, ...all(child, name)] : all(child, name);
  });
}

export function textOf(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'w:br') return '\n';
      // Also the name of a tab stop in w:tabs, which is no text.
      return child.name === 'w:tab' && child.attributes['w:pos'] === undefined ? '\t' : textOf(child);
    })
    .join('');
}

/** Attribute of the first descendant of that name. */
export const value = (element: Element, name: string, attribute = 'w:val'): string | undefined =>
  all(element, name)[0]?.attributes[attribute];

function unescape(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`bare ampersand in ${text}`);
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
