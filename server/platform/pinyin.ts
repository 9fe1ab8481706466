import { pinyin } from 'pinyin-pro';

/** How a text is typed by people who think in sounds. */
export interface Sound {
  /** One letter per character: 身份鉴别 → sfjb. */
  readonly initials: string;
  /** Whole syllables run together: shenfenjianbie. */
  readonly syllables: string;
  /** Where each syllable begins. */
  readonly starts: ReadonlySet<number>;
}

/** Two letters are initials of something; syllables shorter than this (an, ca) would be found everywhere. */
const leastInitials = 2;
const leastSyllables = 4;

/**
 * The sound of a text, each character in the reading of its context: 重要 is zhong, 重建 chong. Letters and digits stand for
 * themselves, everything else is silent.
 */
export function soundOf(text: string): Sound {
  const characters = pinyin(text.normalize('NFKC').toLowerCase(), {
    type: 'array',
    toneType: 'none',
    v: true,
  });
  const heard = characters.filter((each) => /^[a-z\d]+$/.test(each));
  const starts = new Set<number>();
  let syllables = '';
  for (const each of heard) {
    starts.add(syllables.length);
    syllables += each;
  }
  return { initials: heard.map((each) => each[0]).join(''), syllables, starts };
}

/** True for what may be meant as sound: Latin letters, as many as a guess needs. */
export const mayBeSound = (word: string): boolean => word.length >= leastInitials && /^[a-z]+$/.test(word);

/** True when a lower-case word is a run of its initials, or of its syllables from the beginning of one. */
export function sounds({ initials, syllables, starts }: Sound, word: string): boolean {
  if (initials.includes(word)) return true;
  if (word.length < leastSyllables) return false;
  for (let at = syllables.indexOf(word); at >= 0; at = syllables.indexOf(word, at + 1))
    if (starts.has(at)) return true;
  return false;
}
