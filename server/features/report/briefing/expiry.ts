import type { Block, Cell } from '../../../platform/documents/index.js';
import { chapter, columns, note, right, width } from './chapters.js';
import type { BriefingData } from './data.js';
import { officialDay } from '../format.js';

/** What runs out when, and what that does to the scores. */
export function expiryChapter({ expiry, outlook, isCurrent, to }: BriefingData): Block[] {
  const bands = expiry.map(({ fromDays, toDays, count }) => ({
    name: fromDays === null ? '已过期' : fromDays === 0 ? `${toDays} 天内` : `${fromDays}–${toDays} 天`,
    count,
  }));
  const days = outlook[0]?.points.map(({ day }) => day) ?? [];
  return [
    chapter('证据到期'),
    {
      kind: 'chart',
      caption: '证据到期（全院）',
      description: bands.map(({ name, count }) => `${name} ${count} 份`).join('；'),
      widthMm: width,
      heightMm: 52,
      chart: {
        type: 'bar',
        labels: bands.map(({ name }) => name),
        series: [{ name: '证据', values: bands.map(({ count }) => count), tone: 'caution' }],
      },
    },
    {
      kind: 'table',
      compact: true,
      caption: `证据到期（全院，截至 ${officialDay(to)}）`,
      columns: columns(['离到期', 60], ['份数', 40]),
      rows: bands.map(({ name, count }) => [name, right(count)]),
    },
    ...(isCurrent
      ? ([
          {
            kind: 'table',
            compact: true,
            caption: '到期不续，实证得分的变化',
            columns: columns(['测评', 40], ...days.map((day, at) => [at === 0 ? '今天' : day, 15] as const)),
            rows: outlook.map(({ name, points }) => [
              name,
              ...points.map((point, at) => outlookCell(point, at, points[0]!.met)),
            ]),
            emptyText: '90 天内没有测评因证据到期而变化。',
          },
          note('按现有证据的有效期推算：到期不续、其余不变时的实证得分，括号内是减少的符合项数。'),
        ] satisfies Block[])
      : [note('已经过去的月份不推算以后的得分。')]),
  ];
}

function outlookCell(
  { value, level, met }: BriefingData['outlook'][number]['points'][number],
  at: number,
  metNow: number,
): Cell {
  const said = level === null ? (value === null ? `${met} 项符合` : value.toFixed(1)) : `${level} 级`;
  const lost = metNow - met;
  return at === 0 || lost <= 0
    ? right(said)
    : { content: `${said}（-${lost}）`, align: 'right', tone: 'bad' };
}
