import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { Card } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { DueMark } from '../DueMark';
import { taskTones, useRemediationNames } from '../useRemediationNames';

const ControlTasksQuery = graphql(/* GraphQL */ `
  query ControlTasks($id: ID!, $first: Int!, $after: String) {
    control(id: $id) {
      id
      openTasks(first: $first, after: $after) {
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
          overdueDays
          owner {
            id
            displayName
          }
          unit {
            id
            name
          }
        }
      }
    }
  }
`);

const page = 10;

/** Unfinished work on the gaps of one control, due first. */
export function ControlTasks({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const { data, fetchMore } = useSuspenseQuery(ControlTasksQuery, {
    variables: { id: controlId, first: page },
    fetchPolicy: 'cache-and-network',
  });
  const tasks = data.control?.openTasks;
  if (!tasks) return null;
  const { endCursor, hasNextPage } = tasks.pageInfo;
  return (
    <Card flush title={t`未完成的整改任务 ${tasks.totalCount}`}>
      {tasks.totalCount === 0 && <EmptyState compact title={t`没有未完成的整改任务`} />}
      <LineList onMore={hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }) : undefined}>
        {tasks.nodes.map((task) => (
          <LineItem
            key={task.id}
            head={
              <Link to={`/remediation?task=${task.id}`}>
                {task.code} {task.title}
              </Link>
            }
          >
            <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>
            <DueMark task={task} />
            <LineNote>{[task.unit?.name, task.owner?.displayName].filter(Boolean).join(' ')}</LineNote>
          </LineItem>
        ))}
      </LineList>
    </Card>
  );
}
