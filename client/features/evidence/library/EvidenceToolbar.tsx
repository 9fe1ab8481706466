import { useLingui } from '@lingui/react/macro';
import { useCallback, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { EvidenceOrder } from '../../../gql/graphql';
import { useCan } from '../../../lib/viewer';
import { FilterBar, FilterChip, SearchField } from '../../../ui/FilterBar';
import { Select } from '../../../ui/Select';
import { SavedViews } from '../../view';
import { daysLeft, useEvidenceView, type QuickView } from './useEvidenceView';
import styles from './Library.module.css';

/** The chosen proof is not part of a view. */
const passing = ['evidence'];

/** Search, quick views and order, in one line. */
export function EvidenceToolbar({ total, facets }: { total: number | null; facets: ReactNode }) {
  const { t } = useLingui();
  const can = useCan();
  const { view, quick, orderBy, orders: offered, defaultOrder, filtered, clearFilter } = useEvidenceView();
  const onSearch = useCallback((q: string) => view.set({ q }), [view]);
  const orders: Record<EvidenceOrder, string> = {
    RELEVANCE: t`最相关在前`,
    UPDATED_DESC: t`最近变动在前`,
    VALID_UNTIL_ASC: t`先到期在前`,
    COLLECTED_DESC: t`新形成在前`,
    TITLE_ASC: t`按标题`,
  };
  const views: { id: QuickView; label: string; shown: boolean }[] = [
    { id: 'review', label: t`待我审核`, shown: can('evidence:review') },
    { id: 'mine', label: t`我负责的`, shown: true },
    { id: 'unlinked', label: t`未关联条款`, shown: true },
  ];
  const tag = view.get('tag');
  const left = daysLeft(view.get('left'));
  return (
    <FilterBar
      onClear={filtered ? clearFilter : undefined}
      end={
        <span className={styles.tools}>
          {can('evidence:review') && <Link to="/evidence/review">{t`并排审核`}</Link>}
          {can('report:create') && <Link to="/reports?new=1&kind=EVIDENCE_REGISTER">{t`证据台账`}</Link>}
          {total !== null && <span className={styles.total}>{t`共 ${total} 份`}</span>}
          <span className={styles.order}>
            <Select
              label={t`排序`}
              labelHidden
              options={offered.map((value) => ({ value, label: orders[value] }))}
              value={orderBy}
              onChange={(event) =>
                view.set({ order: event.target.value === defaultOrder ? null : event.target.value })
              }
            />
          </span>
          <SavedViews screen="EVIDENCE" passing={passing} />
        </span>
      }
    >
      {facets}
      <SearchField label={t`搜索证据`} value={view.get('q') ?? ''} onChange={onSearch} />
      {views
        .filter((one) => one.shown)
        .map((one) => (
          <FilterChip
            key={one.id}
            label={one.label}
            active={quick === one.id}
            onToggle={() => view.set({ view: quick === one.id ? null : one.id })}
          />
        ))}
      {tag && <FilterChip label={t`标签：${tag}`} active onToggle={() => view.set({ tag: null })} />}
      {left.maximumDaysLeft != null && (
        <FilterChip
          label={t`${left.minimumDaysLeft ?? 0}–${left.maximumDaysLeft} 天内到期`}
          active
          onToggle={() => view.set({ left: null })}
        />
      )}
      {view.get('control') && (
        <FilterChip label={t`只看所选条款的证据`} active onToggle={() => view.set({ control: null })} />
      )}
    </FilterBar>
  );
}
