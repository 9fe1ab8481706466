import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { CoverageKind, MappingRelation } from '../../gql/graphql';
import { Button } from '../../ui/Button';
import { Drawer } from '../../ui/Dialog';
import { FilterChip } from '../../ui/FilterBar';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../ui/States';
import { ClaimPath } from './ClaimPath';
import { clauseText } from '../../lib/clauseText';
import { controlPath } from '../../lib/controlPath';
import { wordsOf } from './controlName';
import { RelationMark } from './RelationMark';
import { coverageKinds, useCrosswalkNames } from './useCrosswalkNames';
import styles from './Crosswalk.module.css';

const CoveredControlsDocument = graphql(/* GraphQL */ `
  query CoveredControls($a: String!, $b: String!, $filter: ControlCoverageFilter, $after: String) {
    crosswalkCoverage(frameworkCode: $a, byFrameworkCode: $b) {
      framework {
        id
        code
        shortName
      }
      byFramework {
        id
        shortName
      }
      counts {
        full
        part
        hint
        none
      }
      byRelation {
        relation
        count
      }
      controls(filter: $filter, first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          kind
          relatedCount
          control {
            id
            code
            name
            text
            level
          }
          best {
            relation
            control {
              id
              code
              name
              text
            }
            path {
              relation
              confidence
              reviewed
              from {
                id
                code
                name
              }
              to {
                id
                code
                name
              }
              mapping {
                id
              }
            }
          }
        }
      }
    }
  }
`);

interface CoverageDrawerProps {
  /** Codes of the rule book that is looked at and of the other one. */
  a: string;
  b: string;
  kind: CoverageKind;
  onKind: (kind: CoverageKind) => void;
  onClose: () => void;
}

/** The controls behind one number of the coverage, each with the path that makes it so. */
export function CoverageDrawer({ a, b, kind, onKind, onClose }: CoverageDrawerProps) {
  const { t } = useLingui();
  const names = useCrosswalkNames();
  const [relation, setRelation] = useState<MappingRelation | null>(null);
  const [busy, setBusy] = useState(false);
  const filter = { kinds: [kind], relations: relation ? [relation] : null };
  const { data, error, fetchMore, refetch } = useQuery(CoveredControlsDocument, {
    variables: { a, b, filter, after: null },
    notifyOnNetworkStatusChange: false,
  });
  const coverage = data?.crosswalkCoverage;
  const numbers: Record<CoverageKind, number> = {
    FULL: coverage?.counts.full ?? 0,
    PART: coverage?.counts.part ?? 0,
    HINT: coverage?.counts.hint ?? 0,
    NONE: coverage?.counts.none ?? 0,
  };
  const found = coverage?.controls;
  const choose = (next: CoverageKind) => {
    setRelation(null);
    onKind(next);
  };
  const more = async (after: string) => {
    setBusy(true);
    // Nothing but the list grows: the numbers beside it are the same on every page.
    await fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        crosswalkCoverage: {
          ...fetchMoreResult.crosswalkCoverage,
          controls: {
            ...fetchMoreResult.crosswalkCoverage.controls,
            nodes: [
              ...before.crosswalkCoverage.controls.nodes,
              ...fetchMoreResult.crosswalkCoverage.controls.nodes,
            ],
          },
        },
      }),
    }).catch(() => undefined);
    setBusy(false);
  };
  return (
    <Drawer
      title={
        coverage ? t`${coverage.framework.shortName} 被 ${coverage.byFramework.shortName} 覆盖` : t`对标覆盖`
      }
      size="wide"
      onClose={onClose}
    >
      <div className={styles.drawer}>
        <div className={styles.chips}>
          {coverageKinds.map((one) => (
            <FilterChip
              key={one}
              label={names.coverage(one)}
              count={numbers[one]}
              active={one === kind}
              onToggle={() => choose(one)}
            />
          ))}
        </div>
        <Banner>{names.coverageHint(kind)}</Banner>
        {kind !== 'NONE' && kind !== 'HINT' && (
          <div className={styles.chips}>
            {(coverage?.byRelation ?? []).flatMap(({ relation: one }) =>
              one === null || (kind === 'FULL') !== (one === 'EQUAL' || one === 'SUBSET')
                ? []
                : [
                    <FilterChip
                      key={one}
                      label={<RelationMark relation={one} />}
                      active={relation === one}
                      onToggle={() => setRelation(relation === one ? null : one)}
                    />,
                  ],
            )}
          </div>
        )}
        {error && <ErrorState error={error} onRetry={() => void refetch()} compact />}
        {!found && !error && <SkeletonRows rows={8} />}
        {found && found.totalCount === 0 && <EmptyState compact icon="check" title={t`没有这样的条款`} />}
        {found && found.totalCount > 0 && (
          <>
            <p className={styles.faint}>{t`共 ${found.totalCount} 条，按标准顺序`}</p>
            <ul className={styles.covered}>
              {found.nodes.map(({ control, best, relatedCount }) => (
                <li key={control.id}>
                  <Link to={controlPath({ code: control.code, framework: { code: a } })}>
                    <b>{clauseText(control.code)}</b> {wordsOf(control)}
                  </Link>
                  {best && (
                    <>
                      <div className={styles.bestClaim}>
                        <RelationMark relation={best.relation} />
                        <span>
                          <b>{clauseText(best.control.code)}</b> {wordsOf(best.control)}
                        </span>
                        {relatedCount > 1 && (
                          <small className={styles.faint}>{t`另有 ${relatedCount - 1} 条相关`}</small>
                        )}
                      </div>
                      <ClaimPath claim={best} />
                    </>
                  )}
                </li>
              ))}
            </ul>
            {found.pageInfo.hasNextPage && found.pageInfo.endCursor && (
              <Button busy={busy} onClick={() => void more(found.pageInfo.endCursor!)}>
                {t`再显示 50 条`}
              </Button>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}
