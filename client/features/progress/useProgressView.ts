import { useMemo } from 'react';
import type { ProgressQueryVariables } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { periodOf } from './period';

const usual = 180;
const names = ['plan', 'unit', 'system', 'framework', 'days', 'to'] as const;

/** What is measured, as the address says; what makes no sense there is dropped, not sent. */
export function useProgressView() {
  const view = useView();
  const { days, from, to, isToday } = periodOf(view, usual);
  const scope = {
    planId: view.get('plan'),
    unitId: view.get('unit'),
    systemId: view.get('system'),
    frameworkCode: view.get('framework'),
  };
  const key = JSON.stringify({ from, to, scope });
  return {
    view,
    days,
    to,
    isToday,
    scope,
    variables: useMemo(() => JSON.parse(key) as ProgressQueryVariables, [key]),
    filtered: names.some((name) => view.get(name) !== null),
    clear: () => view.clear(names),
    /** The list of tasks that a number counts; null when the list cannot be narrowed in the same way. */
    tasks(query: string): string | null {
      if (!isToday || scope.systemId || scope.frameworkCode) return null;
      const own = [scope.planId && `plan=${scope.planId}`, scope.unitId && `unit=${scope.unitId}`];
      return `/remediation?${['view=table', query, ...own].filter(Boolean).join('&')}`;
    },
  };
}

export type ProgressView = ReturnType<typeof useProgressView>;
