const basicWords = new Set(['基本', '基本项', '基', 'b', 'basic', '★', '●', '√']);
const electiveWords = new Set(['选择', '选择项', '选', 'e', 'elective', '☆', '○']);

/** A category as people write it; null for none, undefined when it is not understood. */
export function readCategory(typed: string): 'BASIC' | 'ELECTIVE' | null | undefined {
  const word = typed.normalize('NFKC').trim().toLowerCase();
  if (word === '' || word === '-' || word === '—') return null;
  if (basicWords.has(word)) return 'BASIC';
  return electiveWords.has(word) ? 'ELECTIVE' : undefined;
}
