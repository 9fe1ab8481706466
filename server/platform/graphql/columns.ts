import { LRUCache } from 'lru-cache';
import type { Selection } from './selection.js';

/** How the rows of one type are read: its columns by the name of their field. */
export interface Columns {
  readonly typeName: string;
  /** SQL by field; also what only relations and rules need. */
  readonly sql: Readonly<Record<string, string>>;
  /** What relations and rules (`viewerCan…`) go by: read with those that do not say which of it they need. */
  readonly facts: readonly string[];
}

/** What a select list goes by. */
export type Asked = Pick<Selection, 'fields' | 'has' | 'joined'>;

/** Nothing is asked: the id, and what the caller itself needs. */
export const idOnly: Asked = { fields: [], has: () => false, joined: new Set() };

/**
 * The select list for what is asked, nothing more: a narrow row is what makes a large answer cheap. Everything when nobody
 * says what is asked. `always` names columns that the caller itself needs.
 */
export function selectList(
  columns: Columns,
  asked: Asked | undefined,
  always: readonly string[] = [],
): string {
  const list = namesOf(columns, asked, always).map((name) => `${columns.sql[name]} as "${name}"`);
  // Objects of an interface are told apart by it; whoever asks for all may hand them on as such.
  return asked ? list.join(', ') : [`'${columns.typeName}' as "__typename"`, ...list].join(', ');
}

function namesOf(columns: Columns, asked: Asked | undefined, always: readonly string[]): string[] {
  if (!asked) return Object.keys(columns.sql);
  const wanted = new Set(['id', ...always]);
  for (const { name, relation } of asked.fields) {
    if (name in columns.sql) wanted.add(name);
    // What a join brings along goes by nothing.
    else if (!asked.joined.has(name)) for (const need of relation?.needs ?? columns.facts) wanted.add(need);
  }
  // In one order, whatever the caller's: the same question is the same statement.
  return Object.keys(columns.sql).filter((name) => wanted.has(name));
}

/** A to-one relation that a statement can bring along with its rows. */
export interface ToOne {
  readonly columns: Columns;
  /** What follows `from … `; empty when the statement has the table already. */
  readonly join: string;
}

/** Brings along what is asked of these relations, so that they need no statement of their own. */
export function joinToOne(
  asked: Selection | undefined,
  relations: Readonly<Record<string, ToOne>>,
): { readonly list: string; readonly join: string; readonly nest: <Row>(rows: Row[]) => Row[] } {
  const joined = Object.entries(relations).flatMap(([name, { columns, join }]) => {
    const selection = asked?.below(name);
    if (!selection) return [];
    asked?.joined.add(name);
    const names = namesOf(columns, selection, []);
    const list = names.map((field) => `, ${columns.sql[field]} as "${name}.${field}"`).join('');
    return [{ name, join, list, make: makerOf(name, names) }];
  });
  return {
    list: joined.map(({ list }) => list).join(''),
    join: joined.map(({ join }) => join).join(' '),
    nest<Row>(rows: Row[]): Row[] {
      for (const { name, make } of joined) {
        for (const row of rows as Record<string, unknown>[]) row[name] = make(row);
      }
      return rows;
    },
  };
}

type Make = (row: Record<string, unknown>) => object | null;
/** Bounded, because callers choose which fields they ask for. */
const makers = new LRUCache<string, Make>({ max: 500 });

/**
 * Turns the columns `owner.id`, `owner.name` of a row into an object; null where nothing was joined. Compiled, because
 * thousands of rows pass here and a loop over names costs several times as much. The names are those of `Columns`,
 * never a caller's.
 */
function makerOf(relation: string, fields: readonly string[]): Make {
  const column = (field: string): string => `row[${JSON.stringify(`${relation}.${field}`)}]`;
  const object = fields.map((field) => `${JSON.stringify(field)}: ${column(field)}`).join(', ');
  const source = `return ${column('id')} === null ? null : { ${object} };`;
  let make = makers.get(source);
  if (!make) makers.set(source, (make = new Function('row', source) as Make));
  return make;
}
