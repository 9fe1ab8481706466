import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';

const lists = new Set([
  'RemediationBoard',
  'RemediationTable',
  'RemediationTimeline',
  'RemediationCalendar',
  'RemediationGaps',
  'RemediationPlans',
  'PlanDetail',
  'TaskDetail',
  'ResultDetail',
]);

/** Asks again for those lists of tasks and gaps that are on the screen now. */
export function useRefreshTasks(): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    void client
      .refetchQueries({
        include: 'active',
        onQueryUpdated: (query) => lists.has(query.queryName ?? ''),
      })
      // A failed refresh shows on its own: the offline banner, or the next answer.
      .catch(() => undefined);
  }, [client]);
}
