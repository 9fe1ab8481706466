import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { PackGapsQuery, PackProblemKind } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { describeError } from '../../lib/errors';
import { formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { WaivePackItemDocument } from './changes';
import { PackGapsDocument, type Pack } from './documents';
import { packProblems, usePackNames } from './usePackNames';
import styles from './Pack.module.css';

type Gap = PackGapsQuery['packGaps']['nodes'][number];

/** Items of which something is missing, each with the way to where it is put right. */
export function GapsView({ pack }: { pack: Pack }) {
  const view = useView();
  const names = usePackNames();
  const kinds = view.all('kind') as PackProblemKind[];
  return (
    <div className={styles.files}>
      <FilterBar onClear={kinds.length > 0 ? () => view.clear(['kind']) : undefined}>
        {packProblems.map((kind) => (
          <FilterChip
            key={kind}
            label={names.problem(kind)}
            active={kinds.includes(kind)}
            onToggle={() => view.toggle('kind', kind)}
          />
        ))}
      </FilterBar>
      <Part resetKey={kinds.join()}>
        <Gaps pack={pack} kinds={kinds} />
      </Part>
    </div>
  );
}

function Gaps({ pack, kinds }: { pack: Pack; kinds: PackProblemKind[] }) {
  const { t } = useLingui();
  const [waived, setWaived] = useState<Gap | null>(null);
  const { data, fetchMore } = useSuspenseQuery(PackGapsDocument, {
    variables: { packId: pack.id, kinds: kinds.length > 0 ? kinds : null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.packGaps;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useColumns(pack, setWaived);
  return (
    <>
      <p className={styles.note}>{t`${formatNumber(totalCount)} 条`}</p>
      <DataGrid
        label={t`还缺什么`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => `${row.part} ${row.code}`}
        rowLabel={(row) => row.code}
        onNeedRows={onNeedRows}
        storageKey="pack-gaps"
        empty={
          <EmptyState compact icon="check" title={kinds.length > 0 ? t`没有符合条件的条款` : t`材料齐全`}>
            {kinds.length > 0 ? t`清除筛选，或换一个条件。` : t`每一条都评定了、有说明、有材料，可以冻结。`}
          </EmptyState>
        }
      />
      {waived && <WaiveDialog pack={pack} gap={waived} onClose={() => setWaived(null)} />}
    </>
  );
}

function useColumns(pack: Pack, onWaive: (gap: Gap) => void): readonly GridColumn<Gap>[] {
  const { t, i18n } = useLingui();
  const names = usePackNames();
  const { parts } = pack;
  const several = parts.length > 1;
  const assessments = parts.map(({ assessment }) => assessment?.id).join();
  const mayChange = pack.viewerCanUpdate;
  return useMemo<readonly GridColumn<Gap>[]>(() => {
    const rowOf = ({ part, controlId }: Gap) => {
      const id = parts[part - 1]?.assessment?.id;
      return id ? `/assessments/${id}?control=${controlId}` : null;
    };
    return [
      {
        id: 'code',
        header: t`编号`,
        width: 110,
        render: (gap) => {
          const to = rowOf(gap);
          return <CellText>{to ? <Link to={to}>{gap.code}</Link> : gap.code}</CellText>;
        },
      },
      ...(several
        ? [
            {
              id: 'part',
              header: t`编`,
              width: 160,
              render: ({ part }: Gap) => <CellText>{`${part} ${parts[part - 1]?.name ?? ''}`}</CellText>,
            },
          ]
        : []),
      {
        id: 'item',
        header: t`条款`,
        width: 200,
        grow: true,
        render: ({ name }) => <CellText>{name}</CellText>,
      },
      { id: 'chapter', header: t`章节`, width: 140, render: ({ chapter }) => <CellText>{chapter}</CellText> },
      {
        id: 'problems',
        header: t`还缺什么`,
        width: 280,
        render: (gap) => (
          <span className={styles.problems}>
            {gap.problems.map(({ kind, evidences: [first] }) => {
              // At the evidence that it is about, else in the row of the workbench.
              const to = first ? `/evidence/${first.id}` : rowOf(gap);
              return to ? (
                <Link key={kind} to={to} title={first?.title}>
                  {names.problem(kind)}
                </Link>
              ) : (
                <span key={kind}>{names.problem(kind)}</span>
              );
            })}
          </span>
        ),
      },
      {
        id: 'waiver',
        header: t`免交材料`,
        width: 200,
        render: (gap) =>
          gap.waiver ? (
            <CellText muted>{gap.waiver}</CellText>
          ) : mayChange && gap.problems.some(({ kind }) => kind === 'NO_PROOF') ? (
            <Button size="small" variant="quiet" onClick={() => onWaive(gap)}>{t`免交…`}</Button>
          ) : (
            '—'
          ),
      },
      {
        id: 'back',
        header: t`操作`,
        width: 84,
        render: (gap) =>
          gap.waiver && mayChange ? (
            <Button size="small" variant="quiet" onClick={() => onWaive(gap)}>{t`修改`}</Button>
          ) : null,
      },
    ];
    // The names change only with the language, the parts with their assessments.
  }, [i18n.locale, assessments, mayChange]);
}

/** Why an item goes without proof; an empty text takes it back. */
function WaiveDialog({ pack, gap, onClose }: { pack: Pack; gap: Gap; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [waive, { loading, error }] = useMutation(WaivePackItemDocument, {
    refetchQueries: ['PackPage', 'PackGaps'],
    awaitRefetchQueries: true,
    errorPolicy: 'all',
  });
  const send = async (reason: string) => {
    const input = {
      id: pack.id,
      version: pack.version,
      part: gap.part,
      code: gap.code,
      reason: reason || null,
    };
    if (!(await waive({ variables: { input } })).data) return;
    showToast(reason ? t`已写明免交理由` : t`已取消免交`);
    onClose();
  };
  return (
    <ReasonDialog
      title={t`${gap.code} 免交材料`}
      label={t`理由`}
      hint={gap.waiver ? t`留空则取消免交。` : t`印在目录和条款说明中，检查组看得到。`}
      confirm={t`保存`}
      optional={Boolean(gap.waiver)}
      busy={loading}
      onConfirm={(reason) => void send(reason)}
      onClose={onClose}
    >
      {error && (
        <Banner tone="negative">{Object.values(describeError(error).fields)[0] ?? errorText(error)}</Banner>
      )}
      {gap.waiver && <p>{t`现在的理由：${gap.waiver}`}</p>}
    </ReasonDialog>
  );
}
