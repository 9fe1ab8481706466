import { useLingui } from '@lingui/react/macro';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonLines } from '../../ui/Skeleton';
import { PreviewStage } from '../evidence';
import type { ReportRow } from './documents';
import styles from './Report.module.css';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The document as it will be handed over, in the same frame without rights that shows Word files among the proofs. */
export function ReportPreview({ report }: { report: ReportRow }) {
  const { t } = useLingui();
  return (
    <section className={styles.preview} aria-label={t`预览`}>
      <Part resetKey={report.id} fallback={<SkeletonLines lines={8} />}>
        <PreviewStage
          version={{
            __typename: 'EvidenceVersion',
            id: report.id,
            kind: 'FILE',
            fileName: report.fileName ?? null,
            mediaType: docx,
            byteSize: report.byteSize ?? null,
            url: null,
            text: null,
            downloadUrl: report.downloadUrl ?? null,
            previewUrl: null,
            watermark: null,
            originalUrl: null,
          }}
        />
      </Part>
    </section>
  );
}
