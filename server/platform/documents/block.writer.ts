import type { ContentsBlock, HeadingBlock, KeyFiguresBlock, ParagraphBlock } from './document.model.js';
import { captionBookmark } from './document.plan.js';
import type { ContentsEntry, DocumentPlan, PlannedBlock } from './document.plan.js';
import { coverXml } from './cover.writer.js';
import { distribute, textWidth } from './page.js';
import { bookmarked, field, paragraph, runs } from './run.writer.js';
import type { References } from './run.writer.js';
import { cellXml, tableStart, tableXml } from './table.writer.js';

/** Writes one block as WordprocessingML, in pieces. Pictures are not written here: they live in the skeleton. */
export function* blockXml(
  planned: PlannedBlock,
  plan: DocumentPlan,
  references: References,
): Generator<string> {
  const { block, orientation } = planned;
  const width = textWidth(orientation);
  switch (block.kind) {
    case 'cover':
      yield coverXml(block, width);
      break;
    case 'contents':
      yield contentsXml(block, plan.entries, width);
      break;
    case 'heading':
      yield headingXml(block, planned);
      break;
    case 'paragraph':
      yield paragraph(
        PARAGRAPH_STYLES[block.style ?? 'body'],
        runs(block.content, {}, references),
        block.keepWithNext ? '<w:keepNext/>' : '',
      );
      break;
    case 'table':
      if (block.caption !== undefined) yield captionXml(planned, block, references);
      yield* tableXml(block, width, references);
      yield SPACER;
      break;
    case 'keyFigures':
      yield keyFiguresXml(block, width) + SPACER;
      break;
    case 'pageBreak':
      yield '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>';
      break;
    case 'chart':
    case 'picture':
      yield captionXml(planned, block, references);
  }
}

/** Two tables without a paragraph between them become one table in every reader. */
const SPACER = '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>';

const PARAGRAPH_STYLES: Readonly<Record<NonNullable<ParagraphBlock['style']>, string>> = {
  body: 'BodyText',
  plain: 'PlainText',
  note: 'Note',
  title: 'LetterTitle',
  signed: 'Signed',
};

function headingXml(heading: HeadingBlock, { index, bookmark }: PlannedBlock): string {
  const breakBefore = heading.newPage ? '<w:pageBreakBefore/>' : '';
  // List 0 takes the number of the style away: summary and annex headings carry their own name.
  const unnumbered =
    heading.numbered === false ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' : '';
  const text = bookmarked(index, bookmark, runs(heading.text));
  return paragraph(`Heading${heading.level}`, text, breakBefore + unnumbered);
}

function captionXml(
  { block, captionNumber }: PlannedBlock,
  { caption = '', name }: { readonly caption?: string; readonly name?: string },
  references: References,
): string {
  const above = block.kind === 'table';
  const label = above ? '表' : '图';
  const counted = runs(`${label} `) + field(`SEQ ${label} \\* ARABIC`, String(captionNumber));
  // Label and number, which is what references to it repeat.
  const called =
    name === undefined
      ? counted
      : bookmarked(references.nextBookmark(), captionBookmark(label, captionNumber), counted);
  return paragraph('Caption', called + runs(`　${caption}`), above ? '<w:keepNext/>' : '');
}

/**
 * The contents field. Entries are filled in here; their page numbers are empty PAGEREF fields, because only a program
 * that lays out pages knows them: they appear when the field is updated. Nothing is marked dirty, so nobody is asked
 * on opening. No dotted leaders before that, which would lead to nothing.
 */
function contentsXml(block: ContentsBlock, entries: readonly ContentsEntry[], width: number): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = `TOC \\o "1-${block.depth}" \\h \\z \\u`;
  const begin = `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark('separate')}`;
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`;
  const lines = entries
    .filter((entry) => entry.level <= block.depth)
    .map(({ level, text, bookmark }, at) => {
      const link =
        `<w:hyperlink w:anchor="${bookmark}" w:history="1">${runs(text)}<w:r><w:tab/></w:r>` +
        `${field(`PAGEREF ${bookmark} \\h`, '')}</w:hyperlink>`;
      return paragraph(`TOC${level}`, (at === 0 ? begin : '') + link, tab);
    });
  if (lines.length === 0) lines.push(paragraph('TOC1', begin));
  if (block.hint !== undefined) lines.push(paragraph('Note', runs(block.hint)));
  return (
    paragraph('ContentsTitle', runs(block.title)) +
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>' +
    `<w:sdtContent>${lines.join('')}<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr>${mark('end')}</w:p></w:sdtContent></w:sdt>`
  );
}

/** Boxes side by side: label, large value, note. */
function keyFiguresXml({ boxes }: KeyFiguresBlock, width: number): string {
  const widths = distribute(
    width,
    boxes.map(() => 1),
  );
  const cells = boxes.map(({ label, value, note, tone }, at) =>
    cellXml(
      widths[at] ?? 0,
      paragraph('FigureLabel', runs(label)) +
        paragraph('FigureValue', runs(value, { tone })) +
        paragraph('FigureLabel', runs(note ?? '', { tone: 'quiet' })),
      '<w:shd w:val="clear" w:color="auto" w:fill="F7F7F7"/>',
    ),
  );
  return `${tableStart(widths)}<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>`;
}

/** Rough size of a block, for progress: rows weigh one each, a picture as much as a few hundred. */
export function blockWeight({ block }: PlannedBlock): number {
  if (block.kind === 'table') return block.rows.length + 1;
  return block.kind === 'chart' || block.kind === 'picture' ? 300 : 1;
}
