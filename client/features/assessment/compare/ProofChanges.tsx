import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { ProofChangesQuery } from '../../../gql/graphql';
import { formatDate, formatList } from '../../../lib/format';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { EvidenceStateChip, EvidenceValidityChip } from '../../evidence';
import { Causes } from './Causes';
import { ProofChangesDocument } from './documents';
import { FromTo } from './FromTo';
import { useChangeNames } from './useChangeNames';

type Standing = NonNullable<ProofChangesQuery['compareAssessment']['proofs']['nodes'][number]['before']>;

/** Codes beyond these are counted. */
const shownCodes = 6;

/** Evidence that came, went, ran out or was judged, with who did it and why. */
export function ProofChanges({ id, from, to }: { id: string; from: string; to: string }) {
  const { t } = useLingui();
  const names = useChangeNames();
  const { data, fetchMore } = useSuspenseQuery(ProofChangesDocument, { variables: { id, from, to } });
  const { nodes, totalCount, pageInfo } = data.compareAssessment.proofs;
  if (totalCount === 0) return <EmptyState compact icon="folder" title={t`两天之间没有证据变化`} />;
  const standing = (state: Standing | null) =>
    state ? (
      <>
        <EvidenceStateChip state={state.state} /> <EvidenceValidityChip validity={state.validity} />
      </>
    ) : (
      '—'
    );
  return (
    <LineList
      onMore={
        pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : undefined
      }
    >
      {nodes.map((proof) => {
        const codes = proof.controls.slice(0, shownCodes).map((control) => control.code);
        const more = proof.controls.length - codes.length;
        const isGone = proof.differences.includes('DELETED');
        return (
          <LineItem
            key={proof.evidenceId}
            head={isGone ? proof.title : <Link to={`/evidence/${proof.evidenceId}`}>{proof.title}</Link>}
            below={<Causes causes={proof.causes} />}
          >
            {proof.differences.map((difference) => (
              <Tag key={difference} outline>
                {names.proof(difference)}
              </Tag>
            ))}
            <FromTo before={standing(proof.before)} after={standing(proof.after)} />
            <LineNote>
              {[
                proof.after?.validUntil && t`有效至 ${formatDate(proof.after.validUntil)}`,
                more > 0 ? t`${formatList(codes)} 等 ${proof.controls.length} 条` : formatList(codes),
              ]
                .filter(Boolean)
                .join(' · ')}
            </LineNote>
          </LineItem>
        );
      })}
    </LineList>
  );
}
