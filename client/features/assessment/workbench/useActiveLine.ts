import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from '../../../lib/useView';
import { ResultDetailDocument } from './documents';
import type { Line } from './lines';

/** How long a control must stay before it is written into the address: `j j j` makes no history. */
const settleTime = 250;

/**
 * The control being worked on. Local state, so that the next one is on the screen in the same frame; the address
 * follows. The neighbours' details are asked ahead.
 */
export function useActiveLine(view: View, assessmentId: string, order: readonly Line[]) {
  const client = useApolloClient();
  const inUrl = view.get('control');
  const [active, setActive] = useState(inUrl);
  const written = useRef(inUrl);
  const { set } = view;

  useEffect(() => {
    // Changed from outside (a link, Back): follow it.
    if (inUrl !== written.current) {
      written.current = inUrl;
      if (inUrl) setActive(inUrl);
    }
  }, [inUrl]);

  useEffect(() => {
    if (!active || active === written.current) return;
    const timer = window.setTimeout(() => {
      written.current = active;
      set({ control: active });
    }, settleTime);
    return () => window.clearTimeout(timer);
  }, [active, set]);

  const current = active ?? order[0]?.control.id ?? null;
  const at = order.findIndex((line) => line.control.id === current);
  const neighbours = [order[at + 1], order[at + 2], order[at - 1]].map((line) => line?.control.id).join(',');
  useEffect(() => {
    const timer = window.setTimeout(() => {
      for (const controlId of neighbours.split(',').filter(Boolean)) {
        void client
          .query({ query: ResultDetailDocument, variables: { id: assessmentId, controlId } })
          .catch(() => undefined);
      }
    }, 60);
    return () => window.clearTimeout(timer);
  }, [client, assessmentId, neighbours]);

  const step = useCallback(
    (by: 1 | -1) => {
      const next = order[at + by];
      if (next) setActive(next.control.id);
    },
    [order, at],
  );
  return { activeId: current, position: at, activate: setActive as (controlId: string) => void, step };
}
