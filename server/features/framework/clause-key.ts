import { foldText } from '../../platform/search.js';

/** 8.1.4.1 a), 8.1.4.1a and 8.1.4.1-a are the same clause: people write it as it is printed. */
export const clauseKey = (code: string): string =>
  foldText(code)
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/(\d)(?=[a-z])/g, '$1-')
    .replace(/^-|-$/g, '');
