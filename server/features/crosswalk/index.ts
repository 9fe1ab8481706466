import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { ControlMappings, MappingClaimFields, MappingStepFields } from './claim.fields.js';
import {
  ControlCoverageFields,
  CoverageGroupFields,
  CoverageResolver,
  CrosswalkCoverageFields,
  CrosswalkMatrixFields,
} from './coverage.resolver.js';
import { crosswalksByIds, mappingsByIds } from './crosswalk.queries.js';
import { CrosswalkFields, CrosswalkResolver, MappingFields } from './crosswalk.resolver.js';
import { CrosswalkService } from './crosswalk.service.js';
import { MappingImportResolver } from './mapping-import.resolver.js';
import { MappingImportService } from './mapping-import.service.js';
import { MappingService } from './mapping.service.js';

export { counts as isWorthOffering } from './coverage.js';
export { ControlTree } from './control-tree.js';
export { claimsOf } from './claim.queries.js';
export { pageOf, toMappingClaim } from './claim.fields.js';
export { MappingClaimsArgs, PageArgs } from './crosswalk.inputs.js';
export { MappingConfidence, MappingRelation } from './crosswalk.enums.js';
export { MappingClaim } from './crosswalk.types.js';
export { isReviewed, reverseClaim } from './paths.js';
export type { Claim } from './paths.js';
export { CONFIDENCES } from './relation.js';
export type { Confidence, Relation } from './relation.js';
export { loadCrosswalks } from './crosswalk.loader.js';
export { importCrosswalk, maximumImportedMappings } from './crosswalk.service.js';
export type { NewCrosswalk, NewMapping } from './mapping.statements.js';

/** How controls of one rule book relate to those of another, and what the hospital makes of it. */
export function createCrosswalkRoom({ database }: Pick<Deps, 'database'>): Room {
  return {
    name: 'crosswalk',
    resolvers: [
      new CrosswalkResolver(new CrosswalkService(database), new MappingService(database)),
      new MappingImportResolver(new MappingImportService(database)),
      new CoverageResolver(),
      new CrosswalkFields(),
      new MappingFields(),
      new ControlMappings(),
      new MappingClaimFields(),
      new MappingStepFields(),
      new CrosswalkCoverageFields(),
      new CrosswalkMatrixFields(),
      new CoverageGroupFields(),
      new ControlCoverageFields(),
    ],
    nodes: [
      { typeName: 'Crosswalk', table: 'crosswalk', permission: 'framework:read', read: crosswalksByIds },
      { typeName: 'Mapping', table: 'mapping', permission: 'framework:read', read: mappingsByIds },
    ],
  };
}
