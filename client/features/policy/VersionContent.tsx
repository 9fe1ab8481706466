import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { formatBytes } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/States';
import { PolicyVersionTextDocument, type VersionOfPage } from './documents';
import { PolicyText } from './PolicyText';
import styles from './Policy.module.css';

/** What a version says: its text, or the file with a look into a PDF. */
export function VersionContent({ version }: { version: VersionOfPage }) {
  return version.kind === 'FILE' ? <FileContent version={version} /> : <TextContent id={version.id} />;
}

function TextContent({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(PolicyVersionTextDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const text = data.node?.__typename === 'PolicyVersion' ? data.node.text : null;
  if (!text?.trim()) return <EmptyState compact icon="file" title={t`还没有正文`} />;
  return <PolicyText text={text} />;
}

function FileContent({ version }: { version: VersionOfPage }) {
  const { t } = useLingui();
  return (
    <>
      <p className={styles.file}>
        <Icon name="file" />
        <span>
          {version.fileName} <span className={styles.faint}>{formatBytes(version.byteSize)}</span>
        </span>
        {version.downloadUrl && (
          <a href={version.downloadUrl} download>
            {t`下载`}
          </a>
        )}
      </p>
      {version.mediaType === 'application/pdf' && (
        <iframe
          className={styles.preview}
          title={t`预览 ${version.fileName}`}
          src={`${version.downloadUrl}/preview`}
        />
      )}
    </>
  );
}
