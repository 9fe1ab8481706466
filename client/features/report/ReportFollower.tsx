import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useSilence } from '../../lib/useSilence';
import { showToast } from '../../ui/toastStore';
import { ReportChangedDocument } from './documents';

interface ReportFollowerProps {
  id: string;
  /** It is ready or has failed, or has been silent for too long. */
  onEnd: () => void;
}

/** Follows one report while it is made: its progress lands in the cache, and with it in the list. */
export function ReportFollower({ id, onEnd }: ReportFollowerProps) {
  const { t } = useLingui();
  const heard = useSilence(onEnd);
  useSubscription(ReportChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      heard();
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
  return null;
}
