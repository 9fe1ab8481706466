import { LRUCache } from 'lru-cache';
import type { Reads } from '../../platform/database/database.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { mayBeSound, soundOf, sounds } from '../../platform/pinyin.js';
import type { Sound } from '../../platform/pinyin.js';
import { foldText, searchWords } from '../../platform/search.js';
import { clauseKey } from './clause-key.js';
import { ownTextsSaying } from './control-text.queries.js';
import type { Control } from './control.types.js';
import { editionsOf } from './framework.catalogue.js';

/** How near a control is to a search; a larger number is further away. */
const near = { isCode: 0, beginsCode: 1, name: 2, sound: 3, text: 4 } as const;

/** A search, folded once for all the controls that it is put to. */
export interface Asked {
  /** The whole as a clause: its brackets would be lost between the words. */
  readonly clause: string;
  readonly words: readonly string[];
  /** Words that each control's own text of the organization says, by id. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

/** A search with the organization's own texts that say one of its words: one statement, none for a search without words. */
export async function readSearch(reads: Reads, search: string): Promise<Asked> {
  const words = searchWords(search);
  const own = words.length === 0 ? new Map<string, string[]>() : await ownTextsSaying(reads, words);
  return { clause: clauseKey(search), words, own };
}

interface Folded {
  /** Its code, and its clause as printed. */
  readonly clauses: readonly string[];
  readonly name: string;
  readonly all: string;
}

// The rows are frozen and shared, so what is folded for one search serves every later one. Names repeat from level to level.
const folded = new WeakMap<Control, Folded>();
const heard = new LRUCache<string, Sound>({ max: 20_000 });

function fold(control: Control): Folded {
  let texts = folded.get(control);
  if (texts === undefined) {
    const { code, ref, name, text, testUnit, gradedItem, duty } = control;
    const parts = [code, ref, name, text, testUnit, gradedItem?.focus, duty?.who, duty?.evidence];
    texts = {
      clauses: [clauseKey(code), clauseKey(ref ?? code)],
      name: foldText(name),
      all: foldText(parts.filter(Boolean).join('\n')),
    };
    folded.set(control, texts);
  }
  return texts;
}

function soundOfName({ name }: Control): Sound {
  let sound = heard.get(name);
  if (sound === undefined) heard.set(name, (sound = soundOf(name)));
  return sound;
}

/** How near a control is that is named by the whole, or says every word; undefined for all others. */
export function nearness(control: Control, { clause, words, own }: Asked): number | undefined {
  const { clauses, name, all } = fold(control);
  if (clauses.includes(clause)) return near.isCode;
  const said = own.get(control.id);
  let furthest: number = near.name;
  for (const word of words) {
    if (name.includes(word)) continue;
    if (mayBeSound(word) && sounds(soundOfName(control), word)) furthest = Math.max(furthest, near.sound);
    else if (all.includes(word) || said?.includes(word)) furthest = near.text;
    else return undefined;
  }
  return clauses.some((each) => each.startsWith(clause)) ? near.beginsCode : furthest;
}

/**
 * Controls of all rule books that a search finds although our own words of them do not say all of it: by the sound of their
 * name, or by the organization's text. For searches of other rooms, whose statements find the words of the table themselves.
 */
export async function controlsFoundOtherwise(reads: Reads, search: string): Promise<string[]> {
  const [asked, editions] = await Promise.all([readSearch(reads, search), editionsOf(reads)]);
  if (asked.words.length === 0) return [];
  return editions.flatMap(({ controls }) =>
    controls
      .filter((control) => !asked.words.every((word) => fold(control).all.includes(word)))
      .filter((control) => nearness(control, asked) !== undefined)
      .map((control) => control.id),
  );
}

interface Hit {
  readonly control: Control;
  /** Position in the whole answer: how near, then place of the framework, then reading order. */
  readonly key: readonly [nearness: number, framework: number, order: number];
}

/** Nodes of every rule book that say all words, the nearest first. */
export async function searchControls(
  reads: Reads,
  search: string,
  first: number,
  after: string | null,
): Promise<Connection<Control>> {
  const page = readPage(first, after, 3);
  const [asked, editions] = await Promise.all([readSearch(reads, search), editionsOf(reads)]);
  // Nothing but spaces and signs finds nothing rather than everything.
  const among = asked.words.length === 0 ? [] : editions;
  const hits = among.flatMap(({ controls }, framework) =>
    controls.flatMap((control): Hit[] => {
      const distance = nearness(control, asked);
      return distance === undefined ? [] : [{ control, key: [distance, framework, control.order] }];
    }),
  );
  hits.sort((x, y) => compare(x.key, y.key));
  const start =
    page.after === undefined ? 0 : hits.findIndex((hit) => compare(hit.key, page.after ?? []) > 0);
  const rows = start < 0 ? [] : hits.slice(start, start + page.first + 1);
  const keys = new Map<Control, Hit['key']>();
  const copies = rows.map(({ control, key }) => {
    const copy = { ...control };
    keys.set(copy, key);
    return copy;
  });
  return connect(copies, page.first, hits.length, (control) => keys.get(control) ?? []);
}

function compare(x: readonly unknown[], y: readonly unknown[]): number {
  const at = x.findIndex((value, index) => value !== y[index]);
  return at < 0 ? 0 : Number(x[at]) - Number(y[at]);
}
