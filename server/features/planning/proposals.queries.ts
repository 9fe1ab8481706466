import type { Locale } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { say, text } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { resultsByIds } from '../assessment/index.js';
import { unitsByIds } from '../organization/index.js';
import { gainOf } from './effects.js';
import type { PackageFacts } from './effects.js';
import type { FigureRecord } from './planning.entity.js';
import type { Scenarios } from './planning.ports.js';
import { packagesOf } from './planning.queries.js';
import { mostPackages } from './planning.rules.js';
import type { Roadmap } from './planning.types.js';
import { byClass, byUnit, byWorth, estimateOf, openGapsOf, spread } from './proposals.js';
import type { GapGroup, OpenGap } from './proposals.js';
import type { PackageProposal, RoadmapGrouping } from './proposals.types.js';
import { waysOf } from './ways.js';

const listedMeasures = 30;

/** Packages that the open gaps of a roadmap would make, the worthiest first; what a package closes already is left out. */
export async function proposalsFor(
  reads: Reads,
  roadmap: Roadmap,
  groupBy: RoadmapGrouping,
  { openScenarios }: Scenarios,
): Promise<PackageProposal[]> {
  const packages = await packagesOf(reads, [roadmap.id]);
  const opened = await openScenarios(reads, roadmap.assessmentIds);
  const gaps = openGapsOf(opened.values(), {
    resultIds: new Set(packages.flatMap(({ resultIds }) => resultIds)),
    figures: packages.flatMap(({ figures }) => figures),
  });
  const groups = groupBy === 'CLASS' ? byClass(gaps) : byUnit(gaps, await unitsOfResults(reads, gaps));
  const units = await unitsByIds(reads, distinct(groups.map(({ unitId }) => unitId)));
  const ways = waysOf(opened.values());
  const ranked = byWorth(
    groups.map((group) => {
      const closes = closedBy(group.gaps);
      return { group, ...closes, ...estimateOf(group.gaps), gain: gainOf(ways, [{ ...nothing, ...closes }]) };
    }),
  );
  // As many as a roadmap holds; what was left out is proposed once these are in.
  const listed = ranked.slice(0, mostPackages);
  const places = spread(
    listed.map(({ group }) => group.gaps.length),
    roadmap.years,
  );
  const { locale } = reads.actor;
  return listed.map(({ group, ...one }, at) => ({
    key: group.key,
    name: nameOf(
      group,
      units.find(({ id }) => id === group.unitId)?.name ?? null,
      groupBy === 'UNIT',
      locale,
    ),
    goal: goalOf(group.gaps, locale),
    measures: measuresOf(group.gaps, locale),
    frameworkId: group.edition.framework.id,
    unitId: group.unitId,
    gapCount: group.gaps.length,
    proofOnlyCount: group.gaps.filter(({ gap }) => gap.closes === 'PROOF').length,
    ...one,
    ...places[at]!,
  }));
}

const nothing: Omit<PackageFacts, 'resultIds' | 'figures'> = {
  id: '',
  name: '',
  startQuarter: 1,
  endQuarter: 1,
  costLow: null,
  costLikely: null,
  costHigh: null,
  effortDays: null,
  predecessorIds: [],
};

const closedBy = (gaps: readonly OpenGap[]): { resultIds: string[]; figures: FigureRecord[] } => ({
  resultIds: distinct(gaps.map(({ gap }) => gap.resultId)),
  figures: gaps.flatMap(({ figure, scenario }) =>
    figure ? [{ ...figure, assessmentId: scenario.assessment.id }] : [],
  ),
});

/** The unit of each result; figures belong to items, which nobody assigns. */
async function unitsOfResults(
  reads: Reads,
  gaps: readonly OpenGap[],
): Promise<(resultId: string | null) => string | null> {
  const results = await resultsByIds(reads, distinct(gaps.map(({ gap }) => gap.resultId)));
  const units = new Map(results.map(({ id, unitId }) => [id, unitId]));
  return (resultId) => (resultId === null ? null : (units.get(resultId) ?? null));
}

function nameOf(
  { edition, className, key }: GapGroup,
  unitName: string | null,
  isOfUnits: boolean,
  locale: Locale,
): string {
  const part = Number(key.split('/').at(-1));
  const parts = [
    edition.framework.shortName,
    className ?? unitName ?? (isOfUnits ? say(text('未分配科室', 'No unit'), locale) : null),
    part > 1 ? String(part) : null,
  ];
  return parts
    .filter((one) => one !== null)
    .join(' · ')
    .slice(0, 100);
}

function goalOf(gaps: readonly OpenGap[], locale: Locale): string {
  const proofOnly = gaps.filter(({ gap }) => gap.closes === 'PROOF').length;
  return say(
    proofOnly === 0
      ? text(`关闭 ${gaps.length} 项差距。`, `Close ${gaps.length} gaps.`)
      : text(
          `关闭 ${gaps.length} 项差距，其中 ${proofOnly} 项只缺有效证据。`,
          `Close ${gaps.length} gaps; ${proofOnly} of them only lack valid proof.`,
        ),
    locale,
  );
}

function measuresOf(gaps: readonly OpenGap[], locale: Locale): string {
  const lines = distinct(
    gaps.map(({ scenario: { edition }, gap }) => {
      const control = edition.controlById.get(gap.controlId);
      return control && `${control.code} ${control.name}`.slice(0, 110);
    }),
  );
  const more = lines.length - listedMeasures;
  return [
    ...lines.slice(0, listedMeasures),
    ...(more > 0 ? [say(text(`另有 ${more} 项`, `${more} more`), locale)] : []),
  ].join('\n');
}
