const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Characters that markup writes by name or number. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
        if (name) return entities[String(name).toLowerCase()] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      })
    : text;

/**
 * Text of XML: what stands in elements of these names, with a gap after those of the others. Read tag by tag, so that its
 * depth costs nothing; entities that a document declares for itself are never expanded.
 */
export function* xmlText(
  xml: string,
  { inside, gapAfter }: { readonly inside: ReadonlySet<string>; readonly gapAfter: ReadonlySet<string> },
): Generator<string> {
  let line = '';
  let open = 0;
  for (let at = 0; at < xml.length;) {
    const start = xml.indexOf('<', at);
    const stop = start < 0 ? xml.length : start;
    if (open > 0 && stop > at) line += decodeEntities(xml.slice(at, stop));
    if (start < 0) break;
    const end = xml.startsWith('<!--', start) ? xml.indexOf('-->', start) + 2 : xml.indexOf('>', start);
    if (end <= start) break;
    const closing = xml[start + 1] === '/';
    const name = nameAt(xml, start + (closing ? 2 : 1));
    const single = xml[end - 1] === '/';
    if (inside.has(name) && !single) open = Math.max(0, open + (closing ? -1 : 1));
    if (gapAfter.has(name) && (closing || single)) {
      if (line.length > 2_000) {
        yield line;
        line = '';
      } else line += ' ';
    }
    at = end + 1;
  }
  if (line !== '') yield line;
}

function nameAt(xml: string, from: number): string {
  let to = from;
  // Up to a space, a slash or the end of the tag.
  for (
    let code = xml.charCodeAt(to);
    code > 0x20 && code !== 0x2f && code !== 0x3e;
    code = xml.charCodeAt(to)
  )
    to += 1;
  return xml.slice(from, to);
}

/** Text of a page: without what is not shown. */
export const htmlText = (html: string): string =>
  decodeEntities(
    html
      .replace(/<(script|style|head|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
      .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
      .replace(/<\/?(?:b|i|u|em|strong|span|font|a|small|sub|sup|wbr)\b[^>]*>/gi, '')
      .replace(/<[^>]*>/g, ' '),
  );
