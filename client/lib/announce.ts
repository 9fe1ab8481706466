import { createStore } from './store';

/** The sentence that the live region reads next. */
export const announcement = createStore<{ text: string; at: number }>({ text: '', at: 0 });

/** Says a sentence to screen readers, for changes that are seen but not focused. */
export function announce(text: string): void {
  announcement.set({ text, at: Date.now() });
}
