import { useEffect, useEffectEvent, useRef } from 'react';
import { liveReconnections, serverReachable } from './connection';
import { useStore } from './store';

/** Calls `run` after the server was away, or only the live channel was: what happened meanwhile was not sent. */
export function useCameBack(run: () => void): void {
  const reachable = useStore(serverReachable);
  const reconnections = useStore(liveReconnections);
  const wasAway = useRef(false);
  const seen = useRef(reconnections);
  const back = useEffectEvent(run);
  useEffect(() => {
    if (!reachable) wasAway.current = true;
    else if (wasAway.current) {
      wasAway.current = false;
      back();
    }
  }, [reachable]);
  useEffect(() => {
    if (seen.current === reconnections) return;
    seen.current = reconnections;
    back();
  }, [reconnections]);
}
