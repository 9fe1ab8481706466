import type { Locale } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { dayOf } from '../../platform/clock.js';
import { say, text } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import type { Closure, PlannedOutcome, Prospect, Scenario } from '../assessment/index.js';
import { yearEnd } from './calendar.js';
import { chosenOf, costOf, misplacedIn, ownYears, prospectsOf } from './effects.js';
import type { Chosen } from './effects.js';
import type { ChoiceRecord } from './planning.entity.js';
import type { Scenarios } from './planning.ports.js';
import { alternativesOf, packagesOf } from './planning.queries.js';
import type { Roadmap, RoadmapAlternative, RoadmapPackage } from './planning.types.js';
import type {
  ProspectiveOutcome,
  RoadmapEffect,
  RoadmapNextStep,
  RoadmapPoint,
  RoadmapScenario,
} from './scenario.types.js';

/** More than this no screen shows; the rest is counted by nobody, because packages are few. */
const mostProblems = 20;

/**
 * All packages, then each alternative, of each roadmap. Packages, alternatives, assessments and what is recorded in them are
 * read once; every year of every alternative is computed from that.
 */
export async function scenariosOf(
  reads: Reads,
  roadmaps: readonly Roadmap[],
  { openScenarios }: Scenarios,
): Promise<RoadmapScenario[][]> {
  const ids = roadmaps.map(({ id }) => id);
  const packages = Map.groupBy(await packagesOf(reads, ids), ({ roadmapId }) => roadmapId);
  const alternatives = Map.groupBy(await alternativesOf(reads, ids), ({ roadmapId }) => roadmapId);
  const opened = await openScenarios(reads, distinct(roadmaps.flatMap(({ assessmentIds }) => assessmentIds)));
  return roadmaps.map((roadmap) => {
    const own = packages.get(roadmap.id) ?? [];
    const of = { reads, roadmap, packages: own, opened };
    return [
      scenarioOf(of, null, ownYears(own)),
      ...(alternatives.get(roadmap.id) ?? []).map((one) => scenarioOf(of, one, one.choices)),
    ];
  });
}

interface Of {
  readonly reads: Reads;
  readonly roadmap: Roadmap;
  readonly packages: readonly RoadmapPackage[];
  readonly opened: ReadonlyMap<string, Scenario>;
}

function scenarioOf(
  { reads, roadmap, packages, opened }: Of,
  alternative: RoadmapAlternative | null,
  choices: readonly ChoiceRecord[],
): RoadmapScenario {
  const { years, startsOn } = roadmap;
  const { locale } = reads.actor;
  const chosen = chosenOf(packages, choices, years);
  const cost = costOf(chosen.map((one) => one.package));
  const budget = alternative?.budget ?? null;
  return {
    alternative,
    choices: chosen.map((one) => ({ ...one })),
    cost,
    overBudget: budget === null ? null : cost.likely > budget,
    years: Array.from({ length: years }, (_, at) => {
      const own = chosen.filter(({ year }) => year === at + 1).map((one) => one.package);
      return {
        year: at + 1,
        endsOn: yearEnd(startsOn, at + 1),
        cost: costOf(own),
        packages: own.length,
        effortDays: own.reduce((total, { effortDays }) => total + (effortDays ?? 0), 0),
      };
    }),
    effects: roadmap.assessmentIds.flatMap((id) => {
      const scenario = opened.get(id);
      return scenario ? [effectOf(reads, roadmap, scenario, chosen)] : [];
    }),
    problems: misplacedIn(packages, chosen)
      .slice(0, mostProblems)
      .map(({ package: one, predecessor, problem }) =>
        say(
          problem === 'MISSING'
            ? text(
                `选了“${one.name}”，却没有选它的前置“${predecessor.name}”。`,
                `${one.name} is taken without ${predecessor.name}, which it waits for.`,
              )
            : text(
                `“${one.name}”排在它的前置“${predecessor.name}”之前。`,
                `${one.name} is finished before ${predecessor.name}, which it waits for.`,
              ),
          locale,
        ),
      ),
  };
}

function effectOf(
  reads: Reads,
  { years, startsOn }: Roadmap,
  scenario: Scenario,
  chosen: readonly Chosen[],
): RoadmapEffect {
  const today = dayOf(reads.moment ? new Date(reads.moment.at) : new Date());
  const { locale } = reads.actor;
  const outcome = (one: PlannedOutcome): ProspectiveOutcome => outcomeOf(scenario, one, locale);
  const point = (prospect: Prospect, year: number): RoadmapPoint => ({
    year,
    day: year === 0 ? today : yearEnd(startsOn, year),
    declared: outcome(prospect.declared),
    proven: outcome(prospect.proven),
    gaps: prospect.gaps,
  });
  const prospects = prospectsOf(scenario, chosen, years);
  return {
    assessmentId: scenario.assessment.id,
    points: prospects.map(point),
    reachesTarget: reaches(scenario, prospects.at(-1)!.proven),
    scenario,
    finished: chosen.map((one) => one.package),
  };
}

/** What an assessment would come to, in the words of the API. */
export const outcomeOf = (
  scenario: Scenario,
  { conclusionRule, ...one }: PlannedOutcome,
  locale: Locale,
): ProspectiveOutcome => ({
  value: one.value,
  level: one.level,
  lowestLevel: one.lowestLevel,
  highestLevel: one.highestLevel,
  decided: one.decided,
  conclusionKey: one.conclusionKey,
  conclusion: scenario.say(conclusionRule, locale),
  met: one.met,
  applicable: one.applicable,
});

const shownCodes = 10;

/** What the step above an outcome would still take; null at the top, while undecided, and in the past. */
export function nextStepOf(scenario: Scenario, closure: Closure, locale: Locale): RoadmapNextStep | null {
  const path = scenario.nextAfter(closure);
  if (!path) return null;
  const { outcome, steps, targetLevel, edition } = path;
  const codes =
    steps.length > 0
      ? steps.map(({ controlId }) => edition.controlById.get(controlId)?.code ?? '')
      : outcome.blockedBy;
  return {
    target: targetLevel,
    status: outcome.status,
    sentence: scenario.say(outcome.text, locale),
    steps: steps.length,
    effortDays: outcome.effort,
    codes: [...new Set(codes)].slice(0, shownCodes),
  };
}

/** Whether the target of the assessment is certain; in MLPS the target is a grading, which no score reaches. */
function reaches({ edition, assessment }: Scenario, { lowestLevel }: PlannedOutcome): boolean | null {
  const { targetLevel } = assessment;
  const { scoring } = edition;
  if (targetLevel === null) return null;
  if (scoring.kind === 'GRADED_ITEMS') return Number(lowestLevel ?? 0) >= Number(targetLevel);
  if (scoring.kind !== 'POINTS') return null;
  const placeOf = (grade: string | null): number => scoring.grades.findIndex(({ key }) => key === grade);
  return placeOf(lowestLevel) >= placeOf(targetLevel);
}
