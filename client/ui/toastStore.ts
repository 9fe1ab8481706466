import { announce } from '../lib/announce';
import { createStore } from '../lib/store';
import type { Tone } from './tone';

export interface Toast {
  id: number;
  text: string;
  tone: Tone;
  /** Takes the change back; the toast then stays 8 seconds. */
  undo?: () => void;
}

export const toasts = createStore<readonly Toast[]>([]);

let next = 1;

/** Eight seconds: time enough to notice a slip and take it back. */
const undoTime = 8000;
const plainTime = 4500;

/** Takes a toast away. */
export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/**
 * Says that something happened. With `undo` it replaces 「确定吗？」: act first, take back within eight seconds.
 */
export function showToast(text: string, options: { tone?: Tone; undo?: () => void } = {}): void {
  const id = next++;
  const toast: Toast = { id, text, tone: options.tone ?? 'positive' };
  if (options.undo) toast.undo = options.undo;
  // Three at most: older ones have been read or missed.
  toasts.set([...toasts.get().slice(-2), toast]);
  announce(text);
  window.setTimeout(() => dismissToast(id), options.undo ? undoTime : plainTime);
}
