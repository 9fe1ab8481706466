import { i18n, type Messages } from '@lingui/core';

// lingui reads from the objects it was first given, so what a later chunk adds needs no `load`: that would draw every
// screen anew, and no screen can show a text whose module has not run.
const zh: Messages = {};
const en: Messages = {};
i18n.load({ zh, en });

/** The texts of one module, in the order of lingui's languages; the build writes the calls (`texts.vite.ts`). */
export function addTexts(chinese: Messages, english: Messages): void {
  Object.assign(zh, chinese);
  Object.assign(en, english);
}
