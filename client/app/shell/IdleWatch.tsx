import { useApolloClient } from '@apollo/client/react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { graphql } from '../../gql';
import { lastRequestAt } from '../../lib/session';
import { useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useSignOut } from './useSignOut';

const StayQuery = graphql(/* GraphQL */ `
  query StaySignedIn {
    viewer {
      sessionExpiresAt
    }
  }
`);

/** Seconds of warning before the idle end. */
const warning = 60;

/**
 * The server ends a session that asked nothing for a while. Reading and typing ask nothing, so activity here renews
 * it; without any, a warning comes one minute before the end.
 */
export function IdleWatch() {
  const { t } = useLingui();
  const { idleMinutes } = useViewer();
  const client = useApolloClient();
  const signOut = useSignOut();
  const activeAt = useRef(0);
  const ending = useRef(false);
  const [left, setLeft] = useState<number | null>(null);

  async function renew(): Promise<void> {
    activeAt.current = Date.now();
    setLeft(null);
    await client.query({ query: StayQuery, fetchPolicy: 'network-only' }).catch(() => undefined);
  }

  const look = useEffectEvent(() => {
    const limit = idleMinutes * 60;
    const silent = (Date.now() - lastRequestAt.get()) / 1000;
    const idle = (Date.now() - activeAt.current) / 1000;
    if (idle < 60 && idle < silent - 1 && silent > limit / 3) void renew();
    else if (silent >= limit) {
      if (!ending.current) void signOut('idle');
      ending.current = true;
    } else setLeft(silent >= limit - warning ? Math.ceil(limit - silent) : null);
  });

  useEffect(() => {
    const active = () => {
      activeAt.current = Date.now();
    };
    active();
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const name of events) window.addEventListener(name, active, { passive: true, capture: true });
    const timer = window.setInterval(() => look(), 1000);
    return () => {
      for (const name of events) window.removeEventListener(name, active, { capture: true });
      window.clearInterval(timer);
    };
  }, []);

  if (left === null) return null;
  return (
    <Dialog
      size="small"
      title={t`还在吗？`}
      onClose={() => void renew()}
      footer={
        <>
          <Button onClick={() => void signOut('signed-out')}>{t`退出登录`}</Button>
          <Button variant="primary" data-autofocus onClick={() => void renew()}>{t`继续工作`}</Button>
        </>
      }
    >
      <p>
        <Plural value={left} other="长时间没有操作，# 秒后将自动退出登录。" />
      </p>
    </Dialog>
  );
}
