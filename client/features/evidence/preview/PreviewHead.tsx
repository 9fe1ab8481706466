import { useLingui } from '@lingui/react/macro';
import type { EvidencePreview_VersionFragment } from '../../../gql/graphql';
import { formatBytes } from '../../../lib/format';
import { useCan } from '../../../lib/viewer';
import { Icon } from '../../../ui/Icon';
import { previewKindOf } from './previewKind';
import styles from './Preview.module.css';

/** File types that the server also shows by themselves, in a tab of their own. */
const opensAlone = new Set(['pdf', 'image', 'text']);

/** Name, size, and the two ways to the original. */
export function PreviewHead({ version }: { version: EvidencePreview_VersionFragment }) {
  const { t } = useLingui();
  const can = useCan();
  const name = version.fileName ?? '';
  const download = version.originalUrl ? t`下载带水印的副本` : t`下载原件`;
  return (
    <div className={styles.head}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.size}>{formatBytes(version.byteSize)}</span>
      {version.previewUrl && opensAlone.has(previewKindOf(version.mediaType)) && (
        <a
          className={styles.action}
          href={version.previewUrl}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t`在新标签页打开`}
          title={t`在新标签页打开`}
        >
          <Icon name="external" />
        </a>
      )}
      {version.downloadUrl && (
        <a
          className={styles.action}
          href={version.downloadUrl}
          download={name}
          aria-label={download}
          title={download}
        >
          <Icon name="download" />
        </a>
      )}
      {version.originalUrl && can('evidence:readSensitive') && (
        <a
          className={styles.action}
          href={version.originalUrl}
          download={name}
          aria-label={t`下载原件（记入审计日志）`}
          title={t`下载原件（记入审计日志）`}
        >
          <Icon name="lock" />
        </a>
      )}
    </div>
  );
}
