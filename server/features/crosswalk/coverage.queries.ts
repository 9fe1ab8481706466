import type { Reads } from '../../platform/database/database.js';
import { limitExceeded, notFound } from '../../platform/graphql/errors.js';
import { editionsOf, isConformity } from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { claimsOf } from './claim.queries.js';
import { ControlTree } from './control-tree.js';
import { countClaims, countKinds, coverControls } from './coverage.js';
import type {
  ControlCoverage,
  CrosswalkCoverage,
  CrosswalkMatrix,
  MatrixEntry,
  PairArgs,
} from './coverage.types.js';
import { toMappingClaim } from './claim.fields.js';
import { reverseRelation } from './relation.js';
import type { Confidence, Relation } from './relation.js';
import type { MappingStatus } from './crosswalk.enums.js';

/** How far one rule book is covered by another. */
export async function readCoverage(reads: Reads, args: PairArgs): Promise<CrosswalkCoverage> {
  const { tree, edition, by } = await pairOf(reads, args);
  const assessable = edition.controls.filter((control) => control.assessable);
  const chosen = scopeOf(args, edition);
  // Without a scope of the caller's the whole has to be looked at first: where its mappings lie decides.
  const claims = await claimsOf(
    reads,
    ids(chosen === undefined ? assessable : within(assessable, tree, chosen)),
  );
  const mapped = assessable.filter((control) =>
    claims.get(control.id)?.some((claim) => tree.edition(claim.to) === by),
  );
  const scope = chosen === undefined ? commonSet(mapped, edition, tree) : chosen;
  const covered = coverControls(
    within(assessable, tree, scope),
    claims,
    by.framework.id,
    tree,
    scope?.id ?? null,
  );
  const groups = Map.groupBy(covered, (each) => each.groupId);
  return {
    frameworkId: edition.framework.id,
    byFrameworkId: by.framework.id,
    scopeId: scope?.id ?? null,
    counts: countKinds(covered),
    ...countClaims(covered),
    groups: [...groups].flatMap(([controlId, among]) =>
      controlId === null ? [] : [{ controlId, counts: countKinds(among) }],
    ),
    covered: covered.map(({ control, best, ...rest }): ControlCoverage => ({
      ...rest,
      controlId: control.id,
      best: best && toMappingClaim(best),
    })),
  };
}

/** A screen can neither draw nor page through more. */
const maximumEntries = 2_000;
const maximumCells = 5_000;

interface StoredMapping {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly status: MappingStatus;
}

/** Stored mappings between two rule books as rows, columns and cells: one statement. */
export async function readMatrix(reads: Reads, args: PairArgs): Promise<CrosswalkMatrix> {
  const { tree, edition, by } = await pairOf(reads, args);
  const stored = await reads.query<StoredMapping>(
    'mapping.between',
    `select m.id, m.source_id as source, m.target_id as target, m.relation, m.confidence, m.status
     from current_mapping m join control s on s.id = m.source_id join control t on t.id = m.target_id
     where s.framework_id = $1 and t.framework_id = $2 or s.framework_id = $2 and t.framework_id = $1
     order by s.sort_order, t.sort_order, m.id limit $3`,
    [edition.framework.id, by.framework.id, maximumCells + 1],
  );
  if (stored.length > maximumCells) throw limitExceeded('mappings of a matrix', maximumCells, stored.length);
  const read = stored.map((each) =>
    edition.controlById.has(each.source)
      ? each
      : { ...each, source: each.target, target: each.source, relation: reverseRelation(each.relation) },
  );
  const ends = edition.controls.filter((control) => read.some((each) => each.source === control.id));
  const chosen = scopeOf(args, edition);
  const scope = chosen === undefined ? commonSet(ends, edition, tree) : chosen;
  const inScope = new Set(ids(within(edition.controls, tree, scope)));
  const shown = read.filter((each) => inScope.has(each.source));
  const rows = entriesOf(
    edition,
    shown.map((each) => ({ id: each.source, status: each.status })),
    inScope,
  );
  const columns = entriesOf(
    by,
    shown.map((each) => ({ id: each.target, status: each.status })),
  );
  const places = (entries: readonly MatrixEntry[]) =>
    new Map(entries.map((entry, at) => [entry.controlId, at]));
  const [rowOf, columnOf] = [places(rows), places(columns)];
  return {
    frameworkId: edition.framework.id,
    byFrameworkId: by.framework.id,
    scopeId: scope?.id ?? null,
    rows,
    columns,
    cells: shown
      .map(({ id, source, target, ...rest }) => ({
        ...rest,
        mappingId: id,
        row: rowOf.get(source)!,
        column: columnOf.get(target)!,
      }))
      .toSorted((a, b) => a.row - b.row || a.column - b.column),
  };
}

interface Pair {
  readonly tree: ControlTree;
  readonly edition: Edition;
  readonly by: Edition;
}

async function pairOf(reads: Reads, { frameworkCode, byFrameworkCode }: PairArgs): Promise<Pair> {
  const editions = await editionsOf(reads);
  const find = (code: string) => editions.find((edition) => edition.framework.code === code);
  const [edition, by] = [find(frameworkCode), find(byFrameworkCode)];
  if (!edition || !by) throw notFound();
  return { tree: new ControlTree(editions), edition, by };
}

/** The node that the caller names; undefined when he leaves it to the mappings. */
function scopeOf({ under }: PairArgs, edition: Edition): Control | undefined {
  if (under == null) return undefined;
  const found = edition.controls.find((control) => control.code === under);
  if (!found) throw notFound();
  return found;
}

/** In MLPS the requirement set, or else the level, that all these controls lie in; elsewhere always the whole. */
function commonSet(controls: readonly Control[], edition: Edition, tree: ControlTree): Control | null {
  if (!isConformity(edition)) return null;
  const [first, ...rest] = controls.map((control) => tree.above(control.id).map((step) => step.to));
  const common = first?.filter((id) => rest.every((each) => each.includes(id))) ?? [];
  const wide = common.map((id) => edition.controlById.get(id)!);
  return wide.find(({ kind }) => kind === 'REQUIREMENT_SET' || kind === 'LEVEL') ?? null;
}

const within = (
  controls: readonly Control[],
  tree: ControlTree,
  scope: Control | null | undefined,
): Control[] =>
  controls.filter(
    ({ id }) => !scope || id === scope.id || tree.above(id).some((step) => step.to === scope.id),
  );

const ids = (controls: readonly Control[]): string[] => controls.map((control) => control.id);

/** Mapped controls, and unmapped ones of the kind that is mapped most. */
function entriesOf(
  edition: Edition,
  ends: readonly { readonly id: string; readonly status: MappingStatus }[],
  inScope?: ReadonlySet<string>,
): MatrixEntry[] {
  const named = new Set(ends.map((end) => end.id));
  const used = new Set(ends.filter((end) => end.status !== 'REJECTED').map((end) => end.id));
  const kinds = Map.groupBy(named, (id) => edition.controlById.get(id)!.kind);
  const [usual] = [...kinds].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const entries = edition.controls.filter(
    (control) =>
      named.has(control.id) ||
      (control.kind === usual && !control.informative && (inScope?.has(control.id) ?? true)),
  );
  if (entries.length > maximumEntries)
    throw limitExceeded('rows of a matrix (name a node above)', maximumEntries, entries.length);
  return entries.map((control) => {
    const parent = control.parentId === null ? undefined : edition.controlById.get(control.parentId);
    return {
      controlId: control.id,
      // Nodes above the items of MLPS have a path for a code.
      code: control.code.split('/').at(-1)!,
      name: (control.assessable && control.text) || control.name,
      groupId: parent?.id ?? null,
      groupName: parent?.name ?? null,
      mapped: used.has(control.id),
    };
  });
}
