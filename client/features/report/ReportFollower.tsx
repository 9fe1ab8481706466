import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef } from 'react';
import { showToast } from '../../ui/toastStore';
import { ReportChangedDocument } from './documents';

/** How long silence is normal while a report is made; then the list is asked. */
const patience = 5000;

interface ReportFollowerProps {
  id: string;
  /** It is ready or has failed, or has been silent for too long. */
  onEnd: () => void;
}

/** Follows one report while it is made: its progress lands in the cache, and with it in the list. */
export function ReportFollower({ id, onEnd }: ReportFollowerProps) {
  const { t } = useLingui();
  const heard = useRef(Date.now());
  const ask = useEffectEvent(() => {
    if (Date.now() - heard.current > patience) onEnd();
  });
  useSubscription(ReportChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      heard.current = Date.now();
      const report = data?.reportChanged;
      if (report?.state === 'READY') {
        showToast(t`${report.title} 已生成`);
        onEnd();
      } else if (report?.state === 'FAILED') {
        showToast(report.failure ?? t`报告没有生成成功`, { tone: 'negative' });
        onEnd();
      }
    },
  });
  useEffect(() => {
    const timer = window.setInterval(() => ask(), patience);
    return () => window.clearInterval(timer);
  }, []);
  return null;
}
