/** Reads a remembered setting of this browser; anything unreadable counts as not set. */
export function readStored<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`hengjian.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** Remembers a setting in this browser. A full or forbidden storage only means that it is not remembered. */
export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`hengjian.${key}`, JSON.stringify(value));
  } catch {
    // Private windows and locked-down policies refuse storage; the screen works without it.
  }
}
