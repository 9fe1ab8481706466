import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RoadmapsQuery } from '../../gql/graphql';
import { useAsOf, useKeepAsOf } from '../../lib/asOf';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDate, formatList } from '../../lib/format';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { Banner, EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { RoadmapsDocument } from './documents';
import { roadmapTones, usePlanningNames } from './usePlanningNames';

const RoadmapDialog = lazyPart(async () => (await import('./RoadmapDialog')).RoadmapDialog);

type Row = RoadmapsQuery['roadmaps']['nodes'][number];

/** Every roadmap of the hospital. */
export function RoadmapListPage() {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const keepAsOf = useKeepAsOf();
  const isPast = useAsOf() !== null;
  const mayPlan = useCan()('remediation:plan') && !isPast;
  const [creating, setCreating] = useState(false);
  const view = useView();
  const names = usePlanningNames();
  const toApprove = view.get('approve') !== null;
  const { data, fetchMore } = useSuspenseQuery(RoadmapsDocument, {
    variables: { filter: toApprove ? { decidableByMe: true } : null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.roadmaps;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: 'name',
        header: t`规划`,
        width: 220,
        grow: true,
        render: (row) => <CellText>{row.name}</CellText>,
      },
      {
        id: 'state',
        header: t`状态`,
        width: 100,
        render: (row) => <Status tone={roadmapTones[row.state]}>{names.state(row.state)}</Status>,
      },
      {
        id: 'period',
        header: t`起止`,
        width: 190,
        render: (row) => `${formatDate(row.startsOn)} – ${formatDate(row.endsOn)}`,
      },
      { id: 'years', header: t`年限`, width: 80, align: 'end', render: (row) => t`共 ${row.years} 年` },
      { id: 'packages', header: t`工作包`, width: 80, align: 'end', render: (row) => row.packageCount },
      {
        id: 'alternatives',
        header: t`方案`,
        width: 104,
        align: 'end',
        render: (row) => row.alternativeCount,
      },
      {
        id: 'assessments',
        header: t`测评`,
        width: 320,
        render: (row) => (
          <CellText muted>{formatList(row.assessments.map(({ name }) => name)) || '—'}</CellText>
        ),
      },
      { id: 'owner', header: t`负责人`, width: 120, render: (row) => row.owner?.displayName ?? '—' },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  const create = () => setCreating(true);
  useHotkeys(t`安全规划`, mayPlan ? [{ keys: 'KeyN', label: t`新建规划`, run: create }] : []);
  usePaletteActions(
    mayPlan
      ? [{ id: 'roadmap-new', label: t`新建规划`, group: t`动作`, keywords: 'xjgh new roadmap', run: create }]
      : [],
  );
  const button = mayPlan && (
    <Button variant="primary" icon="plus" onClick={create}>
      {t`新建规划`}
    </Button>
  );
  return (
    <Page title={t`安全规划`} actions={button}>
      {toApprove && (
        <Banner
          actions={<Button size="small" onClick={() => view.set({ approve: null })}>{t`全部规划`}</Button>}
        >
          {t`只列出待您批准的规划。`}
        </Banner>
      )}
      <DataGrid
        label={t`安全规划`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        onNeedRows={onNeedRows}
        onOpen={(row) => void navigate(keepAsOf(`/roadmaps/${row.id}`))}
        pageKeys
        storageKey="roadmaps"
        empty={
          toApprove ? (
            <EmptyState icon="calendar" title={t`没有待您批准的规划`} />
          ) : (
            <EmptyState icon="calendar" title={isPast ? t`那时还没有规划` : t`还没有规划`} actions={button}>
              {t`规划把差距分成一到三年的工作包，算出每年能到多少分、几级，并比较不同预算的方案。`}
            </EmptyState>
          )
        }
      />
      {creating && (
        <RoadmapDialog
          roadmap={null}
          onClose={() => setCreating(false)}
          onDone={(id) => void navigate(`/roadmaps/${id}`)}
        />
      )}
    </Page>
  );
}
