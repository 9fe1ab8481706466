import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { RemediationCalendarQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatLongDate, today } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { MonthGrid } from '../../ui/MonthGrid';
import { monthDays, moveMonth } from '../../ui/dayScale';
import { Status } from '../../ui/Tag';
import { useTaskFilter } from './taskFilter';
import { taskTones, useRemediationNames } from './useRemediationNames';
import taskStyles from './task/Task.module.css';
import styles from './Remediation.module.css';

const CalendarQuery = graphql(/* GraphQL */ `
  query RemediationCalendar($filter: RemediationTaskFilter, $after: String) {
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
      }
    }
  }
`);

type DueTask = RemediationCalendarQuery['remediationTasks']['nodes'][number];

/** Monday to Sunday, by the first week of 2024. */
function weekdayNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, 1 + day))));
}

/** The tasks of a month on the days they are due. */
export function DueCalendar() {
  const { t, i18n } = useLingui();
  const view = useView();
  const names = useRemediationNames();
  const { filter, states } = useTaskFilter();
  const [opened, setOpened] = useState<string | null>(null);
  const asked = view.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today().slice(0, 7);
  const days = useMemo(() => monthDays(month), [month]);
  const variables = useMemo(
    () => ({
      filter: {
        ...filter,
        states: states.length > 0 ? [...states] : null,
        dueFrom: days[0]!,
        dueTo: days.at(-1)!,
      },
    }),
    [filter, states, days],
  );
  const { data, fetchMore } = useSuspenseQuery(CalendarQuery, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.remediationTasks;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const needRows = useConnectionPages(nodes.length, pageInfo, more);
  useEffect(() => needRows(totalCount - 1), [needRows, totalCount, nodes.length]);
  const weekdays = useMemo(() => weekdayNames(i18n.locale), [i18n.locale]);
  const byDay = useMemo(() => Map.groupBy(nodes, (task) => task.dueOn), [nodes]);
  const go = (months: number) => view.set({ month: moveMonth(month, months) });
  const label = (task: DueTask) => `${task.code} ${task.title}`;
  return (
    <>
      <div className={styles.gapLine}>
        <IconButton icon="chevronLeft" label={t`上个月`} onClick={() => go(-1)} />
        <b className={styles.month} aria-live="polite">
          {month}
        </b>
        <IconButton icon="chevronRight" label={t`下个月`} onClick={() => go(1)} />
        <Button size="small" onClick={() => view.set({ month: null })}>{t`今天`}</Button>
        <span className={styles.note}>{t`共 ${totalCount} 个任务到期`}</span>
      </div>
      <MonthGrid
        label={t`整改日历`}
        month={month}
        today={today()}
        weekdays={weekdays}
        itemsOf={(day) =>
          (byDay.get(day) ?? []).map((task) => ({
            id: task.id,
            label: label(task),
            tone: task.overdue ? 'negative' : taskTones[task.state],
          }))
        }
        describe={(day, count) => t`${formatLongDate(day)}，${count} 个任务到期`}
        moreLabel={(count) => t`还有 ${count} 个`}
        onOpen={setOpened}
        onMonth={go}
      />
      {opened && (
        <Dialog title={t`${formatLongDate(opened)} 到期的任务`} onClose={() => setOpened(null)}>
          {(byDay.get(opened) ?? []).length === 0 ? (
            <p className={taskStyles.none}>{t`这一天没有任务到期。`}</p>
          ) : (
            <ul className={taskStyles.lines}>
              {(byDay.get(opened) ?? []).map((task) => (
                <li key={task.id} className={taskStyles.proof}>
                  <Button
                    size="small"
                    variant="quiet"
                    onClick={() => {
                      setOpened(null);
                      view.set({ task: task.id }, { push: true });
                    }}
                  >
                    {label(task)}
                  </Button>
                  <span className={taskStyles.end}>
                    <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </>
  );
}
