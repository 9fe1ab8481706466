import { useCallback, useEffect, useState } from 'react';
import { describeError } from '../../../lib/errors';

/** What the server takes at a time. */
const perQuestion = 250;
/** Ten thousand names are more than one person may ask in a minute: the rest waits its turn. */
const turnMs = 5_000;

export interface Answers<Value> {
  /** By text; what has no answer yet is missing. */
  found: ReadonlyMap<string, Value>;
  /** Some are still missing. */
  waiting: boolean;
  /** The last question went unanswered. */
  failed: boolean;
  again: () => void;
}

/** Asks about texts, however many there are, 250 at a time and each of them once. `ask` has to be the same between renders. */
export function useAnswers<Value>(
  texts: readonly string[],
  ask: (texts: string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Value>>,
): Answers<Value> {
  const [found, setFound] = useState<ReadonlyMap<string, Value>>(new Map());
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  // The text itself says what is next: it changes with each answer, and with nothing else.
  const missing = [...new Set(texts)].filter((text) => !found.has(text));
  const next = JSON.stringify(missing.slice(0, perQuestion));
  useEffect(() => {
    const names = JSON.parse(next) as string[];
    if (names.length === 0 || failed) return;
    const control = new AbortController();
    let timer: number | undefined;
    ask(names, control.signal).then(
      (answers) => {
        if (!control.signal.aborted) setFound((before) => new Map([...before, ...answers]));
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        if (describeError(error).code !== 'RATE_LIMITED') setFailed(true);
        else timer = window.setTimeout(() => setTurn((before) => before + 1), turnMs);
      },
    );
    return () => {
      control.abort();
      window.clearTimeout(timer);
    };
  }, [next, failed, turn, ask]);
  const again = useCallback(() => setFailed(false), []);
  return { found, waiting: missing.length > 0, failed: failed && missing.length > 0, again };
}
