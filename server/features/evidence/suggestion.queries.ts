import type { Reads } from '../../platform/database/database.js';
import { limitExceeded } from '../../platform/graphql/errors.js';
import { foldText } from '../../platform/search.js';
import { editionsOf, inTurns, isConformity } from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { ControlCodes } from './code-in-name.js';
import type { NamedCode } from './code-in-name.js';
import { sight, visible } from './evidence.access.js';
import { countTerms, LikenessIndex, sharedWords, weigh } from './likeness.js';
import { offersOfEvidences } from './offer.queries.js';
import type { Offer } from './offer.js';
import type { SuggestionReason, SuggestionsArgs } from './suggestion.types.js';

export interface Suggestion {
  readonly control: Control;
  readonly reason: SuggestionReason;
  readonly written: string | null;
  readonly score: number | null;
  readonly words: readonly string[];
  readonly offer: Offer | null;
}

/** Each takes a look at everything that all rule books say, so a list of evidence is not the place to ask. */
const maximumAsked = 5;
const mostPerBook = 20;
/** Of a long text the beginning says what it is. */
const charactersRead = 50_000;
/** What is far below the best of all, or well below the best of its own rule book, is like it by chance. */
const leastShare = 0.2;
const leastShareOfBook = 0.5;
/** A title says what the whole is; a line of the text may be about anything. */
const timesInTitle = 4;

interface Said {
  readonly id: string;
  readonly title: string;
  readonly fileName: string | null;
  readonly notes: string | null;
  readonly tags: string;
  readonly inside: string | null;
  readonly linked: readonly string[];
  /** Levels of the systems that the hospital has, for MLPS. */
  readonly levels: readonly string[];
}

const sql = `
  select e.id, e.title, v.file_name as "fileName", e.description as notes, array_to_string(e.tags, ' ') as tags,
    left(coalesce(t.text, v.body), ${charactersRead}) as inside,
    array(select l.control_id from evidence_link l where l.organization_id = $1 and l.evidence_id = e.id) as linked,
    array(select distinct 'L' || g.level from information_system s cross join unnest(array[s.s, s.a]) g(level)
      where s.organization_id = $1) as levels
  from evidence e join evidence_version v on v.organization_id = $1 and v.id = e.current_version_id
  left join evidence_text t on t.organization_id = $1 and t.version_id = v.id
  where ${visible('e')} and e.id = any ($5::uuid[])`;

/**
 * Controls that these pieces of evidence may prove, by evidence, best first; what is linked already is left out, to any
 * system. One statement beside the offers. The reading of a text takes turns with all other work of the server.
 */
export async function suggestionsOf(
  reads: Reads,
  evidenceIds: readonly string[],
  { reasons, frameworkCodes, perBook }: SuggestionsArgs,
): Promise<ReadonlyMap<string, readonly Suggestion[]>> {
  if (evidenceIds.length > maximumAsked)
    throw limitExceeded('evidence with suggestions', maximumAsked, evidenceIds.length);
  if (!Number.isInteger(perBook) || perBook < 1 || perBook > mostPerBook)
    throw limitExceeded('suggestions per rule book', mostPerBook, perBook);
  const wants = (reason: SuggestionReason): boolean => !reasons?.length || reasons.includes(reason);
  // First, because the offers find the rule books in memory then.
  const books = await publishedBooks(reads);
  const [said, offers] = await Promise.all([
    reads.query<Said>('evidence.said', sql, [...sight(reads.actor), evidenceIds]),
    offersOfEvidences(reads, evidenceIds),
  ]);
  const chosen = (book: Edition) => !frameworkCodes?.length || frameworkCodes.includes(book.framework.code);
  const answer = new Map<string, Suggestion[]>();
  for (const one of said) {
    const like = wants('TEXT') ? await inTurns(likeControls(one, books, perBook)) : new Map<string, Like>();
    const found = together(one, books.filter(chosen), offers.get(one.id) ?? [], like);
    answer.set(
      one.id,
      found.filter(({ reason }) => wants(reason)),
    );
  }
  return answer;
}

/** Codes of controls in names, each name for itself: nothing is read but the rule books. */
export async function controlsInNames(
  reads: Reads,
  names: readonly string[],
  frameworkCodes?: readonly string[] | null,
): Promise<NamedCode[][]> {
  const books = (await publishedBooks(reads)).filter(
    ({ framework }) => !frameworkCodes?.length || frameworkCodes.includes(framework.code),
  );
  return names.map((name) => books.flatMap((book) => codesOf(book).in(name)));
}

const publishedBooks = async (reads: Reads): Promise<readonly Edition[]> =>
  (await editionsOf(reads)).filter(({ framework }) => framework.state === 'PUBLISHED');

const rank: Readonly<Record<SuggestionReason, number>> = { NAME: 0, CROSSWALK: 1, TEXT: 2 };

/** One suggestion for each control, with everything that speaks for it. */
function together(
  { title, fileName, linked }: Said,
  books: readonly Edition[],
  offers: readonly Offer[],
  like: ReadonlyMap<string, Like>,
): Suggestion[] {
  const known = new Set(linked);
  const named = new Map<string, string>();
  for (const book of books)
    for (const { written, controlIds } of [title, fileName ?? ''].flatMap((name) => codesOf(book).in(name)))
      for (const id of controlIds) if (!named.has(id)) named.set(id, written);
  const offered = new Map<string, Offer>();
  for (const offer of offers) if (!offered.has(offer.claim.to)) offered.set(offer.claim.to, offer);
  const suggestions = [...new Set([...named.keys(), ...offered.keys(), ...like.keys()])].flatMap(
    (id): Suggestion[] => {
      const control = known.has(id) ? undefined : controlIn(books, id);
      if (!control) return [];
      const [written, offer, near] = [named.get(id) ?? null, offered.get(id) ?? null, like.get(id)];
      const reason = written !== null ? 'NAME' : offer ? 'CROSSWALK' : 'TEXT';
      return [{ control, reason, written, score: near?.score ?? null, words: near?.words ?? [], offer }];
    },
  );
  // Sorting is stable: names and offers keep their own order.
  return suggestions.toSorted(
    (one, other) =>
      rank[one.reason] - rank[other.reason] ||
      (one.reason === 'TEXT' ? (other.score ?? 0) - (one.score ?? 0) : 0),
  );
}

function controlIn(books: readonly Edition[], id: string): Control | undefined {
  for (const { controlById } of books) {
    const control = controlById.get(id);
    if (control) return control;
  }
  return undefined;
}

interface Like {
  readonly score: number;
  readonly words: readonly string[];
}

/** Controls that use the same words, at most `perBook` of each rule book, in MLPS of each level that the hospital has. */
function* likeControls(
  { title, fileName, notes, tags, inside, linked, levels }: Said,
  books: readonly Edition[],
  perBook: number,
): Generator<void, Map<string, Like>> {
  const parts = [
    [title, timesInTitle],
    [fileName ?? '', 1],
    [notes ?? '', 1],
    [tags, 1],
    [inside ?? '', 1],
  ] as const;
  const counts = countTerms(parts);
  yield;
  const indexes: Indexed[] = [];
  for (const book of books) {
    indexes.push(yield* indexOf(book));
  }
  const weights = weigh(
    counts,
    indexes.map(({ index }) => index),
  );
  yield;
  const known = new Set(linked);
  const asking = foldText(parts.map(([text]) => text).join('\n'));
  const hits: { control: Control; text: string; score: number; shelf: string }[] = [];
  for (const { book, controls, index } of indexes) {
    const scores = index.scores(weights);
    const graded = isConformity(book) && levels.length > 0;
    for (const [at, control] of controls.entries()) {
      if (scores[at]! <= 0 || known.has(control.id)) continue;
      if (graded && control.level !== null && !levels.includes(control.level)) continue;
      const shelf = `${book.framework.id} ${isConformity(book) ? control.level : ''}`;
      hits.push({ control, text: index.texts[at]!, score: scores[at]!, shelf });
    }
    yield;
  }
  hits.sort((one, other) => other.score - one.score);
  const least = (hits[0]?.score ?? 0) * leastShare;
  const taken = new Map<string, number>();
  const best = new Map<string, number>();
  const like = new Map<string, Like>();
  for (const { control, text, score, shelf } of hits) {
    if (score < least) break;
    if (!best.has(shelf)) best.set(shelf, score);
    const before = taken.get(shelf) ?? 0;
    if (before >= perBook || score < best.get(shelf)! * leastShareOfBook) continue;
    const words = sharedWords(text, asking, weights);
    yield;
    if (!saysEnough(words, control)) continue;
    taken.set(shelf, before + 1);
    like.set(control.id, { score: Math.round(score * 100) / 100, words });
  }
  return like;
}

/** A single short word is no likeness, however rare it is, unless it is half of the name of the control. */
const saysEnough = ([first = '', second]: readonly string[], { name }: Control): boolean =>
  second !== undefined || first.length >= 4 || (first.length > 0 && first.length * 2 >= name.length);

interface Indexed {
  readonly book: Edition;
  readonly controls: readonly Control[];
  readonly index: LikenessIndex;
}

// An edition is frozen and shared by all requests of those who may see it; what is made of it goes when it goes.
const indexes = new WeakMap<Edition, Indexed>();
const codes = new WeakMap<Edition, ControlCodes>();

function* indexOf(book: Edition): Generator<void, Indexed> {
  const known = indexes.get(book);
  if (known) return known;
  const controls = book.controls.filter((control) => control.assessable);
  const index = new LikenessIndex();
  for (const control of controls) {
    index.add(wordsOf(book, control));
    yield;
  }
  const made = { book, controls, index };
  indexes.set(book, made);
  return made;
}

/** What a control says, with the name of the node above it: an item of MLPS says what it asks for, not what for. */
function wordsOf(book: Edition, control: Control): string {
  const parent = control.parentId === null ? undefined : book.controlById.get(control.parentId);
  const said = [
    control.name,
    control.text,
    parent?.kind === 'LEVEL' ? null : parent?.name,
    control.duty?.evidence,
  ];
  return [...new Set(said.filter(Boolean))].join('\n');
}

function codesOf(book: Edition): ControlCodes {
  let known = codes.get(book);
  if (!known) codes.set(book, (known = new ControlCodes(book.controls)));
  return known;
}
