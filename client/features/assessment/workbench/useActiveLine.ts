import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from '../../../lib/useView';
import { ResultDetailDocument } from './documents';
import type { Line } from './lines';

/** How long a control must stay before it is written into the address: `j j j` makes no history. */
const settleTime = 250;

/**
 * The control somebody went to, null before that. Local state, so that the next one is on the screen in the same
 * frame; the address follows.
 */
export function useChosenControl(view: View): [string | null, (controlId: string) => void] {
  const inUrl = view.get('control');
  const [chosen, choose] = useState(inUrl);
  const written = useRef(inUrl);
  const { set } = view;

  useEffect(() => {
    // Changed from outside (a link, Back): follow it.
    if (inUrl !== written.current) {
      written.current = inUrl;
      if (inUrl) choose(inUrl);
    }
  }, [inUrl]);

  useEffect(() => {
    if (!chosen || chosen === written.current) return;
    const timer = window.setTimeout(() => {
      written.current = chosen;
      set({ control: chosen });
    }, settleTime);
    return () => window.clearTimeout(timer);
  }, [chosen, set]);

  return [chosen, choose as (controlId: string) => void];
}

/** The line being worked on: the chosen control, else the first. The neighbours' details are asked ahead. */
export function useActiveLine(
  assessmentId: string,
  order: readonly Line[],
  chosen: string | null,
  choose: (controlId: string) => void,
) {
  const client = useApolloClient();
  const activeId = chosen ?? order[0]?.control.id ?? null;
  const at = order.findIndex((line) => line.control.id === activeId);
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
      if (next) choose(next.control.id);
    },
    [order, at, choose],
  );
  return { activeId, position: at, step };
}
