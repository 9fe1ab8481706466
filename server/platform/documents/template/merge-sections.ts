import { isBody, paragraphsOf } from './placeholders.js';
import { attributeOf, BrokenXml, tagsOf } from './xml-scan.js';
import type { Tag } from './xml-scan.js';

/** The template around the place of the document, and what the pages of the document take over from it. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** The last pages of the document are the last of the file: their properties then stand at the end of the body. */
  readonly endsFile: boolean;
  /** Headers and footers that hold where the document stands. */
  readonly headers: string;
  readonly footers: string;
  /** Numbering of pages and a first page of its own, when the document opens its section. */
  readonly opening: { readonly pageNumbers: string; readonly titlePage: boolean } | undefined;
}

interface Child {
  readonly start: number;
  readonly end: number;
  readonly section: { readonly start: number; readonly end: number } | undefined;
}

/** Says something, or shows something. */
const visible = /<w:t[ >]|<w:drawing\b|<w:pict\b|<w:tbl\b|<w:sdt\b|<w:br\b[^>]*w:type="page"/;

/**
 * Takes a template apart at its body. What stands before it in the same section keeps that section to itself; what stands behind
 * begins on a new page. Empty lines around the body are no pages.
 */
export function surroundingsOf(xml: string): Surroundings {
  const body = paragraphsOf(xml).find((paragraph) => paragraph.ofBody && isBody(paragraph));
  const children = childrenOf(xml);
  const at = children.findIndex(({ start }) => start === body?.start);
  const ends = children.findIndex(({ section }, index) => index >= at && section !== undefined);
  if (at < 0) throw new BrokenXml('the template has no place for the document');
  const first = children.findLastIndex(({ section }, index) => index < at && section !== undefined) + 1;
  const textOf = (from: number, to: number): string =>
    from < to ? xml.slice(children[from]!.start, children[to - 1]!.end) : '';
  const inside = { start: children[0]!.start, end: children.at(-1)!.end };
  const own = ends < 0 ? undefined : children[ends];
  const properties = own?.section ? xml.slice(own.section.start, own.section.end) : '<w:sectPr/>';
  const { headers, footers } = referencesAt(xml, children, own ? ends : children.length - 1);

  const lead = textOf(first, at);
  const hasLead = visible.test(lead);
  const before =
    xml.slice(0, inside.start) +
    textOf(0, first) +
    (hasLead ? `${lead}<w:p><w:pPr>${properties}</w:pPr></w:p>` : '');

  const tail = own ? textOf(at + 1, ends + 1) : textOf(at + 1, children.length);
  const rest = own ? textOf(ends + 1, children.length) : '';
  const hasTail = visible.test(tail);
  const later = laterSection(properties, headers + footers);
  const tailXml = !hasTail ? '' : own ? tail.replace(properties, () => later) : tail + later;
  return {
    before,
    after: tailXml + rest + xml.slice(inside.end),
    endsFile: !hasTail && rest === '',
    headers,
    footers,
    opening: hasLead ? undefined : openingOf(properties),
  };
}

function childrenOf(xml: string): Child[] {
  const children: Child[] = [];
  let start = 0;
  let section: Child['section'];
  let sectionStart = 0;
  for (const tag of tagsOf(xml)) {
    const { kind, name, path, end } = tag;
    if (kind !== 'close' && isChild(tag)) [start, section] = [tag.start, undefined];
    // A tracked change of page settings holds the former ones.
    if (name === 'w:sectPr' && path.at(-1) !== 'w:sectPrChange') {
      if (kind === 'open') sectionStart = tag.start;
      else section = { start: kind === 'empty' ? tag.start : sectionStart, end };
    }
    if (kind !== 'open' && isChild(tag)) children.push({ start, end, section });
  }
  return children;
}

const isChild = ({ path }: Tag): boolean => path.length === 2 && path[1] === 'w:body';

/** A section without references goes on with those of the one before, each sort for itself. */
function referencesAt(xml: string, children: readonly Child[], last: number) {
  const headers = new Map<string, string>();
  const footers = new Map<string, string>();
  for (const { section } of children.slice(0, last + 1)) {
    if (!section) continue;
    for (const { name, text } of tagsOf(xml.slice(section.start, section.end))) {
      const sort = attributeOf(text, 'w:type') ?? 'default';
      if (name === 'w:headerReference') headers.set(sort, text);
      else if (name === 'w:footerReference') footers.set(sort, text);
    }
  }
  // Without a default one there are pages without any: the document then brings its own.
  const all = (references: Map<string, string>) =>
    references.has('default') ? [...references.values()].join('') : '';
  return { headers: all(headers), footers: all(footers) };
}

const openingOf = (properties: string): Surroundings['opening'] => ({
  pageNumbers: /<w:pgNumType\b[^>]*\/>/.exec(properties)?.[0] ?? '',
  titlePage: /<w:titlePg(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>)/.test(properties),
});

/** The section that went before the document, going on behind it: on a new page, and pages count on. */
function laterSection(properties: string, references: string): string {
  const bare = properties
    .replace(/<w:titlePg\b[^>]*\/>/, '')
    .replace(/<w:type\b[^>]*\/>/, '')
    .replace(/(<w:pgNumType\b[^>]*?)\s+w:start="[^"]*"/, '$1')
    .replace(/<w:(?:header|footer)Reference\b[^>]*\/>/g, '');
  return bare.replace(
    /^<w:sectPr\b([^>]*?)(\/?)>/,
    (_, more: string, empty: string) => `<w:sectPr${more}>${references}${empty ? '</w:sectPr>' : ''}`,
  );
}

/** Properties of a section of the document as they stand in the template. `own` renames its references, where they stay. */
export function sectionInTemplate(
  properties: string,
  { headers, footers, opening }: Surroundings,
  isFirst: boolean,
): string {
  const kept = properties
    .replace(/<w:headerReference\b[^>]*\/>/g, (own) => (headers === '' ? own : ''))
    .replace(/<w:footerReference\b[^>]*\/>/g, (own) => (footers === '' ? own : ''))
    .replace(/^<w:sectPr\b[^>]*>/, (start) => start + headers + footers);
  if (!isFirst || !opening) return kept;
  const numbered =
    opening.pageNumbers === '' ? kept : kept.replace(/<w:pgNumType\b[^>]*\/>/, opening.pageNumbers);
  return opening.titlePage ? numbered.replace(/<w:docGrid\b/, '<w:titlePg/><w:docGrid') : numbered;
}

/** Ids of a sort that the template uses; the document counts on from a place where none is. */
export function freeBase(taken: readonly number[]): number {
  const span = 1_000_000;
  let base = 0;
  while (taken.some((id) => id > base && id <= base + span)) base += span;
  return base;
}
