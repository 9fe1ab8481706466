import { useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import {
  MakeReportPdfDocument,
  ReportChangedDocument,
  ReportPdfAvailableDocument,
  type ReportRow,
} from './documents';
import styles from './Report.module.css';

/** Whether this server makes PDF; unknown until it has said so. */
export function usePdfAvailable(): boolean | undefined {
  return useQuery(ReportPdfAvailableDocument).data?.reportPdfAvailable;
}

/** The PDF of a report: asked for, made in the background, then a link. Nothing where the server makes none. */
export function ReportPdf({ report }: { report: ReportRow }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const isAvailable = usePdfAvailable();
  const [make, making] = useMutation(MakeReportPdfDocument, {
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const { id, downloadUrl, pdfState, pdfUrl } = report;
  if (pdfUrl)
    return (
      <a href={pdfUrl} download className={styles.secondary}>
        <Icon name="download" /> {t`下载 PDF`}
      </a>
    );
  if (!downloadUrl || !isAvailable) return null;
  const isMade = pdfState === 'QUEUED';
  return (
    <>
      <Button icon="file" busy={making.loading || isMade} onClick={() => void make({ variables: { id } })}>
        {isMade ? t`正在生成 PDF` : pdfState === 'FAILED' ? t`重新生成 PDF` : t`生成 PDF`}
      </Button>
      {isMade && <PdfFollower id={id} />}
    </>
  );
}

/** What is heard lands in the cache, and with it on the button. */
function PdfFollower({ id }: { id: string }) {
  const { t } = useLingui();
  useSubscription(ReportChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data?.reportChanged.pdfState === 'READY') showToast(t`PDF 已生成`);
      if (data?.reportChanged.pdfState === 'FAILED')
        showToast(t`PDF 没有生成成功，可以再试一次`, { tone: 'negative' });
    },
  });
  return null;
}
