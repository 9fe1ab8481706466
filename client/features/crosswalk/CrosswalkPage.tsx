import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { CoverageKind, MappingConfidence, MappingRelation, MappingStatus } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button, IconButton } from '../../ui/Button';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar, FilterChip, FilterGap, SearchField } from '../../ui/FilterBar';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { Segments } from '../../ui/Tabs';
import { useFetchFile } from '../../ui/useFetchFile';
import { useLiveChanges } from '../activity';
import { CoverageBar } from './CoverageBar';
import { MatrixDocument } from './documents';
import { FlowView } from './FlowView';
import { MappingList } from './MappingList';
import { MatrixView } from './MatrixView';
import { confidences, relations, statuses, useCrosswalkNames } from './useCrosswalkNames';
import { useFollowMappings } from './useJudging';
import styles from './Crosswalk.module.css';

const CoverageDrawer = lazyPart(async () => (await import('./CoverageDrawer')).CoverageDrawer);
const MappingDrawer = lazyPart(async () => (await import('./MappingDrawer')).MappingDrawer);

const RuleBooksDocument = graphql(/* GraphQL */ `
  query CrosswalkRuleBooks {
    frameworks {
      id
      code
      shortName
    }
    crosswalks(first: 100) {
      nodes {
        id
        mappingCount
        sourceFramework {
          id
          code
        }
        targetFramework {
          id
          code
        }
      }
    }
  }
`);

const ProposedCountDocument = graphql(/* GraphQL */ `
  query ProposedCount {
    proposedLinks(first: 1) {
      totalCount
    }
  }
`);

type Tab = 'matrix' | 'flow' | 'list';
const watched = ['Mapping', 'Crosswalk'];
const listFilters = ['q', 'status', 'relation', 'confidence'];

/** Two rule books against each other: how far each covers the other, as a matrix, as a flow, as a list. */
export function CrosswalkPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const names = useCrosswalkNames();
  const follow = useFollowMappings();
  const fetchFile = useFetchFile();
  const { data } = useSuspenseQuery(RuleBooksDocument);
  const waiting = useQuery(ProposedCountDocument, { skip: !can('evidence:read') });
  useLiveChanges(watched, follow);
  const codes = data.frameworks.map((framework) => framework.code);
  // The pair that says most stands there first.
  const usual = data.crosswalks.nodes.toSorted((one, other) => other.mappingCount - one.mappingCount)[0];
  const known = (code: string | null) => (code && codes.includes(code) ? code : null);
  const a = known(view.get('a')) ?? usual?.sourceFramework.code ?? codes[0] ?? '';
  const partners = data.crosswalks.nodes.flatMap(({ sourceFramework, targetFramework }) =>
    sourceFramework.code === a
      ? [targetFramework.code]
      : targetFramework.code === a
        ? [sourceFramework.code]
        : [],
  );
  const first = a === usual?.sourceFramework.code ? usual.targetFramework.code : partners[0];
  const b = known(view.get('b')) ?? first ?? codes.find((code) => code !== a) ?? '';
  const tab = (['matrix', 'flow', 'list'] as const).find((one) => one === view.get('tab')) ?? 'matrix';
  const canReview = can('crosswalk:review');
  const open = (mappingId: string) => view.set({ mapping: mappingId }, { push: true });
  const [mapping, kind] = [view.get('mapping'), view.get('kind') as CoverageKind | null];
  const reversed = view.get('back') !== null;
  const options = data.frameworks.map((framework) => ({ value: framework.code, label: framework.shortName }));
  const isPartner = (code: string) => partners.includes(code);
  const others = options
    .filter((option) => option.value !== a)
    .toSorted((one, other) => Number(isPartner(other.value)) - Number(isPartner(one.value)))
    .map((option) => ({
      ...option,
      label: isPartner(option.value) ? t`${option.label}（有对标）` : option.label,
    }));
  const key = `${a} ${b}`;
  const proposed = waiting.data?.proposedLinks.totalCount ?? 0;

  const filter = useMemo(
    () => ({
      frameworkCodes: [a, b],
      statuses: view.all('status') as MappingStatus[],
      relations: view.all('relation') as MappingRelation[],
      confidences: view.all('confidence') as MappingConfidence[],
      search: view.get('q'),
    }),
    [a, b, view],
  );

  return (
    <Page
      title={t`对标`}
      flush
      actions={
        <>
          {proposed > 0 && <Link to="/evidence/proposed">{t`待确认的关联 ${proposed}`}</Link>}
          {isPartner(b) && (
            <Button
              icon="download"
              onClick={() => void fetchFile(`/files/oscal/crosswalks/${a}/${b}/mapping.json`)}
            >{t`导出 OSCAL 映射`}</Button>
          )}
        </>
      }
      toolbar={
        <FilterBar
          onClear={
            tab === 'list' && listFilters.some((name) => view.all(name).length > 0)
              ? () => view.clear(listFilters)
              : undefined
          }
          end={
            <Segments<Tab>
              label={t`显示方式`}
              options={[
                { id: 'matrix', label: t`矩阵`, icon: 'table' },
                { id: 'flow', label: t`流向`, icon: 'chart' },
                { id: 'list', label: t`逐条`, icon: 'menu' },
              ]}
              value={tab}
              onChange={(next) => view.set({ tab: next === 'matrix' ? null : next })}
            />
          }
        >
          <Select
            label={t`标准`}
            labelHidden
            value={a}
            options={options}
            onChange={(event) => view.set({ a: event.target.value, b: null, mapping: null })}
          />
          <IconButton
            size="small"
            icon="refresh"
            label={t`左右对调`}
            onClick={() => view.set({ a: b, b: a, mapping: null })}
          />
          <Select
            label={t`对方标准`}
            labelHidden
            value={b}
            options={others}
            onChange={(event) => view.set({ a, b: event.target.value, mapping: null })}
          />
          {tab === 'list' && (
            <>
              <FilterGap />
              <SearchField
                label={t`搜索映射`}
                value={view.get('q') ?? ''}
                onChange={(q) => view.set({ q })}
              />
              {statuses.map((status) => (
                <FilterChip
                  key={status}
                  label={names.status(status)}
                  active={view.all('status').includes(status)}
                  onToggle={() => view.toggle('status', status)}
                />
              ))}
              <FilterGap />
              {relations.map((relation) => (
                <FilterChip
                  key={relation}
                  label={names.relation(relation)}
                  active={view.all('relation').includes(relation)}
                  onToggle={() => view.toggle('relation', relation)}
                />
              ))}
              <FilterGap />
              {confidences.map((confidence) => (
                <FilterChip
                  key={confidence}
                  label={names.confidence(confidence)}
                  active={view.all('confidence').includes(confidence)}
                  onToggle={() => view.toggle('confidence', confidence)}
                />
              ))}
            </>
          )}
        </FilterBar>
      }
    >
      <div className={styles.screen}>
        {tab !== 'list' && (
          <Part fallback={<SkeletonRows rows={2} />} resetKey={key} compact>
            <div className={styles.coverages}>
              <CoverageBar
                a={a}
                b={b}
                onOpen={(next) => view.set({ kind: next, back: null }, { push: true })}
              />
              <CoverageBar
                a={b}
                b={a}
                onOpen={(next) => view.set({ kind: next, back: true }, { push: true })}
              />
            </div>
          </Part>
        )}
        <Part fallback={<SkeletonRows rows={14} />} resetKey={`${key} ${tab}`}>
          {tab === 'list' ? (
            <MappingList filter={filter} canReview={canReview} onOpen={open} />
          ) : (
            <Pictures key={key} a={a} b={b} tab={tab} canReview={canReview} onOpen={open} />
          )}
        </Part>
      </div>
      {kind && (
        <CoverageDrawer
          a={reversed ? b : a}
          b={reversed ? a : b}
          kind={kind}
          onKind={(next) => view.set({ kind: next })}
          onClose={() => view.set({ kind: null, back: null })}
        />
      )}
      {mapping && <MappingDrawer id={mapping} onClose={() => view.set({ mapping: null })} />}
    </Page>
  );
}

interface PicturesProps {
  a: string;
  b: string;
  tab: Exclude<Tab, 'list'>;
  canReview: boolean;
  onOpen: (mappingId: string) => void;
}

/** Both pictures are drawn from the same answer. */
function Pictures({ a, b, tab, canReview, onOpen }: PicturesProps) {
  const { data } = useSuspenseQuery(MatrixDocument, { variables: { a, b } });
  return tab === 'matrix' ? (
    <MatrixView matrix={data.crosswalkMatrix} canReview={canReview} onOpen={onOpen} />
  ) : (
    <FlowView matrix={data.crosswalkMatrix} />
  );
}
