import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { PacksQuery, PackState } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatBytes, formatDate, formatDateTime, formatList, formatNumber } from '../../lib/format';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useLiveChanges } from '../activity';
import { PacksDocument } from './documents';
import { packStates, packTones, usePackNames } from './usePackNames';

const PackDialog = lazyPart(async () => (await import('./PackDialog')).PackDialog);

type Row = PacksQuery['packs']['nodes'][number];
const watched = ['Pack'];

/** Every pack of the hospital, with those being frozen right now. */
export function PackListPage() {
  const { t } = useLingui();
  const view = useView();
  const navigate = useNavigate();
  const names = usePackNames();
  const columns = useColumns();
  const mayBuild = useCan()('pack:build');
  const states = view.all('state') as PackState[];
  const assessmentId = view.get('assessment');
  const key = states.join();
  const filter = useMemo(
    () => ({ states: key ? (key.split(',') as PackState[]) : null, assessmentId }),
    [key, assessmentId],
  );
  const { data, fetchMore, refetch } = useSuspenseQuery(PacksDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.packs;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const creating = mayBuild && view.get('new') !== null;
  const open = () => view.set({ new: true });
  usePaletteActions(
    mayBuild
      ? [{ id: 'pack-new', label: t`新建材料包`, group: t`动作`, keywords: 'xjclb new pack', run: open }]
      : [],
  );
  const create = mayBuild && (
    <Button variant="primary" icon="plus" onClick={open}>
      {t`新建材料包`}
    </Button>
  );
  const filtered = states.length > 0 || assessmentId !== null;
  return (
    <Page
      title={t`迎检材料包`}
      flush
      actions={create}
      toolbar={
        <FilterBar
          end={<span>{t`共 ${formatNumber(totalCount)} 个`}</span>}
          onClear={filtered ? () => view.clear(['state', 'assessment']) : undefined}
        >
          {packStates.map((state) => (
            <FilterChip
              key={state}
              label={names.state(state)}
              active={states.includes(state)}
              onToggle={() => view.toggle('state', state)}
            />
          ))}
          {assessmentId && (
            <FilterChip label={t`只看一次测评的`} active onToggle={() => view.set({ assessment: null })} />
          )}
        </FilterBar>
      }
    >
      <DataGrid
        label={t`迎检材料包`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(`/packs/${row.id}`)}
        pageKeys
        storageKey="packs"
        flush
        empty={
          <EmptyState
            icon="folder"
            title={filtered ? t`没有符合条件的材料包` : t`还没有材料包`}
            actions={filtered ? null : create}
          >
            {filtered
              ? t`清除筛选，或换一个条件。`
              : t`选一次或几次测评，系统按条款编排说明和证据，冻结成可离线核验的压缩包。`}
          </EmptyState>
        }
      />
      {creating && (
        <PackDialog
          pack={null}
          assessmentId={assessmentId}
          inspectionId={view.get('inspection')}
          onClose={() => view.set({ new: null, inspection: null })}
          onDone={(id) => void navigate(`/packs/${id}`)}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly GridColumn<Row>[] {
  const { t, i18n } = useLingui();
  const names = usePackNames();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`材料包`,
        width: 220,
        grow: true,
        render: (row) => <CellText>{row.name}</CellText>,
      },
      {
        id: 'number',
        header: t`文档编号`,
        width: 190,
        render: (row) => <CellText>{row.number ?? '—'}</CellText>,
      },
      {
        id: 'state',
        header: t`状态`,
        width: 110,
        render: (row) => <Status tone={packTones[row.state]}>{names.state(row.state)}</Status>,
      },
      {
        id: 'assessment',
        header: t`测评`,
        width: 220,
        render: ({ parts }) => <CellText muted>{formatList(parts.map(({ name }) => name))}</CellText>,
      },
      {
        id: 'period',
        header: t`材料期间`,
        width: 180,
        render: (row) => `${formatDate(row.periodFrom)} – ${formatDate(row.periodTo)}`,
      },
      { id: 'items', header: t`条款`, width: 70, align: 'end', render: (row) => row.itemCount ?? '—' },
      { id: 'proofs', header: t`材料`, width: 70, align: 'end', render: (row) => row.proofCount ?? '—' },
      { id: 'size', header: t`大小`, width: 90, align: 'end', render: (row) => formatBytes(row.byteSize) },
      {
        id: 'at',
        header: t`冻结时间`,
        width: 140,
        render: (row) => (row.frozenAt ? formatDateTime(row.frozenAt) : '—'),
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
}
