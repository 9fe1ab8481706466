import type { Messages } from '@lingui/core';
import { collect } from './collect';

export const messages = collect(
  import.meta.glob<Messages>(['./en.po', '../features/*/locales/en.po'], { eager: true, import: 'messages' }),
);
