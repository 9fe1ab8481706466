import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { Link, useParams } from 'react-router';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { MenuButton } from '../../ui/Menu';
import { Page } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { BookTabs } from './BookTabs';
import { ControlBrowser } from './ControlBrowser';
import { BookMenu } from './own/BookMenu';
import { RuleBookAbout } from './RuleBookAbout';
import { RuleBookPage } from './RuleBookPage';
import { ImportTexts } from './text/ImportTexts';
import { useFrameworkNames } from './useFrameworkNames';

const DraftPage = lazy(async () => ({ default: (await import('./own/DraftPage')).DraftPage }));

const FrameworkQuery = graphql(/* GraphQL */ `
  query Framework($code: String!) {
    framework(code: $code) {
      id
      code
      name
      shortName
      edition
      issuer
      documentNumber
      publishedOn
      effectiveOn
      scoringKind
      assessableCount
      counts {
        kind
        count
      }
      missingTables {
        name
        note
      }
      gradedScoring {
        levelTable {
          level
          minimumScore
          basicRequired
          electiveRequired
          electiveTotal
        }
        levelTableVerification
        electiveShare
        electiveMoreThan
        passUse {
          BASIC
          ELECTIVE
        }
      }
      pointsScoring {
        grades {
          key
          name
          minimumScore
        }
        gradesVerification
      }
      verificationNotes {
        topic
        verification
        note
      }
      levels {
        code
        name
        text
        controlPointCount
        itemCount
      }
      requirementSets {
        code
        name
        technology
        informative
      }
      state
      origin
      ...BookMenu_framework
    }
  }
`);

const weights = ['KEY', 'IMPORTANT', 'GENERAL'];
const dimensions = ['S', 'A', 'G'];

/** One framework as a tree: level, sets, weights, dimensions and high risk as filters, the chosen control beside it. */
export function FrameworkPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const view = useView();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(FrameworkQuery, { variables: { code } });
  const { framework } = data;
  if (!framework) {
    return (
      <Page title={t`标准`} crumbs={[{ label: t`标准`, to: '/frameworks' }]}>
        <EmptyState
          icon="book"
          title={t`没有这个标准`}
          actions={<Link to="/frameworks">{t`查看全部标准`}</Link>}
        />
      </Page>
    );
  }
  if (framework.state === 'DRAFT')
    return (
      <Part fallback={<SkeletonRows rows={16} />} resetKey={code}>
        <DraftPage key={code} code={code} />
      </Part>
    );
  if (framework.scoringKind !== 'CONFORMITY') return <RuleBookPage framework={framework} />;
  if (view.get('tab') === 'about') {
    return (
      <Page
        title={framework.shortName}
        crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: framework.name }]}
        toolbar={
          <FilterBar>
            <BookTabs levels={framework.levels.length} />
          </FilterBar>
        }
        scroll
      >
        <RuleBookAbout framework={framework} />
      </Page>
    );
  }
  const levels = framework.levels.map((one) => one.code);
  // Level three is what most hospital systems are graded; other frameworks start at their first level.
  const wanted = view.get('level') ?? 'L3';
  const level = levels.includes(wanted) ? wanted : (levels[0] ?? '');
  const sets = view.all('set');
  const filters = ['q', 'set', 'weight', 'dimension', 'risk'];
  const filtered = filters.some((name) => view.get(name) !== null);
  return (
    <Page
      title={framework.shortName}
      titleExtra={<small style={{ fontWeight: 400 }}>{framework.documentNumber}</small>}
      crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: framework.name }]}
      actions={
        <>
          {framework.levels.length > 1 && <Link to={`/frameworks/${code}/compare`}>{t`等级对照`}</Link>}
          <BookMenu framework={framework} />
          <ImportTexts framework={framework} />
        </>
      }
      toolbar={
        <FilterBar onClear={filtered ? () => view.clear(filters) : undefined}>
          <BookTabs levels={framework.levels.length} />
          <Segments
            label={t`等级`}
            options={framework.levels.map((one) => ({ id: one.code, label: one.name }))}
            value={level}
            onChange={(next) => view.set({ level: next, control: null })}
          />
          <SearchField label={t`搜索条款`} value={view.get('q') ?? ''} onChange={(q) => view.set({ q })} />
          {weights.map((weight) => (
            <FilterChip
              key={weight}
              label={names.weight(weight)}
              active={view.all('weight').includes(weight)}
              onToggle={() => view.toggle('weight', weight)}
            />
          ))}
          <FilterGap />
          {dimensions.map((dimension) => (
            <FilterChip
              key={dimension}
              label={<span title={names.dimension(dimension)}>{dimension}</span>}
              active={view.all('dimension').includes(dimension)}
              onToggle={() => view.toggle('dimension', dimension)}
            />
          ))}
          <FilterGap />
          <FilterChip
            label={t`高风险`}
            active={view.get('risk') !== null}
            onToggle={() => view.set({ risk: view.get('risk') === null })}
          />
          <FilterGap />
          <MenuButton
            size="small"
            label={sets.length > 0 ? t`要求集 ${sets.length}` : t`全部要求集`}
            items={framework.requirementSets.map((set) => ({
              id: set.code,
              label: set.name,
              checked: sets.includes(set.code),
              run: () => view.toggle('set', set.code),
            }))}
          >
            {sets.length > 0 ? t`要求集 ${sets.length}` : t`全部要求集`}
          </MenuButton>
        </FilterBar>
      }
      flush
    >
      <Part fallback={<SkeletonRows rows={16} />} resetKey={level}>
        <ControlBrowser code={code} level={level} />
      </Part>
    </Page>
  );
}
