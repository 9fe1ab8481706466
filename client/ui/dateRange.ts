/** A span of days, both ends included; an open end is null. */
export interface DateRange {
  from: string | null;
  to: string | null;
}
