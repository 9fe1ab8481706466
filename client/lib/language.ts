import { i18n } from '@lingui/core';
import { createStore } from './store';
import { readStored, writeStored } from './storage';

export type Language = 'zh' | 'en';

/** Chinese first: only a remembered choice or an English-only browser changes it. */
export function preferredLanguage(): Language {
  const stored = readStored<string>('language', '');
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.languages.some((tag) => tag.startsWith('zh')) || !navigator.language.startsWith('en')
    ? 'zh'
    : 'en';
}

export const language = createStore<Language>('zh');

/** BCP 47 tag of the current language, for Intl and for `<html lang>`. */
export function languageTag(): string {
  return language.get() === 'zh' ? 'zh-CN' : 'en-GB';
}

/** Loads the texts of a language and switches the whole client to it. */
export async function switchLanguage(next: Language): Promise<void> {
  const { messages } =
    next === 'zh' ? await import('../locales/chinese') : await import('../locales/english');
  i18n.load(next, messages);
  language.set(next);
  writeStored('language', next);
  document.documentElement.lang = languageTag();
  i18n.activate(next);
}
