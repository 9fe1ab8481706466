import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useSilence } from '../../lib/useSilence';
import { showToast } from '../../ui/toastStore';
import { PackChangedDocument } from './documents';

/** Follows one pack while it is frozen: its progress lands in the cache. */
export function PackFollower({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { t } = useLingui();
  const heard = useSilence(onEnd);
  useSubscription(PackChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      heard();
      const pack = data?.packChanged;
      if (!pack || pack.state === 'BUILDING') return;
      if (pack.state === 'FROZEN') showToast(t`材料包已冻结，可以下载`);
      else if (pack.state === 'FAILED')
        showToast(pack.failure ?? t`材料包没有冻结成功`, { tone: 'negative' });
      onEnd();
    },
  });
  return null;
}
