import type { Reads } from '../../platform/database/database.js';
import { badInput, invalidState, limitExceeded, notFound, text } from '../../platform/graphql/errors.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { selectControls } from './applicability.js';
import type { ApplicableControls, GradedSubject } from './applicability.js';
import type { ChildControlsArgs, ControlFilter } from './control.inputs.js';
import type { Control, HighRiskCase } from './control.types.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { editionById, headsOf, placesOf } from './framework.catalogue.js';
import type { Edition } from './framework.catalogue.js';
import { nearness } from './control-search.js';
import type { Asked } from './control-search.js';
import { referencedId } from './framework.ids.js';
import type { Framework, LevelDifference } from './framework.types.js';
import { compareLevels } from './level-comparison.js';

/** One level with all its sets fits (level 4 has 521 nodes); the whole framework does not. Also the counted list size. */
export const maximumControls = 600;

/** Rows of an answer are written upon by relations, so everybody gets his own. */
const copy = <Row extends object>(row: Row): Row => ({ ...row });

/** Every framework that the actor may see: given ones first, then by code. */
export async function allFrameworks(reads: Reads): Promise<Framework[]> {
  return (await headsOf(reads)).map(({ framework }) => copy(framework));
}

/** Frameworks by id, in no particular order; unknown ids are missing. */
export async function frameworksByIds(reads: Reads, ids: readonly string[]): Promise<Framework[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const heads = await headsOf(reads);
  return heads.filter(({ framework }) => wanted.has(framework.id)).map(({ framework }) => copy(framework));
}

/** The edition of a code with its scoring, grading and controls (frozen: copy what goes into an answer). */
export async function editionByCode(reads: Reads, code: string): Promise<Edition | undefined> {
  const head = (await headsOf(reads)).find(({ framework }) => framework.code === code);
  return head && editionById(reads, head.framework.id);
}

/** As `editionByCode`, NOT_FOUND when there is none. */
export async function requireEdition(reads: Reads, code: string): Promise<Edition> {
  const edition = await editionByCode(reads, code);
  if (!edition) throw notFound();
  return edition;
}

/** INVALID_STATE for a draft, which no assessment can be made of yet, and for a retired rule book, which starts none any more. */
export function requirePublished({ framework: { state } }: Pick<Edition, 'framework'>): void {
  if (state === 'DRAFT')
    throw invalidState(
      text(
        '该标准还是草稿，发布后才能测评。',
        'This framework is a draft: publish it before assessing by it.',
      ),
    );
  if (state === 'RETIRED')
    throw invalidState(
      text(
        '该标准已停用，不能再新建测评。',
        'This framework has been retired: no new assessment can start by it.',
      ),
    );
}

/** Controls by id, each once, in the order of the ids; unknown ids are missing. */
export async function controlsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<Control[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const places = await placesOf(reads, wanted);
  const kept = selected !== undefined && selected.fields.every((field) => !field.relation);
  return wanted.flatMap((id) => {
    const found = places.get(id)?.control;
    return found ? [kept ? found : copy(found)] : [];
  });
}

/**
 * Those of the controls that evidence can prove: leaves that receive a result, and graded items, which hold figures of their
 * own. Of a draft none: nothing in it is assessable, and its graded items are left out.
 */
export async function provableControls(reads: Reads, ids: readonly string[]): Promise<Control[]> {
  const places = [...(await placesOf(reads, ids)).values()];
  const provable = places.filter(
    ({ edition, control }) =>
      control.assessable || (control.kind === 'GRADED_ITEM' && edition.framework.state !== 'DRAFT'),
  );
  return provable.map(({ control }) => copy(control));
}

/** As `controlsByIds`, NOT_FOUND when any of them is missing. */
export async function requireControls(reads: Reads, ids: readonly string[]): Promise<Control[]> {
  const controls = await controlsByIds(reads, ids);
  if (controls.length < new Set(ids).size) throw notFound();
  return controls;
}

/** The controls that each control refers to. */
export async function referencesOf(
  reads: Reads,
  controls: readonly Pick<Control, 'referenceCodes'>[],
): Promise<Control[][]> {
  const codes = controls.map((control) => control.referenceCodes);
  const ids = codes.map((each) => each.map((code) => referencedId(code, reads.actor.organizationId)));
  const found = new Map((await controlsByIds(reads, ids.flat())).map((control) => [control.id, control]));
  return ids.map((each) => each.flatMap((id) => found.get(id) ?? []));
}

/** The high-risk cases of each control, in the order of the ids. */
export async function highRiskCasesOf(
  reads: Reads,
  controlIds: readonly string[],
): Promise<HighRiskCase[][]> {
  const places = await placesOf(reads, controlIds);
  return controlIds.map((id) => {
    const place = places.get(id);
    return (place?.control.caseCodes ?? []).flatMap((code) => {
      const found = place?.edition.caseByCode.get(code);
      return found ? [copy(found)] : [];
    });
  });
}

/** Every high-risk case of a framework, in the order of the guide. NOT_FOUND for an unknown code. */
export async function allHighRiskCases(reads: Reads, frameworkCode: string): Promise<HighRiskCase[]> {
  return (await requireEdition(reads, frameworkCode)).cases.map(copy);
}

/** Controls of an edition that a graded system must answer (S/A/G rule and technologies); see `selectControls`. */
export function applicableControls(edition: Edition, subject: GradedSubject): ApplicableControls<Control> {
  return selectControls(edition.controls, edition.framework.requirementSets, subject);
}

/** The control of a code in each of these frameworks; null where there is none. */
export async function controlsOfCode(
  reads: Reads,
  frameworks: readonly { readonly id: string }[],
  code: string,
): Promise<(Control | null)[]> {
  const editions = await Promise.all(frameworks.map(({ id }) => editionById(reads, id)));
  return editions.map((edition) => {
    const found = edition?.controls.find((control) => control.code === code);
    return found ? copy(found) : null;
  });
}

/** Nodes of a framework in reading order. LIMIT_EXCEEDED over `maximumControls`: nothing is cut off silently. */
export async function findControls(
  reads: Reads,
  frameworkId: string,
  filter: Omit<ControlFilter, 'search'>,
  search?: Asked,
): Promise<Control[]> {
  const edition = await editionById(reads, frameworkId);
  const among =
    edition === undefined || filter.under == null ? edition?.controls : below(edition, filter.under);
  const found = among?.filter(matcher(filter, search)) ?? [];
  if (found.length > maximumControls)
    throw limitExceeded('controls (name a level or a node above)', maximumControls, found.length);
  return found.map(copy);
}

/** The nodes right below a node in reading order, page by page; the roots without one. */
export async function childControls(
  reads: Reads,
  frameworkId: string,
  { parentId, first, after }: ChildControlsArgs,
): Promise<Connection<Control>> {
  const page = readPage(first, after, 1);
  const edition = await editionById(reads, frameworkId);
  if (parentId != null && !edition?.controlById.has(parentId)) throw notFound();
  const children = edition?.childrenOf.get(parentId ?? null) ?? [];
  const start =
    page.after === undefined ? 0 : children.findIndex(({ order }) => order > Number(page.after?.[0]));
  const rows = start < 0 ? [] : children.slice(start, start + page.first + 1);
  return connect(rows.map(copy), page.first, children.length, ({ order }) => [order]);
}

/** A node and everything below it: parents stand before their children. */
function below(edition: Edition, code: string): Control[] {
  const kept = new Set<string | null>([code]);
  return edition.controls.filter((control) => {
    if (control.code !== code && !kept.has(control.parentCode)) return false;
    kept.add(control.code);
    return true;
  });
}

function matcher(
  filter: Omit<ControlFilter, 'search'>,
  search: Asked | undefined,
): (control: Control) => boolean {
  const { level, requirementSets, assessable, weights, dimensions, highRisk, security } = filter;
  const allows = <Value>(wanted: readonly Value[] | null | undefined, value: Value | null): boolean =>
    !wanted?.length || (value !== null && wanted.includes(value));
  const saysNothing = search !== undefined && search.words.length === 0;
  return (control) =>
    !saysNothing &&
    (level == null || control.level === level || control.level === null) &&
    (security == null || control.security === security) &&
    allows(requirementSets, control.requirementSet) &&
    (assessable == null || control.assessable === assessable) &&
    allows(weights, control.weight) &&
    allows(dimensions, control.dimension) &&
    (highRisk == null || control.caseCodes.length > 0 === highRisk) &&
    (search === undefined || nearness(control, search) !== undefined);
}

/** Items of two levels compared, in the reading order of the higher one. */
export async function levelDifferences(
  reads: Reads,
  frameworkCode: string,
  lower: string,
  higher: string,
  requirementSet: string | null | undefined,
): Promise<LevelDifference[]> {
  const { framework, controls } = await requireEdition(reads, frameworkCode);
  if (framework.scoringKind !== 'CONFORMITY') {
    throw badInput({
      frameworkCode: text(
        '只有等保的等级可以逐项对照：其他标准的级别各有自己的条款，逐级累加。',
        'Only levels of MLPS can be compared item by item: in other rule books each level adds clauses of its own.',
      ),
    });
  }
  const levels = framework.levels.map((level) => level.code);
  if (!levels.includes(lower)) throw badInput({ lower: noLevel(lower) });
  if (!levels.includes(higher)) throw badInput({ higher: noLevel(higher) });
  if (levels.indexOf(lower) >= levels.indexOf(higher)) {
    throw badInput({
      higher: text('高等级必须高于低等级。', 'The higher level must be above the lower one.'),
    });
  }
  if (requirementSet != null && !framework.requirementSets.some((set) => set.code === requirementSet)) {
    throw badInput({
      requirementSet: text('该标准没有这一组要求。', 'The framework has no such requirement set.'),
    });
  }
  return compareLevels(controls, lower, higher, requirementSet).map((difference) => ({
    change: difference.change,
    lower: difference.lower && copy(difference.lower),
    higher: difference.higher && copy(difference.higher),
  }));
}

const noLevel = (level: string) =>
  text(`该标准没有等级“${level.slice(0, 20)}”。`, `The framework has no level "${level.slice(0, 20)}".`);
