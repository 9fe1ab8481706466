import type { Scenario } from '../../assessment/index.js';
import type { CostRange, ProspectiveOutcome, RoadmapNextStep, RoadmapPackage } from '../../planning/index.js';
import { levelName, trimmed } from '../format.js';
import { CONCLUSION } from '../labels.js';
import type { SaidOutcome, SaidStep } from './data.js';

const quartersPerYear = 4;

const quarterSaid = (quarter: number): string =>
  `第${Math.ceil(quarter / quartersPerYear)}年${((quarter - 1) % quartersPerYear) + 1}季`;

export const spanSaid = (start: number, end: number): string =>
  start === end ? quarterSaid(start) : `${quarterSaid(start)}至${quarterSaid(end)}`;

/** Yuan as a report writes them: ten thousands where that is what they are. */
export const yuan = (amount: number): string =>
  amount >= 10_000 ? `${trimmed(amount / 10_000)}万元` : `${trimmed(amount)}元`;

const range = (low: number, likely: number, high: number): string =>
  low === likely && high === likely ? yuan(likely) : `${yuan(likely)}（${yuan(low)}至${yuan(high)}）`;

/** Of one package; what nobody estimated is not zero. */
export const costSaid = ({
  costLow,
  costLikely,
  costHigh,
}: Pick<RoadmapPackage, 'costLow' | 'costLikely' | 'costHigh'>): string =>
  costLikely === null ? '尚无估算' : range(costLow ?? costLikely, costLikely, costHigh ?? costLikely);

/** Of several. */
export const sumSaid = ({ low, likely, high, unknown }: CostRange): string =>
  `${range(low, likely, high)}${unknown === 0 ? '' : `，另有${unknown}个尚无估算`}`;

export const unitOf = ({ edition, assessment }: Scenario): '%' | '分' =>
  edition.scoring.kind === 'CHECKLIST' || assessment.scoringEdition === 'MLPS_2025' ? '%' : '分';

const nameOf = ({ edition }: Scenario, level: string | null): string => {
  if (level === null) return '未达最低等级';
  const { scoring } = edition;
  if (scoring.kind === 'POINTS') return scoring.grades.find(({ key }) => key === level)?.name ?? level;
  return scoring.kind === 'GRADED_ITEMS' ? `${level} 级` : levelName(level);
};

/** What an assessment is to reach; null where its rule book has no levels. */
export const targetSaid = (scenario: Scenario, level: string | null): string | null =>
  level === null ? null : nameOf(scenario, level);

export function outcomeSaid(scenario: Scenario, outcome: ProspectiveOutcome): SaidOutcome {
  const figure = outcome.value === null ? '—' : `${outcome.value.toFixed(1)}${unitOf(scenario)}`;
  const standing = standingSaid(scenario, outcome);
  return { value: outcome.value, said: standing === null ? figure : `${figure}，${standing}` };
}

function standingSaid(scenario: Scenario, outcome: ProspectiveOutcome): string | null {
  if (scenario.edition.scoring.kind === 'CHECKLIST') return null;
  if (outcome.conclusionKey) return CONCLUSION[outcome.conclusionKey];
  return outcome.decided
    ? nameOf(scenario, outcome.level)
    : `待定：${nameOf(scenario, outcome.lowestLevel)}至${nameOf(scenario, outcome.highestLevel)}`;
}

/** The step above, as its rule book calls it. */
export function demandSaid(scenario: Scenario, target: string | null): string {
  if (target === null) return '全部符合';
  return scenario.edition.scoring.kind === 'CONFORMITY'
    ? (CONCLUSION[target as keyof typeof CONCLUSION] ?? target)
    : nameOf(scenario, target);
}

export function stepSaid(scenario: Scenario, step: RoadmapNextStep | null): SaidStep | null {
  if (!step) return null;
  const target = demandSaid(scenario, step.target);
  if (step.status === 'FOUND' || step.status === 'BOUND')
    return { target, said: `还差${step.steps}步，约${trimmed(step.effortDays)}人天` };
  return { target, said: step.status === 'UNDECIDED' ? '缺官方表，无法判断' : step.sentence };
}
