import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ResultProofs_ResultFragment } from '../../../gql/graphql';
import { EmptyState } from '../../../ui/States';
import { useOffers } from '../../evidence';
import { useWorkbench } from './context';
import { ProofItem } from './ProofItem';

interface ProofLinksProps {
  links: ResultProofs_ResultFragment['evidenceLinks'];
  onShow: (evidenceId: string) => void;
  /** What to do when there is none. */
  none: ReactNode;
}

/** Proofs one below the other; each opens in the preview and can be taken off. */
export function ProofLinks({ links, onShow, none }: ProofLinksProps) {
  const { t } = useLingui();
  const { proofId, canLink, unlink } = useWorkbench();
  const { confirm } = useOffers();
  if (links.length === 0) {
    return (
      <EmptyState compact title={t`还没有证据`}>
        {none}
      </EmptyState>
    );
  }
  return (
    <ul>
      {links.map((link) => (
        <ProofItem
          key={link.id}
          link={link}
          active={link.evidence.id === proofId}
          onShow={() => onShow(link.evidence.id)}
          onConfirm={link.viewerCanConfirm ? () => void confirm([link.id]) : undefined}
          onUnlink={canLink && link.evidence.viewerCanLink ? () => void unlink([link.id]) : undefined}
        />
      ))}
    </ul>
  );
}
