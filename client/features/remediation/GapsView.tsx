import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ResultFilter } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { Banner, EmptyState } from '../../ui/States';
import { GapList } from './GapList';
import { GapsOfOneDocument, GapsOfOpenDocument } from './gapDocuments';

/** Gaps of the assessment in the filter, or of the open ones. */
export function GapsView() {
  const view = useView();
  const search = view.get('q');
  const unitId = view.get('unit');
  const mine = view.get('mine') !== null ? true : null;
  const filter = useMemo<ResultFilter>(
    () => ({ verdicts: ['MET', 'PARTIAL', 'UNMET'], search, unitId, mine }),
    [search, unitId, mine],
  );
  const id = view.get('assessment');
  return id ? <GapsOfOne key={id} id={id} filter={filter} /> : <GapsOfOpen filter={filter} />;
}

function GapsOfOne({ id, filter }: { id: string; filter: ResultFilter }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(GapsOfOneDocument, {
    variables: { id, filter },
    fetchPolicy: 'cache-and-network',
  });
  const from = useMemo(() => (data.assessment ? [data.assessment] : []), [data]);
  if (from.length === 0)
    return <EmptyState icon="scale" title={t`没有找到这次测评`}>{t`换一次测评再看。`}</EmptyState>;
  return <GapList from={from} filter={filter} />;
}

function GapsOfOpen({ filter }: { filter: ResultFilter }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(GapsOfOpenDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount } = data.assessments;
  if (totalCount === 0) {
    return (
      <EmptyState icon="scale" title={t`没有进行中的测评`}>
        {t`差距来自测评的结论：先在「测评」里建立一次测评。`}
      </EmptyState>
    );
  }
  return (
    <>
      {totalCount > nodes.length && (
        <Banner tone="info">
          {t`进行中的测评有 ${totalCount} 次，这里是最近的 ${nodes.length} 次；选择一次测评可看其他的。`}
        </Banner>
      )}
      <GapList from={nodes} filter={filter} />
    </>
  );
}
