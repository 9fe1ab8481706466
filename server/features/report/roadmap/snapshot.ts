import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { assessmentsByIds } from '../../assessment/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import {
  benchmarksOf,
  closureOf,
  nextStepOf,
  packagesOf,
  roadmapsByIds,
  scenariosOf,
} from '../../planning/index.js';
import type {
  Roadmap,
  RoadmapBenchmark,
  RoadmapPackage,
  RoadmapScenario,
  Scenarios,
} from '../../planning/index.js';
import type { ReportedAssessment, ReportedPackage, ReportedScenario, RoadmapReportData } from './data.js';
import { costSaid, demandSaid, outcomeSaid, spanSaid, stepSaid, targetSaid, unitOf } from './words.js';
import { versionOf } from '../report-number.js';

export interface RoadmapRequest {
  readonly roadmapId: string;
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/** Reads what the document of a roadmap says by the very functions that its screen asks, in one transaction. */
export async function roadmapSnapshot(
  reads: Reads,
  { roadmapId, number, generatedBy, at }: RoadmapRequest,
  scenarios: Scenarios,
): Promise<RoadmapReportData> {
  const [roadmap] = await roadmapsByIds(reads, [roadmapId]);
  if (!roadmap) throw notFound();
  const organization = await organizationOf(reads);
  const packages = await packagesOf(reads, [roadmap.id]);
  const [told = []] = await scenariosOf(reads, [roadmap], scenarios);
  const [benchmarks = []] = await benchmarksOf(reads, [roadmap], scenarios);
  const names = await namesOf(reads, roadmap, packages, benchmarks);
  return {
    number,
    version: versionOf(number),
    generatedBy,
    generatedAt: at.toISOString(),
    organization: { name: organization.name },
    roadmap: {
      name: roadmap.name,
      note: roadmap.note,
      startsOn: roadmap.startsOn,
      endsOn: roadmap.endsOn,
      years: roadmap.years,
      owner: names.member(roadmap.ownerId),
      state: roadmap.state,
      chosenId: roadmap.chosenAlternativeId,
      proposedBy: names.member(roadmap.proposedById),
      decidedBy: names.member(roadmap.decidedById),
      decidedAt: roadmap.decidedAt && new Date(roadmap.decidedAt).toISOString(),
    },
    assessments: benchmarks.map((one) => assessmentOf(one, told[0], names)),
    packages: packages.map((one) => packageOf(one, packages, names)),
    scenarios: told.map((one) => scenarioOf(one)),
  };
}

/** Names of people, units and assessed things: a statement each. */
async function namesOf(
  reads: Reads,
  roadmap: Roadmap,
  packages: readonly RoadmapPackage[],
  benchmarks: readonly RoadmapBenchmark[],
) {
  const peers = benchmarks.flatMap((one) => one.peers);
  const units = await unitsByIds(reads, distinct([...packages, ...peers].map(({ unitId }) => unitId)));
  const members = await membershipsByIds(
    reads,
    distinct([
      roadmap.ownerId,
      roadmap.proposedById,
      roadmap.decidedById,
      ...packages.map(({ ownerId }) => ownerId),
    ]),
  );
  const others = await assessmentsByIds(reads, distinct(peers.map(({ assessmentId }) => assessmentId)));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const memberNames = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const subjects = new Map(others.map(({ id, subject }) => [id, subject.name]));
  return {
    unit: (id: string | null): string | null => unitNames.get(id ?? '') ?? null,
    member: (id: string | null): string | null => memberNames.get(id ?? '') ?? null,
    subject: (id: string): string => subjects.get(id) ?? '',
  };
}
type Names = Awaited<ReturnType<typeof namesOf>>;

function assessmentOf(
  { scenario, proven, demand, next, ...one }: RoadmapBenchmark,
  all: RoadmapScenario | undefined,
  names: Names,
): ReportedAssessment {
  const { assessment, edition } = scenario;
  const today = all?.effects.find((effect) => effect.assessmentId === assessment.id)?.points[0];
  return {
    id: assessment.id,
    name: assessment.name,
    subject: assessment.subject.name,
    framework: edition.framework.shortName,
    unit: unitOf(scenario),
    target: targetSaid(scenario, assessment.targetLevel),
    declared: outcomeSaid(scenario, today?.declared ?? proven),
    proven: outcomeSaid(scenario, proven),
    gaps: today?.gaps ?? 0,
    demand: demand && { target: demandSaid(scenario, demand.target), value: demand.value },
    next: stepSaid(scenario, next),
    provenShare: one.provenShare,
    place: one.place,
    peerCount: one.peerCount,
    peers: one.peers.map(({ assessmentId, unitId, counts, proven: score }) => ({
      name: names.subject(assessmentId),
      unit: names.unit(unitId),
      share: counts.applicable === 0 ? null : counts.proven / counts.applicable,
      proven: score,
    })),
  };
}

function packageOf(one: RoadmapPackage, all: readonly RoadmapPackage[], names: Names): ReportedPackage {
  return {
    place: one.place,
    name: one.name,
    goal: one.goal,
    measures: one.measures,
    span: spanSaid(one.startQuarter, one.endQuarter),
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    cost: costSaid(one),
    isEstimated: one.costLikely !== null,
    effortDays: one.effortDays,
    closes: one.resultCount + one.figureCount,
    unit: names.unit(one.unitId),
    owner: names.member(one.ownerId),
    after: all.filter(({ id }) => one.predecessorIds.includes(id)).map(({ place }) => place),
    tasks: { total: one.tasks.total, verified: one.tasks.verified, late: one.tasks.late },
  };
}

const scenarioOf = (one: RoadmapScenario): ReportedScenario => ({
  id: one.alternative?.id ?? null,
  name: one.alternative?.name ?? '全部工作包',
  note: one.alternative?.note ?? null,
  budget: one.alternative?.budget ?? null,
  overBudget: one.overBudget,
  cost: one.cost,
  years: one.years,
  problems: one.problems,
  choices: one.choices.map((choice) => ({ place: choice.package.place, year: choice.year })),
  effects: one.effects.map(({ assessmentId, reachesTarget, points, scenario, finished }) => ({
    assessmentId,
    reachesTarget,
    next: stepSaid(scenario, nextStepOf(scenario, closureOf(finished, assessmentId), 'zh')),
    points: points.map((point) => ({
      year: point.year,
      day: point.day,
      declared: outcomeSaid(scenario, point.declared),
      proven: outcomeSaid(scenario, point.proven),
      gaps: point.gaps,
    })),
  })),
});
