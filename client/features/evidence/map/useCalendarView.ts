import { useView } from '../../../lib/useView';
import type { CalendarFilter } from './calendarModel';

const filters = ['gaps', 'ending', 'single', 'part'] as const;

/** The calendar as the address describes it; what makes no sense there is dropped, not sent. */
export function useCalendarView() {
  const view = useView();
  const year = /^20\d{2}$/.exec(view.get('year') ?? '')?.[0] ?? null;
  const filter: CalendarFilter = {
    gaps: view.get('gaps') !== null,
    ending: view.get('ending') !== null,
    single: view.get('single') !== null,
    part: view.get('part'),
  };
  const month = /^\d{4}-\d{2}$/.exec(view.get('month') ?? '')?.[0] ?? null;
  return {
    view,
    filter,
    filtered: filters.some((name) => view.get(name) !== null),
    clear: () => view.clear(filters),
    framework: view.get('framework'),
    systemId: view.get('system'),
    level: view.get('level'),
    year,
    from: year ? `${year}-01` : null,
    /** The control and month whose proofs are open. */
    open: month && view.get('control') ? { controlId: view.get('control')!, month } : null,
  };
}
