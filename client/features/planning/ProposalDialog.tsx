import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { RoadmapGrouping, RoadmapProposalsQuery } from '../../gql/graphql';
import { formatMoney, formatNumber } from '../../lib/format';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { Dialog } from '../../ui/Dialog';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, ErrorState, useErrorText } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { showToast } from '../../ui/toastStore';
import { CreateProposedDocument } from './changes';
import { RoadmapProposalsDocument } from './choiceDocuments';
import type { Roadmap } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

type Proposal = RoadmapProposalsQuery['roadmapProposals'][number];

/** Packages that the open gaps would make, with the rule of their order; chosen ones are added. */
export function ProposalDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [groupBy, setGroupBy] = useState<RoadmapGrouping>('CLASS');
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const columns = useProposalColumns();
  const { data, error, refetch } = useQuery(RoadmapProposalsDocument, {
    variables: { roadmapId: roadmap.id, groupBy },
    fetchPolicy: 'network-only',
  });
  const [create, creating] = useMutation(CreateProposedDocument, {
    refetchQueries: ['RoadmapPage'],
    awaitRefetchQueries: true,
    errorPolicy: 'all',
  });
  const proposals = data?.roadmapProposals;
  const submit = async () => {
    const keys = proposals?.filter(({ key }) => selection.has(key)).map(({ key }) => key) ?? [];
    const { data: made } = await create({ variables: { input: { roadmapId: roadmap.id, groupBy, keys } } });
    if (!made) return;
    showToast(t`已加入 ${made.createProposedPackages.packages.length} 个工作包`);
    onClose();
  };
  return (
    <Dialog
      title={t`由差距提议工作包`}
      size="wide"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footerNote={
        <span
          className={styles.note}
        >{t`先排有费用依据的，每元带来进展多的在前；没人估过费用的排在后面，进展多的在前。`}</span>
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={creating.loading} disabled={selection.size === 0}>
            {t`加入 ${selection.size} 个工作包`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.bar}>
          <Segments<RoadmapGrouping>
            label={t`分组`}
            value={groupBy}
            onChange={(next) => {
              setGroupBy(next);
              setSelection(new Set());
            }}
            options={[
              { id: 'CLASS', label: t`按类别或章` },
              { id: 'UNIT', label: t`按科室` },
            ]}
          />
          <span
            className={styles.note}
          >{t`费用只来自未完成任务的预算和已填的估算；进展是单独完成它时，从今天的实证分到达标全程的百分比。`}</span>
        </div>
        {creating.error && <Banner tone="negative">{errorText(creating.error)}</Banner>}
        {error && !proposals ? (
          <ErrorState error={error} onRetry={() => void refetch().catch(() => undefined)} />
        ) : !proposals ? (
          <SkeletonRows rows={6} />
        ) : proposals.length === 0 ? (
          <EmptyState icon="check" compact title={t`没有可提议的差距`}>
            {t`达到目标所需的差距都已在工作包里，或者已经关闭。`}
          </EmptyState>
        ) : (
          <div className={styles.proposals}>
            <DataGrid
              label={t`提议的工作包`}
              columns={columns}
              rows={proposals}
              rowId={(one) => one.key}
              rowLabel={(one) => one.name}
              selection={selection}
              onSelectionChange={setSelection}
              onOpen={(one) => {
                const next = new Set(selection);
                if (!next.delete(one.key)) next.add(one.key);
                setSelection(next);
              }}
              storageKey="roadmap-proposals"
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function useProposalColumns(): GridColumn<Proposal>[] {
  const { t, i18n } = useLingui();
  const names = usePlanningNames();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`工作包`,
        width: 260,
        grow: true,
        render: (one) => <CellText>{one.name}</CellText>,
      },
      {
        id: 'gaps',
        header: t`差距`,
        width: 130,
        render: (one) =>
          one.proofOnlyCount > 0
            ? t`${one.gapCount} 项，${one.proofOnlyCount} 项只缺证据`
            : t`${one.gapCount} 项`,
      },
      {
        id: 'gain',
        header: t`进展`,
        width: 70,
        align: 'end',
        render: (one) => `${formatNumber(one.gain, 1)}%`,
      },
      {
        id: 'cost',
        header: t`费用`,
        width: 190,
        render: (one) =>
          one.costUnknown === 0 ? (
            formatMoney(one.costKnown)
          ) : (
            <CellText muted>
              {one.costKnown > 0
                ? t`已知 ${formatMoney(one.costKnown)}，${one.costUnknown} 项没人估过`
                : t`没人估过`}
            </CellText>
          ),
      },
      {
        id: 'when',
        header: t`时间`,
        width: 220,
        render: (one) => <CellText muted>{names.span(one)}</CellText>,
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
}
