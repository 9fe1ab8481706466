import { useLingui } from '@lingui/react/macro';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonLines } from '../../ui/Skeleton';
import { PreviewStage } from '../evidence';
import type { ReportRow } from './documents';
import styles from './Report.module.css';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The document as it will be handed over, in the same frame without rights that shows Word files among the proofs. */
export function ReportPreview({ report }: { report: ReportRow }) {
  const { id, fileName = null, byteSize = null, downloadUrl = null } = report;
  return <DocumentPreview id={id} fileName={fileName} byteSize={byteSize} downloadUrl={downloadUrl} />;
}

interface DocumentPreviewProps {
  id: string;
  fileName: string | null;
  byteSize: number | null;
  downloadUrl: string | null;
}

/** A DOCX that the server makes. */
export function DocumentPreview({ id, fileName, byteSize, downloadUrl }: DocumentPreviewProps) {
  const { t } = useLingui();
  return (
    <section className={styles.preview} aria-label={t`预览`}>
      <Part resetKey={id} fallback={<SkeletonLines lines={8} />}>
        <PreviewStage
          version={{
            __typename: 'EvidenceVersion',
            id,
            kind: 'FILE',
            fileName,
            mediaType: docx,
            byteSize,
            url: null,
            text: null,
            downloadUrl,
            previewUrl: null,
            watermark: null,
            originalUrl: null,
          }}
        />
      </Part>
    </section>
  );
}
