import { LRUCache } from 'lru-cache';
import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { isId } from '../../platform/ids.js';
import type { ConformityHead } from './framework-file.schema.js';
import type { FrameworkState } from './framework.enums.js';
import { contentSql, headSql } from './framework.statements.js';
import type { GradingRules } from './grading.js';
import type { Control, HighRiskCase } from './control.types.js';
import type { Framework } from './framework.types.js';
import type { ConformityScoring, Scoring } from './scoring.schema.js';

/** What a framework says about itself; small, so that a list of rule books needs none of their trees. */
export interface Head {
  readonly hash: string;
  readonly framework: Framework;
  /** Security classes of MLPS; empty in other rule books. */
  readonly categories: ConformityHead['categories'];
  readonly scoring: Scoring;
  /** How a system is graded; only MLPS says so. */
  readonly grading: GradingRules | null;
}

/**
 * One framework as it is kept in memory. Its rows are shared by all requests and therefore frozen: hand out copies,
 * because relations of other rooms write tenant data onto the rows of an answer.
 */
export interface Edition extends Head {
  /** In reading order. */
  readonly controls: readonly Control[];
  readonly controlById: ReadonlyMap<string, Control>;
  /** The nodes right below a node, in reading order; the roots below null. */
  readonly childrenOf: ReadonlyMap<string | null, readonly Control[]>;
  readonly cases: readonly HighRiskCase[];
  readonly caseByCode: ReadonlyMap<string, HighRiskCase>;
}

/** MLPS: scored by conformity, with the rules that grade a system. */
export type ConformityEdition = Edition & {
  readonly scoring: ConformityScoring;
  readonly grading: GradingRules;
};

/** True for MLPS; the other kinds have neither weights nor grading. */
export function isConformity(edition: Edition): edition is ConformityEdition {
  return edition.scoring.kind === 'CONFORMITY' && edition.grading !== null;
}

/** For code that has chosen an MLPS edition already: anything else is a fault of the program. */
export function conformityOf(edition: Edition): ConformityEdition {
  if (isConformity(edition)) return edition;
  throw new Error(`framework ${edition.framework.code} is not scored by conformity`);
}

/** Which frameworks this transaction may see, and which content of each counts: asked under row security, never remembered. */
interface Current {
  readonly id: string;
  readonly hash: string;
  readonly state: FrameworkState;
}

// A head or a tree is found by its framework and used only when its hash and state are those that the transaction has just
// been told: so nothing here is ever stale, and nothing of another organization is ever found. Given rule books stay; own
// ones give way to each other by the number of their nodes.
const ownNodesKept = 90_000;
const heads = new LRUCache<string, Head>({ max: 5_000 });
const given = new Map<string, Edition>();
const own = new LRUCache<string, Edition>({
  maxSize: ownNodesKept,
  sizeCalculation: ({ controls }) => controls.length + 50,
  dispose: forgetControls,
});
const holders = new Map<string, Edition>();

const currentOf = new WeakMap<Reads, Promise<ReadonlyMap<string, Current>>>();

/** Asks anew what the transaction sees, after it has changed a framework itself. */
export function forgetCurrent(reads: Reads): void {
  currentOf.delete(reads);
}

function current(reads: Reads): Promise<ReadonlyMap<string, Current>> {
  let answer = currentOf.get(reads);
  if (!answer) currentOf.set(reads, (answer = readCurrent(reads)));
  return answer;
}

async function readCurrent(reads: Reads): Promise<ReadonlyMap<string, Current>> {
  const rows = await reads.query<Current>(
    'framework.editions',
    'select id, content_hash as hash, state from framework order by organization_id nulls first, code',
    [],
    'kept',
  );
  // A draft is nobody's rule book yet: only those who work on it see it.
  const seen = may(reads.actor, 'framework:manage') ? rows : rows.filter(({ state }) => state !== 'DRAFT');
  return new Map(seen.map((row) => [row.id, row]));
}

const isCurrent = ({ hash, framework }: Head, wanted: Current | undefined): boolean =>
  hash === wanted?.hash && framework.state === wanted.state;

/** Every framework of this moment, given ones first, then by code: one small statement per transaction, two when one is new. */
export async function headsOf(reads: Reads): Promise<readonly Head[]> {
  const wanted = await current(reads);
  const missing = [...wanted.values()].filter(({ id }) => !known(heads.get(id), wanted.get(id)));
  if (missing.length > 0) {
    const ids = missing.map(({ id }) => id);
    const read = await reads.query<Head>('framework.heads', headSql, [ids]);
    for (const head of read) heads.set(head.framework.id, deepFreeze(head));
  }
  return [...wanted.keys()].flatMap((id) => heads.get(id) ?? []);
}

const known = (head: Head | undefined, wanted: Current | undefined): boolean =>
  head !== undefined && isCurrent(head, wanted);

/** Editions of these frameworks, with their trees; what is unknown or out of sight is missing. */
export async function editionsById(reads: Reads, ids: readonly string[]): Promise<Edition[]> {
  const wanted = await current(reads);
  const seen = ids.filter((id) => wanted.has(id));
  const found = new Map(seen.map((id) => [id, kept(id)]));
  const missing = seen.filter((id) => !known(found.get(id), wanted.get(id)));
  const read =
    missing.length === 0 ? [] : await reads.query<EditionRow>('framework.content', contentSql, [missing]);
  for (const row of read) found.set(row.framework.id, keep(toEdition(row)));
  return [...found.values()].filter((edition) => edition !== undefined);
}

/** Every rule book that can be used, with its tree: drafts are opened one by one, never found among the others. */
export async function editionsOf(reads: Reads): Promise<readonly Edition[]> {
  const usable = [...(await current(reads)).values()].filter(({ state }) => state !== 'DRAFT');
  return editionsById(
    reads,
    usable.map(({ id }) => id),
  );
}

/** The edition of a framework id; none when it is unknown or out of sight. */
export async function editionById(reads: Reads, id: string): Promise<Edition | undefined> {
  return (await editionsById(reads, [id]))[0];
}

/** The edition whose content hash a statement has just read: no statement more when it is in memory. */
export async function editionOfHash(reads: Reads, id: string, hash: string): Promise<Edition | undefined> {
  const edition = kept(id);
  return edition?.hash === hash ? edition : editionById(reads, id);
}

/** Where each of these controls stands; unknown ones and those out of sight are missing. One look-up each. */
export async function placesOf(
  reads: Reads,
  ids: readonly string[],
): Promise<Map<string, { readonly edition: Edition; readonly control: Control }>> {
  const places = new Map<string, { readonly edition: Edition; readonly control: Control }>();
  if (ids.length === 0) return places;
  const wanted = await current(reads);
  const place = (id: string): boolean => {
    const edition = holders.get(id);
    const control = edition?.controlById.get(id);
    if (!edition || !control || !isCurrent(edition, wanted.get(edition.framework.id))) return false;
    places.set(id, { edition, control });
    return true;
  };
  const missing = ids.filter((id) => !place(id) && isId(id));
  const unread = [...wanted.values()].some((each) => !known(kept(each.id), each));
  if (missing.length > 0 && unread) {
    const books = await reads.query<{ id: string }>(
      'framework.ofControls',
      'select distinct framework_id as id from control where id = any ($1::uuid[])',
      [missing],
    );
    const editions = await editionsById(
      reads,
      books.map(({ id }) => id),
    );
    for (const id of missing) {
      const edition = editions.find(({ controlById }) => controlById.has(id));
      if (edition) places.set(id, { edition, control: edition.controlById.get(id)! });
    }
  }
  return places;
}

const kept = (id: string): Edition | undefined => given.get(id) ?? own.get(id);

function keep(edition: Edition): Edition {
  const { id, origin } = edition.framework;
  const before = kept(id);
  if (before) forgetControls(before);
  for (const control of edition.controls) holders.set(control.id, edition);
  if (origin === 'GIVEN') given.set(id, edition);
  else own.set(id, edition);
  return edition;
}

function forgetControls(edition: Edition): void {
  for (const { id } of edition.controls) if (holders.get(id) === edition) holders.delete(id);
}

type EditionRow = Omit<Edition, 'controlById' | 'childrenOf' | 'caseByCode' | 'controls'> & {
  readonly controls: Omit<Control, 'childCount'>[];
};

function toEdition(row: EditionRow): Edition {
  const below = Map.groupBy(row.controls, (control) => control.parentId);
  const controls = row.controls.map((control) =>
    Object.assign(control, { childCount: below.get(control.id)?.length ?? 0 }),
  );
  return {
    ...deepFreeze({ ...row, controls }),
    controlById: new Map(controls.map((control) => [control.id, control])),
    childrenOf: below as Map<string | null, Control[]>,
    caseByCode: new Map(row.cases.map((each) => [each.code, each])),
  };
}

function deepFreeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  for (const inner of Object.values(value))
    if (inner !== null && typeof inner === 'object' && !(inner instanceof Map)) deepFreeze(inner as object);
  return Object.freeze(value);
}
