import { cleanFileName, extensionOf } from '../evidence/index.js';
import type { PackData, PackItem, PackPart, PackProof } from './pack.data.js';

export const frontFolder = '00_目录与说明';

/** Files of the house itself, beside the folders of the chapters. */
export const fixedPaths = {
  workbook: `${frontFolder}/00-02_材料索引.xlsx`,
  data: `${frontFolder}/00-04_数据.json`,
  page: 'index.html',
  verifier: 'verify.mjs',
  verifierPage: 'verify.html',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
} as const;

const documentEndings = { DOCX: 'docx', PDF: 'pdf' } as const;

/** Long enough to tell parts and chapters apart, short enough for what unpacks them: with parts the way is one folder longer. */
const shortTitle = 20;
const longTitle = 30;

/** Where everything stands: by chapter and item its folder and sheet, by proof its file. */
export interface Layout {
  readonly catalogue: string;
  readonly binder: string;
  readonly items: readonly (readonly { readonly folder: string; readonly sheet: string }[])[];
  /** By place in `PackData.proofs`. */
  readonly proofs: readonly string[];
}

/** What unpacks everywhere and can stand in a link: no spaces, nothing that Windows or an address takes otherwise. */
function nameOf(text: string, longest: number): string {
  const plain = cleanFileName(text.replaceAll('/', '_')).replace(/[\s#%&'`^!~;,]+/g, '_');
  return (
    [...plain]
      .slice(0, longest)
      .join('')
      .replace(/[.\s_]+$/, '') || '_'
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * A folder for each item, within one for each part where there are several. A proof lies once in the pack, with the first item that it proves; its other items link to it. Names
 * begin with the code of the item and a number, so they sort as they are read and never meet.
 */
export function layoutOf({
  pack,
  parts,
  chapters,
  proofs,
}: Pick<PackData, 'chapters' | 'proofs' | 'parts'> & {
  readonly pack?: Pick<PackData['pack'], 'documentFormat' | 'fileNames'>;
}): Layout {
  const ending = documentEndings[pack?.documentFormat ?? 'DOCX'];
  const paths: (string | undefined)[] = proofs.map(() => undefined);
  // Chapters are counted within their part.
  const first = new Map<number, number>();
  const items = chapters.map(({ part = 0, title, items: own }, at) => {
    if (!first.has(part)) first.set(part, at);
    const inside = `${two(at - first.get(part)! + 1)}_${nameOf(title, parts ? shortTitle : longTitle)}`;
    const chapter = parts ? `${partFolder(part, parts[part]!)}/${inside}` : inside;
    return own.map((item) => {
      const folder = `${chapter}/${folderOf(item)}`;
      let number = 0;
      for (const place of item.proofs) {
        if (paths[place] !== undefined) continue;
        number += 1;
        paths[place] = `${folder}/${
          pack?.fileNames === 'FULL'
            ? fullNameOf(proofs[place]!, item, number)
            : `${nameOf(item.code, 40)}-${two(number)}_${fileNameOf(proofs[place]!, item.code)}`
        }`;
      }
      return { folder, sheet: `${folder}/00_${nameOf(item.code, 40)}_条款说明.${ending}` };
    });
  });
  return {
    catalogue: `${frontFolder}/00-01_材料目录.${ending}`,
    binder: `${frontFolder}/00-03_材料汇编.${ending}`,
    items,
    proofs: paths.map((path) => path ?? ''),
  };
}

const partFolder = (part: number, { assessment }: PackPart): string =>
  `${two(part + 1)}_${nameOf(assessment.name, shortTitle)}`;

/** The letter at the end of a name stands in the code already. */
const folderOf = ({ code, name }: PackItem): string =>
  nameOf(`${code}_${name.replace(/\s*[a-z]\)$/, '')}`, 50);

/** The name that the hospital gave the file; what is no file becomes a text. */
function fileNameOf({ kind, title, fileName }: PackProof, code: string): string {
  if (kind !== 'FILE' || !fileName) return `${nameOf(title, 60)}.txt`;
  const extension = extensionOf(fileName);
  const whole = extension === '' ? fileName : fileName.slice(0, -(extension.length + 1));
  const stem = whole.startsWith(code) ? whole.slice(code.length).replace(/^[\s_-]+/, '') || whole : whole;
  return `${nameOf(stem, 60)}${extension === '' ? '' : `.${extension}`}`;
}

/**
 * As bodies that grade hospitals want names: clause, item, material, number, day and version, at most 100 characters in all. What is
 * cut is never the number, so two names never meet.
 */
function fullNameOf(proof: PackProof, { code, name }: PackItem, number: number): string {
  const extension = proof.kind === 'FILE' && proof.fileName ? extensionOf(proof.fileName) : 'txt';
  const day = proof.collectedOn.replaceAll('-', '');
  return `${nameOf(code, 20)}_${nameOf(name, 24)}_${nameOf(proof.title, 28)}_${two(number)}_${day}_v${proof.versionNumber}${extension === '' ? '' : `.${extension}`}`;
}

/** Name of the folder that a ZIP unpacks to, and of the ZIP. */
export const rootOf = ({ number, name }: { readonly number: string; readonly name: string }): string =>
  nameOf(`${number}_${name}`, 80);

/** From the folder of one file to another, as links inside the pack say it. */
export function relative(from: string, to: string): string {
  const ups = from.split('/').length - 1;
  return `${'../'.repeat(ups)}${to}`;
}

/** Files in their order, given to volumes one after the other: none is cut, and one that is too large has its own. */
export function volumesFor(sizes: readonly number[], most: number | null): readonly number[] {
  let volume = 1;
  let used = 0;
  return sizes.map((size) => {
    if (most !== null && used > 0 && used + size > most) {
      volume += 1;
      used = 0;
    }
    used += size;
    return volume;
  });
}
