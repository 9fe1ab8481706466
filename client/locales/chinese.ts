import type { Messages } from '@lingui/core';
import { collect } from './collect';

export const messages = collect(
  import.meta.glob<Messages>(['./zh.po', '../features/*/locales/zh.po'], { eager: true, import: 'messages' }),
);
