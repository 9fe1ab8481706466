import { useLingui } from '@lingui/react/macro';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { useRemediationNames } from '../useRemediationNames';
import styles from './Task.module.css';

/** What happened to a task, newest first. */
export function TaskHistory({ history }: { history: TaskDetail_TaskFragment['history'] }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const lines = history.toSorted((a, b) => b.at.localeCompare(a.at));
  if (lines.length === 0) return <p className={styles.none}>{t`还没有记录。`}</p>;
  return (
    <ol className={styles.history}>
      {lines.map((event) => (
        <li key={event.id}>
          <time dateTime={event.at}>{formatDateTime(event.at)}</time>
          <span>{event.actorName}</span>
          <b>{names.event(event.action)}</b>
          {(event.reason ?? noteOf(event.after)) && (
            <span className={styles.muted}>{event.reason ?? noteOf(event.after)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The note somebody wrote with the step, when the event carries one. */
function noteOf(after: string | null | undefined): string | null {
  if (!after) return null;
  try {
    const value: unknown = JSON.parse(after);
    const note: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'note') : null;
    return typeof note === 'string' ? note : null;
  } catch {
    return null;
  }
}
