import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import type { CompareLevelsQuery, CompareLevelsQueryVariables } from '../../gql/graphql';
import { classNames } from '../../lib/classNames';
import { useView } from '../../lib/useView';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import { clauseText } from '../../lib/clauseText';
import { useFrameworkNames } from './useFrameworkNames';
import styles from './Framework.module.css';

const CompareLevelsDocument = graphql(/* GraphQL */ `
  query CompareLevels($frameworkCode: String!, $lower: String!, $higher: String!, $requirementSet: String) {
    compareLevels(
      frameworkCode: $frameworkCode
      lower: $lower
      higher: $higher
      requirementSet: $requirementSet
    ) {
      change
      lower {
        id
        code
        name
        text
        parent {
          id
          name
        }
      }
      higher {
        id
        code
        name
        text
        parent {
          id
          name
        }
      }
    }
  }
`);

type Difference = CompareLevelsQuery['compareLevels'][number];

const tones: Record<string, Tone> = {
  SAME: 'neutral',
  STRENGTHENED: 'caution',
  ADDED: 'info',
  NEW_CONTROL_POINT: 'accent',
  DROPPED: 'negative',
};

interface ComparisonTableProps {
  variables: CompareLevelsQueryVariables;
  lowerName: string;
  higherName: string;
}

/** The items of two levels in pairs; chips count and choose the kinds of change. */
export function ComparisonTable({ variables, lowerName, higherName }: ComparisonTableProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(CompareLevelsDocument, { variables });
  const all = data.compareLevels;
  const chosen = view.all('change');
  const shown = chosen.length === 0 ? all : all.filter((one) => chosen.includes(one.change));
  const kinds = Object.keys(tones).filter((kind) => all.some((one) => one.change === kind));
  const pointOf = (one: Difference) => one.higher?.parent?.name ?? one.lower?.parent?.name ?? '';
  return (
    <div className={styles.compare}>
      <FilterBar
        end={t`共 ${shown.length} 项`}
        onClear={chosen.length > 0 ? () => view.clear(['change']) : undefined}
      >
        {kinds.map((kind) => (
          <FilterChip
            key={kind}
            label={names.change(kind)}
            count={all.filter((one) => one.change === kind).length}
            active={chosen.includes(kind)}
            onToggle={() => view.toggle('change', kind)}
          />
        ))}
      </FilterBar>
      {all.length === 0 ? (
        <EmptyState icon="book" title={t`这两级在该要求集下没有要求项`} />
      ) : (
        <div className={styles.compareScroll} tabIndex={0} role="region" aria-label={t`等级对照`}>
          <table className={styles.compareTable}>
            <thead>
              <tr>
                <th scope="col">{lowerName}</th>
                <th scope="col">{t`变化`}</th>
                <th scope="col">{higherName}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one, index) => {
                const before = shown[index - 1];
                const point = pointOf(one);
                return [
                  before && pointOf(before) === point ? null : (
                    <tr key={`${point}-${index}`} className={styles.comparePoint}>
                      <th colSpan={3} scope="colgroup">
                        {point}
                      </th>
                    </tr>
                  ),
                  <tr
                    key={one.higher?.id ?? one.lower?.id}
                    className={classNames(one.change !== 'SAME' && styles.changed)}
                  >
                    <Side control={one.lower} />
                    <td>
                      <Status tone={tones[one.change] ?? 'neutral'}>{names.change(one.change)}</Status>
                    </td>
                    <Side control={one.higher} />
                  </tr>,
                ];
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Side({ control }: { control: Difference['lower'] }) {
  if (!control) return <td className={styles.nothing}>—</td>;
  return (
    <td>
      <span className={styles.clause}>{clauseText(control.code)}</span> {control.text ?? control.name}
    </td>
  );
}
