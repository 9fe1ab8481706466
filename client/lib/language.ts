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

/** Switches the whole client to a language; its texts are there with the modules that say them. */
export function switchLanguage(next: Language): void {
  language.set(next);
  writeStored('language', next);
  document.documentElement.lang = languageTag();
  i18n.activate(next);
}
