import type { Locale } from '../../../platform/access/actor.js';
import type { RiskLevel, TaskPriority, TaskState } from '../task.lifecycle.js';

type Words<Key extends string> = Readonly<
  Record<Key, { readonly zh: readonly string[]; readonly en: readonly string[] }>
>;

// The first word of each language is the one of the screens; the others are understood too.
export const stateWords: Words<TaskState> = {
  OPEN: { zh: ['待开始', '未开始'], en: ['Open', 'not started'] },
  IN_PROGRESS: { zh: ['进行中', '整改中'], en: ['In progress'] },
  SUBMITTED: { zh: ['待验证', '已提交'], en: ['Submitted'] },
  VERIFIED: { zh: ['已验证', '已完成'], en: ['Verified', 'done'] },
  RETURNED: { zh: ['被退回', '退回重做'], en: ['Returned'] },
};

export const priorityWords: Words<TaskPriority> = {
  CRITICAL: { zh: ['紧急', '特急'], en: ['Critical', 'urgent'] },
  HIGH: { zh: ['高'], en: ['High'] },
  MEDIUM: { zh: ['中', '一般'], en: ['Medium', 'normal'] },
  LOW: { zh: ['低'], en: ['Low'] },
};

export const riskWords: Words<RiskLevel> = {
  VERY_LOW: { zh: ['很低', '1'], en: ['Very low'] },
  LOW: { zh: ['低', '2'], en: ['Low'] },
  MEDIUM: { zh: ['中', '3'], en: ['Medium'] },
  HIGH: { zh: ['高', '4'], en: ['High'] },
  VERY_HIGH: { zh: ['很高', '5'], en: ['Very high'] },
};

export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*_]/g, '');

/** The key that a word of either language names, or the key itself; undefined for any other word. */
export function keyOfWord<Key extends string>(words: Words<Key>, word: string): Key | undefined {
  const wanted = fold(word);
  return (Object.keys(words) as Key[]).find((key) =>
    [key, ...words[key].zh, ...words[key].en].some((each) => fold(each) === wanted),
  );
}

export const wordOf = <Key extends string>(words: Words<Key>, key: Key, locale: Locale): string =>
  words[key][locale][0]!;

export const listedWords = <Key extends string>(words: Words<Key>, locale: Locale): string =>
  (Object.keys(words) as Key[]).map((key) => wordOf(words, key, locale)).join(locale === 'zh' ? '、' : ', ');

/** 2026-03-15, 2026/3/15, 2026.3.15, 20260315, 2026年3月15日, with or without a time; undefined when it is no day. */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(?:[ T]\d.*)?$/.exec(plain);
  if (!found) return undefined;
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** A sum as people write it: grouping commas, ￥ and 元 are fine. NaN when it is no number. */
export const readNumber = (text: string): number => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s¥元]|人天$|天$/g, '');
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
};

/** Names, codes and the like in one cell. */
export const readList = (text: string): string[] =>
  text
    .split(/[;；,，、\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** ZG-0012, zg-12 and 12 are the same task. */
export function numberOf(said: string): number | undefined {
  const digits = /^(?:zg-?)?0*(\d{1,9})$/i.exec(said.normalize('NFKC').trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
