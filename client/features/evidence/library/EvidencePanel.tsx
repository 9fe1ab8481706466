import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { graphql } from '../../../gql';
import { useView } from '../../../lib/useView';
import { useCan } from '../../../lib/viewer';
import { EmptyState } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EvidencePreview } from '../EvidencePreview';
import { useLiveChanges } from '../../activity';
import { Comments } from '../../comment';
import { useOffers } from '../offers/useOffers';
import type { EvidenceActions } from '../review/useEvidenceActions';
import { EvidenceDetails } from './EvidenceDetails';
import { EvidenceLinks } from './EvidenceLinks';
import { EvidencePanelHead } from './EvidencePanelHead';
import { EvidenceVersions } from './EvidenceVersions';
import styles from './Library.module.css';

const EvidencePanelDocument = graphql(/* GraphQL */ `
  query EvidencePanel($id: ID!) {
    evidence(id: $id) {
      id
      linkCount
      mappingOffers(first: 1) {
        totalCount
      }
      comments(first: 1) {
        totalCount
      }
      currentVersion {
        id
        number
        ...EvidencePreview_version
      }
      ...EvidencePanelHead_evidence
      ...EvidenceVersions_evidence
      ...EvidenceLinks_evidence
      ...EvidenceDetails_evidence
    }
  }
`);

const EvidenceOffers = lazy(async () => ({
  default: (await import('../offers/EvidenceOffers')).EvidenceOffers,
}));

const EvidenceSuggestions = lazy(async () => ({
  default: (await import('../suggestions/EvidenceSuggestions')).EvidenceSuggestions,
}));

const LostAndHeld = lazy(async () => ({ default: (await import('../use/LostAndHeld')).LostAndHeld }));

type TabId = 'preview' | 'links' | 'offers' | 'versions' | 'comments' | 'details';
const tabIds: readonly TabId[] = ['preview', 'links', 'offers', 'versions', 'comments', 'details'];

const watched = ['Evidence', 'Mapping', 'Comment'];

interface EvidencePanelProps {
  id: string;
  actions: EvidenceActions;
  onReturn: () => void;
  onAccept: () => void;
  onDeleted: () => void;
  /** On its own page the title is the page's. */
  alone?: boolean;
}

/** One proof: what may be done with it, and preview, use, versions and details as tabs. */
export function EvidencePanel({
  id,
  actions,
  onReturn,
  onAccept,
  onDeleted,
  alone = false,
}: EvidencePanelProps) {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const { data } = useSuspenseQuery(EvidencePanelDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const { follow } = useOffers();
  // Somebody accepts it elsewhere: what it is offered for stands here the same moment.
  useLiveChanges(watched, follow);
  const { evidence } = data;
  if (!evidence) {
    return (
      <EmptyState icon="search" title={t`没有这份证据`}>
        {t`可能已被删除，或不在您可以查看的范围内。`}
      </EmptyState>
    );
  }
  const tab = tabIds.find((one) => one === view.get('tab')) ?? 'preview';
  return (
    <div className={styles.panel}>
      <EvidencePanelHead
        evidence={evidence}
        actions={actions}
        onReturn={onReturn}
        onAccept={onAccept}
        onDeleted={onDeleted}
        alone={alone}
      />
      <Tabs<TabId>
        label={t`证据内容`}
        tabs={[
          { id: 'preview', label: t`预览` },
          { id: 'links', label: t`用在哪里`, count: evidence.linkCount },
          { id: 'offers', label: t`可用于`, count: evidence.mappingOffers.totalCount },
          { id: 'versions', label: t`历次版本`, count: evidence.currentVersion.number },
          ...(can('comment:read')
            ? [{ id: 'comments' as const, label: t`评论`, count: evidence.comments.totalCount }]
            : []),
          { id: 'details', label: t`详情与记录` },
        ]}
        value={tab}
        onChange={(next) => view.set({ tab: next === 'preview' ? null : next })}
      />
      <div className={`${styles.tab} ${tab === 'preview' ? styles.fill : ''}`}>
        {tab === 'preview' && <EvidencePreview version={evidence.currentVersion} />}
        {tab === 'links' && (
          <>
            <Part fallback={null} resetKey={id} compact>
              <LostAndHeld id={id} />
            </Part>
            <EvidenceLinks evidence={evidence} />
          </>
        )}
        {tab === 'offers' && (
          <>
            <Part fallback={<SkeletonRows rows={4} />} resetKey={id} compact>
              <EvidenceSuggestions key={id} id={id} />
            </Part>
            <Part fallback={<SkeletonRows rows={4} />} resetKey={id} compact>
              <EvidenceOffers key={id} id={id} />
            </Part>
          </>
        )}
        {tab === 'versions' && <EvidenceVersions evidence={evidence} />}
        {tab === 'comments' && (
          <Part fallback={<SkeletonRows rows={3} />} resetKey={id} compact>
            <Comments key={id} evidenceId={id} />
          </Part>
        )}
        {tab === 'details' && <EvidenceDetails evidence={evidence} />}
      </div>
    </div>
  );
}
