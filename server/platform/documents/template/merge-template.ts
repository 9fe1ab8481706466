import type { Block, DocumentModel } from '../document.model.js';
import { readForeignZip } from '../zip.reader.js';
import {
  carried,
  mergedFonts,
  mergedNumbering,
  mergedRelations,
  mergedStyles,
  mergedTypes,
  numberBaseOf,
  own,
  quietSettings,
  renamed,
  renamedPart,
  textOf,
} from './merge-parts.js';
import { mergedNotes } from './merge-notes.js';
import { freeBase, sectionInTemplate, surroundingsOf } from './merge-sections.js';
import { filled, placeholdersIn } from './placeholders.js';
import type { PlaceholderValues } from './placeholders.js';
import { documentPart, relations, storyParts, templateBounds } from './read-template.js';
import { attributeOf, tagsOf } from './xml-scan.js';

/** A template and what stands in place of its placeholders. */
export interface FilledTemplate {
  readonly file: Uint8Array;
  readonly values: PlaceholderValues;
  /** Who answers for the document, which its cover would say: leads it where the template has no place for both names. */
  readonly signature?: Block | undefined;
}

/** The document as it goes into a template, which has the cover of the house. */
export function intoTemplate(model: DocumentModel, { file, signature }: FilledTemplate): DocumentModel {
  const sections = model.sections.flatMap((section) => {
    const blocks = section.blocks.filter(({ kind }) => kind !== 'cover');
    return blocks.length === 0 && section.blocks.length > 0 ? [] : [{ ...section, blocks }];
  });
  if (signature === undefined || namesSigners(file)) return { ...model, sections };
  const [first = { orientation: 'portrait', blocks: [] } as const, ...others] = sections;
  return { ...model, sections: [{ ...first, blocks: [signature, ...first.blocks] }, ...others] };
}

/** Whether a template says who looked through a document and who issued it. */
function namesSigners(file: Uint8Array): boolean {
  const parts = readForeignZip(Buffer.from(file), templateBounds);
  const named = storyParts(parts).map(({ name }) => placeholdersIn(textOf(parts, name)));
  return (['reviewer', 'approver'] as const).every((one) => named.some((all) => all.has(one)));
}

export interface Merged {
  readonly parts: ReadonlyMap<string, Buffer>;
  /** Text of the body as it is named in the merged file. */
  readonly rename: (xml: string) => string;
  /** Footnotes of the template that are counted before those of the document. */
  readonly notesBefore: number;
}

/**
 * The template with a document in it: its parts stay as they are, those of the document come with names of their own. The text
 * of the document is still to be streamed: the merged document part has the slots of the skeleton.
 */
export function mergeTemplate(
  { file, values }: FilledTemplate,
  document: ReadonlyMap<string, Buffer>,
): Merged {
  const template = new Map(
    [...readForeignZip(Buffer.from(file), templateBounds)].filter(
      ([name]) => carried(name) || !name.includes('/'),
    ),
  );
  for (const { name } of storyParts(template)) put(template, name, filled(textOf(template, name), values));
  const xml = textOf(template, documentPart);
  const around = surroundingsOf(xml);
  const stories = storyParts(template).map(({ name }) => textOf(template, name));
  const bookmarks = freeBase(idsOf(stories, /^w:bookmarkStart$/, 'w:id'));
  const pictures = freeBase(idsOf(stories, /^wp:docPr$/, 'id'));
  const notes = mergedNotes(template, document);
  const rename = (text: string): string =>
    notes
      .rename(renamed(text))
      .replace(
        /(<w:bookmark(?:Start|End) w:id=")(\d+)/g,
        (_, head: string, id: string) => head + (Number(id) + bookmarks),
      );

  const body = bodyOf(rename(textOf(document, documentPart)), around, notes.section).replace(
    /(<wp:docPr id=")(\d+)/g,
    (_, head: string, id: string) => head + (Number(id) + pictures),
  );
  const parts = new Map<string, Buffer>();
  const numberBase = numberBaseOf(template);
  for (const name of ['_rels/.rels', 'docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'])
    parts.set(name, document.get(name) ?? Buffer.alloc(0));
  for (const [name, data] of template) if (name.includes('/')) parts.set(name, data);
  put(parts, documentPart, withSpaces(around.before) + body + around.after);
  put(parts, 'word/styles.xml', mergedStyles(template, document, numberBase));
  put(parts, 'word/numbering.xml', mergedNumbering(template, document, numberBase));
  put(parts, 'word/fontTable.xml', mergedFonts(template, document));
  put(parts, 'word/settings.xml', quietSettings(template));
  if (notes.part) put(parts, notes.part.name, notes.part.xml);
  const added: string[] = [];
  for (const { text } of tagsOf(textOf(document, relations))) {
    const target = attributeOf(text, 'Target') ?? '';
    const id = attributeOf(text, 'Id') ?? '';
    // What the sections of the document do not refer to stays out.
    if (
      !/^(?:media\/|header|footer)/.test(target) ||
      !body.includes(`r:${target.startsWith('media') ? 'embed' : 'id'}="${own}${id}"`)
    )
      continue;
    const name = renamedPart(`word/${target}`);
    const data = document.get(`word/${target}`) ?? Buffer.alloc(0);
    parts.set(name, target.startsWith('media') ? data : Buffer.from(renamed(data.toString('utf8'))));
    added.push(
      text
        .replace(` Id="${id}"`, ` Id="${own}${id}"`)
        .replace(`"${target}"`, `"${name.slice('word/'.length)}"`),
    );
  }
  put(parts, relations, mergedRelations(template, [...added, notes.relation]));
  // Programs that tell file types by the first bytes look for this name at the start.
  const types = mergedTypes(template, document, new Set(parts.keys()));
  return {
    parts: new Map([['[Content_Types].xml', Buffer.from(types)], ...parts]),
    rename,
    notesBefore: (around.before.match(/<w:footnoteReference\b/g) ?? []).length,
  };
}

const put = (parts: Map<string, Buffer>, name: string, text: string): unknown =>
  parts.set(name, Buffer.from(text));

/** Between the body tags of the skeleton, with the properties of its sections as they are in the template. */
function bodyOf(
  skeleton: string,
  around: ReturnType<typeof surroundingsOf>,
  section: (properties: string) => string,
): string {
  const inner = skeleton.slice(
    skeleton.indexOf('<w:body>') + '<w:body>'.length,
    skeleton.lastIndexOf('</w:body>'),
  );
  let sections = 0;
  const body = inner.replace(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g, (properties) => {
    sections += 1;
    return section(sectionInTemplate(properties, around, sections === 1));
  });
  if (around.endsFile) return body;
  const last = body.lastIndexOf('<w:sectPr');
  // One twip high, as the last paragraph of every section of a document.
  return `${body.slice(0, last)}<w:p><w:pPr><w:pStyle w:val="${own}Spacer"/><w:spacing w:line="20" w:lineRule="exact"/>${body.slice(last)}</w:pPr></w:p>`;
}

const idsOf = (stories: readonly string[], name: RegExp, attribute: string): number[] =>
  stories.flatMap((xml) =>
    [...tagsOf(xml)].flatMap((tag) =>
      name.test(tag.name) ? [Number(attributeOf(tag.text, attribute) ?? 0)] : [],
    ),
  );

const spaces = {
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
};

/** The root says every prefix that the document uses. */
const withSpaces = (xml: string): string =>
  xml.replace(/<w:document\b[^>]*/, (root) =>
    Object.entries(spaces).reduce(
      (tag, [prefix, space]) =>
        tag.includes(` xmlns:${prefix}="`) ? tag : `${tag} xmlns:${prefix}="${space}"`,
      root,
    ),
  );
