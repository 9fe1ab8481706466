import type { Block, Inline } from '../../platform/documents/index.js';

/** What no data of the house can say, named so that a person finds it and writes it. */
export const missing = (what: string): Inline => ({ text: `【待补充】${what}`, tone: 'caution' });
export const missingParagraph = (what: string): Block => ({ kind: 'paragraph', content: [missing(what)] });

/** A box to tick by hand, or ticked because the data says so. */
export const box = (ticked: boolean, label = ''): string => `${ticked ? '☑' : '☐'}${label}`;
