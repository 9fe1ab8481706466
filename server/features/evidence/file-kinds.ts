import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';

/** One kind of file that is accepted as evidence. */
export interface FileKind {
  readonly name: Text;
  readonly mediaType: string;
  /** Extensions that do not lie about it; the first is given to a file without one. */
  readonly extensions: readonly string[];
}

const kind = (name: Text, mediaType: string, ...extensions: string[]): FileKind => ({
  name,
  mediaType,
  extensions,
});
const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const plainTextExtensions =
  'txt text log out lst conf cfg cnf config ini properties toml yaml yml sql rules diff patch ldif pem crt cer'.split(
    ' ',
  );

/** Everything accepted, by the key that detection answers. Found by content; the name of a file only has to agree. */
export const fileKinds = {
  pdf: kind(text('PDF 文档', 'PDF document'), 'application/pdf', 'pdf'),
  png: kind(text('PNG 图片', 'PNG image'), 'image/png', 'png'),
  jpg: kind(text('JPEG 图片', 'JPEG image'), 'image/jpeg', 'jpg', 'jpeg', 'jpe', 'jfif'),
  gif: kind(text('GIF 图片', 'GIF image'), 'image/gif', 'gif'),
  webp: kind(text('WebP 图片', 'WebP image'), 'image/webp', 'webp'),
  bmp: kind(text('BMP 图片', 'BMP image'), 'image/bmp', 'bmp'),
  tif: kind(text('TIFF 图片', 'TIFF image'), 'image/tiff', 'tif', 'tiff'),
  docx: kind(text('Word 文档', 'Word document'), `${office}.wordprocessingml.document`, 'docx'),
  xlsx: kind(text('Excel 工作簿', 'Excel workbook'), `${office}.spreadsheetml.sheet`, 'xlsx'),
  pptx: kind(
    text('PowerPoint 演示文稿', 'PowerPoint presentation'),
    `${office}.presentationml.presentation`,
    'pptx',
  ),
  doc: kind(text('Word 97–2003 文档', 'Word 97–2003 document'), 'application/msword', 'doc', 'wps'),
  xls: kind(text('Excel 97–2003 工作簿', 'Excel 97–2003 workbook'), 'application/vnd.ms-excel', 'xls', 'et'),
  ppt: kind(
    text('PowerPoint 97–2003 演示文稿', 'PowerPoint 97–2003 presentation'),
    'application/vnd.ms-powerpoint',
    'ppt',
    'dps',
  ),
  odt: kind(text('ODT 文档', 'ODT document'), `${openDocument}.text`, 'odt'),
  ods: kind(text('ODS 表格', 'ODS spreadsheet'), `${openDocument}.spreadsheet`, 'ods'),
  odp: kind(text('ODP 演示文稿', 'ODP presentation'), `${openDocument}.presentation`, 'odp'),
  ofd: kind(text('OFD 版式文档', 'OFD document'), 'application/ofd', 'ofd'),
  zip: kind(text('ZIP 压缩包', 'ZIP archive'), 'application/zip', 'zip'),
  rar: kind(text('RAR 压缩包', 'RAR archive'), 'application/vnd.rar', 'rar'),
  '7z': kind(text('7z 压缩包', '7z archive'), 'application/x-7z-compressed', '7z'),
  gz: kind(text('GZIP 压缩包', 'GZIP archive'), 'application/gzip', 'gz', 'tgz'),
  csv: kind(text('CSV 表格', 'CSV table'), 'text/csv', 'csv', 'tsv'),
  md: kind(text('Markdown 文本', 'Markdown text'), 'text/markdown', 'md', 'markdown'),
  json: kind(text('JSON 数据', 'JSON data'), 'application/json', 'json', 'jsonl'),
  xml: kind(text('XML 数据', 'XML data'), 'application/xml', 'xml', 'nessus'),
  eml: kind(text('电子邮件', 'e-mail'), 'message/rfc822', 'eml'),
  txt: kind(text('纯文本', 'plain text'), 'text/plain', ...plainTextExtensions),
} as const satisfies Record<string, FileKind>;

export type FileKindKey = keyof typeof fileKinds;

const kindOfExtension = new Map<string, FileKindKey>(
  (Object.keys(fileKinds) as FileKindKey[]).flatMap((key) =>
    fileKinds[key].extensions.map((extension) => [extension, key]),
  ),
);

/** The kind that an extension promises; undefined when the extension is not one of ours. */
export const promisedKind = (extension: string): FileKindKey | undefined => kindOfExtension.get(extension);

const kindByMediaType = new Map<string, FileKindKey>(
  (Object.keys(fileKinds) as FileKindKey[]).map((key) => [fileKinds[key].mediaType, key]),
);

/** The kind that inspection found, from the media type that it left; plain text when it is none of ours. */
export const kindOfMediaType = (mediaType: string): FileKindKey =>
  kindByMediaType.get(mediaType.split(';')[0]!.trim()) ?? 'txt';

/** Text with one of these extensions is what it says; which one only changes the media type. */
export const textKinds: ReadonlySet<FileKindKey> = new Set(['csv', 'md', 'json', 'xml', 'eml', 'txt']);

/** Log rotation leaves names such as messages.1 or secure-20260101. */
export const isRotated = (extension: string): boolean => /^\d{1,8}$/.test(extension);

// What runs when somebody opens it, by name alone; checked before a single byte is sent.
const running = new Set(
  (
    'exe dll com scr pif bat cmd msi msp msix appx ps1 psm1 vbs vbe js mjs cjs jse ws wsf wsh hta sh bash zsh csh py pyc pl rb ' +
    'php phtml jsp asp aspx jar war class apk ipa lnk url reg inf cpl gadget app deb rpm dmg pkg iso img vhd vhdx swf xll wasm ' +
    'so dylib ko sys drv ocx chm hlp scf desktop'
  ).split(' '),
);
const macro = new Set('docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam sldm'.split(' '));
const page = new Set('html htm xhtml xht shtml mht mhtml svg svgz xsl xslt'.split(' '));

export const reasons = {
  empty: text(
    '文件是空的（0 字节），请检查后重新上传。',
    'The file is empty (0 bytes): check it and upload it again.',
  ),
  running: text(
    '不接受可执行文件或脚本。如确需留存，请打包为 ZIP。',
    'Programs and scripts are not accepted: pack it as ZIP if it must be kept.',
  ),
  macro: text(
    '不接受带宏的 Office 文档，请另存为不含宏的格式。',
    'Office documents with macros are not accepted: save it without macros.',
  ),
  page: text(
    '不接受 HTML、SVG 等可含脚本的页面，请打印为 PDF 或打包为 ZIP。',
    'Pages that can carry scripts (HTML, SVG) are not accepted: print it as PDF or pack it as ZIP.',
  ),
  encrypted: text(
    '文档已加密，无法检查，请去除密码后上传。',
    'The document is encrypted and cannot be checked: remove the password.',
  ),
  damaged: text(
    '文件已损坏或不完整，请检查后重新上传。',
    'The file is damaged or incomplete: check it and upload it again.',
  ),
  external: text(
    '文档引用了外部模板、对象或 DDE 链接，请去除后上传。',
    'The document refers to an outside template, object or DDE link: remove it and upload again.',
  ),
  bomb: text(
    '文档展开后过大，可能是压缩炸弹，已拒绝。',
    'The document unpacks to an unreasonable size and is refused.',
  ),
  unsupported: text(
    '不支持这种文件。可上传 PDF、图片、Office、OFD、文本、邮件（eml）或压缩包。',
    'This kind of file is not supported. Upload PDF, images, Office, OFD, text, e-mail (eml) or an archive.',
  ),
} as const;

/** Why a name alone is reason enough to refuse; undefined when it is not. */
export function refusalByName(extension: string): Text | undefined {
  if (running.has(extension)) return reasons.running;
  if (macro.has(extension)) return reasons.macro;
  return page.has(extension) ? reasons.page : undefined;
}

export const lying = (extension: string, found: FileKind): Text =>
  text(
    `文件名以 .${extension} 结尾，内容却是${found.name.zh}。请改正文件名后重新上传。`,
    `The name ends in .${extension} but the content is something else (${found.name.en}): correct the name and upload it again.`,
  );
