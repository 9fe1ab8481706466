import { addDays } from '../../../platform/clock.js';
import type { Block, Cell, Content, TableBlock } from '../../../platform/documents/index.js';
import type { BriefingData, BriefingLine, BriefingLoad } from './data.js';
import { scoreSaid } from './conclusions.js';
import { signed } from '../format.js';
import { body } from '../gap-analysis/state.js';

/** Declared and proven of so many are told apart on paper; the table has all. */
const mostDrawn = 3;
/** Of a picture, in millimetres. */
export const width = 160;

export const right = (content: string | number): Cell => ({ content: String(content), align: 'right' });
/** Small print under a table. */
export const note = (content: Content): Block => ({ kind: 'paragraph', style: 'note', content });
export const chapter = (text: string, newPage = false): Block => ({
  kind: 'heading',
  level: 1,
  text,
  newPage,
});

export const columns = (...titles: readonly (readonly [string, number])[]): TableBlock['columns'] =>
  titles.map(([title, share], at) => ({ title, width: share, align: at === 0 ? 'left' : 'right' }));

function daysOf({ windowFrom, to }: BriefingData): string[] {
  const days: string[] = [];
  for (let day = windowFrom; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What held at the end of every day; nothing before the first point. */
const held = (
  { points }: BriefingLine,
  days: readonly string[],
  of: 'declared' | 'proven',
): (number | null)[] => {
  let at = -1;
  return days.map((day) => {
    while (at + 1 < points.length && points[at + 1]!.day <= day) at += 1;
    return points[at]?.[of] ?? null;
  });
};

export function scoreChapter(data: BriefingData): Block[] {
  const { lines, lineCount } = data;
  const drawn = lines.filter((line) => line.drawn).slice(0, mostDrawn);
  const days = daysOf(data);
  const picture: Block[] =
    drawn.length === 0
      ? []
      : [
          {
            kind: 'chart',
            caption: '得分曲线（实线为实证，虚线为自报）',
            description: drawn
              .map((line) => `${line.subject} 实证 ${scoreSaid(line, line.after, 'proven')}`)
              .join('；'),
            widthMm: width,
            heightMm: 78,
            chart: {
              type: 'line',
              stepped: true,
              labels: days.map((day) => day.slice(5)),
              series: drawn.flatMap((line, at) => [
                { name: `${line.subject} 实证`, values: held(line, days, 'proven'), colour: at },
                {
                  name: `${line.subject} 自报`,
                  values: held(line, days, 'declared'),
                  colour: at,
                  dashed: true,
                },
              ]),
            },
          },
        ];
  return [
    chapter('得分', true),
    ...picture,
    {
      kind: 'table',
      compact: true,
      caption:
        lineCount > lines.length
          ? `各测评得分（共 ${lineCount} 项，列出前 ${lines.length} 项）`
          : '各测评得分',
      columns: columns(
        ['测评对象', 26],
        ['标准', 20],
        ['自报', 14],
        ['实证', 14],
        ['上月末实证', 14],
        ['变动', 12],
      ),
      rows: lines.map((line) => [
        line.subject,
        { content: line.framework, align: 'left' },
        right(scoreSaid(line, line.after, 'declared')),
        right(scoreSaid(line, line.after, 'proven')),
        right(line.before ? scoreSaid(line, line.before, 'proven') : '—'),
        movedCell(line),
      ]),
      emptyText: '还没有测评。',
    },
    note('得分取当天结束时的值；同一对象换了新一期测评的，不与上一期比较。不同系统的得分不相加、不平均。'),
  ];
}

function movedCell({ before, after }: BriefingLine): Cell {
  if (!before) return right('新');
  const by = Number((after.proven - before.proven).toFixed(1));
  return {
    content: by === 0 ? '0' : signed(by),
    align: 'right',
    ...(by === 0 ? {} : { tone: by > 0 ? 'good' : 'bad' }),
  };
}

export function progressChapter(data: BriefingData): Block[] {
  const { days, measures } = data;
  const last = days.at(-1);
  if (!last || last.tasks === 0) return [chapter('整改进展'), body('这段时间没有整改任务。')];
  const left = last.tasks - last.done;
  // Two weeks are what a reader follows; the last row is the last day.
  const told = days.filter((_, at) => (days.length - 1 - at) % 14 === 0).slice(-9);
  return [
    chapter('整改进展'),
    {
      kind: 'chart',
      caption: '燃尽',
      description: `到 ${data.to} 剩余 ${left} 项，计划剩余 ${last.planned} 项，逾期 ${last.overdue} 项`,
      widthMm: width,
      heightMm: 70,
      chart: {
        type: 'line',
        labels: days.map(({ day }) => day.slice(5)),
        series: [
          { name: '剩余', values: days.map((one) => one.tasks - one.done), tone: 'good' },
          { name: '计划剩余', values: days.map((one) => one.planned), tone: 'quiet', dashed: true },
          { name: '逾期', values: days.map((one) => one.overdue), tone: 'bad' },
        ],
      },
    },
    {
      kind: 'table',
      compact: true,
      caption: '燃尽（每两周）',
      columns: columns(['截至', 28], ['全部任务', 18], ['剩余', 18], ['计划剩余', 18], ['逾期', 18]),
      rows: told.map((one) => [
        one.day,
        right(one.tasks),
        right(one.tasks - one.done),
        right(one.planned),
        right(one.overdue),
      ]),
    },
    {
      kind: 'table',
      compact: true,
      caption: '本月指标',
      columns: columns(
        ['验证通过', 16],
        ['一次通过', 16],
        ['退回', 14],
        ['重新打开', 16],
        ['周期中位数', 20],
        ['延期合计', 18],
      ),
      rows: [
        [
          { content: String(measures.verified), align: 'right' },
          right(measures.verifiedFirstTime),
          right(measures.returned),
          right(measures.reopened),
          right(measures.cycleDays === null ? '—' : `${measures.cycleDays.toFixed(1)} 天`),
          right(`${measures.slipped} 项 ${measures.slippedDays} 天`),
        ],
      ],
    },
  ];
}

export function loadChapter({ byUnit, byOwner }: BriefingData): Block[] {
  return [chapter('负荷'), ...load('各科室未完成的任务', byUnit), ...load('每人未完成的任务', byOwner)];
}

function load(caption: string, loads: readonly BriefingLoad[]): Block[] {
  if (loads.length === 0) return [body(`${caption}：没有。`)];
  return [
    {
      kind: 'chart',
      caption,
      description: loads.map(({ name, open, overdue }) => `${name} ${open} 项，逾期 ${overdue}`).join('；'),
      widthMm: width,
      heightMm: Math.max(34, 20 + loads.length * 6),
      chart: {
        type: 'bar',
        stacked: true,
        labels: loads.map(({ name }) => name),
        series: [
          { name: '逾期', values: loads.map(({ overdue }) => overdue), tone: 'bad' },
          { name: '未逾期', values: loads.map(({ open, overdue }) => open - overdue), tone: 'good' },
        ],
      },
    },
    {
      kind: 'table',
      compact: true,
      caption,
      columns: columns(
        ['名称', 36],
        ['未完成', 16],
        ['逾期', 16],
        ['30 天内到期', 16],
        ['工作量（人天）', 16],
      ),
      rows: loads.map((one) => [
        one.name,
        right(one.open),
        right(one.overdue),
        right(one.dueSoon),
        right(one.effortDays),
      ]),
    },
  ];
}

export function gapChapter({ gaps, gapsBefore }: BriefingData): Block[] {
  const before = new Map(gapsBefore?.ageBands.map(({ label, count }) => [label, count]));
  return [
    chapter('差距存在多久'),
    {
      kind: 'chart',
      caption: '差距存在的天数',
      description: gaps.ageBands.map(({ label, count }) => `${label} 天 ${count} 条`).join('；'),
      widthMm: width,
      heightMm: 52,
      chart: {
        type: 'bar',
        labels: gaps.ageBands.map(({ label }) => `${label} 天`),
        series: [{ name: '差距', values: gaps.ageBands.map(({ count }) => count) }],
      },
    },
    {
      kind: 'table',
      compact: true,
      caption: '差距存在的天数',
      columns: columns(['存在天数', 40], ['差距', 30], ['上月末', 30]),
      rows: [
        ...gaps.ageBands.map(({ label, count }): Cell[] => [
          `${label} 天`,
          right(count),
          right(gapsBefore ? (before.get(label) ?? 0) : '—'),
        ]),
        ['合计', right(gaps.openGaps), right(gapsBefore?.openGaps ?? '—')],
      ],
    },
    note('差距是不符合、部分符合，或自报符合但没有有效证据的条款；天数从给出结论那天算起。'),
  ];
}
