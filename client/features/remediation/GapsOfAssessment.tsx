import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { RemediationGapsQuery, Verdict } from '../../gql/graphql';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan, useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { DataGrid } from '../../ui/DataGrid';
import { FilterChip } from '../../ui/FilterBar';
import { SelectionBar } from '../../ui/SelectionBar';
import { EmptyState } from '../../ui/States';
import { CreateTasksDialog } from './CreateTasksDialog';
import { useGapColumns } from './gapColumns';
import styles from './Remediation.module.css';

/** Every verdict that can be a gap, in one answer: an assessment has a few hundred results at most. */
const GapsQuery = graphql(/* GraphQL */ `
  query RemediationGaps($id: ID!, $filter: ResultFilter) {
    assessment(id: $id) {
      id
      name
      state
      results(filter: $filter) {
        id
        verdict
        proofState
        gap
        suggestion
        ratedAt
        carriedFromOn
        unit {
          id
          name
        }
        assignee {
          id
          displayName
        }
        control {
          id
          code
          name
          text
          weight
          order
          parent {
            id
            name
          }
        }
        highRiskCases {
          code
        }
        tasks {
          id
          code
          state
        }
      }
    }
  }
`);

export type GapRow = NonNullable<RemediationGapsQuery['assessment']>['results'][number];

/** PARTIAL and UNMET are gaps, and MET without valid proof. */
export function isGap(row: Pick<GapRow, 'verdict' | 'proofState'>): boolean {
  if (row.verdict === 'PARTIAL' || row.verdict === 'UNMET') return true;
  return row.verdict === 'MET' && row.proofState !== 'PROVEN';
}

const kinds = ['UNMET', 'PARTIAL', 'MET'] as const satisfies readonly Verdict[];
const hasOpenTask = (row: GapRow) => row.tasks.some((task) => task.state !== 'VERIFIED');

/** The gaps of one assessment; chosen ones become tasks. */
export function GapsOfAssessment({ id }: { id: string }) {
  const { t } = useLingui();
  const view = useView();
  const { membershipId } = useViewer();
  const mayPlan = useCan()('remediation:plan');
  const columns = useGapColumns(id);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [creating, setCreating] = useState(false);
  const search = view.get('q');
  const unitId = view.get('unit');
  const filter = useMemo(
    () => ({ verdicts: ['MET', 'PARTIAL', 'UNMET'] as Verdict[], search, unitId }),
    [search, unitId],
  );
  const { data } = useSuspenseQuery(GapsQuery, {
    variables: { id, filter },
    fetchPolicy: 'cache-and-network',
  });
  const { assessment } = data;
  const mine = view.get('mine') !== null;
  const all = useMemo(
    () =>
      (assessment?.results ?? [])
        .filter((row) => isGap(row) && (!mine || row.assignee?.id === membershipId))
        .toSorted((a, b) => a.control.order - b.control.order),
    [assessment, mine, membershipId],
  );
  const kind = view.all('kind');
  const withTasks = view.get('tasked') !== null;
  const rows = all.filter(
    (row) => (withTasks || !hasOpenTask(row)) && (kind.length === 0 || kind.includes(row.verdict)),
  );
  const chosen = rows.filter((row) => selection.has(row.id));
  const create = () => chosen.length > 0 && setCreating(true);
  useHotkeys(t`差距与整改`, [{ keys: 'KeyT', label: t`为所选差距建任务`, run: create }]);
  usePaletteActions(
    mayPlan && chosen.length > 0
      ? [
          {
            id: 'gap-task',
            label: t`建立整改任务`,
            group: t`对所选`,
            keywords: 'jzgrw',
            keys: 'KeyT',
            run: create,
          },
        ]
      : [],
  );
  if (!assessment)
    return <EmptyState icon="scale" title={t`没有找到这次测评`}>{t`换一次测评再看。`}</EmptyState>;
  const kindLabels: Record<(typeof kinds)[number], string> = {
    UNMET: t`不符合`,
    PARTIAL: t`部分符合`,
    MET: t`自报符合但未实证`,
  };
  const untasked = all.filter((row) => !hasOpenTask(row));
  return (
    <>
      <div className={styles.gapLine}>
        <Link to={`/assessments/${id}`}>{assessment.name}</Link>
        {kinds.map((one) => (
          <FilterChip
            key={one}
            label={kindLabels[one]}
            count={(withTasks ? all : untasked).filter((row) => row.verdict === one).length}
            active={kind.includes(one)}
            onToggle={() => view.toggle('kind', one)}
          />
        ))}
        <FilterChip
          label={t`含已有任务的`}
          count={all.length - untasked.length}
          active={withTasks}
          onToggle={() => view.set({ tasked: !withTasks })}
        />
        <span className={styles.note}>{t`差距 ${all.length} 条，其中 ${untasked.length} 条没有任务`}</span>
      </div>
      <DataGrid
        label={t`差距`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.control.code} ${row.control.name}`}
        {...(mayPlan && assessment.state === 'OPEN' ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="remediation-gaps"
        empty={
          <EmptyState icon="check" title={all.length > 0 ? t`这些差距都已有任务` : t`没有差距`}>
            {all.length > 0 ? t`打开「含已有任务的」可以看到它们。` : t`已评的条款都符合，并有有效证据。`}
          </EmptyState>
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
          assessmentId={id}
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
