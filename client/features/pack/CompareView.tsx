import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import type { PackComparisonQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatList, formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { Part } from '../../ui/ErrorBoundary';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../assessment';
import { PackComparisonDocument, PacksDocument, type Pack } from './documents';
import styles from './Pack.module.css';

type Change = PackComparisonQuery['packComparison']['nodes'][number];

/** What differs between this pack and an earlier one that somebody chooses. */
export function CompareView({ pack }: { pack: Pack }) {
  const { t } = useLingui();
  const view = useView();
  const { data } = useQuery(PacksDocument, { variables: { filter: { states: ['FROZEN', 'WITHDRAWN'] } } });
  if (!data) return <Bone />;
  const others = data.packs.nodes.filter(({ id }) => id !== pack.id);
  if (others.length === 0)
    return (
      <EmptyState compact title={t`没有可对比的材料包`}>
        {t`再冻结一个材料包，就能看到两次之间变了什么。`}
      </EmptyState>
    );
  const from = view.get('from') ?? '';
  return (
    <div className={styles.files}>
      <Select
        label={t`与哪一个对比`}
        value={from}
        onChange={(event) => view.set({ from: event.target.value || null })}
        options={[
          { value: '', label: t`请选择` },
          ...others.map(({ id, name, number }) => ({ value: id, label: `${number ?? ''} ${name}` })),
        ]}
      />
      {from !== '' && (
        <Part resetKey={from}>
          <Changes from={from} to={pack.id} />
        </Part>
      )}
    </div>
  );
}

function Changes({ from, to }: { from: string; to: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(PackComparisonDocument, { variables: { from, to } });
  const { nodes, totalCount, pageInfo } = data.packComparison;
  const columns = useColumns(nodes.some(({ part }) => part !== null));
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  return (
    <>
      <p className={styles.note}>{t`${formatNumber(totalCount)} 条不同`}</p>
      <DataGrid
        label={t`两个材料包的不同`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => `${row.part ?? ''} ${row.code}`}
        rowLabel={(row) => row.code}
        onNeedRows={onNeedRows}
        storageKey="pack-comparison"
        empty={<EmptyState compact title={t`两个材料包的条款、说明和材料完全相同`} />}
      />
    </>
  );
}

function useColumns(parts: boolean): readonly GridColumn<Change>[] {
  const { t, i18n } = useLingui();
  const names = useAssessmentNames();
  return useMemo(() => {
    const kinds = { ADDED: t`新收入`, REMOVED: t`不再收入`, CHANGED: t`有变化` } as const;
    const verdict = (value: Change['before']) =>
      value ? <Status tone={verdictTones[value]}>{names.verdict(value)}</Status> : '—';
    const titles = (list: readonly string[]) => <CellText>{formatList([...list]) || '—'}</CellText>;
    return [
      {
        id: 'code',
        header: t`条款`,
        width: 260,
        grow: true,
        render: (row) => <CellText>{`${row.code} ${row.name}`}</CellText>,
      },
      ...(parts
        ? [
            {
              id: 'part',
              header: t`编`,
              width: 160,
              render: (row: Change) => <CellText>{row.part}</CellText>,
            },
          ]
        : []),
      { id: 'kind', header: t`变化`, width: 100, render: (row) => kinds[row.kind] },
      { id: 'before', header: t`原自评`, width: 110, render: (row) => verdict(row.before) },
      { id: 'after', header: t`现自评`, width: 110, render: (row) => verdict(row.after) },
      { id: 'words', header: t`说明`, width: 90, render: (row) => (row.reworded ? t`已改写` : '—') },
      { id: 'added', header: t`新增材料`, width: 200, render: (row) => titles(row.added) },
      { id: 'renewed', header: t`换了版本`, width: 180, render: (row) => titles(row.renewed) },
      { id: 'removed', header: t`减少材料`, width: 180, render: (row) => titles(row.removed) },
    ];
    // The texts change only with the language.
  }, [i18n.locale, parts]);
}
