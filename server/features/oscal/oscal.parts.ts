import { v5 } from 'uuid';
import { ownNamespace } from '../framework/index.js';

/** Versions of the model that the files are written by; mappings are part of it since 1.2.0. */
export const oscalVersions = { results: '1.1.3', mapping: '1.2.0' } as const;

// Fixed for ever: the same thing of ours is the same thing in every file, today and next year.
const namespace = '94c8067a-056f-4d89-8359-eb9e077c3d0d';

/** OSCAL takes UUIDs of version 4 and 5 only, ours are of version 7: what something is called in a file follows from its id. */
export const uuidOf = (kind: string, ...ids: readonly string[]): string =>
  v5([kind, ...ids].join('/'), namespace);

export interface Prop {
  readonly name: string;
  readonly value: string;
  readonly ns: string;
}

/** A property in our namespace; none where there is nothing to say. */
export function own(name: string, value: string | number | boolean | null | undefined): readonly Prop[] {
  const said = value == null || value === false ? '' : line(String(value));
  return said === '' ? [] : [{ name, value: said, ns: ownNamespace }];
}

/** Words of an enum as the model writes tokens: NOT_APPLICABLE → not-applicable. */
export const token = (word: string): string => word.toLowerCase().replaceAll('_', '-');

/** Titles and values are one line without space around it. */
export const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A list of the model is never empty: it is left out instead. */
export const listOf = <Key extends string, Item>(
  key: Key,
  items: readonly Item[],
): { [K in Key]?: readonly Item[] } =>
  items.length > 0 ? ({ [key]: items } as { [K in Key]?: readonly Item[] }) : {};

/** Beginning and end of a day in Shanghai, where every day of the product is meant. */
export const dayBegins = (day: string): string => `${day}T00:00:00+08:00`;
export const dayEnds = (day: string): string => `${day}T23:59:59+08:00`;

export const moment = (at: string | Date): string => new Date(at).toISOString();

/** Makes a path of the house an address: absolute where the house knows its own, else relative to where the file came from. */
export type Address = (path: string) => string;

export const addressOf =
  (publicUrl: string | undefined): Address =>
  (path) =>
    publicUrl ? new URL(path, publicUrl).href : path;

/**
 * A link as RFC 3986 allows it: browsers let signs pass that a reference of the model may not hold, a percent sign that begins
 * no escape, a second hash.
 */
export function referenceOf({ href }: URL): string {
  // Scheme and host are written right already, and brackets may stand there.
  const [, head = '', path = '', fragment] =
    /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)([^#]*)(?:#(.*))?$/is.exec(href) ?? [];
  return `${head}${escaped(path)}${fragment === undefined ? '' : `#${escaped(fragment)}`}`;
}

const escaped = (text: string): string =>
  text
    .replaceAll(/%(?![\da-f]{2})/gi, '%25')
    .replaceAll(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, (sign) => encodeURIComponent(sign));

export const jsonOf = (document: object): Buffer => Buffer.from(`${JSON.stringify(document, null, 2)}\n`);

/** Where a file about an assessment is fetched. */
export const documentPath = (id: string, name: string): string =>
  `/files/oscal/assessments/${id}/${name}.json`;
