/// <reference types="vite/client" />

/** Catalogues are compiled while they are imported, by the lingui plugin. */
declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
