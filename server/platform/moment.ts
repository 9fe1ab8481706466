import { dayOf, minuteOf } from './clock.js';
import { badInput, text } from './graphql/errors.js';

/** A moment of the past, as PostgreSQL reads it: everything that held then is answered as it was. */
export interface Moment {
  readonly at: string;
}

/** The last moment of a day in Shanghai. */
export const endOf = (day: string): Moment => ({ at: `${day}T23:59:59.999999+08:00` });

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
/** Clocks of two machines never agree; an instant that the database has just answered is none of the future. */
const clockToleranceMs = 60_000;

/**
 * What `asOf` means, said in one place: a day is its end in Shanghai, an instant is its millisecond as a whole, because that
 * is how exactly instants are answered. Today is a day like others: nothing has happened after now. BAD_USER_INPUT for the
 * future.
 */
export function momentOf(asOf: string, now: Date, field = 'asOf'): Moment {
  const isDay = dayPattern.test(asOf);
  const isFuture = isDay ? asOf > dayOf(now) : Date.parse(asOf) > now.getTime() + clockToleranceMs;
  if (isFuture) {
    throw badInput({
      [field]: text('不能查看将来的日期。', 'The future is not known: choose today or an earlier day.'),
    });
  }
  return isDay ? endOf(asOf) : { at: asOf.replace('Z', '999Z') };
}

/** Nobody kept what was before: whoever asks is told so instead of being shown today's rows under an old date. */
export const unknownPast = (from: string) =>
  badInput({
    asOf: text(
      `本机构的历史自 ${minuteOf(new Date(from))} 起保存，更早的情况无法还原。`,
      `The past of this organization is kept since ${minuteOf(new Date(from))} (Asia/Shanghai); what was before cannot be told.`,
    ),
  });
