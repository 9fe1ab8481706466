import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { AlternativeService } from './alternative.service.js';
import { ApprovalFields, ApprovalResolver } from './approval.resolver.js';
import { ApprovalService } from './approval.service.js';
import { PackageService } from './package.service.js';
import { PlanFromPackagesResolver } from './plan-from-packages.resolver.js';
import { PlanFromPackagesService } from './plan-from-packages.service.js';
import { AlternativeEntity, PackageEntity, RoadmapEntity } from './planning.entity.js';
import {
  PlannedFigureFields,
  RoadmapBenchmarkFields,
  RoadmapEffectFields,
  RoadmapFields,
  RoadmapPackageRelations,
} from './planning.fields.js';
import type { Scenarios } from './planning.ports.js';
import { alternativesByIds, packagesByIds, roadmapsByIds } from './planning.queries.js';
import { PlanningResolver } from './planning.resolver.js';
import { RoadmapService } from './roadmap.service.js';

export { benchmarksOf } from './benchmark.queries.js';
export type { RoadmapBenchmark } from './benchmark.types.js';
export { closureOf } from './effects.js';
export type { CostRange } from './effects.js';
export type { Scenarios } from './planning.ports.js';
export { packagesOf, roadmapsByIds } from './planning.queries.js';
export { Roadmap } from './planning.types.js';
export type { RoadmapPackage } from './planning.types.js';
export { nextStepOf, scenariosOf } from './scenario.queries.js';
export type { ProspectiveOutcome, RoadmapNextStep, RoadmapScenario } from './scenario.types.js';

/** From gaps and targets to one to three years: packages, alternatives, and what they cost and reach. */
export function createPlanningRoom(
  { database }: Pick<Deps, 'database'>,
  { assessment }: { readonly assessment: Scenarios },
): Room {
  return {
    name: 'planning',
    permission: 'remediation:read',
    resolvers: [
      new PlanningResolver(
        {
          roadmaps: new RoadmapService(database),
          packages: new PackageService(database),
          alternatives: new AlternativeService(database, assessment),
        },
        assessment,
      ),
      new PlanFromPackagesResolver(new PlanFromPackagesService(database, assessment)),
      new ApprovalResolver(new ApprovalService(database)),
      new ApprovalFields(),
      new RoadmapFields(assessment),
      new RoadmapPackageRelations(),
      new PlannedFigureFields(),
      new RoadmapBenchmarkFields(),
      new RoadmapEffectFields(),
    ],
    nodes: [
      { typeName: 'Roadmap', table: 'roadmap', permission: 'remediation:read', read: roadmapsByIds },
      {
        typeName: 'RoadmapPackage',
        table: 'roadmap_package',
        permission: 'remediation:read',
        read: packagesByIds,
      },
      {
        typeName: 'RoadmapAlternative',
        table: 'roadmap_alternative',
        permission: 'remediation:read',
        read: alternativesByIds,
      },
    ],
  };
}

export const planningEntities = [RoadmapEntity, PackageEntity, AlternativeEntity];
