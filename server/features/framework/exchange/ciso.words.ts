import { get, list, words } from './plain.js';

/** Words in Chinese where the library has a Chinese translation, else in its own language. */
export function said(value: unknown, key: string): string | null {
  const translations = get(value, 'translations');
  for (const locale of ['zh', 'zh-CN', 'zh_CN', 'zh-Hans']) {
    const found = words(get(translations, locale), key);
    if (found !== null) return found;
  }
  return words(value, key);
}

/** The end of a URN, by which a thing is known. */
export const lastOf = (urn: string | null): string | null =>
  urn === null ? null : (urn.split(':').at(-1) ?? null);

/** What has no place of its own here stays readable beside the requirement. */
export function notesOf(node: unknown): { notes?: { title: string; text: string }[] } {
  const notes = [
    ...['annotation', 'typical_evidence', 'importance'].flatMap((title) => {
      const note = said(node, title);
      return note === null ? [] : [{ title, text: note }];
    }),
    ...['implementation_groups', 'reference_controls', 'threats'].flatMap((title) => {
      const values = list(node, title).filter((one) => typeof one === 'string');
      return values.length === 0 ? [] : [{ title, text: values.join('\n') }];
    }),
    ...['questions', 'question'].flatMap((title) => {
      const lines = linesOf(get(node, title));
      return lines.length === 0 ? [] : [{ title: 'questions', text: lines.join('\n') }];
    }),
  ];
  return notes.length === 0 ? {} : { notes };
}

/** Questions with their choices, whichever way the block is built. */
function linesOf(block: unknown): string[] {
  if (block === null || typeof block !== 'object') return [];
  const inner = get(block, 'questions');
  if (inner !== undefined) return linesOf(inner);
  const questions = Array.isArray(block) ? block : Object.values(block);
  return questions.flatMap((question: unknown) => {
    const asked = said(question, 'text');
    const choices = list(question, 'choices').flatMap((choice) =>
      typeof choice === 'string' ? choice : (said(choice, 'value') ?? []),
    );
    return [...(asked === null ? [] : [asked]), ...choices.map((choice) => `  - ${choice}`)];
  });
}
