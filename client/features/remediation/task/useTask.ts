import { useFragment, useQuery } from '@apollo/client/react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { TaskDetailDocument, TaskDetailFragment } from './documents';

interface LoadedTask {
  task: TaskDetail_TaskFragment | null;
  loading: boolean;
  error: Error | undefined;
  retry: () => void;
}

/** One task with everything about it; follows the cache, so every change of anybody shows. */
export function useTask(id: string): LoadedTask {
  const { data, loading, error, refetch } = useQuery(TaskDetailDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const fragment = useFragment({
    fragment: TaskDetailFragment,
    fragmentName: 'TaskDetail_task',
    from: data?.remediationTask ?? null,
  });
  return {
    task: fragment.dataState === 'complete' ? fragment.data : null,
    loading,
    error,
    retry: () => void refetch(),
  };
}
