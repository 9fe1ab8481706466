import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { today } from '../../../lib/format';
import { Part } from '../../../ui/ErrorBoundary';
import { FilterBar, FilterChip, FilterGap } from '../../../ui/FilterBar';
import { Page } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { CalendarView } from './CalendarView';
import { CalendarScopeDocument } from './documents';
import { MapMenu } from './MapMenu';
import { useCalendarView } from './useCalendarView';
import styles from './Map.module.css';

const months = 12;

/** What is proven when: the controls of a rule book by months, past and to come. */
export function ProofCalendarPage() {
  const { t } = useLingui();
  const { view, filter, filtered, clear, year, from, ...asked } = useCalendarView();
  const [named] = useState(asked.systemId);
  const { data } = useSuspenseQuery(CalendarScopeDocument, {
    variables: { systemId: named ?? '', named: named !== null && named !== 'none' },
  });
  const books = data.frameworks.filter((book) => book.state === 'PUBLISHED');
  // MLPS is what most proofs are collected for.
  const book =
    books.find((one) => one.code === asked.framework) ??
    books.find((one) => one.scoringKind === 'CONFORMITY') ??
    books[0];
  const listed = data.informationSystems.nodes;
  const wanted = asked.systemId === 'none' ? null : asked.systemId;
  // The one that the address names may stand beyond the first hundred.
  const beyond =
    wanted && !listed.some((one) => one.id === wanted)
      ? [{ id: wanted, name: data.informationSystem?.name ?? t`所选系统` }]
      : [];
  const systems = [...beyond, ...listed];
  // MLPS asks system by system.
  const perSystem = book?.scoringKind === 'CONFORMITY';
  const system =
    systems.find((one) => one.id === wanted) ??
    (perSystem && asked.systemId !== 'none' ? systems[0] : undefined);
  const levels = perSystem && system ? [] : (book?.levels ?? []);
  const level =
    levels.find((one) => one.code === asked.level) ?? (perSystem ? (levels[2] ?? levels[0]) : undefined);
  const thisYear = Number(today().slice(0, 4));
  const away = { part: null, control: null, month: null };
  return (
    <Page
      title={t`证明日历`}
      crumbs={[{ label: t`证据库`, to: '/evidence' }, { label: t`证明日历` }]}
      flush
      actions={<MapMenu />}
      toolbar={
        <FilterBar onClear={filtered ? clear : undefined}>
          <Select
            label={t({ message: '标准', context: 'field' })}
            labelHidden
            options={books.map((one) => ({ value: one.code, label: one.shortName }))}
            value={book?.code ?? ''}
            onChange={(event) => view.set({ ...away, framework: event.target.value, level: null })}
          />
          <Select
            label={t`适用系统`}
            labelHidden
            placeholder={t`对所有系统有效的证据`}
            options={systems.map((one) => ({ value: one.id, label: one.name }))}
            value={system?.id ?? ''}
            onChange={(event) => view.set({ ...away, system: event.target.value || 'none' })}
          />
          {levels.length > 1 && (
            <Select
              label={t`等级`}
              labelHidden
              {...(perSystem ? {} : { placeholder: t`全部等级` })}
              options={levels.map((one) => ({ value: one.code, label: one.name }))}
              value={level?.code ?? ''}
              onChange={(event) => view.set({ ...away, level: event.target.value || null })}
            />
          )}
          <Select
            label={t`时间`}
            labelHidden
            placeholder={t`前 8 个月到后 3 个月`}
            options={[1, 0, -1, -2].map((by) => ({
              value: String(thisYear + by),
              label: t`${String(thisYear + by)} 年`,
            }))}
            value={year ?? ''}
            onChange={(event) => view.set({ year: event.target.value || null, control: null, month: null })}
          />
          <FilterGap />
          <FilterChip
            label={t`有缺口`}
            active={filter.gaps}
            onToggle={() => view.set({ gaps: !filter.gaps })}
          />
          <FilterChip
            label={t`期内到期`}
            active={filter.ending}
            onToggle={() => view.set({ ending: !filter.ending })}
          />
          <FilterChip
            label={t`今天只有一份`}
            active={filter.single}
            onToggle={() => view.set({ single: !filter.single })}
          />
        </FilterBar>
      }
    >
      <div className={styles.screen}>
        {book ? (
          <Part
            resetKey={`${book.code} ${system?.id} ${level?.code} ${from}`}
            fallback={<SkeletonRows rows={14} />}
          >
            <CalendarView
              key={`${book.code} ${system?.id} ${level?.code} ${from}`}
              variables={{
                code: book.code,
                systemId: system?.id ?? null,
                level: level?.code ?? null,
                from,
                months,
              }}
            />
          </Part>
        ) : (
          <EmptyState icon="book" title={t`还没有已发布的标准`} />
        )}
      </div>
    </Page>
  );
}
