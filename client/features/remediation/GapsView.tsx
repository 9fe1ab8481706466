import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { useConnectionPages } from '../../lib/connectionPages';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { GapChips } from './GapChips';
import { useGapColumns } from './gapColumns';
import { GapsDocument, type GapRow } from './gapDocuments';
import { useGapFilter } from './gapFilter';

const CreateTasksDialog = lazyPart(async () => (await import('./CreateTasksDialog')).CreateTasksDialog);

/** Gaps of the assessment in the filter, or of every open one, paged by the server; chosen ones become tasks. */
export function GapsView() {
  const { t } = useLingui();
  const mayPlan = useCan()('remediation:plan');
  const filter = useGapFilter();
  const columns = useGapColumns(!filter.assessmentId);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const variables = useMemo(() => ({ filter }), [filter]);
  const { data, fetchMore } = useSuspenseQuery(GapsDocument, { variables, fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo, counts } = data.gaps;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const chosen = nodes.filter((row) => selection.has(row.id) && row.assessment.state === 'OPEN');
  const ofOne = new Set(chosen.map((row) => row.assessment.id)).size === 1;
  const create = () => {
    if (ofOne) setCreating(true);
    else if (chosen.length > 0)
      showToast(t`所选差距属于几次测评，请一次测评一次测评地建任务。`, { tone: 'caution' });
  };
  useHotkeys(t`差距与整改`, mayPlan ? [{ keys: 'KeyT', label: t`为所选差距建任务`, run: create }] : []);
  usePaletteActions(
    mayPlan && chosen.length > 0
      ? [
          {
            id: 'gap-task',
            label: t`建立整改任务`,
            group: t`对所选`,
            keywords: 'jlzgrw',
            keys: 'KeyT',
            run: create,
          },
        ]
      : [],
  );
  return (
    <>
      <GapChips counts={counts} />
      <DataGrid
        label={t`差距`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.control.code} ${row.control.name}`}
        onNeedRows={onNeedRows}
        {...(mayPlan ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="remediation-gaps"
        empty={
          counts.all > 0 ? (
            <EmptyState icon="check" title={t`没有符合条件的差距`}>
              {t`打开「含已有任务的」，可以看到正在整改的差距。`}
            </EmptyState>
          ) : (
            <EmptyState
              icon="check"
              title={t`没有差距`}
            >{t`差距来自测评的结论：已评的条款都符合并有有效证据，或者还没有评。`}</EmptyState>
          )
        }
      />
      <SelectionBar count={chosen.length} onClear={() => setSelection(new Set())}>
        <Button size="small" variant="primary" icon="plus" onClick={create}>{t`建立整改任务`}</Button>
      </SelectionBar>
      {creating && (
        <CreateTasksDialog
          results={chosen.map((row) => ({
            id: row.id,
            controlCode: row.control.code,
            name: row.control.name,
          }))}
          unitId={commonUnit(chosen)}
          priority={chosen.some((row) => row.highRiskCases.length > 0) ? 'HIGH' : 'MEDIUM'}
          onClose={() => setCreating(false)}
          onDone={() => {
            setCreating(false);
            setSelection(new Set());
          }}
        />
      )}
    </>
  );
}

/** The unit all of them are assigned to; null when they differ. */
function commonUnit(rows: readonly GapRow[]): string | null {
  const ids = new Set(rows.map((row) => row.unit?.id ?? null));
  const [only] = ids;
  return ids.size === 1 ? (only ?? null) : null;
}
