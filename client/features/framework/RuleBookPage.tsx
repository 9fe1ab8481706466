import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import type { FrameworkQuery } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { Segments } from '../../ui/Tabs';
import { Tag } from '../../ui/Tag';
import { BookTabs } from './BookTabs';
import { BookMenu } from './own/BookMenu';
import { stateTones, useOwnBookNames } from './own/useOwnBookNames';
import { RuleBookAbout } from './RuleBookAbout';
import { RuleBookBrowser } from './RuleBookBrowser';
import { ImportTexts } from './text/ImportTexts';
import { useRuleBookNames } from './useRuleBookNames';

const BigBookBrowser = lazy(async () => ({
  default: (await import('./own/BigBookBrowser')).BigBookBrowser,
}));

const filters = ['q', 'security', 'grade', 'category'];
const categories = ['BASIC', 'ELECTIVE', 'UNKNOWN'];

/** A rule book beside MLPS: clauses with filters that fit its kind, or its numbers and what is missing. */
export function RuleBookPage({ framework }: { framework: NonNullable<FrameworkQuery['framework']> }) {
  const { t } = useLingui();
  const view = useView();
  const names = useRuleBookNames();
  const { code, levels } = framework;
  const graded = framework.scoringKind === 'GRADED_ITEMS';
  const wanted = view.get('level');
  const usual = levels[Math.ceil((levels.length - 1) / 2)]?.code ?? null;
  const level = graded ? (levels.find((one) => one.code === wanted)?.code ?? usual) : null;
  const about = view.get('tab') === 'about';
  const filtered = filters.some((name) => view.get(name) !== null);
  const own = useOwnBookNames();
  // What one answer holds at most; a level of a graded book comes with all its items.
  const isBig = !graded && framework.counts.reduce((sum, one) => sum + one.count, 0) > 600;
  const security = graded || framework.scoringKind === 'POINTS';
  return (
    <Page
      title={framework.shortName}
      titleExtra={
        framework.origin === 'OWN' && (
          <Tag tone={stateTones[framework.state] ?? 'neutral'}>{own.state(framework.state)}</Tag>
        )
      }
      crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: framework.shortName }]}
      actions={
        <>
          <BookMenu framework={framework} />
          <ImportTexts framework={framework} />
        </>
      }
      toolbar={
        <FilterBar onClear={!about && filtered ? () => view.clear(filters) : undefined}>
          <BookTabs levels={levels.length} />
          {!about && !isBig && (
            <>
              {graded && (
                <Segments
                  label={t`等级`}
                  options={levels.map((one) => ({ id: one.code, label: one.code }))}
                  value={level ?? ''}
                  onChange={(next) => view.set({ level: next, control: null })}
                />
              )}
              <SearchField
                label={t`搜索条款`}
                value={view.get('q') ?? ''}
                onChange={(q) => view.set({ q })}
              />
              {framework.scoringKind === 'POINTS' &&
                levels.map((one) => (
                  <FilterChip
                    key={one.code}
                    label={<span title={t`自该等级起计分：${one.name}`}>{one.code}</span>}
                    count={one.itemCount}
                    active={view.all('grade').includes(one.code)}
                    onToggle={() => view.toggle('grade', one.code)}
                  />
                ))}
              {graded &&
                level !== '0' &&
                categories.map((category) => (
                  <FilterChip
                    key={category}
                    label={names.category(category)}
                    active={view.all('category').includes(category)}
                    onToggle={() => view.toggle('category', category)}
                  />
                ))}
              {security && <FilterGap />}
              {security && (
                <FilterChip
                  label={t`安全相关`}
                  active={view.get('security') !== null}
                  onToggle={() => view.set({ security: view.get('security') === null })}
                />
              )}
            </>
          )}
        </FilterBar>
      }
      flush={!about}
      scroll={about}
    >
      {about ? (
        <RuleBookAbout framework={framework} />
      ) : (
        <Part fallback={<SkeletonRows rows={16} />} resetKey={`${code} ${level}`}>
          {isBig ? <BigBookBrowser code={code} /> : <RuleBookBrowser code={code} level={level} />}
        </Part>
      )}
    </Page>
  );
}
