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
import { ControlDetail } from './ControlDetail';
import { categoryAt, countLeaves, filterBook, isLeaf, type BookControl } from './ruleBookTree';
import { categoryTones, useRuleBookNames } from './useRuleBookNames';
import styles from './Framework.module.css';

const RuleBookControlsQuery = graphql(/* GraphQL */ `
  query RuleBookControls($code: String!, $level: String) {
    framework(code: $code) {
      id
      controls(filter: { level: $level }) {
        id
        parentId
        code
        ref
        name
        text
        kind
        level
        informative
        security
        printedScore
        relativeWeight
        strength
        gradedItem {
          categories {
            level
            category
          }
        }
        indicator {
          score
          scored
          electiveTest
        }
      }
    }
  }
`);

interface RuleBookBrowserProps {
  code: string;
  /** The one level to load; null loads the whole book. */
  level: string | null;
}

/** The tree of a rule book with the chosen node beside it. All filters work on what is loaded, at once. */
export function RuleBookBrowser({ code, level }: RuleBookBrowserProps) {
  const { t } = useLingui();
  const view = useView();
  const { data } = useSuspenseQuery(RuleBookControlsQuery, { variables: { code, level } });
  const controls = data.framework?.controls;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const nodes = useMemo(
    () =>
      filterBook(controls ?? [], {
        search: view.get('q') ?? '',
        security: view.get('security') !== null,
        grades: view.all('grade'),
        categories: view.all('category'),
        level,
      }),
    [controls, view, level],
  );
  const counts = useMemo(() => countLeaves(nodes), [nodes]);
  const expanded = useMemo(() => {
    const open = new Set(expandableIds(nodes));
    for (const id of closed) open.delete(id);
    return open;
  }, [nodes, closed]);
  const active =
    view.get('control') ?? controls?.find((one) => isLeaf(one) && counts.has(one.id))?.id ?? null;

  return (
    <Splitter
      storageKey="framework"
      panes={[
        {
          id: 'tree',
          label: t`条款`,
          width: 560,
          minWidth: 300,
          maxWidth: 860,
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
              stop={isLeaf}
              pageKeys
              renderNode={(control) => (
                <Line control={control} level={level} count={counts.get(control.id) ?? 0} />
              )}
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

function Line({ control, level, count }: { control: BookControl; level: string | null; count: number }) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  const category = categoryAt(control, level);
  const score = control.indicator?.score ?? control.printedScore;
  const leaf = isLeaf(control);
  return (
    <>
      {control.ref && <span className={styles.clause}>{control.ref}</span>}
      <span className={leaf ? styles.lineText : styles.heading}>
        {leaf && control.kind !== 'INDICATOR' ? (control.text ?? control.name) : control.name}
      </span>
      {control.security && (
        <span className={styles.security}>
          <Icon name="shield" size={13} label={t`安全相关`} />
        </span>
      )}
      {category && <Tag tone={categoryTones[category] ?? 'neutral'}>{names.category(category)}</Tag>}
      {control.indicator?.electiveTest && <Tag outline>{t`选测`}</Tag>}
      {control.strength && <Tag outline>{names.strength(control.strength)}</Tag>}
      {control.indicator && !control.indicator.scored ? (
        <Tag outline>{t`不计分`}</Tag>
      ) : (
        score != null && <span className={styles.score}>{t`${score} 分`}</span>
      )}
      {control.informative && <Tag outline>{t`仅供参考`}</Tag>}
      {!leaf && <Badge>{count}</Badge>}
    </>
  );
}
