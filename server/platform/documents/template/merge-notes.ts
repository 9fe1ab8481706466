import { before, elements, emptyPart, officeRelation, opened, own, renamed, textOf } from './merge-parts.js';
import type { Parts } from './merge-parts.js';
import { relations, relationsOf } from './read-template.js';

/** Footnotes of a document in a template that may have some of its own. */
export interface MergedNotes {
  /** The part that holds them, and its text; nothing when the document has none. */
  readonly part: { readonly name: string; readonly xml: string } | undefined;
  /** The relation that leads to it, where the template has none. */
  readonly relation: string;
  /** References of the document with the ids that its notes have in the merged file. */
  readonly rename: (xml: string) => string;
  /** A section counts them through, whatever the template says of its own. */
  readonly section: (properties: string) => string;
}

const usual = 'word/footnotes.xml';
const counting = '<w:footnotePr><w:numFmt w:val="decimal"/><w:numRestart w:val="continuous"/></w:footnotePr>';
const same = (xml: string): string => xml;

export function mergedNotes(template: Parts, document: Parts): MergedNotes {
  const notes = elements(textOf(document, usual), 'w:footnote').filter(
    (note) => !/^<[^>]* w:type=/.test(note),
  );
  if (notes.length === 0) return { part: undefined, relation: '', rename: same, section: same };
  const related = relationsOf(template.get(relations)).find(({ type }) => type === 'footnotes');
  const name = related ? `word/${related.target}` : usual;
  const theirs = related
    ? opened(textOf(template, name) || emptyPart('w:footnotes'), 'w:footnotes')
    : undefined;
  const base = Math.max(
    0,
    ...[...(theirs ?? '').matchAll(/<w:footnote\b[^>]* w:id="(\d{1,9})"/g)].map(([, id]) => Number(id)),
  );
  const rename = (xml: string): string =>
    xml.replace(
      /(<w:footnote(?:Reference)? w:id=")(\d+)/g,
      (_, head: string, id: string) => head + (Number(id) + base),
    );
  return {
    part: {
      name,
      xml: theirs
        ? before(theirs, '</w:footnotes>', rename(renamed(notes.join(''))))
        : renamed(textOf(document, usual)),
    },
    relation: related
      ? ''
      : `<Relationship Id="${own}footnotes" Type="${officeRelation}/footnotes" Target="footnotes.xml"/>`,
    rename,
    section: (properties) => properties.replace(/<w:(?:type|pgSz)\b/, (next) => counting + next),
  };
}
