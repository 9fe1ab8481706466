import { useEffect, useEffectEvent, useRef } from 'react';

/** How long silence is normal while something is made. */
const patience = 5000;

/** Calls when nothing was heard for too long; answers what to call whenever something is. */
export function useSilence(onSilent: () => void): () => void {
  const heard = useRef(Date.now());
  const ask = useEffectEvent(() => {
    if (Date.now() - heard.current > patience) onSilent();
  });
  useEffect(() => {
    const timer = window.setInterval(() => ask(), patience);
    return () => window.clearInterval(timer);
  }, []);
  return () => {
    heard.current = Date.now();
  };
}
