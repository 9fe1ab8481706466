import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef } from 'react';
import { showToast } from '../../ui/toastStore';
import { PackChangedDocument } from './documents';

/** How long silence is normal while a pack is frozen; then it is asked for. */
const patience = 5000;

/** Follows one pack while it is frozen: its progress lands in the cache. */
export function PackFollower({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { t } = useLingui();
  const heard = useRef(Date.now());
  const ask = useEffectEvent(() => {
    if (Date.now() - heard.current > patience) onEnd();
  });
  useSubscription(PackChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      heard.current = Date.now();
      const pack = data?.packChanged;
      if (!pack || pack.state === 'BUILDING') return;
      if (pack.state === 'FROZEN') showToast(t`材料包已冻结，可以下载`);
      else if (pack.state === 'FAILED')
        showToast(pack.failure ?? t`材料包没有冻结成功`, { tone: 'negative' });
      onEnd();
    },
  });
  useEffect(() => {
    const timer = window.setInterval(() => ask(), patience);
    return () => window.clearInterval(timer);
  }, []);
  return null;
}
