import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { Icon } from '../../ui/Icon';
import { Splitter } from '../../ui/Splitter';
import { EmptyState } from '../../ui/States';
import { Badge, Tag } from '../../ui/Tag';
import { expandableIds } from '../../ui/treeModel';
import { TreeList } from '../../ui/TreeList';
import { clauseText } from '../../lib/clauseText';
import { ControlDetail } from './ControlDetail';
import { countItems, filterTree, type TreeControl } from './frameworkTree';
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
        testUnit
        highRiskCases {
          code
        }
      }
    }
  }
`);

/** The tree of one level with the chosen control beside it. All filters work on the loaded level, at once. */
export function ControlBrowser({ code, level }: { code: string; level: string }) {
  const { t } = useLingui();
  const view = useView();
  const { data } = useSuspenseQuery(FrameworkControlsQuery, { variables: { code, level } });
  const controls = data.framework?.controls;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const nodes = useMemo(
    () =>
      filterTree(controls ?? [], {
        search: view.get('q') ?? '',
        highRisk: view.get('risk') !== null,
        sets: view.all('set'),
        weights: view.all('weight'),
        dimensions: view.all('dimension'),
      }),
    [controls, view],
  );
  const counts = useMemo(() => countItems(nodes), [nodes]);
  const expanded = useMemo(() => {
    const open = new Set(expandableIds(nodes));
    for (const id of closed) open.delete(id);
    return open;
  }, [nodes, closed]);
  const active = view.get('control') ?? firstItem(controls, counts);

  return (
    <Splitter
      storageKey="framework"
      panes={[
        {
          id: 'tree',
          label: t`条款`,
          width: 520,
          minWidth: 300,
          maxWidth: 820,
          content: (
            <TreeList
              label={t`条款`}
              nodes={nodes}
              expanded={expanded}
              onExpandedChange={(next) =>
                setClosed(new Set(expandableIds(nodes).filter((id) => !next.has(id))))
              }
              activeId={active}
              onActiveChange={(id) => view.set({ control: id })}
              stop={(control) => control.assessable}
              pageKeys
              renderNode={(control) => <Line control={control} count={counts.get(control.id) ?? 0} />}
              empty={
                <EmptyState icon="search" title={t`没有符合条件的条款`}>
                  {t`换一个词，或清除筛选。`}
                </EmptyState>
              }
            />
          ),
        },
        {
          id: 'detail',
          label: t`条款详情`,
          minWidth: 320,
          content: active ? (
            <Part resetKey={active}>
              <ControlDetail id={active} />
            </Part>
          ) : (
            <EmptyState icon="book" title={t`从左边选一条`} />
          ),
        },
      ]}
    />
  );
}

function firstItem(
  controls: readonly TreeControl[] | undefined,
  shown: ReadonlyMap<string, number>,
): string | null {
  return controls?.find((control) => control.assessable && shown.has(control.id))?.id ?? null;
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
