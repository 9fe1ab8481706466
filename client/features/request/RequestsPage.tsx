import { useLingui } from '@lingui/react/macro';
import { lazy, useState } from 'react';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Part } from '../../ui/ErrorBoundary';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { Segments } from '../../ui/Tabs';
import { AskedList } from './AskedList';
import styles from './Request.module.css';

const RequestTable = lazy(async () => ({ default: (await import('./RequestTable')).RequestTable }));
const SeriesList = lazy(async () => ({ default: (await import('./SeriesList')).SeriesList }));
const NewRequestDialog = lazyPart(async () => (await import('./NewRequestDialog')).NewRequestDialog);

const views = ['mine', 'all', 'series'] as const;
type ViewName = (typeof views)[number];

/** What I have to hand in; what was asked of everybody; what is owed in every period. */
export function RequestsPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const usual: ViewName = can('evidence:request') || !can('evidence:create') ? 'all' : 'mine';
  const asked = view.get('view');
  const current = views.find((one) => one === asked) ?? usual;
  const mayAsk = can('evidence:request');
  usePaletteActions(
    mayAsk
      ? [
          {
            id: 'request-new',
            label: t`发起证据征集`,
            group: t`证据征集`,
            keywords: 'fqzjzj ask request',
            run: () => setAsking(true),
          },
        ]
      : [],
  );
  return (
    <Page
      title={t`证据征集`}
      scroll={current !== 'all'}
      actions={
        <>
          <Segments
            label={t`视图`}
            value={current}
            onChange={(next) => view.set({ view: next === usual ? null : next })}
            options={[
              ...(can('evidence:create') ? [{ id: 'mine' as const, label: t`待交证据` }] : []),
              { id: 'all' as const, label: t`全部征集` },
              { id: 'series' as const, label: t`周期征集` },
            ]}
          />
          {mayAsk && (
            <Button variant="primary" icon="plus" onClick={() => setAsking(true)}>{t`发起征集`}</Button>
          )}
        </>
      }
    >
      <div className={styles.area}>
        <Part fallback={<SkeletonRows />} resetKey={current}>
          {current === 'mine' && <AskedList />}
          {current === 'all' && <RequestTable />}
          {current === 'series' && <SeriesList />}
        </Part>
      </div>
      {asking && <NewRequestDialog onClose={() => setAsking(false)} />}
    </Page>
  );
}
