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

const timers = new Map<number, number>();

/** Takes a toast away. */
export function dismissToast(id: number): void {
  holdToast(id);
  timers.delete(id);
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Keeps a toast while somebody points at it or has the focus in it. */
export function holdToast(id: number): void {
  window.clearTimeout(timers.get(id));
}

/** Lets a toast go after its time, counted from now. */
export function releaseToast({ id, undo }: Toast): void {
  holdToast(id);
  timers.set(
    id,
    window.setTimeout(() => dismissToast(id), undo ? undoTime : plainTime),
  );
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
  releaseToast(toast);
}
