import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { ControlOwnText, ControlTextFields, ControlTextResolver } from './control-text.resolver.js';
import { ControlTextService } from './control-text.service.js';
import { exchangeRoutes } from './exchange/exchange.routes.js';
import { ExportFields, ImportFields, ImportResolver } from './exchange/import.resolver.js';
import { ImportService } from './exchange/import.service.js';
import { controlsByIds, frameworksByIds } from './framework.queries.js';
import {
  EditionDifferenceFields,
  FrameworkDiffResolver,
  FrameworkEditions,
} from './editions/diff.resolver.js';
import { ControlFields, FrameworkFields, FrameworkResolver } from './framework.resolver.js';
import { OwnBookFields, OwnBookResolver } from './own-book.resolver.js';
import { OwnBookService } from './own-book.service.js';
import { OwnControlService } from './own-control.service.js';
import { TokenControls } from './token-controls.resolver.js';

export { controlsNamed } from './control-names.js';
export { ControlFilter } from './control.inputs.js';
export { Control, ControlNote, HighRiskCase, MajorDanger } from './control.types.js';
export {
  Framework,
  FrameworkLevel,
  LevelDifference,
  RequirementSet,
  VerificationNote,
} from './framework.types.js';
export {
  ControlKind,
  Dimension,
  FrameworkOrigin,
  FrameworkState,
  LevelChange,
  ScoringKind,
  Technology,
  Verification,
  Weight,
} from './framework.enums.js';
export {
  allFrameworks,
  applicableControls,
  controlsByIds,
  childControls,
  editionByCode,
  findControls,
  frameworksByIds,
  highRiskCasesOf,
  provableControls,
  requireControls,
  requireEdition,
  requirePublished,
} from './framework.queries.js';
export {
  conformityOf,
  editionById,
  editionsById,
  editionOfHash,
  editionsOf,
  headsOf,
  isConformity,
  placesOf,
} from './framework.catalogue.js';
export type { ConformityEdition, Edition, Head } from './framework.catalogue.js';
export { inTurns } from './editions/in-turns.js';
export { ownRow, pageOfLines } from './editions/line-page.js';
export { compareTo, saying, wordChanges } from './editions/diff.queries.js';
export type { ControlDifference } from './editions/diff.queries.js';
export { EditionChange, EditionDifference, WordRun } from './editions/diff.types.js';
export { joinRuns, lineDifference, wordDifference } from './editions/word-difference.js';
export { LevelNotCoveredError } from './applicability.js';
export type { ApplicableControls, GradedSubject } from './applicability.js';
export { caseInScope, decideCaseScope } from './case-scope.js';
export type { ScopeContext, ScopeDecision } from './case-scope.js';
export { checkCombination, gradeSystem } from './grading.js';
export type { GradingAnswers, GradingOutcome, GradingRules, ImpactDegree, ImpactObject } from './grading.js';
export { controlsFoundOtherwise } from './control-search.js';
export { ownTextsOf } from './control-text.queries.js';
export { controlId, frameworkId, highRiskCaseId, ownPrefix, referencedId } from './framework.ids.js';
export type { Owner } from './framework.ids.js';
export type { DutyRule, GradedItemRule, IndicatorRule } from './control-rule.schema.js';
export type { GradedScoring, PointsScoring } from './scoring.schema.js';
export { FrameworkFileError, readYaml } from './framework-file.js';
export { nodeOfUrn } from './exchange/ciso.urn.js';
export { catalogIds, isGroup as isCatalogGroup, ownNamespace, statementId } from './exchange/oscal.ids.js';
export { importedMappingSet } from './exchange/import.queries.js';
export type { ReadMappingSet } from './exchange/read-book.types.js';
export { loadFrameworks } from './framework.loader.js';
export type { LoadedFramework } from './framework.loader.js';

const collecting = 'framework.collect-imports';

/** Rule books and their controls: given ones are the same for every organization, own ones are seen by nobody else. */
export function createFrameworkRoom({
  database,
  storage,
  jobs,
}: Pick<Deps, 'database' | 'storage' | 'jobs'>): Room {
  const imports = new ImportService(database, storage);
  return {
    name: 'framework',
    resolvers: [
      new FrameworkResolver(),
      new FrameworkFields(),
      new ControlFields(),
      new OwnBookResolver(new OwnBookService(database), new OwnControlService(database)),
      new OwnBookFields(),
      new ImportResolver(imports),
      new ImportFields(),
      new ExportFields(),
      new ControlTextResolver(new ControlTextService(database)),
      new ControlOwnText(),
      new ControlTextFields(),
      new FrameworkDiffResolver(),
      new EditionDifferenceFields(),
      new FrameworkEditions(),
      new TokenControls(),
    ],
    routes: (http) => exchangeRoutes(http, database, imports),
    start: async () => {
      jobs.handle(collecting, () => imports.collect());
      jobs.schedule(collecting, '41 * * * *');
    },
    nodes: [
      { typeName: 'Framework', table: 'framework', permission: 'framework:read', read: frameworksByIds },
      { typeName: 'Control', table: 'control', permission: 'framework:read', read: controlsByIds },
    ],
  };
}
