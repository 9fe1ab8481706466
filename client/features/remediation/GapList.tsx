import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { ResultFilter } from '../../gql/graphql';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { CreateTasksDialog } from './CreateTasksDialog';
import { GapChips } from './GapChips';
import { useGapColumns } from './gapColumns';
import { GapListFragment, type GapRow } from './gapDocuments';
import { ageTest, gapTests, hasOpenTask, isGap, type GapKind } from './gapFilter';

interface GapListProps {
  from: FragmentType<typeof GapListFragment>[];
  /** As the page asked: the fragment reads the answer to the same question. */
  filter: ResultFilter;
}

/** Gaps as a table; chosen ones become tasks. */
export function GapList({ from, filter }: GapListProps) {
  const { t } = useLingui();
  const view = useView();
  const mayPlan = useCan()('remediation:plan');
  const columns = useGapColumns(from.length > 1);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const { data: assessments } = useSuspenseFragment({
    fragment: GapListFragment,
    fragmentName: 'GapList_assessment',
    from,
    variables: { filter },
  });
  const all = useMemo<GapRow[]>(
    () =>
      assessments.flatMap((assessment) =>
        assessment.results
          .filter(isGap)
          .toSorted((a, b) => a.control.order - b.control.order)
          .map((row) => ({ ...row, assessment })),
      ),
    [assessments],
  );
  const kinds = view.all('kind') as GapKind[];
  const withTasks = view.get('tasked') !== null;
  const ofAge = ageTest(view.get('age'));
  const aged = ofAge ? all.filter(ofAge) : all;
  const base = withTasks ? aged : aged.filter((row) => !hasOpenTask(row));
  const rows = kinds.length === 0 ? base : base.filter((row) => kinds.some((kind) => gapTests[kind]?.(row)));
  const chosen = rows.filter((row) => selection.has(row.id) && row.assessment.state === 'OPEN');
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
      <GapChips base={base} all={aged} />
      <DataGrid
        label={t`差距`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.control.code} ${row.control.name}`}
        {...(mayPlan ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="remediation-gaps"
        empty={
          aged.length > 0 ? (
            <EmptyState icon="check" title={t`没有符合条件的差距`}>
              {t`打开「含已有任务的」，可以看到正在整改的差距。`}
            </EmptyState>
          ) : (
            <EmptyState icon="check" title={t`没有差距`}>{t`已评的条款都符合，并有有效证据。`}</EmptyState>
          )
        }
      />
      <SelectionBar count={chosen.length} onClear={() => setSelection(new Set())}>
        <Button size="small" variant="primary" icon="plus" onClick={create}>{t`建立整改任务`}</Button>
      </SelectionBar>
      {creating && chosen[0] && (
        <CreateTasksDialog
          results={chosen.map((row) => ({
            id: row.id,
            controlCode: row.control.code,
            name: row.control.name,
          }))}
          assessmentId={chosen[0].assessment.id}
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
