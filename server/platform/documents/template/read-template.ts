import type { TemplateProblem } from './placeholders.js';
import { attributeOf, plainText, tagsOf } from './xml-scan.js';

/** A template is a cover, headers and a few chapters; pictures are the heaviest of it. */
export const templateBounds = { entries: 1000, partBytes: 16 * 1024 * 1024, bytes: 40 * 1024 * 1024 };

export type TemplateParts = ReadonlyMap<string, Buffer>;

export const documentPart = 'word/document.xml';
export const relations = 'word/_rels/document.xml.rels';

/** The parts with text, as the relations of the document name them. */
export function storyParts(parts: TemplateParts): { name: string; place: TemplateProblem['place'] }[] {
  const places: Readonly<Record<string, TemplateProblem['place']>> = {
    header: 'HEADER',
    footer: 'FOOTER',
    footnotes: 'NOTE',
    endnotes: 'NOTE',
  };
  const related = relationsOf(parts.get(relations)).flatMap(({ type, target }) => {
    const place = places[type];
    const name = `word/${target}`;
    return place && parts.has(name) ? [{ name, place }] : [];
  });
  return [{ name: documentPart, place: 'BODY' }, ...related];
}

export interface Relation {
  readonly id: string;
  /** The end of it. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export function relationsOf(rels: Buffer | undefined): Relation[] {
  if (!rels) return [];
  return [...tagsOf(rels.toString('utf8'))].flatMap(({ name, text: tag }) =>
    name === 'Relationship'
      ? [
          {
            id: attributeOf(tag, 'Id') ?? '',
            type: /[^/]*$/.exec(attributeOf(tag, 'Type') ?? '')?.[0] ?? '',
            target: plainText(attributeOf(tag, 'Target') ?? '').replace(/^\/word\//, ''),
            external: attributeOf(tag, 'TargetMode') === 'External',
          },
        ]
      : [],
  );
}
