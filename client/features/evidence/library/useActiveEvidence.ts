import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from '../../../lib/useView';

/** The address follows when the hand rests: walking with `j` must not write a history entry per line. */
const restMs = 150;

/**
 * The chosen proof: at once on the screen, a moment later in the address. The router takes changes of the address as
 * transitions, which wait for the panel's data; the line under the keys cannot.
 */
export function useActiveEvidence(view: View): [string | null, (id: string | null) => void] {
  const inAddress = view.get('evidence');
  const [active, setActive] = useState(inAddress);
  const latest = useRef(view);
  const written = useRef(new Set<string | null>());
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    latest.current = view;
  });
  useEffect(() => {
    // Our own writing comes back here; anything else is Back, a link or a hand-written address.
    if (!written.current.delete(inAddress)) setActive(inAddress);
  }, [inAddress]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const choose = useCallback((id: string | null) => {
    setActive(id);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      if (latest.current.get('evidence') === id) return;
      written.current.add(id);
      latest.current.set({ evidence: id });
    }, restMs);
  }, []);
  return [active, choose];
}
