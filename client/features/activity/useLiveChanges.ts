import { useSubscription } from '@apollo/client/react';
import { startTransition, useEffect, useEffectEvent, useRef } from 'react';
import { graphql } from '../../gql';
import { useCameBack } from '../../lib/useCameBack';
import { useCan } from '../../lib/viewer';

const LiveChangesSubscription = graphql(/* GraphQL */ `
  subscription LiveChanges {
    changes {
      cursor
      action
      objectType
      objectId
    }
  }
`);

/** Several events of one action arrive together; one answer is enough for them. */
const gathered = 300;
/** People without the feed ask again when they come back, but not on every glance. */
const staleAfter = 10_000;

/**
 * Calls `refresh` shortly after something of these types changed anywhere in the organization. Who may not follow
 * the feed, or was away, asks again on coming back.
 */
export function useLiveChanges(objectTypes: readonly string[], refresh: () => void): void {
  const live = useCan()('change:read');
  const waiting = useRef(0);
  const lastAt = useRef(Date.now());
  const renew = () => {
    lastAt.current = Date.now();
    // What others change meanwhile comes into the screen as it stands: no skeleton takes its place, and nothing loses the focus.
    startTransition(() => refresh());
  };
  const run = useEffectEvent(renew);

  useSubscription(LiveChangesSubscription, {
    skip: !live,
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (!data || !objectTypes.includes(data.changes.objectType)) return;
      window.clearTimeout(waiting.current);
      waiting.current = window.setTimeout(() => run(), gathered);
    },
  });
  useEffect(() => () => window.clearTimeout(waiting.current), []);

  useEffect(() => {
    if (live) return;
    const back = () => {
      if (document.visibilityState === 'visible' && Date.now() - lastAt.current > staleAfter) run();
    };
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [live]);

  useCameBack(renew);
}
