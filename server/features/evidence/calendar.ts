/** A month as it is asked for, for example 2026-03. */
export const monthPattern = /^(19[5-9]\d|20\d{2})-(0[1-9]|1[0-2])$/;

const monthIndex = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
};

const monthOf = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** Months in their order, each with its days. */
export function monthsFrom(first: string, count: number): { month: string; days: number }[] {
  return Array.from({ length: count }, (_unused, at) => {
    const index = monthIndex(first) + at;
    const days = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
    return { month: monthOf(index), days };
  });
}

/** The month that lies so many months after this one; before it for a negative number. */
export const monthAfter = (month: string, by: number): string => monthOf(monthIndex(month) + by);
