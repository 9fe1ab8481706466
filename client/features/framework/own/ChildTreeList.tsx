import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { classNames } from '../../../lib/classNames';
import { SkeletonRows } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { Badge, Tag } from '../../../ui/Tag';
import { TreeList } from '../../../ui/TreeList';
import type { ChildControl, ChildTree, TreeLine } from './childTree';
import styles from './Own.module.css';

interface ChildTreeListProps {
  tree: ChildTree;
  activeId: string | null;
  onActiveChange: (id: string) => void;
  empty: ReactNode;
}

/** A tree that opens node by node. The last line of a long branch fetches the next ones. */
export function ChildTreeList({ tree, activeId, onActiveChange, empty }: ChildTreeListProps) {
  const { t } = useLingui();
  if (tree.failure !== null && !tree.ready)
    return <ErrorState error={tree.failure} onRetry={() => void tree.reload([null])} />;
  if (!tree.ready) return <SkeletonRows rows={14} />;
  const open = (line: TreeLine) => {
    if (line.kind === 'more') tree.more(line.parentId);
  };
  return (
    <TreeList
      label={t`条款`}
      nodes={tree.nodes}
      expanded={tree.expanded}
      onExpandedChange={tree.setExpanded}
      activeId={activeId}
      onActiveChange={(id, line) => {
        if (line.kind === 'more') open(line);
        else onActiveChange(id);
      }}
      onOpen={(line) => {
        if (line.kind === 'more') open(line);
        else if (line.control.childCount > 0) toggle(tree, line.control.id);
      }}
      pageKeys
      renderNode={(line) =>
        line.kind === 'more' ? (
          <span className={styles.more}>{t`还有 ${line.left} 条，点此继续加载`}</span>
        ) : (
          <Line control={line.control} />
        )
      }
      empty={empty}
    />
  );
}

function toggle({ expanded, setExpanded }: ChildTree, id: string): void {
  const next = new Set(expanded);
  if (!next.delete(id)) next.add(id);
  setExpanded(next);
}

function Line({ control }: { control: ChildControl }) {
  const { t } = useLingui();
  const marks = control.indicator?.score ?? control.printedScore;
  return (
    <span className={styles.line}>
      <span className={styles.code}>{control.code}</span>
      <span className={classNames(styles.name, control.kind === 'GROUP' && styles.group)}>
        {control.name}
      </span>
      {control.informative && <Tag outline>{t`仅供参考`}</Tag>}
      {control.relativeWeight != null && <Tag>{t`权重 ${control.relativeWeight}`}</Tag>}
      {marks != null && <Tag>{t`${marks} 分`}</Tag>}
      {control.childCount > 0 && <Badge>{control.childCount}</Badge>}
    </span>
  );
}
