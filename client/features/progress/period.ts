import { addDays, today } from '../../lib/format';

export const periods = [30, 90, 180, 365, 730] as const;

/** The period that the address asks for; what makes no sense there is dropped. */
export function periodOf(view: { get(name: string): string | null }, usual: (typeof periods)[number]) {
  const now = today();
  const wanted = Number(view.get('days'));
  const days = periods.find((one) => one === wanted) ?? usual;
  const named = /^20\d{2}-\d{2}-\d{2}$/.exec(view.get('to') ?? '')?.[0] ?? now;
  const to = named < now ? named : now;
  return { days, from: addDays(to, 1 - days), to, isToday: to === now };
}
