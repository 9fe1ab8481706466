import { useMemo } from 'react';
import { addDays, formatDate, today } from '../../../lib/format';
import { useView } from '../../../lib/useView';
import { useViewer } from '../../../lib/viewer';

const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
const usualDays = 30;

export interface Moments {
  from: string;
  to: string;
  /** First and last day that can be asked for. */
  first: string;
  last: string;
  choose: (moments: { from?: string; to?: string }) => void;
}

/** The two moments of the address; the last thirty days when it names none. */
export function useMoments(): Moments {
  const view = useView();
  const { pastFrom } = useViewer();
  const first = formatDate(pastFrom);
  const last = today();
  const read = (name: string): string | null => {
    const value = view.get(name);
    return value !== null && dayOrInstant.test(value) ? value : null;
  };
  const to = read('to') ?? last;
  const usual = addDays(to.slice(0, 10), -usualDays);
  const from = read('from') ?? (usual < first ? first : usual);
  return useMemo(
    () => ({ from, to, first, last, choose: (moments) => view.set(moments) }),
    [from, to, first, last, view],
  );
}
