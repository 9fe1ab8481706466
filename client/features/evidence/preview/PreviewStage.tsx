import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, type ReactNode } from 'react';
import type { EvidencePreview_VersionFragment } from '../../../gql/graphql';
import { formatBytes } from '../../../lib/format';
import { SkeletonLines } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { LinkPreview } from './LinkPreview';
import { previewKindOf, previewLimitBytes } from './previewKind';
import styles from './Preview.module.css';

const PdfPreview = lazy(() => import('./PdfPreview'));
const ImagePreview = lazy(() => import('./ImagePreview'));
const DocxPreview = lazy(() => import('./DocxPreview'));
const SheetPreview = lazy(() => import('./SheetPreview'));
const TextPreview = lazy(() => import('./TextPreview'));

/** Chooses the viewer, or says why there is none. */
export function PreviewStage({ version }: { version: EvidencePreview_VersionFragment }) {
  const { t } = useLingui();
  if (version.kind === 'LINK') return <LinkPreview url={version.url ?? ''} />;
  if (version.kind === 'TEXT')
    return <pre className={`${styles.text} ${styles.wrapped}`}>{version.text}</pre>;

  const url = version.previewUrl ?? version.downloadUrl;
  const name = version.fileName ?? '';
  const download = version.downloadUrl && (
    <a href={version.downloadUrl} download={name}>
      {t`下载查看`}
    </a>
  );
  if (!url) {
    return (
      <EmptyState icon="lock" title={t`不能查看这个文件`}>
        {t`文件的密级高于您可以查看的范围。`}
      </EmptyState>
    );
  }
  if ((version.byteSize ?? 0) > previewLimitBytes) {
    return (
      <EmptyState icon="file" title={t`文件较大，不在页面内预览`} actions={download}>
        {t`${formatBytes(version.byteSize)}，超过 ${formatBytes(previewLimitBytes)} 的文件请下载查看。`}
      </EmptyState>
    );
  }
  const kind = previewKindOf(version.mediaType);
  if (kind === 'unsupported') {
    return (
      <EmptyState icon="file" title={t`这种格式不能在页面内预览`} actions={download}>
        {t`下载后用本机软件打开。上传 PDF 版本可以直接预览。`}
      </EmptyState>
    );
  }
  const viewers: Record<Exclude<typeof kind, 'unsupported'>, ReactNode> = {
    pdf: <PdfPreview url={url} name={name} />,
    image: <ImagePreview url={url} name={name} />,
    docx: <DocxPreview url={url} name={name} />,
    sheet: <SheetPreview url={url} name={name} format="book" />,
    csv: <SheetPreview url={url} name={name} format="csv" />,
    text: <TextPreview url={url} name={name} />,
  };
  return <Suspense fallback={<SkeletonLines lines={8} />}>{viewers[kind]}</Suspense>;
}
