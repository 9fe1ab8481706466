import type { Block, Cell, TableBlock } from '../../../platform/documents/index.js';
import { chapter, note, right, width } from '../briefing/chapters.js';
import { centred, officialDay, trimmed } from '../format.js';
import { body } from '../gap-analysis/state.js';
import { endOf } from './conclusions.js';
import type { ReportedScenario, RoadmapReportData } from './data.js';
import { sumSaid, yuan } from './words.js';

const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);

export function standingChapter({ roadmap, assessments }: RoadmapReportData): Block[] {
  return [
    chapter('目标与现状'),
    ...(roadmap.note ? [body(roadmap.note)] : []),
    {
      kind: 'table',
      compact: true,
      caption: '各测评的目标与今天的结论',
      columns: [
        { title: '测评对象', width: 20 },
        { title: '标准', width: 16 },
        { title: '目标', width: 12 },
        { title: '自报', width: 20 },
        { title: '实证', width: 20 },
        { title: '差距', width: 12, align: 'right' },
      ],
      rows: assessments.map((one): Cell[] => [
        one.subject,
        one.framework,
        one.target ?? '—',
        one.declared.said,
        one.proven.said,
        right(one.gaps),
      ]),
      emptyText: '规划的测评已不在系统中。',
    },
    note('差距是目标所要求、还没有实证符合的条款；不同标准的得分不相加、不平均。'),
  ];
}

export function packagesChapter({ packages }: RoadmapReportData): Block[] {
  return [
    chapter('工作包'),
    {
      kind: 'table',
      compact: true,
      caption: '工作包一览',
      columns: [
        { title: '序', width: 5 },
        { title: '工作包', width: 20 },
        { title: '时间', width: 17 },
        { title: '费用', width: 20 },
        { title: '人天', width: 6, align: 'right' },
        { title: '关闭差距', width: 6, align: 'right' },
        { title: '科室', width: 9 },
        { title: '负责人', width: 8 },
        { title: '前置', width: 6 },
        { title: '整改任务', width: 11 },
      ],
      rows: packages.map((one): Cell[] => [
        centred(one.place),
        one.name,
        one.span,
        one.isEstimated ? one.cost : { content: one.cost, tone: 'caution' },
        right(one.effortDays === null ? '—' : trimmed(one.effortDays)),
        right(one.closes),
        one.unit ?? '—',
        one.owner ?? { content: '未指定', tone: 'caution' },
        centred(one.after.join('、') || '—'),
        tasksCell(one.tasks),
      ]),
      emptyText: '还没有工作包。',
    },
    note('费用是最可能值，括号内是范围；没有估算的不计入任何合计。整改任务是由工作包生成或并入的任务。'),
  ];
}

function tasksCell({ total, verified, late }: RoadmapReportData['packages'][number]['tasks']): Cell {
  if (total === 0) return '—';
  const done = `已验证 ${verified}/${total}`;
  return late === 0 ? done : { content: `${done}，逾期 ${late}`, tone: 'bad' };
}

/** Goal and measures of each package. */
export function measuresChapter({ packages }: RoadmapReportData): Block[] {
  const told = packages.filter(({ goal, measures }) => goal !== null || measures !== null);
  if (told.length === 0) return [chapter('目标与措施'), body('各工作包没有写目标和措施。')];
  return [
    chapter('目标与措施'),
    ...told.flatMap((one): Block[] => [
      {
        kind: 'table',
        caption: `${one.place}. ${one.name}`,
        headless: true,
        compact: true,
        columns: [
          { title: '', width: 14, label: true },
          { title: '', width: 86 },
        ],
        rows: [
          ['时间', `${one.span}（${officialDay(one.startsOn)}至${officialDay(one.endsOn)}）`],
          ['费用', one.cost],
          ...(one.goal ? [['目标', one.goal]] : []),
          ...(one.measures ? [['措施', one.measures]] : []),
        ],
      },
    ]),
  ];
}

export function alternativesChapter(data: RoadmapReportData): Block[] {
  const { scenarios, packages, roadmap } = data;
  const share = 76 / Math.max(1, scenarios.length);
  const row = (title: string, said: (one: ReportedScenario) => Cell): Cell[] => [
    title,
    ...scenarios.map(said),
  ];
  const table: TableBlock = {
    kind: 'table',
    compact: true,
    caption: '方案对比',
    columns: [
      { title: '方案', width: 24, label: true },
      ...scenarios.map((one) => ({
        title: roadmap.state !== 'DRAFT' && one.id === roadmap.chosenId ? `${one.name}（选定）` : one.name,
        width: share,
      })),
    ],
    rows: [
      { band: '费用' },
      row('预算', ({ budget }) => (budget === null ? '—' : yuan(budget))),
      row('费用合计', ({ cost, overBudget }) =>
        overBudget ? { content: `${sumSaid(cost)}，超出预算`, tone: 'bad' } : sumSaid(cost),
      ),
      ...Array.from({ length: roadmap.years }, (_, at) =>
        row(`第${at + 1}年`, ({ years }) => {
          const year = years[at];
          return year && year.packages > 0 ? `${year.packages}个，${sumSaid(year.cost)}` : '—';
        }),
      ),
      { band: '规划末实证' },
      ...data.assessments.map((assessment) =>
        row(`${assessment.subject}（${assessment.framework}）`, (one) => {
          const effect = endOf(one, assessment.id);
          const last = effect?.points.at(-1);
          if (!effect || !last) return '—';
          const said = `${last.proven.said}，剩${last.gaps}项`;
          if (effect.reachesTarget === null) return said;
          return effect.reachesTarget
            ? { content: `${said}，达标`, tone: 'good' }
            : { content: `${said}，未达标`, tone: 'caution' };
        }),
      ),
      { band: '完成年份' },
      ...packages.map((one) =>
        row(`${one.place}. ${one.name}`, ({ choices }) => {
          const choice = choices.find(({ place }) => place === one.place);
          return choice ? `第${choice.year}年` : '—';
        }),
      ),
    ],
  };
  const noted = scenarios.filter((one) => one.note !== null);
  return [
    chapter('方案对比'),
    table,
    ...noted.map((one) => note(`${one.name}：${one.note}`)),
    ...scenarios.flatMap(({ name, problems }) =>
      problems.map((problem) => note(`前置冲突，${name}：${problem}`)),
    ),
  ];
}

/** Curves of one assessment under every alternative, then the same in numbers. */
export function effectsChapter({ assessments, scenarios }: RoadmapReportData): Block[] {
  return [
    chapter('逐年效果'),
    ...assessments.flatMap((assessment): Block[] => {
      const own = scenarios.flatMap((scenario) => {
        const effect = endOf(scenario, assessment.id);
        return effect ? [{ scenario, effect }] : [];
      });
      const points = own[0]?.effect.points ?? [];
      if (points.length === 0) return [];
      const title = `${assessment.subject}（${assessment.framework}）`;
      const yearName = (year: number): string => (year === 0 ? '今天' : `第${year}年末`);
      return [
        { kind: 'heading', level: 2, text: title },
        {
          kind: 'chart',
          caption: `${title}逐年实证${assessment.unit === '%' ? '（%）' : '得分'}`,
          description: own
            .map(
              ({ scenario, effect }) => `${scenario.name} 规划末 ${effect.points.at(-1)?.proven.said ?? '—'}`,
            )
            .join('；'),
          widthMm: width,
          heightMm: 62,
          chart: {
            type: 'line',
            labels: points.map(({ year }) => yearName(year)),
            series: own.map(({ scenario, effect }) => ({
              name: scenario.name,
              values: effect.points.map(({ proven }) => proven.value),
            })),
          },
        },
        {
          kind: 'table',
          compact: true,
          caption: `${title}逐年实证与剩余差距`,
          columns: [
            { title: '方案', width: 20 },
            ...points.map(({ year }) => ({ title: yearName(year), width: 60 / points.length })),
            { title: '再上一级还差', width: 20 },
          ],
          rows: own.map(({ scenario, effect }): Cell[] => [
            scenario.name,
            ...effect.points.map(({ proven, gaps }) => `${proven.said}，剩${gaps}项`),
            effect.next ? `${effect.next.target}：${effect.next.said}` : '—',
          ]),
        },
      ];
    }),
  ];
}

/** Of the others, so many are named in a row. */
const mostPeers = 5;

export function benchmarkChapter({ assessments }: RoadmapReportData): Block[] {
  return [
    chapter('与下一级和其他对象的比较', true),
    {
      kind: 'table',
      compact: true,
      caption: '今天的实证、下一级要求与其他院区、科室、系统',
      columns: [
        { title: '测评', width: 20 },
        { title: '今天实证', width: 17 },
        { title: '再上一级要求', width: 17 },
        { title: '还差', width: 16 },
        { title: '位次', width: 10 },
        { title: '其他对象（实证符合率）', width: 20 },
      ],
      rows: assessments.map((one): Cell[] => [
        `${one.subject}（${one.framework}）`,
        `${one.proven.said}，符合率${percent(one.provenShare)}`,
        one.demand
          ? `${one.demand.target}${one.demand.value === null ? '（标准没有给出最低分）' : `，至少${trimmed(one.demand.value)}${one.unit}`}`
          : '—',
        one.next?.said ?? '—',
        centred(one.peerCount === 0 ? '—' : `${one.place}/${one.peerCount + 1}`),
        peersSaid(one),
      ]),
      emptyText: '没有可比的测评。',
    },
    note('其他对象取同一标准下最近一次测评，按实证符合率排序；不同系统定级不同，得分只作参考。'),
  ];
}

function peersSaid({ peers, peerCount }: RoadmapReportData['assessments'][number]): string {
  if (peers.length === 0) return '没有其他对象';
  const named = peers.slice(0, mostPeers).map(({ name, share }) => `${name} ${percent(share)}`);
  return `${named.join('、')}${peerCount > named.length ? `等${peerCount}个` : ''}`;
}

export function assumptionsChapter({ scenarios }: RoadmapReportData): Block[] {
  const unknown = scenarios[0]?.cost.unknown ?? 0;
  return [
    chapter('推算的前提'),
    body('得分由系统的评分引擎按各标准的评分规则逐年推算，不是人工估计。推算假定：'),
    ...[
      '工作包在所选年份完成，并有经审核的有效证据；只完成而没有证据的，实证得分不变。',
      '其余条款维持今天的结论，到期的证据都按时续上。',
      '费用来自未完成任务的预算、填写的估算和人工输入；没有人估算过的不猜测、不计入合计。',
      '适用范围、定级和标准版本不变；标准换版后须重新测评和推算。',
      '“达标”指推算出的等级确定达到目标；缺官方表格的，只给出上下界。',
    ].map((text, at) => body(`${at + 1}. ${text}`)),
    ...(unknown > 0 ? [body(`本规划有${unknown}个工作包没有费用估算，合计因此偏低。`)] : []),
  ];
}
