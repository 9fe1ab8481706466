import { useMemo } from 'react';
import type { RemediationTaskFilter, TaskPriority, TaskState } from '../../gql/graphql';
import { useView } from '../../lib/useView';

/** Names of the filter in the address; the same for board, table and gaps. */
export const filterNames = [
  'q',
  'mine',
  'overdue',
  'verify',
  'delay',
  'acceptance',
  'state',
  'priority',
  'unit',
  'exact',
  'owner',
  'plan',
  'assessment',
] as const;

export interface TaskFilterState {
  filter: RemediationTaskFilter;
  states: readonly TaskState[];
  active: boolean;
}

/** The filter of the screen, read from the address. */
export function useTaskFilter(): TaskFilterState {
  const view = useView();
  return useMemo(() => {
    const states = view.all('state') as TaskState[];
    const chosen = view.all('priority') as TaskPriority[];
    const flag = (name: string) => (view.get(name) !== null ? true : null);
    return {
      filter: {
        search: view.get('q'),
        priorities: chosen.length > 0 ? chosen : null,
        unitId: view.get('unit'),
        exactUnit: flag('exact'),
        ownerId: view.get('owner'),
        planId: view.get('plan'),
        assessmentId: view.get('assessment'),
        mine: flag('mine'),
        overdue: view.get('overdue') === '0' ? false : flag('overdue'),
        verifiableByMe: flag('verify'),
        delayRequested: flag('delay'),
        acceptanceRequested: flag('acceptance'),
      },
      states,
      active: filterNames.some((name) => view.get(name) !== null),
    };
  }, [view]);
}
