import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { InspectionsQuery } from '../../gql/graphql';
import { useAsOf, useKeepAsOf } from '../../lib/asOf';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDate } from '../../lib/format';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { InspectionsDocument } from './documents';
import { stateTones, useInspectionNames } from './useInspectionNames';

const InspectionDialog = lazyPart(async () => (await import('./InspectionDialog')).InspectionDialog);

type Row = InspectionsQuery['inspections']['nodes'][number];

/** Every inspection, the latest first. */
export function InspectionListPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const keepAsOf = useKeepAsOf();
  const isPast = useAsOf() !== null;
  const mayManage = useCan()('inspection:manage') && !isPast;
  const [creating, setCreating] = useState(false);
  const { data, fetchMore } = useSuspenseQuery(InspectionsDocument, { fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo } = data.inspections;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useListColumns();
  const create = () => setCreating(true);
  useHotkeys(t`迎检`, mayManage ? [{ keys: 'KeyN', label: t`新建检查`, run: create }] : []);
  usePaletteActions(
    mayManage
      ? [
          {
            id: 'inspection-new',
            label: t`新建检查`,
            group: t`动作`,
            keywords: 'xjjc new inspection',
            run: create,
          },
        ]
      : [],
  );
  const button = mayManage && (
    <Button variant="primary" icon="plus" onClick={create}>
      {t`新建检查`}
    </Button>
  );
  return (
    <Page title={t`迎检`} actions={button}>
      <DataGrid
        label={t`检查`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(keepAsOf(`/inspections/${row.id}`))}
        pageKeys
        storageKey="inspections"
        empty={
          <EmptyState icon="flag" title={isPast ? t`那时还没有检查` : t`还没有检查`} actions={button}>
            {mayManage
              ? t`检查把指标分到科室和人，随时算出还缺什么，检查当天几秒找到条款和证据，问题转为整改。`
              : t`有分给您或您科室的检查项时，检查会列在这里。`}
          </EmptyState>
        }
      />
      {creating && (
        <InspectionDialog
          inspection={null}
          onClose={() => setCreating(false)}
          onDone={(id) => void navigate(`/inspections/${id}`)}
        />
      )}
    </Page>
  );
}

function useListColumns(): GridColumn<Row>[] {
  const { t, i18n } = useLingui();
  const names = useInspectionNames();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`检查`,
        width: 240,
        grow: true,
        render: (row) => <CellText>{row.name}</CellText>,
      },
      { id: 'kind', header: t`类型`, width: 150, render: (row) => names.kind(row.kind) },
      {
        id: 'body',
        header: t`检查机关`,
        width: 160,
        render: (row) => <CellText muted>{row.inspectingBody ?? '—'}</CellText>,
      },
      {
        id: 'state',
        header: t`状态`,
        width: 120,
        render: (row) => <Status tone={stateTones[row.state]}>{names.state(row.state)}</Status>,
      },
      {
        id: 'visit',
        header: t`现场检查`,
        width: 190,
        render: (row) => {
          if (!row.visitFrom) return '—';
          const left = row.state === 'PREPARING' ? names.left(row.daysLeft) : null;
          return left ? `${formatDate(row.visitFrom)} · ${left}` : formatDate(row.visitFrom);
        },
      },
      {
        id: 'ready',
        header: t`就绪`,
        width: 100,
        align: 'end',
        render: (row) => `${row.readiness.ready} / ${row.readiness.items}`,
      },
      {
        id: 'findings',
        header: t`问题已整改`,
        width: 110,
        align: 'end',
        render: ({ rectification: { findings, settled } }) =>
          findings === 0 ? '—' : `${settled} / ${findings}`,
      },
      { id: 'leader', header: t`负责人`, width: 110, render: (row) => row.leader?.displayName ?? '—' },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
}
