import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { UnitsQuery } from '../../gql/graphql';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid, type GridColumn } from '../../ui/DataGrid';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { StorageUse } from './StorageUse';

const UnitDialog = lazyPart(async () => (await import('./UnitDialog')).UnitDialog);

const Query = graphql(/* GraphQL */ `
  query Units {
    organization {
      id
      name
      units {
        id
        code
        name
        kind
        path
      }
    }
  }
`);

type Unit = UnitsQuery['organization']['units'][number];

/** Campuses and departments of the hospital. */
export function UnitsPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(Query, { fetchPolicy: 'cache-and-network' });
  const [edited, setEdited] = useState<Unit | 'new' | null>(null);
  const { units, name } = data.organization;
  const columns = useMemo<GridColumn<Unit>[]>(
    () => [
      { id: 'path', header: t`名称`, width: 320, grow: true, render: (unit) => unit.path },
      { id: 'code', header: t`编码`, width: 140, render: (unit) => <code>{unit.code}</code> },
      {
        id: 'kind',
        header: t`类型`,
        width: 120,
        render: (unit) => (
          <Tag tone={unit.kind === 'CAMPUS' ? 'accent' : 'neutral'}>
            {unit.kind === 'CAMPUS' ? t`院区` : t({ message: '科室', context: 'unit kind' })}
          </Tag>
        ),
      },
    ],
    [t],
  );
  return (
    <Page
      title={t`院区与科室`}
      titleExtra={<Tag>{name}</Tag>}
      flush
      actions={<Button variant="primary" icon="plus" onClick={() => setEdited('new')}>{t`添加`}</Button>}
    >
      <StorageUse />
      <DataGrid
        label={t`院区与科室`}
        columns={columns}
        rows={units}
        rowId={(unit) => unit.id}
        rowLabel={(unit) => unit.name}
        onOpen={setEdited}
        pageKeys
        storageKey="units"
        flush
        empty={
          <EmptyState
            icon="split"
            title={t`还没有院区`}
            actions={
              <Button variant="primary" icon="plus" onClick={() => setEdited('new')}>{t`添加`}</Button>
            }
          >{t`先添加一个院区，再添加其下的科室。`}</EmptyState>
        }
      />
      {edited && (
        <UnitDialog unit={edited === 'new' ? null : edited} units={units} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
