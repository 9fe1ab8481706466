/**
 * Text that XML 1.0 can carry and paper can show. C0 and C1 controls go (tab and newline stay); halves of
 * surrogate pairs and the two non-characters become U+FFFD, so that a reader sees that something was there.
 * Emoji and rare characters beyond the basic plane pass untouched.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

/** Cleaned and escaped for element content and attribute values. */
export function xmlText(text: string): string {
  const clean = cleanText(text);
  return /[&<>"]/.test(clean) ? clean.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark) : clean;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
