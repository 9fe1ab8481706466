import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { TaskChangesQuery } from '../../../gql/graphql';
import { formatDate } from '../../../lib/format';
import { LineItem, LineList } from '../../../ui/LineList';
import { EmptyState } from '../../../ui/States';
import { Status, Tag } from '../../../ui/Tag';
import { taskTones, useRemediationNames } from '../../remediation';
import { Causes } from './Causes';
import { TaskChangesDocument } from './documents';
import { FromTo } from './FromTo';
import { useChangeNames } from './useChangeNames';

type Standing = NonNullable<TaskChangesQuery['compareAssessment']['tasks']['nodes'][number]['before']>;

/** Tasks that were made, moved on or closed. */
export function TaskChanges({ id, from, to }: { id: string; from: string; to: string }) {
  const { t } = useLingui();
  const words = useRemediationNames();
  const names = useChangeNames();
  const { data, fetchMore } = useSuspenseQuery(TaskChangesDocument, { variables: { id, from, to } });
  const { nodes, totalCount, pageInfo } = data.compareAssessment.tasks;
  if (totalCount === 0) return <EmptyState compact icon="board" title={t`两天之间没有任务变化`} />;
  const state = (standing: Standing | null) =>
    standing ? <Status tone={taskTones[standing.state]}>{words.state(standing.state)}</Status> : '—';
  return (
    <LineList
      onMore={
        pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : undefined
      }
    >
      {nodes.map((task) => (
        <LineItem
          key={task.taskId}
          head={
            <Link to={`/remediation?task=${task.taskId}`}>
              {task.code} {task.title}
            </Link>
          }
          below={<Causes causes={task.causes} />}
        >
          {task.differences.map((difference) => (
            <Tag key={difference} outline>
              {names.task(difference)}
            </Tag>
          ))}
          <FromTo before={state(task.before)} after={state(task.after)} />
          {task.differences.includes('DUE') && (
            <FromTo before={formatDate(task.before?.dueOn)} after={formatDate(task.after?.dueOn)} />
          )}
          {task.differences.includes('PEOPLE') && (
            <FromTo
              before={task.before?.owner?.displayName ?? '—'}
              after={task.after?.owner?.displayName ?? '—'}
            />
          )}
        </LineItem>
      ))}
    </LineList>
  );
}
