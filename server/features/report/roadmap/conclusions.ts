import type { Conclusion } from '../briefing/conclusions.js';
import { officialDay, trimmed } from '../format.js';
import type { ReportedAssessment, ReportedScenario, RoadmapReportData } from './data.js';
import { sumSaid, yuan } from './words.js';

const mostNamed = 4;

/** What is proposed or approved; as long as nothing is, all packages. */
export const chosenIn = ({ roadmap, scenarios }: RoadmapReportData): ReportedScenario | undefined =>
  scenarios.find(({ id }) => id === roadmap.chosenId) ?? scenarios[0];

/** What an assessment comes to at the end of a choice of packages. */
export const endOf = (scenario: ReportedScenario | undefined, id: string) =>
  scenario?.effects.find(({ assessmentId }) => assessmentId === id);

/** Of the assessments that have a target level, how many certainly reach it. */
export function reachedBy({ effects }: ReportedScenario): { readonly reached: number; readonly of: number } {
  const known = effects.filter(({ reachesTarget }) => reachesTarget !== null);
  return { reached: known.filter(({ reachesTarget }) => reachesTarget).length, of: known.length };
}

/** The first page in sentences: nothing in them that is not computed from the data. */
export function conclusions(data: RoadmapReportData): Conclusion[] {
  return [
    { about: '目标', sentences: goals(data) },
    { about: '现状', sentences: whereWeStand(data) },
    { about: '投入', sentences: whatItCosts(data) },
    { about: '效果', sentences: whatItReaches(data) },
    { about: '方案', sentences: whichAlternative(data) },
    { about: '位置', sentences: besideOthers(data) },
  ];
}

const listed = <One>(all: readonly One[], said: (one: One) => string): string =>
  `${all.slice(0, mostNamed).map(said).join('；')}${all.length > mostNamed ? `；共 ${all.length} 项，详见正文` : ''}。`;

const titled = ({ subject, framework }: ReportedAssessment): string => `${subject}（${framework}）`;

function goals({ roadmap, assessments }: RoadmapReportData): string[] {
  const aimed = assessments.filter(({ target }) => target !== null);
  return [
    `${officialDay(roadmap.startsOn)}至${officialDay(roadmap.endsOn)}，${roadmap.years}年，覆盖${assessments.length}项测评。`,
    aimed.length === 0
      ? '各测评没有设定目标等级，以全部符合为准。'
      : `目标：${listed(aimed, (one) => `${titled(one)}${one.target}`)}`,
  ];
}

const whereWeStand = ({ assessments }: RoadmapReportData): string[] => [
  assessments.length === 0
    ? '规划的测评已不在系统中。'
    : `今天实证：${listed(assessments, (one) => `${titled(one)}${one.proven.said}，差距${one.gaps}项`)}`,
];

function whatItCosts(data: RoadmapReportData): string[] {
  const chosen = chosenIn(data);
  if (!chosen || data.packages.length === 0) return ['还没有工作包。'];
  return [
    `${chosen.name}：${chosen.choices.length}个工作包，${sumSaid(chosen.cost)}。`,
    `${chosen.years.map(({ year, cost, packages }) => `第${year}年${packages}个、${yuan(cost.likely)}`).join('，')}。`,
    ...(chosen.cost.unknown > 0 ? ['没有估算的工作包不在合计内，实际费用会更高。'] : []),
  ];
}

function whatItReaches(data: RoadmapReportData): string[] {
  const chosen = chosenIn(data);
  if (!chosen || chosen.effects.length === 0) return ['没有可推算的测评。'];
  const { reached, of } = reachedBy(chosen);
  const ends = data.assessments.flatMap((one) => {
    const last = endOf(chosen, one.id)?.points.at(-1);
    return last ? [{ one, last }] : [];
  });
  return [
    `规划末实证：${listed(ends, ({ one, last }) => `${titled(one)}${last.proven.said}，剩${last.gaps}项差距`)}`,
    ...(of > 0 ? [`有目标等级、能推算的${of}项测评中，${reached}项确定达到目标。`] : []),
  ];
}

function whichAlternative({ scenarios, roadmap }: RoadmapReportData): string[] {
  const [, ...alternatives] = scenarios;
  const state = {
    DRAFT: '规划是草稿，尚未提请批准。',
    PROPOSED: `${roadmap.proposedBy ?? ''}已提请批准，等待审批。`,
    APPROVED: `${roadmap.decidedBy ?? ''}已批准${roadmap.decidedAt ? `（${officialDay(roadmap.decidedAt.slice(0, 10))}）` : ''}。`,
  }[roadmap.state];
  return [
    alternatives.length === 0
      ? '没有其他方案可比。'
      : listed(alternatives, (one) => {
          const { reached, of } = reachedBy(one);
          const budget = one.budget === null ? '' : `预算${yuan(one.budget)}，`;
          return `${one.name}：${budget}用${yuan(one.cost.likely)}做${one.choices.length}个工作包${of > 0 ? `，${reached}/${of}项达标` : ''}${one.overBudget ? '，超出预算' : ''}`;
        }),
    state,
  ];
}

function besideOthers({ assessments }: RoadmapReportData): string[] {
  const compared = assessments.filter(({ peerCount }) => peerCount > 0);
  return [
    compared.length === 0
      ? '没有其他院区、科室或系统按同样标准测评，暂无横向比较。'
      : `按实证符合率：${listed(compared, (one) => `${titled(one)}在${one.peerCount + 1}个对象中列第${one.place}`)}`,
  ];
}

/** What somebody has to decide, computed from what is open; empty when nothing is. */
export function decisions(data: RoadmapReportData): string[] {
  const { roadmap, scenarios, packages } = data;
  const chosen = chosenIn(data);
  const unknown = packages.filter(({ isEstimated }) => !isEstimated);
  const nobody = packages.filter(({ owner }) => owner === null);
  const [all, ...alternatives] = scenarios;
  const missed = data.assessments.filter(({ id }) => endOf(all, id)?.reachesTarget === false);
  const over = alternatives.filter(({ overBudget }) => overBudget);
  const late = packages.reduce((sum, { tasks }) => sum + tasks.late, 0);
  return [
    ...(roadmap.state === 'DRAFT' && alternatives.length > 0
      ? [`在${alternatives.map(({ name }) => `“${name}”`).join('、')}中选定方案，提请批准。`]
      : []),
    ...(roadmap.state === 'PROPOSED' && chosen ? [`批准或退回“${chosen.name}”。`] : []),
    ...(unknown.length > 0 ? [`为${unknown.map(({ name }) => `“${name}”`).join('、')}补费用估算。`] : []),
    ...(nobody.length > 0 ? [`为${nobody.length}个工作包指定负责人。`] : []),
    ...missed.map(
      (one) => `${titled(one)}做完全部工作包仍不能确定达到${one.target ?? '目标'}：追加工作包，或调整目标。`,
    ),
    ...over.map(
      ({ name, cost, budget }) =>
        `“${name}”超出预算${yuan(Number(trimmed(cost.likely - (budget ?? 0))))}：增加预算，或减少工作包。`,
    ),
    ...scenarios.flatMap(({ name, problems }) => problems.map((problem) => `${name}：${problem}`)),
    ...(late > 0 ? [`工作包下有${late}项整改任务逾期：先处理逾期，再开始新的工作包。`] : []),
  ];
}
