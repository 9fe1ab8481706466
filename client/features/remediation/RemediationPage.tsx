import { useLingui } from '@lingui/react/macro';
import { lazy, useState } from 'react';
import { useAsOf } from '../../lib/asOf';
import { useHotkeys } from '../../lib/hotkeys';
import { usePaletteActions } from '../../lib/palette';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { Part } from '../../ui/ErrorBoundary';
import { Page } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { Segments } from '../../ui/Tabs';
import { BoardView } from './BoardView';
import { TaskFilterBar } from './TaskFilterBar';
import { useLiveChanges } from '../activity';
import { useRefreshTasks } from './useRefreshTasks';
import styles from './Remediation.module.css';

// The board is what people open; the other views bring the grid with them, and wait in the place of the view.
const TableView = lazy(async () => ({ default: (await import('./TableView')).TableView }));
const GapsView = lazy(async () => ({ default: (await import('./GapsView')).GapsView }));
const PlansView = lazy(async () => ({ default: (await import('./PlansView')).PlansView }));
const TimelineView = lazy(async () => ({ default: (await import('./TimelineView')).TimelineView }));
const DueCalendar = lazy(async () => ({ default: (await import('./DueCalendar')).DueCalendar }));
const CreatePlanDialog = lazyPart(async () => (await import('./CreatePlanDialog')).CreatePlanDialog);
const TaskDrawer = lazyPart(async () => (await import('./task/TaskDrawer')).TaskDrawer);

const views = ['board', 'table', 'timeline', 'calendar', 'gaps', 'plans'] as const;
type ViewName = (typeof views)[number];

/** What moves a task or opens a gap. */
const watched = ['RemediationTask', 'RemediationPlan', 'Result', 'Evidence', 'EvidenceLink'];

/** Gaps and the tasks that close them: one filter over board, table and gaps, and the plans. */
export function RemediationPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const refresh = useRefreshTasks();
  const [planning, setPlanning] = useState(false);
  useLiveChanges(watched, refresh);
  const asOf = useAsOf();
  const asked = view.get('view');
  // Board and gaps move tasks and make them; of a past day there is the list.
  const current: ViewName = asOf === null ? (views.find((one) => one === asked) ?? 'board') : 'table';
  const labels: Record<ViewName, string> = {
    board: t`看板`,
    table: t`表格`,
    timeline: t`时间轴`,
    calendar: t`日历`,
    gaps: t`差距`,
    plans: t({ message: '计划', context: 'list' }),
  };
  const go = (next: ViewName) => view.set({ view: next === 'board' ? null : next });
  useHotkeys(
    t`差距与整改`,
    asOf === null
      ? views.map((name, index) => ({
          keys: `Alt+Digit${index + 1}`,
          label: t`切换到${labels[name]}`,
          run: () => go(name),
        }))
      : [],
  );
  usePaletteActions(
    can('remediation:plan')
      ? [
          {
            id: 'plan-new',
            label: t`新建整改计划`,
            group: t`整改`,
            keywords: 'xjjh',
            run: () => setPlanning(true),
          },
        ]
      : [],
  );
  const task = view.get('task');
  return (
    <Page
      title={t`差距与整改`}
      actions={
        <>
          {asOf === null && (
            <Segments
              label={t`视图`}
              value={current}
              onChange={go}
              options={[
                { id: 'board', label: labels.board, icon: 'board' },
                { id: 'table', label: labels.table, icon: 'table' },
                { id: 'timeline', label: labels.timeline, icon: 'clock' },
                { id: 'calendar', label: labels.calendar, icon: 'calendar' },
                { id: 'gaps', label: labels.gaps, icon: 'flag' },
                { id: 'plans', label: labels.plans, icon: 'file' },
              ]}
            />
          )}
          {can('remediation:plan') && current === 'plans' && (
            <Button variant="primary" icon="plus" onClick={() => setPlanning(true)}>{t`新建计划`}</Button>
          )}
          {can('remediation:plan') && current !== 'plans' && current !== 'gaps' && (
            <Button variant="primary" icon="plus" onClick={() => go('gaps')}>{t`从差距建任务`}</Button>
          )}
        </>
      }
      toolbar={current === 'plans' ? undefined : <TaskFilterBar view={current} />}
    >
      <div className={styles.view}>
        <Part fallback={<SkeletonRows />} resetKey={current}>
          {current === 'board' && <BoardView />}
          {current === 'table' && <TableView />}
          {current === 'timeline' && <TimelineView />}
          {current === 'calendar' && <DueCalendar />}
          {current === 'gaps' && <GapsView />}
          {current === 'plans' && <PlansView />}
        </Part>
      </div>
      {task && <TaskDrawer id={task} onClose={() => view.set({ task: null })} />}
      {planning && <CreatePlanDialog onClose={() => setPlanning(false)} />}
    </Page>
  );
}
