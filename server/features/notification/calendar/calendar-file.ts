import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Locale } from '../../../platform/access/actor.js';
import { say, text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import { pathOf } from '../notice.path.js';
import { mostDays } from './calendar.queries.js';
import type { DueDay } from './calendar.queries.js';

const kinds: Readonly<Record<DueDay['kind'], { readonly objectType: string; readonly label: Text }>> = {
  TASK: { objectType: 'RemediationTask', label: text('整改任务到期', 'Remediation task due') },
  REQUEST: { objectType: 'EvidenceRequest', label: text('证据征集到期', 'Request for evidence due') },
  EVIDENCE: { objectType: 'Evidence', label: text('证据有效期届满', 'Evidence valid until') },
};
const secretName = text('（敏感证据）', '(sensitive evidence)');
const hourSeconds = 3_600;

/** An iCalendar file (RFC 5545) of whole days that block nobody's time. */
export function calendarFile(
  days: readonly DueDay[],
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
  for (const { kind, id, name, day, secret, version, changedAt } of days) {
    const { objectType, label } = kinds[kind];
    const changed = new Date(changedAt);
    calendar.createEvent({
      // The same thing stays one entry when its day moves.
      id: `${kind.toLowerCase()}-${id}@hengjian`,
      sequence: version,
      stamp: changed,
      lastModified: changed,
      start: new Date(`${day}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${say(label, locale)}${locale === 'zh' ? '：' : ': '}${secret ? say(secretName, locale) : name}`,
      url: `${publicUrl}${pathOf({ objectType, objectId: id })}`,
      categories: [{ name: say(label, locale) }],
    });
  }
  return calendar.toString();
}
