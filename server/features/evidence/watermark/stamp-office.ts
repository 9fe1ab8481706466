import { xmlText } from '../../../platform/documents/xml-text.js';
import { markPicture } from './mark-picture.js';
import { OfficeParts } from './office-parts.js';
import type { Stamped } from './stamp-job.js';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const contentType = 'application/vnd.openxmlformats-officedocument.';
/** English metric units of a point. */
const emu = 12_700;
const page = { width: 595, height: 842 };

/**
 * Writes the lines over every page of a document, behind the cells of every sheet, or over every slide. Only the parts that
 * this takes are read; the rest is copied as it is packed. Answers null for a document that is built in another way.
 */
export async function stampOffice(
  mediaType: string,
  bytes: Uint8Array,
  lines: readonly string[],
): Promise<Stamped> {
  try {
    const parts = await OfficeParts.open(bytes);
    await parts.declare({ extension: 'png' }, 'image/png');
    const mark = mediaType.includes('wordprocessingml')
      ? markDocument
      : mediaType.includes('spreadsheetml')
        ? markSheets
        : markSlides;
    return (await mark(parts, lines)) ? { mediaType, bytes: await parts.pack() } : null;
  } catch {
    // Damaged, or not what its name says: nothing can be written into it.
    return null;
  }
}

/** A picture over the whole page stands in every header, and pages without a header get one. */
async function markDocument(parts: OfficeParts, lines: readonly string[]): Promise<boolean> {
  const name = 'word/document.xml';
  const body = await parts.text(name);
  if (!body?.includes(word) || !body.includes('</w:body>')) return false;
  parts.set('word/media/hengjian-mark.png', markPicture(lines, page));
  for (const header of parts.names(/^word\/header[^/]*\.xml$/)) {
    const xml = await parts.text(header);
    const id = await parts.relate(header, 'image', 'media/hengjian-mark.png');
    parts.set(
      header,
      xml!.replace(/(<w:hdr\b[^>]*?)\/>|(<w:hdr\b[^>]*>)/, (all, empty?: string) =>
        empty ? `${empty}>${overPage(id, lines)}</w:hdr>` : all + overPage(id, lines),
      ),
    );
  }
  // Later sections have the headers of the first one unless they have their own.
  const [section = ''] = /<w:sectPr\b[^>]*?(\/>|>[\s\S]*?<\/w:sectPr>)/.exec(body) ?? [];
  let references = '';
  for (const [at, kind] of ['default', 'first', 'even'].entries()) {
    if (new RegExp(`<w:headerReference\\b[^>]*w:type="${kind}"`).test(section)) continue;
    const header = `word/headerHengjian${at}.xml`;
    parts.set(
      header,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="${word}">${overPage(
        await parts.relate(header, 'image', 'media/hengjian-mark.png'),
        lines,
      )}<w:p/></w:hdr>`,
    );
    await parts.declare({ part: header }, `${contentType}wordprocessingml.header+xml`);
    const id = await parts.relate(name, 'header', `headerHengjian${at}.xml`);
    references += `<w:headerReference xmlns:hj="${relations}" w:type="${kind}" hj:id="${id}"/>`;
  }
  const marked = /^<w:sectPr\b[^>]*\/>$/.test(section)
    ? section.replace('/>', () => `>${references}</w:sectPr>`)
    : section.replace('>', () => `>${references}`);
  parts.set(
    name,
    section === ''
      ? body.replace('</w:body>', () => `<w:sectPr>${references}</w:sectPr></w:body>`)
      : body.replace(section, () => marked),
  );
  return true;
}

/** A paragraph without height that holds the picture, anchored to the page. */
const overPage = (id: string, lines: readonly string[]): string =>
  `<w:p xmlns:w="${word}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/></w:pPr><w:r><w:drawing>
<wp:anchor xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="1" layoutInCell="0" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="${page.width * emu}" cy="${page.height * emu}"/><wp:wrapNone/><wp:docPr id="910001" name="watermark" descr="${xmlText(lines.join(' '))}"/>
<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">${picture('pic', id, page.width * emu, page.height * emu)}</a:graphicData></a:graphic>
</wp:anchor></w:drawing></w:r></w:p>`;

const picture = (prefix: 'pic' | 'p', id: string, width: number, height: number): string => {
  const space = prefix === 'pic' ? ` xmlns:pic="${drawing}/picture"` : '';
  const own = prefix === 'p' ? '<p:nvPr userDrawn="1"/>' : '';
  return `<${prefix}:pic${space} xmlns:a="${drawing}/main" xmlns:hj="${relations}"><${prefix}:nvPicPr><${prefix}:cNvPr id="910001" name="watermark"/><${prefix}:cNvPicPr/>${own}</${prefix}:nvPicPr>
<${prefix}:blipFill><a:blip hj:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></${prefix}:blipFill>
<${prefix}:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></${prefix}:spPr></${prefix}:pic>`;
};

/** What comes behind the background picture of a sheet. */
const behindPicture = new Set(['oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst']);
/** What comes behind the page header of a sheet, the background picture among it. */
const behindHeader = new Set([
  ...'rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing'.split(' '),
  ...'legacyDrawing legacyDrawingHF drawingHF picture AlternateContent'.split(' '),
  ...behindPicture,
]);

/** The pattern behind the cells on the screen, and the lines in the header of what is printed. */
async function markSheets(parts: OfficeParts, lines: readonly string[]): Promise<boolean> {
  const sheets = parts.names(/^xl\/worksheets\/[^/]+\.xml$/);
  parts.set('xl/media/hengjian-mark.png', markPicture(lines));
  for (const sheet of sheets) {
    const before = await parts.text(sheet);
    if (!before || !/<worksheet\b/.test(before)) return false;
    const id = await parts.relate(sheet, 'image', '../media/hengjian-mark.png');
    const background = `<picture xmlns:hj="${relations}" hj:id="${id}"/>`;
    const header = `<headerFooter><oddHeader>&amp;C${xmlText(lines.join(' ').replaceAll('&', '&&'))}</oddHeader></headerFooter>`;
    const outer = outerElements(before);
    const edits: [number, string][] = [];
    const old = outer.find(({ name }) => name === 'picture');
    if (!outer.some(({ name }) => name === 'headerFooter'))
      edits.push([placeBefore(outer, behindHeader, before), header]);
    edits.push([placeBefore(outer, behindPicture, before), background]);
    let after = before;
    // From the end, so that the places before stay where they are.
    for (const [at, text] of edits.toReversed()) after = after.slice(0, at) + text + after.slice(at);
    parts.set(sheet, old ? after.replace(before.slice(old.from, old.to), '') : after);
  }
  return sheets.length > 0;
}

interface Outer {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The children of the root behind the cells, in order. */
function outerElements(xml: string): Outer[] {
  const start = Math.max(xml.indexOf('</sheetData>'), xml.search(/<sheetData\s*\/>/));
  if (start < 0) throw new Error('a sheet without cells');
  const found: Outer[] = [];
  let depth = 0;
  let from = 0;
  let name = '';
  const tags = /<(\/?)(?:\w+:)?(\w+)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/g;
  tags.lastIndex = xml.indexOf('>', start) + 1;
  for (let tag = tags.exec(xml); tag; tag = tags.exec(xml)) {
    const [all, closing, local = '', empty] = tag;
    if (depth === 0 && closing) break;
    if (depth === 0) [from, name] = [tag.index, local];
    if (!empty) depth += closing ? -1 : 1;
    if (depth === 0) found.push({ name, from, to: tag.index + all.length });
  }
  return found;
}

function placeBefore(outer: readonly Outer[], behind: ReadonlySet<string>, xml: string): number {
  return outer.find(({ name }) => behind.has(name))?.from ?? xml.lastIndexOf('</worksheet>');
}

/** A picture over each slide, in front of everything on it. */
async function markSlides(parts: OfficeParts, lines: readonly string[]): Promise<boolean> {
  const [, width = '9144000', height = '6858000'] =
    /<p:sldSz\b[^>]*\bcx="(\d+)"[^>]*\bcy="(\d+)"/.exec((await parts.text('ppt/presentation.xml')) ?? '') ??
    [];
  const size = { width: Math.round(Number(width) / emu), height: Math.round(Number(height) / emu) };
  parts.set('ppt/media/hengjian-mark.png', markPicture(lines, size));
  const slides = parts.names(/^ppt\/slides\/[^/]+\.xml$/);
  for (const slide of slides) {
    const before = await parts.text(slide);
    if (!before?.includes('</p:spTree>')) return false;
    const id = await parts.relate(slide, 'image', '../media/hengjian-mark.png');
    const mark = picture('p', id, Number(width), Number(height));
    const end = before.lastIndexOf('</p:spTree>');
    parts.set(slide, before.slice(0, end) + mark + before.slice(end));
  }
  return slides.length > 0;
}
