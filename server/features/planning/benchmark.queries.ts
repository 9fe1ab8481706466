import type { Reads } from '../../platform/database/database.js';
import { distinct } from '../../platform/graphql/relation.js';
import { readPeers } from '../assessment/index.js';
import type { Closure, ComparedSubject, Peer, Scenario } from '../assessment/index.js';
import { mostPeers } from './benchmark.types.js';
import type { RoadmapBenchmark } from './benchmark.types.js';
import type { Scenarios } from './planning.ports.js';
import type { Roadmap } from './planning.types.js';
import { nextStepOf, outcomeOf } from './scenario.queries.js';

const nothing: Closure = { resultIds: new Set(), figures: [] };

/** Each assessment of each roadmap beside its next level and its peers, in as many statements whatever their number. */
export async function benchmarksOf(
  reads: Reads,
  roadmaps: readonly Roadmap[],
  { openScenarios }: Scenarios,
): Promise<RoadmapBenchmark[][]> {
  const opened = await openScenarios(reads, distinct(roadmaps.flatMap(({ assessmentIds }) => assessmentIds)));
  const books = distinct([...opened.values()].map(({ edition }) => edition.framework.id));
  const peers = await readPeers(reads, books);
  return roadmaps.map(({ assessmentIds }) =>
    assessmentIds.flatMap((id) => {
      const scenario = opened.get(id);
      return scenario ? [benchmarkOf(reads, scenario, peers.get(scenario.edition.framework.id) ?? [])] : [];
    }),
  );
}

function benchmarkOf(reads: Reads, scenario: Scenario, all: readonly Peer[]): RoadmapBenchmark {
  const { assessment } = scenario;
  const { subject } = assessment;
  const { locale } = reads.actor;
  const { proven } = scenario.with(nothing);
  const others = all.filter((peer) => peer.subjectKind !== subject.kind || peer.subjectId !== subject.id);
  const share = shareOf({ applicable: proven.applicable, proven: proven.met });
  const better = others.filter(({ counts }) => (shareOf(counts) ?? -1) > (share ?? -1));
  return {
    assessmentId: assessment.id,
    scenario,
    proven: outcomeOf(scenario, proven, locale),
    demand: scenario.demand(),
    next: nextStepOf(scenario, nothing, locale),
    provenShare: share,
    place: better.length + 1,
    peerCount: others.length,
    peers: others.slice(0, mostPeers),
  };
}

const shareOf = ({
  applicable,
  proven,
}: Pick<ComparedSubject['counts'], 'applicable' | 'proven'>): number | null =>
  applicable === 0 ? null : proven / applicable;
