import type { Block } from '../../../platform/documents/index.js';

const heading = /^(#{1,3})\s+(.*)$/;
const bullet = /^[-*•]\s+(.*)$/;
const numbered = /^\d{1,3}[.、)]\s*(.*)$/;

/** The plain text of a policy as blocks of a document; the screen reads it alike (`client/features/policy/policyText.ts`). */
export function policyTextBlocks(text: string): Block[] {
  let step = 0;
  return text.split('\n').flatMap((line): Block[] => {
    const trimmed = line.trim();
    const [, signs, title] = heading.exec(trimmed) ?? [];
    const item = bullet.exec(trimmed)?.[1];
    const next = item === undefined ? numbered.exec(trimmed)?.[1] : undefined;
    // Whatever stands between two steps ends their list.
    step = next === undefined ? 0 : step + 1;
    if (trimmed === '') return [];
    if (signs !== undefined && title !== undefined)
      return [{ kind: 'heading', level: (signs.length + 1) as 2 | 3 | 4, text: title, numbered: false }];
    if (item !== undefined) return [{ kind: 'paragraph', content: `• ${item}` }];
    if (next !== undefined) return [{ kind: 'paragraph', content: `${step}. ${next}` }];
    return [{ kind: 'paragraph', content: trimmed }];
  });
}
