import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { EditionChange } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { useConnectionPages } from '../../../lib/connectionPages';
import { useView } from '../../../lib/useView';
import { FilterBar, FilterChip } from '../../../ui/FilterBar';
import { EmptyState } from '../../../ui/States';
import { changes, differing } from './changes';
import { DifferenceList } from './DifferenceList';
import { FrameworkDiffDocument, pageSize } from './documents';
import type { Difference } from './documents';
import { useEditionNames } from './useEditionNames';
import styles from './Editions.module.css';

interface Side {
  code: string;
  shortName: string;
  edition: string;
}

/** What differs, with the chips that count and choose it. While another choice is on its way the old lines stay. */
export function DiffLines({ from, to }: { from: Side; to: Side }) {
  const { t } = useLingui();
  const view = useView();
  const names = useEditionNames();
  const chosen = changes.filter((change) => view.all('change').includes(change));
  const search = view.get('q')?.trim() ?? '';
  const key = chosen.join();
  const wanted = useMemo(
    () => ({
      from: from.code,
      to: to.code,
      filter: {
        changes: key === '' ? [...differing] : (key.split(',') as EditionChange[]),
        search: search || null,
      },
      first: pageSize,
    }),
    [from.code, to.code, key, search],
  );
  const variables = useDeferredValue(wanted);
  const { data, fetchMore } = useSuspenseQuery(FrameworkDiffDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const { lines, totals } = data.frameworkDiff;
  const onNeedLines = useConnectionPages(lines.nodes.length, lines.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  const countOf = (change: EditionChange) => totals.find((one) => one.change === change)?.count ?? 0;
  const differences = differing.reduce((sum, change) => sum + countOf(change), 0);
  return (
    <div
      className={classNames(styles.page, variables !== wanted && styles.stale)}
      aria-busy={variables !== wanted}
    >
      <FilterBar
        end={t`共 ${lines.totalCount} 处`}
        onClear={chosen.length > 0 || search ? () => view.clear(['change', 'q']) : undefined}
      >
        {changes.map((change) => (
          <FilterChip
            key={change}
            label={<span title={names.hint(change)}>{names.change(change)}</span>}
            count={countOf(change)}
            active={chosen.includes(change)}
            onToggle={() => view.toggle('change', change)}
          />
        ))}
      </FilterBar>
      {lines.totalCount === 0 ? (
        <EmptyState
          icon="book"
          title={search || chosen.length > 0 ? t`没有符合条件的条款` : t`两个版本没有差异`}
        >
          {search || chosen.length > 0
            ? t`换一个词，或清除筛选。`
            : t`全部 ${countOf('SAME')} 条的编号、文字和要求参数都相同。`}
        </EmptyState>
      ) : (
        <DifferenceList
          key={`${from.code} ${to.code}`}
          label={t`版本差异，共 ${differences} 处`}
          beforeTitle={`${from.shortName}（${from.edition}）`}
          afterTitle={`${to.shortName}（${to.edition}）`}
          lines={lines.nodes}
          differenceOf={itself}
          lineCount={lines.totalCount}
          onNeedLines={onNeedLines}
        />
      )}
    </div>
  );
}

const itself = (line: Difference): Difference => line;
