import { useMemo } from 'react';
import type { ProgressQueryVariables } from '../../gql/graphql';
import { addDays, today } from '../../lib/format';
import { useView } from '../../lib/useView';

export const periods = [30, 90, 180, 365, 730] as const;
const usual = 180;
const names = ['plan', 'unit', 'system', 'framework', 'days', 'to'] as const;

/** What is measured, as the address says; what makes no sense there is dropped, not sent. */
export function useProgressView() {
  const view = useView();
  const now = today();
  const wanted = Number(view.get('days'));
  const days = periods.find((one) => one === wanted) ?? usual;
  const named = /^20\d{2}-\d{2}-\d{2}$/.exec(view.get('to') ?? '')?.[0] ?? now;
  const to = named < now ? named : now;
  const scope = {
    planId: view.get('plan'),
    unitId: view.get('unit'),
    systemId: view.get('system'),
    frameworkCode: view.get('framework'),
  };
  const key = JSON.stringify({ from: addDays(to, 1 - days), to, scope });
  return {
    view,
    days,
    to,
    isToday: to === now,
    scope,
    variables: useMemo(() => JSON.parse(key) as ProgressQueryVariables, [key]),
    filtered: names.some((name) => view.get(name) !== null),
    clear: () => view.clear(names),
    /** The list of tasks that a number counts; null when the list cannot be narrowed in the same way. */
    tasks(query: string): string | null {
      if (to !== now || scope.systemId || scope.frameworkCode) return null;
      const own = [scope.planId && `plan=${scope.planId}`, scope.unitId && `unit=${scope.unitId}`];
      return `/remediation?${['view=table', query, ...own].filter(Boolean).join('&')}`;
    },
  };
}

export type ProgressView = ReturnType<typeof useProgressView>;
