import type { FrameworkData } from './framework-file.js';
import type { FrameworkControl } from './framework-tree.js';
import { controlId, frameworkId, highRiskCaseId } from './framework.ids.js';
import type { Owner } from './framework.ids.js';

// Rows are in the shape of the tables: the keys are columns.

/** The row of the framework itself. */
export function frameworkRow(data: FrameworkData, owner: Owner = null) {
  const { framework, controls } = data;
  return {
    id: frameworkId(framework.code, owner),
    organization_id: owner,
    code: framework.code,
    name: framework.name,
    short_name: framework.shortName,
    edition: framework.edition,
    issuer: framework.issuer,
    document_number: framework.documentNumber,
    published_on: framework.publishedOn,
    effective_on: framework.effectiveOn,
    scoring_kind: framework.scoringKind,
    supersedes: framework.supersedes ?? null,
    levels: data.levels,
    requirement_sets: data.requirementSets,
    categories: data.categories,
    verification_notes: data.verificationNotes,
    scoring: data.scoring,
    grading: data.grading,
    missing_tables: data.missingTables ?? [],
    kind_counts: countKinds(controls),
    assessable_count: controls.filter((control) => control.assessable).length,
    content_hash: data.contentHash,
    loaded_at: new Date().toISOString(),
  };
}

/** Nodes per kind, in the order in which the tree brings them. */
export function countKinds(controls: readonly Pick<FrameworkControl, 'kind'>[]) {
  const kinds = Map.groupBy(controls, (control) => control.kind);
  return [...kinds].map(([kind, among]) => ({ kind, count: among.length }));
}

/** One row per control, parents before children. */
export function controlRows(data: Pick<FrameworkData, 'framework' | 'controls'>, owner: Owner = null) {
  const { code } = data.framework;
  const framework = frameworkId(code, owner);
  return data.controls.map((control) => ({
    id: controlId(code, control.code, owner),
    organization_id: owner,
    framework_id: framework,
    parent_id: control.parentCode === null ? null : controlId(code, control.parentCode, owner),
    code: control.code,
    clause: control.ref,
    name: control.name,
    text: control.text,
    kind: control.kind,
    level: control.level,
    requirement_set: control.requirementSet,
    category: control.category,
    control_point_code: controlPointOf(control),
    assessable: control.assessable,
    informative: control.informative,
    dimension: control.dimension,
    weight: control.weight,
    weight_verification: control.weightVerification,
    verification: control.verification,
    test_unit: control.testUnit,
    optional: control.optional,
    change: control.change,
    continues: control.continues,
    rule: control.rule ?? null,
    sort_order: control.order,
  }));
}

function controlPointOf(control: FrameworkControl): string | null {
  if (control.kind === 'ITEM') return control.parentCode;
  return control.kind === 'CONTROL_POINT' ? control.code : null;
}

/** One row per high-risk case, with the major hidden danger that it is. */
export function caseRows(data: FrameworkData) {
  const { code } = data.framework;
  const scopes = new Map(data.highRiskScopes.map((scope) => [scope.code, scope.name]));
  const dangers = new Map(data.majorDangers.map((danger) => [danger.code, danger]));
  return data.highRiskCases.map((each, order) => {
    const danger = each.majorDanger === null ? undefined : dangers.get(each.majorDanger);
    return {
      id: highRiskCaseId(code, each.code),
      framework_id: frameworkId(code),
      code: each.code,
      name: each.name,
      scope: each.scope,
      scope_name: scopes.get(each.scope) ?? each.scope,
      trigger_text: each.trigger,
      mitigation: each.mitigation,
      major_code: danger?.code ?? null,
      major_name: danger?.name ?? null,
      major_verification: danger?.verification ?? null,
      verification: each.verification,
      guide_number: each.guideNumber,
      requirement_set: each.requirementSet,
      category: each.category,
      sort_order: order,
    };
  });
}

/** Which item each case concerns. */
export function linkRows(data: FrameworkData) {
  const { code } = data.framework;
  return data.controls.flatMap((control) =>
    control.highRiskCaseCodes.map((caseCode) => ({
      control_id: controlId(code, control.code),
      case_id: highRiskCaseId(code, caseCode),
    })),
  );
}
