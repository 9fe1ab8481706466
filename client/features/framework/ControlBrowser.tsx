import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { Icon } from '../../ui/Icon';
import { Badge, Tag } from '../../ui/Tag';
import { clauseText } from '../../lib/clauseText';
import { BookTree } from './BookTree';
import { filterTree, isItem, type TreeControl } from './frameworkTree';
import { useFoundControls } from './useFoundControls';
import { useFrameworkNames, weightTones } from './useFrameworkNames';
import styles from './Framework.module.css';

const FrameworkControlsQuery = graphql(/* GraphQL */ `
  query FrameworkControls($code: String!, $level: String!) {
    framework(code: $code) {
      id
      controls(filter: { level: $level }) {
        id
        code
        name
        text
        kind
        requirementSet
        parentId
        assessable
        dimension
        weight
        highRiskCases {
          code
        }
      }
    }
  }
`);

/** The tree of one level of MLPS. All filters but the search work on the loaded level, at once. */
export function ControlBrowser({ code, level }: { code: string; level: string }) {
  const view = useView();
  const { data } = useSuspenseQuery(FrameworkControlsQuery, { variables: { code, level } });
  const found = useFoundControls(code, level, view.get('q') ?? '');
  const controls = data.framework?.controls;
  const nodes = useMemo(
    () =>
      filterTree(controls ?? [], {
        found,
        highRisk: view.get('risk') !== null,
        sets: view.all('set'),
        weights: view.all('weight'),
        dimensions: view.all('dimension'),
      }),
    [controls, found, view],
  );
  return (
    <BookTree
      nodes={nodes}
      isLeaf={isItem}
      renderLine={(control, count) => <Line control={control} count={count} />}
    />
  );
}

function Line({ control, count }: { control: TreeControl; count: number }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  if (!control.assessable) {
    return (
      <>
        <span className={control.kind === 'CONTROL_POINT' ? styles.point : styles.heading}>
          {control.kind === 'CONTROL_POINT' && (
            <span className={styles.clause}>{clauseText(control.code)}</span>
          )}
          {control.name}
        </span>
        {control.dimension && <span className={styles.dimension}>{control.dimension}</span>}
        <Badge>{count}</Badge>
      </>
    );
  }
  return (
    <>
      <span className={styles.clause}>{clauseText(control.code)}</span>
      <span className={styles.lineText}>{control.text ?? control.name}</span>
      {control.highRiskCases.length > 0 && (
        <span className={styles.risk}>
          <Icon name="flag" size={13} label={t`有高风险判例`} />
        </span>
      )}
      {control.weight && (
        <Tag tone={weightTones[control.weight] ?? 'neutral'}>{names.weight(control.weight)}</Tag>
      )}
    </>
  );
}
