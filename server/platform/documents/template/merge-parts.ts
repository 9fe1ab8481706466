import { relations } from './read-template.js';

/** Before every name of the document's own, so that none is one of the template's. */
export const own = 'HJ';

export type Parts = ReadonlyMap<string, Buffer>;
export const textOf = (parts: Parts, name: string): string => parts.get(name)?.toString('utf8') ?? '';
export const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, 'g'))].map(([whole]) => whole);
export const before = (xml: string, closing: string, more: string): string => {
  const at = xml.lastIndexOf(closing);
  if (at < 0) throw new Error(`the template has no ${closing}`);
  return xml.slice(0, at) + more + xml.slice(at);
};
/** An element that holds nothing may be written as one tag. */
export const opened = (xml: string, name: string): string =>
  xml.replace(new RegExp(`<${name}\\b([^>]*?)\\s*/>\\s*$`), `<${name}$1></${name}>`);

/** Names that the body of the document uses, as they are in the merged file. */
export const renamed = (xml: string): string =>
  xml
    .replace(/(<w:(?:p|r)Style w:val=")/g, `$1${own}`)
    .replace(/( r:(?:embed|id|link)=")/g, `$1${own}`)
    .replace(
      /( w:(?:name|anchor)="|<w:instrText xml:space="preserve"> (?:PAGEREF|NOTEREF|REF) )(_Toc|proof_|note_|table_|figure_)/g,
      `$1_${own}$2`,
    );

/** The styles of the document behind those of the template; what it takes from the defaults of its own file, its root says itself. */
export function mergedStyles(template: Parts, document: Parts, numberBase: number): string {
  const from = textOf(document, 'word/styles.xml');
  const defaults = /<w:rPrDefault>\s*<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(from)?.[1] ?? '';
  const root =
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${own}Normal"><w:name w:val="${own} Normal"/><w:pPr>` +
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>' +
    `<w:rPr>${defaults.replace(/(<w:rFonts\b[^>]*\/>)/, '$1<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="auto"/><w:spacing w:val="0"/><w:kern w:val="0"/>')}</w:rPr></w:style>`;
  const styles = elements(from, 'w:style')
    .filter((style) => !/\sw:default="/.test(/^<[^>]*>/.exec(style)![0]))
    .map((style) =>
      style
        .replace(/ w:styleId="/, ` w:customStyle="1" w:styleId="${own}`)
        .replace(/<w:name w:val="/, `<w:name w:val="${own} `)
        .replace('<w:basedOn w:val="DefaultParagraphFont"/>', '')
        .replace(/(<w:(?:basedOn|next|link) w:val=")/g, `$1${own}`)
        .replace(
          /<w:numId w:val="([1-9]\d*)"\/>/,
          (_, id: string) => `<w:numId w:val="${Number(id) + numberBase}"/>`,
        ),
    );
  const into = textOf(template, 'word/styles.xml') || emptyPart('w:styles');
  return before(opened(into, 'w:styles'), '</w:styles>', root + styles.join(''));
}

/** Lists of the document behind those of the template: all definitions before all lists, as the schema has it. */
export function mergedNumbering(template: Parts, document: Parts, numberBase: number): string {
  const from = textOf(document, 'word/numbering.xml').replace(/ w15:\w+="[^"]*"/g, '');
  const into = opened(textOf(template, 'word/numbering.xml') || emptyPart('w:numbering'), 'w:numbering');
  const raise = (xml: string): string =>
    xml
      .replace(
        /( w:(?:abstractNumId|numId)=")(\d+)/g,
        (_, head: string, id: string) => head + (Number(id) + numberBase),
      )
      .replace(
        /(<w:abstractNumId w:val=")(\d+)/g,
        (_, head: string, id: string) => head + (Number(id) + numberBase),
      );
  const definitions = raise(elements(from, 'w:abstractNum').join(''));
  const lists = raise(elements(from, 'w:num').join(''));
  const at = /<w:num\b(?!\w)/.exec(into)?.index ?? into.search(/<w:numIdMacAtCleanup\b|<\/w:numbering>/);
  const defined = into.slice(0, at) + definitions + into.slice(at);
  const end = defined.search(/<w:numIdMacAtCleanup\b|<\/w:numbering>/);
  return defined.slice(0, end) + lists + defined.slice(end);
}

/** A number above every list and definition of the template. */
export const numberBaseOf = (template: Parts): number =>
  Math.max(
    0,
    ...[...textOf(template, 'word/numbering.xml').matchAll(/ w:(?:abstractNumId|numId)="(\d{1,9})"/g)].map(
      ([, id]) => Number(id),
    ),
  );

export function mergedFonts(template: Parts, document: Parts): string {
  const into = opened(textOf(template, 'word/fontTable.xml') || emptyPart('w:fonts'), 'w:fonts');
  const missing = elements(textOf(document, 'word/fontTable.xml'), 'w:font').filter((font) => {
    const name = / w:name="([^"]*)"/.exec(font)?.[1];
    return name !== undefined && !into.includes(` w:name="${name}"`);
  });
  return before(into, '</w:fonts>', missing.join(''));
}

/** Nothing asks on opening. */
export const quietSettings = (template: Parts): string =>
  (textOf(template, 'word/settings.xml') || emptyPart('w:settings')).replace(
    /<w:(?:updateFields|attachedTemplate)\b[^>]*\/>/g,
    '',
  );

export const emptyPart = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></${root}>`;

/** A part that both files have once and that the merged file has under its usual name. */
const shared = {
  'word/styles.xml': 'styles',
  'word/numbering.xml': 'numbering',
  'word/fontTable.xml': 'fontTable',
  'word/settings.xml': 'settings',
} as const;
export type SharedPart = keyof typeof shared;
export const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Relations of the merged document: the template's, with the pictures, headers and footers of the document. */
export function mergedRelations(template: Parts, added: readonly string[]): string {
  const into = opened(
    textOf(template, relations) ||
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    'Relationships',
  )
    // Data of other programs stays behind: it is shown nowhere.
    .replace(/<Relationship\b[^>]*\bTarget="(?:\.\.\/|\/(?!word\/))[^>]*>/g, '');
  const missing = Object.values(shared)
    .filter((type) => !into.includes(`/${type}"`))
    .map(
      (type) => `<Relationship Id="${own}${type}" Type="${officeRelation}/${type}" Target="${type}.xml"/>`,
    );
  return before(into, '</Relationships>', missing.join('') + added.join(''));
}

/** Types of all parts: the template's, and those of what came with the document. */
export function mergedTypes(template: Parts, document: Parts, names: ReadonlySet<string>): string {
  const into = textOf(template, '[Content_Types].xml');
  const from = textOf(document, '[Content_Types].xml');
  const partOf = (override: string): string => / PartName="\/?([^"]*)"/.exec(override)?.[1] ?? '';
  const overrides = new Map<string, string>();
  for (const one of elements(from, 'Override')) {
    const name = partOf(one);
    const renamedName = renamedPart(name);
    overrides.set(
      names.has(renamedName) ? renamedName : name,
      one.replace(`/${name}"`, `/${names.has(renamedName) ? renamedName : name}"`),
    );
  }
  for (const one of elements(into, 'Override')) overrides.set(partOf(one), one);
  const extensions = new Map<string, string>();
  for (const one of [...elements(from, 'Default'), ...elements(into, 'Default')])
    extensions.set((/ Extension="([^"]*)"/.exec(one)?.[1] ?? '').toLowerCase(), one);
  const kept = [...overrides].filter(([name]) => names.has(name)).map(([, one]) => one);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...extensions.values(), ...kept].join('')}</Types>`;
}

/** Name in the merged file of a part that came with the document: headers, footers and pictures have one of their own. */
export const renamedPart = (name: string): string =>
  name
    .replace(/^word\/(_rels\/)?((?:header|footer)\d+\.xml(?:\.rels)?)$/, `word/$1${own}$2`)
    .replace(/^word\/media\//, `word/media/${own}-`);

/** Parts of a template that go into the file: text, pictures, fonts. */
export const carried = (name: string): boolean =>
  /^word\/.+\.(?:xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|odttf)$/i.test(name) ||
  name.startsWith('word/printerSettings/');
