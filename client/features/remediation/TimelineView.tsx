import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { RemediationTimelineQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDate, today } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Gantt, type GanttRow } from '../../ui/Gantt';
import type { GanttZoom } from '../../ui/dayScale';
import { lazyPart } from '../../ui/lazyPart';
import { EmptyState, useErrorText } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { showToast } from '../../ui/toastStore';
import { EmptyTasks } from './EmptyTasks';
import { usePlanNames } from './plan/usePlanNames';
import { MoveDueDaysDocument } from './task/dueDocuments';
import { useTaskFilter } from './taskFilter';
import { useRefreshTasks } from './useRefreshTasks';
import { taskTones, useRemediationNames } from './useRemediationNames';
import styles from './Remediation.module.css';

const TimelineQuery = graphql(/* GraphQL */ `
  query RemediationTimeline($filter: RemediationTaskFilter, $after: String) {
    remediationTasks(filter: $filter, orderBy: DUE_ASC, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        title
        state
        dueOn
        overdue
        createdAt
        verifiedAt
        viewerCanMoveDue
        viewerCanRequestDelay
        plan {
          id
          startsOn
        }
        predecessors {
          id
          code
        }
        baseline {
          number
          added
          dueOn
          slippageDays
        }
      }
    }
  }
`);

const DelayRequestDialog = lazyPart(
  async () => (await import('./task/DelayRequestDialog')).DelayRequestDialog,
);

type TimelineTask = RemediationTimelineQuery['remediationTasks']['nodes'][number];

/** More bars than this nobody reads; a filter makes them fewer. */
const mostRows = 1_000;

const zooms: readonly GanttZoom[] = ['month', 'quarter'];

/** Tasks over time, against the baseline of their plan and with what waits for what. */
export function TimelineView() {
  const { t } = useLingui();
  const view = useView();
  const { filter, states, active } = useTaskFilter();
  const toRow = useRow();
  const [activeId, setActiveId] = useState<string | null>(null);
  const { moveEnd, asked, setAsked } = useMoveEnd();
  const zoom = zooms.find((one) => one === view.get('zoom')) ?? 'month';
  const variables = useMemo(
    () => ({ filter: { ...filter, states: states.length > 0 ? [...states] : null } }),
    [filter, states],
  );
  const { data, fetchMore } = useSuspenseQuery(TimelineQuery, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.remediationTasks;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const needRows = useConnectionPages(nodes.length, pageInfo, more);
  // The scale reaches to the last due day, so all pages are read, one after the other.
  useEffect(() => needRows(Math.min(totalCount, mostRows) - 1), [needRows, totalCount, nodes.length]);
  const rows = useMemo(() => nodes.map(toRow), [nodes, toRow]);
  if (totalCount === 0)
    return active ? (
      <EmptyState icon="board" title={t`没有符合条件的任务`}>{t`清除筛选，或换一个条件。`}</EmptyState>
    ) : (
      <EmptyTasks />
    );
  return (
    <>
      <div className={styles.gapLine}>
        <Segments
          label={t`时间刻度`}
          value={zoom}
          onChange={(next) => view.set({ zoom: next === 'month' ? null : next })}
          options={[
            { id: 'month', label: t`按月` },
            { id: 'quarter', label: t`按季度` },
          ]}
        />
        <span className={styles.note}>
          {totalCount > mostRows
            ? t`共 ${totalCount} 个任务，只画期限最近的 ${mostRows} 个，请筛选`
            : t`共 ${totalCount} 个任务`}
        </span>
        <span
          className={styles.note}
        >{t`细条是基线；斜纹是逾期；箭头从前置任务指向等待它的任务；拖动条的右端，或用 Alt 加左右键再按回车，可改期限。`}</span>
      </div>
      <Gantt
        label={t`整改时间轴`}
        rowHeading={t({ message: '任务', context: 'column' })}
        rows={rows}
        zoom={zoom}
        today={today()}
        todayLabel={t`今天`}
        periodName={(month) => {
          const [year, number] = month.split('-');
          return zoom === 'month' ? month : t`${year} 年 ${Math.ceil(Number(number) / 3)} 季度`;
        }}
        activeId={activeId}
        onActiveChange={setActiveId}
        onOpen={(id) => view.set({ task: id }, { push: true })}
        onMoveEnd={(id, day) => {
          const task = nodes.find((one) => one.id === id);
          if (task) moveEnd(task, day);
        }}
      />
      {asked && <DelayRequestDialog task={asked.task} day={asked.day} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Another due day: at once where nobody froze it, with undo; elsewhere by a request that says why. */
function useMoveEnd() {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [asked, setAsked] = useState<{ task: TimelineTask; day: string } | null>(null);
  const [move] = useMutation(MoveDueDaysDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const moveTo = async ({ id, code }: TimelineTask, dueOn: string, undo?: () => void) => {
    const { data } = await move({ variables: { input: { taskIds: [id], dueOn } } });
    if (!data) return;
    refresh();
    showToast(t`${code} 的期限改为 ${dueOn}`, undo ? { undo } : {});
  };
  const moveEnd = (task: TimelineTask, day: string) => {
    if (task.viewerCanMoveDue) void moveTo(task, day, () => void moveTo(task, task.dueOn));
    else setAsked({ task, day });
  };
  return { moveEnd, asked, setAsked };
}

/** A task as a bar: from the day it was made, but not before its plan begins, to its end as things stand. */
function useRow(): (task: TimelineTask) => GanttRow {
  const { t, i18n } = useLingui();
  const names = useRemediationNames();
  const planNames = usePlanNames();
  return useCallback(
    (task) => {
      const end = task.verifiedAt ? formatDate(task.verifiedAt) : task.overdue ? today() : task.dueOn;
      const made = formatDate(task.createdAt);
      const planned = task.plan && task.plan.startsOn > made ? task.plan.startsOn : made;
      const slippage = task.baseline?.slippageDays;
      const words = [
        `${task.code} ${task.title}`,
        names.state(task.state),
        t`期限 ${task.dueOn}`,
        ...(task.overdue ? [t`已逾期`] : []),
        ...(task.baseline?.dueOn ? [t`基线期限 ${task.baseline.dueOn}`] : []),
        ...(slippage === null || slippage === undefined ? [] : [planNames.slippage(slippage)]),
        ...task.predecessors.map(({ code }) => t`在 ${code} 之后`),
      ];
      return {
        id: task.id,
        label: `${task.code} ${task.title}`,
        description: words.join('，'),
        tone: taskTones[task.state],
        from: planned < end ? planned : end,
        to: end,
        movableEnd: task.viewerCanMoveDue || task.viewerCanRequestDelay ? task.dueOn : null,
        lateFrom: end > task.dueOn ? task.dueOn : null,
        baseline: task.baseline?.dueOn ?? null,
        after: task.predecessors.map(({ id }) => id),
      };
    },
    // The names change only with the language.
    [i18n.locale],
  );
}
