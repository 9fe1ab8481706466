import {
  Document,
  FileChild,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  NextAttributeComponent,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { ISectionOptions } from 'docx';
import type { DocumentModel, DocumentSection } from './document.model.js';
import type { DocumentPlan, PlannedBlock } from './document.plan.js';
import { fontTableXml } from './fonts.js';
import { PAGE, PIXELS_PER_MM, margins, textWidth } from './page.js';
import type { Orientation } from './page.js';
import { footnotesXml } from './reference.writer.js';
import { numbering, styles } from './styles.js';
import { cleanText } from './xml-text.js';
import { readZip } from './zip.reader.js';

/** A picture ready to embed, for the chart and picture blocks of the plan. */
export interface EmbeddedPicture {
  readonly data: Uint8Array;
  readonly format: 'png' | 'jpg';
}

/** Place in word/document.xml where the text of a block is streamed in. Escaped text can never look like it. */
class Slot extends FileChild {
  constructor(index: number) {
    super('hj:slot');
    this.root.push(new NextAttributeComponent({ id: { key: 'id', value: index } }));
  }
}

const SLOT = /<hj:slot id="(\d+)"\/>/;

/** Pieces of word/document.xml: text at even places, block indexes at odd ones. */
export const splitAtSlots = (documentXml: string): string[] => documentXml.split(SLOT);

/**
 * Everything of the file but its text: styles, numbering, settings, headers and footers, sections, pictures and the
 * parts that hold them together. Small whatever the length of the document.
 */
export async function buildSkeleton(
  model: DocumentModel,
  plan: DocumentPlan,
  pictures: ReadonlyMap<number, EmbeddedPicture>,
): Promise<Map<string, Buffer>> {
  const document = new Document({
    title: cleanText(model.title),
    subject: cleanText(model.number),
    creator: cleanText(model.author),
    lastModifiedBy: cleanText(model.author),
    description: cleanText(model.organization),
    customProperties: Object.entries({ ...model.properties, documentNumber: model.number }).map(
      ([name, value]) => ({
        name,
        value: cleanText(value),
      }),
    ),
    styles,
    numbering,
    sections: model.sections.map((section, at) =>
      sectionOptions(model, section, plan.sections[at] ?? [], pictures),
    ),
  });
  const parts = readZip(await Packer.toBuffer(document));
  rewrite(parts, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant(model)}`),
  );
  rewrite(parts, 'word/fontTable.xml', (xml) =>
    xml.replace(/(<w:fonts\b[^>]*?)\/>/, `$1>${fontTableXml()}</w:fonts>`),
  );
  // The library would write a number beside the line above the notes, and each note as a tree of objects.
  rewrite(parts, 'word/footnotes.xml', (xml) =>
    xml.replace(
      /(<w:footnotes\b[^>]*>)[\s\S]*(<\/w:footnotes>)/,
      (_, open: string, close: string) => open + footnotesXml(plan) + close,
    ),
  );
  // Programs that tell file types by the first bytes look for this name at the start.
  const first = '[Content_Types].xml';
  return new Map([
    [first, parts.get(first) ?? Buffer.alloc(0)],
    ...[...parts].filter(([name]) => name !== first),
  ]);
}

/** docProps carries whole seconds in UTC. */
const instant = ({ createdAt }: DocumentModel): string =>
  `${new Date(createdAt).toISOString().slice(0, 19)}Z`;

function rewrite(parts: Map<string, Buffer>, name: string, change: (xml: string) => string): void {
  const before = parts.get(name)?.toString('utf8');
  const after = before === undefined ? undefined : change(before);
  if (after === undefined || after === before)
    throw new Error(`the document skeleton has no ${name} to complete`);
  parts.set(name, Buffer.from(after));
}

function sectionOptions(
  model: DocumentModel,
  { orientation, bare }: DocumentSection,
  blocks: readonly PlannedBlock[],
  pictures: ReadonlyMap<number, EmbeddedPicture>,
): ISectionOptions {
  const children = blocks.flatMap((planned) => {
    const picture = pictures.get(planned.index);
    return picture === undefined
      ? [new Slot(planned.index)]
      : [pictureParagraph(planned, picture), new Slot(planned.index)];
  });
  return {
    properties: {
      page: {
        // docx turns upright sizes itself when asked for landscape.
        size: {
          ...PAGE,
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: { ...margins(orientation), header: 851, footer: 992, gutter: 0 },
      },
    },
    headers: { default: bare ? new Header({ children: [emptyLine()] }) : header(model, orientation) },
    footers: { default: bare ? new Footer({ children: [emptyLine()] }) : footer() },
    // The last paragraph of a section holds its properties; one twip high, it can never start a page of its own.
    children: [
      ...children,
      new Paragraph({ style: 'Spacer', spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
    ],
  };
}

const emptyLine = (): Paragraph => new Paragraph({ style: 'PageFooter' });

function header(model: DocumentModel, orientation: Orientation): Header {
  return new Header({
    children: [
      new Paragraph({
        style: 'PageHeader',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(orientation) }],
        children: [
          new TextRun(`${cleanText(model.title)}　${cleanText(model.number)}\t密级：${model.classification}`),
        ],
      }),
    ],
  });
}

function footer(): Footer {
  const children = ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [new Paragraph({ style: 'PageFooter', children: [new TextRun({ children })] })],
  });
}

function pictureParagraph({ block, index }: PlannedBlock, { data, format }: EmbeddedPicture): Paragraph {
  if (block.kind !== 'chart' && block.kind !== 'picture') throw new Error(`block ${index} is not a picture`);
  const name = cleanText(block.caption);
  const image = new ImageRun({
    type: format,
    data,
    transformation: {
      width: Math.round(block.widthMm * PIXELS_PER_MM),
      height: Math.round(block.heightMm * PIXELS_PER_MM),
    },
    altText: { name, title: name, description: cleanText(block.description), id: String(index + 1) },
  });
  return new Paragraph({ style: 'Picture', children: [image] });
}
