import { text } from '../../graphql/text.js';
import type { Text } from '../../graphql/text.js';
import { readForeignZip, RefusedZip } from '../zip.reader.js';
import { problemsOf } from './placeholders.js';
import type { Stories, TemplateProblem } from './placeholders.js';
import { documentPart, relationsOf, storyParts, templateBounds } from './read-template.js';
import type { Relation, TemplateParts } from './read-template.js';
import { BrokenXml, attributeOf, plainText, tagsOf } from './xml-scan.js';
import type { Tag } from './xml-scan.js';

export const mostTemplateBytes = 10 * 1024 * 1024;
/** All of its text; that of a hundred pages is a tenth of it. */
const mostXmlBytes = 4 * 1024 * 1024;

export type OpenedTemplate = { readonly parts: TemplateParts; readonly problems: readonly TemplateProblem[] };

/** Relations of a plain document, by the end of their type. What is not named here is refused. */
const plainRelations = new Set(
  (
    'officeDocument core-properties extended-properties custom-properties thumbnail styles stylesWithEffects numbering settings ' +
    'webSettings fontTable theme header footer footnotes endnotes comments commentsExtended commentsIds commentsExtensible people ' +
    'image hyperlink customXml customXmlProps glossaryDocument font printerSettings diagramData diagramLayout diagramQuickStyle ' +
    'diagramColors diagramDrawing'
  ).split(' '),
);
/** Fields that fetch or run something when a program updates them. */
const activeField =
  /^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|MACROBUTTON|RD|MERGEFIELD)\b/i;

/** Opens a file as a template. Answers why not, or what is in it and what keeps it from being used. */
export function openTemplate(file: Buffer): OpenedTemplate | { readonly refused: Text } {
  try {
    const parts = readForeignZip(file, templateBounds);
    requirePlainDocument(parts);
    const texts = [...parts].filter(([name]) => /\.(?:xml|rels)$/i.test(name));
    if (texts.reduce((sum, [, { length }]) => sum + length, 0) > mostXmlBytes)
      throw new Refused(refusals.bomb);
    for (const [name, data] of texts) requirePlainPart(name, data);
    return { parts, problems: problemsOf(storiesOf(parts)) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.text };
    if (error instanceof RefusedZip) return { refused: refusals[error.why] };
    if (error instanceof BrokenXml) return { refused: refusals.damaged };
    throw error;
  }
}

const storiesOf = (parts: TemplateParts): Stories =>
  storyParts(parts).map(({ name, place }) => ({ place, xml: parts.get(name)?.toString('utf8') ?? '' }));

function requirePlainDocument(parts: TemplateParts): void {
  const types = parts.get('[Content_Types].xml')?.toString('utf8');
  if (types === undefined) throw new Refused(refusals.notDocx);
  if (/<!/.test(types)) throw new Refused(refusals.dtd);
  if (
    /macroEnabled|vbaProject/i.test(types) ||
    [...parts.keys()].some((name) => /vba(?:Project|Data)/i.test(name))
  )
    throw new Refused(refusals.macro);
  const main = relationsOf(parts.get('_rels/.rels')).find(({ type }) => type === 'officeDocument');
  if (
    !types.includes('wordprocessingml.document.main+xml') ||
    (main?.target.replace(/^\//, '') !== documentPart && main?.target !== 'document.xml') ||
    !parts.has(documentPart)
  )
    throw new Refused(refusals.notDocx);
}

function requirePlainPart(name: string, data: Buffer): void {
  const xml = data.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Refused(refusals.dtd);
  if (name.endsWith('.rels') || name === '[Content_Types].xml') {
    for (const tag of tagsOf(xml))
      // As every office program writes them: nothing is overlooked for being written otherwise.
      if (!/^(?:Relationships?|Types|Default|Override)$/.test(tag.name) || /=\s*'/.test(tag.text))
        throw new BrokenXml(name);
    return relationsOf(data).forEach(requirePlainRelation);
  }
  if (!name.startsWith('word/')) return;
  const fields: string[] = [];
  let from: number | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.text.includes('xmlns')) requireKnownNames(tag);
    refuseActive(tag);
    if (tag.name === 'w:fldChar') {
      const type = attributeOf(tag.text, 'w:fldCharType');
      if (type === 'begin') fields.push('');
      else if (type === 'end') refuseField(fields.pop() ?? '');
    } else if (tag.name === 'w:fldSimple') refuseField(plainText(attributeOf(tag.text, 'w:instr') ?? ''));
    else if (tag.name === 'w:instrText' && tag.kind === 'open') from = tag.end;
    else if (tag.name === 'w:instrText' && tag.kind === 'close' && from !== undefined) {
      const instruction = plainText(xml.slice(from, tag.start));
      if (fields.length === 0) refuseField(instruction);
      else fields[fields.length - 1] += instruction;
    }
  }
  // One that never ends would be the reader's to end.
  fields.forEach(refuseField);
}

/** Prefixes are free to choose in XML, and every office program writes these: others would hide from who looks for them. */
const prefixes: Readonly<Record<string, string>> = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
};

function requireKnownNames({ text: tag }: Tag): void {
  for (const [, prefix = '', quoted = ''] of tag.matchAll(
    /\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')/g,
  )) {
    const space = plainText(quoted.slice(1, -1));
    const owner = Object.keys(prefixes).find((one) => prefixes[one] === space);
    if (
      (prefixes[prefix] ?? space) !== space ||
      (owner !== undefined && owner !== prefix) ||
      space.includes('purl.oclc.org/ooxml')
    )
      throw new Refused(refusals.dialect);
  }
}

function refuseActive({ name }: Tag): void {
  // The slots of the document kit are named so.
  if (name.startsWith('hj:')) throw new BrokenXml(name);
  if (name === 'w:altChunk') throw new Refused(refusals.chunk);
  if (name === 'w:object' || name === 'w:control' || name === 'o:OLEObject')
    throw new Refused(refusals.object);
  if (name === 'w:mailMerge' || name === 'w:subDoc')
    throw new Refused(refusals.outside('邮件合并或子文档', 'mail merge or a subdocument'));
}

function refuseField(instruction: string): void {
  if (activeField.test(instruction)) {
    const word = instruction.trim().split(/\s/)[0]!.slice(0, 30);
    throw new Refused(refusals.outside(`域 ${word}`, `the field ${word}`));
  }
}

function requirePlainRelation({ type, target, external }: Relation): void {
  if (external) {
    if (type !== 'hyperlink' || !/^(?:https?:|mailto:|#|$)/i.test(target))
      throw new Refused(
        refusals.outside(`${type} → ${target.slice(0, 80)}`, `${type} → ${target.slice(0, 80)}`),
      );
    return;
  }
  if (type === 'aFChunk') throw new Refused(refusals.chunk);
  if (/^(?:oleObject|package|control|activeXControl\w*)$/.test(type)) throw new Refused(refusals.object);
  if (/vba|macro/i.test(type)) throw new Refused(refusals.macro);
  // What is read as text is looked through as text.
  const isText = !/^(?:image|font|thumbnail|printerSettings)$/.test(type);
  if (isText && !target.endsWith('.xml')) throw new Refused(refusals.damaged);
  if (!plainRelations.has(type))
    throw new Refused(
      text(
        `模板里有不支持的内容（${type.slice(0, 40)}），请删除或粘贴为图片后再上传。`,
        `The template holds something that is not supported (${type.slice(0, 40)}): remove it or paste it as a picture.`,
      ),
    );
}

class Refused extends Error {
  readonly text: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.text = reason;
  }
}

const refusals = {
  damaged: text(
    '文件已损坏，或不是 Word、WPS 直接保存的文档。',
    'The file is damaged, or no office program wrote it.',
  ),
  encrypted: text('文档已加密，请去除密码后上传。', 'The document is encrypted: remove the password.'),
  bomb: text('文档展开后过大，已拒绝。', 'The document unpacks to an unreasonable size and is refused.'),
  notDocx: text(
    '不是 DOCX 文档。请在 Word 或 WPS 里另存为“Word 文档（*.docx）”。',
    'This is no DOCX document: save it as Word document (*.docx).',
  ),
  macro: text(
    '文档带宏，请另存为不含宏的 DOCX。',
    'The document has macros: save it as DOCX without macros.',
  ),
  dtd: text('文档里有类型声明（DTD），已拒绝。', 'The document declares types (DTD) and is refused.'),
  dialect: text(
    '请另存为普通的 DOCX（不是 Strict Open XML）。',
    'Save it as plain DOCX (not Strict Open XML).',
  ),
  object: text(
    '文档嵌有 OLE 对象或控件，请删除或粘贴为图片。',
    'The document embeds an OLE object or a control: remove it or paste it as a picture.',
  ),
  chunk: text(
    '文档嵌有其他格式的内容（altChunk），请删除后再上传。',
    'The document embeds content of another format (altChunk): remove it.',
  ),
  outside: (zh: string, en: string): Text =>
    text(
      `文档引用了外部内容（${zh}），请去除后再上传。`,
      `The document refers to something outside (${en}): remove that.`,
    ),
} as const;
