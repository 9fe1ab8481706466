import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import type { MappingFilter, MappingStatus } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { useHotkeys } from '../../lib/hotkeys';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { clauseText } from '../../lib/clauseText';
import { MappingsDocument } from './documents';
import { useMappingColumns } from './mappingColumns';
import { useJudging } from './useJudging';
import styles from './Crosswalk.module.css';

interface MappingListProps {
  filter: MappingFilter;
  canReview: boolean;
  onOpen: (mappingId: string) => void;
}

/** Mappings one under the other, to be judged many at once. */
export function MappingList({ filter, canReview, onOpen }: MappingListProps) {
  const { t } = useLingui();
  const view = useView();
  const columns = useMappingColumns();
  const { judge } = useJudging();
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const { data, fetchMore } = useSuspenseQuery(MappingsDocument, {
    variables: { filter, first: 100, after: null },
  });
  const { nodes, totalCount, pageInfo } = data.mappings;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const targets = useMemo(() => {
    const wanted = selection.size > 0 ? selection : new Set(activeId ? [activeId] : []);
    return nodes.filter((mapping) => wanted.has(mapping.id));
  }, [nodes, selection, activeId]);
  const mark = (status: MappingStatus) => {
    void judge(targets, status);
    setSelection(new Set());
  };
  useHotkeys(
    t`映射列表`,
    canReview
      ? [
          { keys: 'KeyR', label: t`复核当前或所选映射`, run: () => mark('REVIEWED') },
          { keys: 'KeyD', label: t`不采用当前或所选映射`, run: () => mark('REJECTED') },
          { keys: 'KeyZ', label: t`恢复为未核`, run: () => mark('UNVERIFIED') },
        ]
      : [],
  );
  return (
    <div className={styles.list}>
      <DataGrid
        label={t`映射`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(mapping) => mapping.id}
        rowLabel={(mapping) => `${clauseText(mapping.source.code)} ↔ ${clauseText(mapping.target.code)}`}
        onNeedRows={onNeedRows}
        {...(canReview ? { selection, onSelectionChange: setSelection } : {})}
        activeId={activeId}
        onActiveChange={setActiveId}
        onOpen={(mapping) => onOpen(mapping.id)}
        pageKeys
        storageKey="mappings"
        flush
        empty={
          <EmptyState icon="split" title={t`没有符合条件的映射`}>
            {view.get('q') ? t`换一个词，或清除筛选。` : t`可以在条款详情里添加本院映射。`}
          </EmptyState>
        }
      />
      <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
        <Button size="small" icon="check" onClick={() => mark('REVIEWED')} title="R">
          {t`复核`}
        </Button>
        <Button size="small" icon="close" onClick={() => mark('REJECTED')} title="D">
          {t`不采用`}
        </Button>
        <Button size="small" icon="undo" onClick={() => mark('UNVERIFIED')} title="Z">
          {t`恢复为未核`}
        </Button>
      </SelectionBar>
    </div>
  );
}
