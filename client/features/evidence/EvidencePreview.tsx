import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonLines } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { PreviewHead } from './preview/PreviewHead';
import { PreviewStage } from './preview/PreviewStage';
import { Watermark } from './preview/Watermark';
import styles from './preview/Preview.module.css';

const EvidencePreviewFragment = graphql(/* GraphQL */ `
  fragment EvidencePreview_version on EvidenceVersion {
    id
    kind
    fileName
    mediaType
    byteSize
    url
    text
    downloadUrl
    previewUrl
    watermark
    originalUrl
  }
`);

const EvidencePreviewDocument = graphql(/* GraphQL */ `
  query EvidencePreview($id: ID!, $asOf: AsOf) {
    evidence(id: $id, asOf: $asOf) {
      id
      title
      currentVersion {
        id
        ...EvidencePreview_version
      }
    }
  }
`);

type Version = FragmentType<typeof EvidencePreviewFragment>;

type EvidencePreviewProps =
  | { /** Shows the current version of this evidence, asked for here. */ evidenceId: string }
  | {
      /** Shows this version, which the page has loaded with `...EvidencePreview_version`. */ version: Version;
    };

/**
 * Shows one version of a piece of evidence without leaving the page, whatever its type. Fills its parent; give that
 * one a height. Viewers arrive with the first file of their kind.
 */
export function EvidencePreview(props: EvidencePreviewProps) {
  const key = 'evidenceId' in props ? props.evidenceId : null;
  return (
    <div className={styles.preview}>
      <Part resetKey={key} fallback={<SkeletonLines lines={8} />}>
        {'evidenceId' in props ? <ById id={props.evidenceId} /> : <Shown version={props.version} />}
      </Part>
    </div>
  );
}

function ById({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(EvidencePreviewDocument, { variables: { id } });
  if (!data.evidence) {
    return <EmptyState title={t`没有这份证据`}>{t`可能已被删除，或不在您可以查看的范围内。`}</EmptyState>;
  }
  return <Shown version={data.evidence.currentVersion} />;
}

function Shown({ version }: { version: Version }) {
  const { data } = useSuspenseFragment({
    fragment: EvidencePreviewFragment,
    fragmentName: 'EvidencePreview_version',
    from: version,
  });
  return (
    <>
      {data.kind === 'FILE' && <PreviewHead version={data} />}
      <div className={styles.stage}>
        <PreviewStage version={data} />
        {data.watermark && data.watermark !== 'IN_FILE' && <Watermark />}
      </div>
    </>
  );
}
