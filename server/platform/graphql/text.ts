import type { Locale } from '../access/actor.js';

/** One text in both languages of the product. Rooms keep theirs beside the rule that raises it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const text = (zh: string, en: string): Text => ({ zh, en });

export const say = (message: Text, locale: Locale): string => message[locale];
