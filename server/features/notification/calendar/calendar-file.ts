import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Locale } from '../../../platform/access/actor.js';
import { addDays } from '../../../platform/clock.js';
import { say, text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import { pathOf } from '../notice.path.js';
import { mostDays } from './calendar.queries.js';
import type { DueDay } from './calendar.queries.js';
import type { CalendarScope } from './calendar.types.js';

const kinds: Readonly<Record<DueDay['kind'], { readonly objectType: string; readonly label: Text }>> = {
  TASK: { objectType: 'RemediationTask', label: text('整改任务到期', 'Remediation task due') },
  REQUEST: { objectType: 'EvidenceRequest', label: text('证据征集到期', 'Request for evidence due') },
  VISIT: { objectType: 'Inspection', label: text('迎检现场检查', 'Inspection visit') },
  ITEMS: { objectType: 'Inspection', label: text('检查项到期', 'Items of an inspection due') },
  EVIDENCE: { objectType: 'Evidence', label: text('证据有效期届满', 'Evidence valid until') },
};
const secretName = text('（敏感证据）', '(sensitive evidence)');
const hourSeconds = 3_600;

/** An iCalendar file (RFC 5545) of whole days that block nobody's time. */
export function calendarFile(
  days: readonly DueDay[],
  scope: CalendarScope,
  locale: Locale,
  publicUrl: string,
  organization: string,
): string {
  const cut = text(
    `只列出离今天最近的 ${mostDays} 项。`,
    `Only the ${mostDays} nearest to today are listed.`,
  );
  const calendar = ical({
    name: `${say(text('衡鉴', 'Hengjian'), locale)} · ${organization}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Hengjian', product: 'due days', language: locale === 'zh' ? 'ZH' : 'EN' },
    ttl: hourSeconds,
    ...(days.length === mostDays ? { description: say(cut, locale) } : {}),
  });
  for (const one of days) {
    const { kind, id, day, until, version, changedAt } = one;
    const { objectType, label } = kinds[kind];
    const changed = new Date(changedAt);
    calendar.createEvent({
      // The same thing stays one entry when its day moves.
      id: `${kind.toLowerCase()}-${id}${kind === 'ITEMS' ? `-${day}` : ''}@hengjian`,
      sequence: version,
      stamp: changed,
      lastModified: changed,
      start: new Date(`${day}T00:00:00Z`),
      // The end of whole days is the day after the last one.
      ...(until && until !== day ? { end: new Date(`${addDays(until, 1)}T00:00:00Z`) } : {}),
      timezone: 'UTC',
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${say(label, locale)}${locale === 'zh' ? '：' : ': '}${nameOf(one, locale)}`,
      url: `${publicUrl}${pathOf({ objectType, objectId: id, mine: kind === 'ITEMS' && scope === 'MINE' })}`,
      categories: [{ name: say(label, locale) }],
    });
  }
  return calendar.toString();
}

function nameOf({ name, secret, count }: DueDay, locale: Locale): string {
  if (secret) return say(secretName, locale);
  if (count === undefined) return name;
  return say(text(`${name}（${count} 项）`, `${name} (${count})`), locale);
}
