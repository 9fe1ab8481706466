import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import { formatBytes, formatDateTime } from '../../../lib/format';
import { IconButton } from '../../../ui/Button';
import { Drawer } from '../../../ui/Dialog';
import { Tag } from '../../../ui/Tag';
import { EvidencePreview } from '../EvidencePreview';
import { lazyPart } from '../../../ui/lazyPart';
import { EvidenceTextState } from './EvidenceTextState';
import { useEvidenceNames } from '../useEvidenceNames';
import styles from './Library.module.css';

const VersionDifference = lazyPart(async () => (await import('./VersionDifference')).VersionDifference);

const EvidenceVersionsFragment = graphql(/* GraphQL */ `
  fragment EvidenceVersions_evidence on Evidence {
    id
    title
    currentVersion {
      id
    }
    versions {
      id
      number
      kind
      fileName
      byteSize
      sha256
      damage
      url
      note
      createdAt
      createdBy {
        id
        displayName
      }
      ...EvidencePreview_version
      ...EvidenceTextState_version
    }
  }
`);

/** Every version that ever was; none of them can be changed. */
export function EvidenceVersions({ evidence }: { evidence: FragmentType<typeof EvidenceVersionsFragment> }) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const [shown, setShown] = useState<string | null>(null);
  const [compared, setCompared] = useState<{ versionId: string; againstId: string } | null>(null);
  const { data } = useSuspenseFragment({
    fragment: EvidenceVersionsFragment,
    fragmentName: 'EvidenceVersions_evidence',
    from: evidence,
  });
  const versions = [...data.versions].sort((a, b) => b.number - a.number);
  const open = versions.find((version) => version.id === shown);
  return (
    <>
      <ul>
        {versions.map((version, at) => (
          <li key={version.id} className={styles.version}>
            <div className={styles.versionHead}>
              <strong>{t`第 ${version.number} 版`}</strong>
              {version.damage && (
                <Tag tone="negative" icon="warning">
                  {names.damage(version.damage)}
                </Tag>
              )}
              {version.id === data.currentVersion.id && <Tag tone="accent">{t`当前`}</Tag>}
              {versions[at + 1] && version.kind !== 'LINK' && (
                <IconButton
                  size="small"
                  icon="split"
                  label={t`第 ${version.number} 版与上一版的差异`}
                  onClick={() =>
                    setCompared({ versionId: version.id, againstId: versions[at + 1]?.id ?? '' })
                  }
                />
              )}
              <IconButton
                size="small"
                icon="eye"
                label={t`查看第 ${version.number} 版`}
                onClick={() => setShown(version.id)}
              />
            </div>
            <span>{version.fileName ?? version.url ?? t`文字说明`}</span>
            <EvidenceTextState version={version} />
            {version.note && <span className={styles.prose}>{version.note}</span>}
            <span className={styles.meta}>
              {[
                version.createdBy?.displayName ?? '—',
                formatDateTime(version.createdAt),
                ...(version.byteSize === null || version.byteSize === undefined
                  ? []
                  : [formatBytes(version.byteSize)]),
              ].join(' · ')}
            </span>
            {version.sha256 && (
              <span className={styles.hash} title={t`文件内容的 SHA-256，可用于核对原件`}>
                SHA-256 {version.sha256}
              </span>
            )}
          </li>
        ))}
      </ul>
      {compared && <VersionDifference title={data.title} {...compared} onClose={() => setCompared(null)} />}
      {open && (
        <Drawer title={t`${data.title} · 第 ${open.number} 版`} size="wide" onClose={() => setShown(null)}>
          <EvidencePreview version={open} />
        </Drawer>
      )}
    </>
  );
}
