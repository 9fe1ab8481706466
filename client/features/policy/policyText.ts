/** One piece of a policy's text. */
export type TextBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] };

const heading = /^(#{1,3})\s+(.*)$/;
const bullet = /^[-*•]\s+(.*)$/;
const numbered = /^\d{1,3}[.、)]\s*(.*)$/;

/**
 * Reads the plain text of a policy: what a line begins with says what it is. Nothing else has a meaning, so there is nothing
 * to escape and nothing to clean. The server reads it alike for documents (`server/features/report/policy-text.ts`).
 */
export function readPolicyText(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') {
      // An empty line ends a list: the next one counts from one again.
      blocks.push({ kind: 'paragraph', text: '' });
      continue;
    }
    const [, signs, title] = heading.exec(line) ?? [];
    if (signs !== undefined && title !== undefined) {
      blocks.push({ kind: 'heading', level: signs.length as 1 | 2 | 3, text: title });
      continue;
    }
    const item = bullet.exec(line)?.[1];
    const step = item === undefined ? numbered.exec(line)?.[1] : undefined;
    const entry = item ?? step;
    if (entry === undefined) {
      blocks.push({ kind: 'paragraph', text: line });
      continue;
    }
    const ordered = item === undefined;
    const last = blocks.at(-1);
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(entry);
    else blocks.push({ kind: 'list', ordered, items: [entry] });
  }
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text !== '');
}
