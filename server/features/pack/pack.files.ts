import { createHash } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../../platform/deps.js';
import {
  mostPicturesBytes,
  pictureBytes,
  pictureOf,
  renderDocuments,
} from '../../platform/documents/index.js';
import type { DocumentModel, Picture } from '../../platform/documents/index.js';
import { writePdfs } from '../../platform/documents/pdf.js';
import { writeWorkbookApart } from '../../platform/documents/write-workbook.js';
import { newId } from '../../platform/ids.js';
import type { PackData, PackPart } from './pack.data.js';
import { binder, catalogue, itemSheet } from './pack.documents.js';
import type { Source } from './pack.item.js';
import { fixedPaths, layoutOf } from './pack.layout.js';
import { packPage } from './pack.page.js';
import { fingerprintOf, signatureOf } from './pack.signer.js';
import type { SigningKey } from './pack.signer.js';
import { verifierPage, verifierSource } from './pack-verifier-source.js';
import { packSheets } from './pack.workbook.js';

/** A file of the pack whose bytes are in the store. */
export interface MadeFile {
  readonly path: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly evidenceId?: string;
  readonly versionId?: string;
}

export interface MadePack {
  readonly files: readonly MadeFile[];
  readonly manifestSha256: string;
}

interface Making {
  readonly storage: Deps['storage'];
  readonly blobs: Deps['blobs'];
  /** LibreOffice, where the documents of the pack are to be PDF. */
  readonly office: string | undefined;
  readonly signal: AbortSignal;
  /** Share done, 0–1; throws when the pack is no longer wanted. */
  readonly onProgress: (share: number) => Promise<void>;
}

/** Pictures that one thread is given at once. */
const batchBytes = 32 * 1024 * 1024;
const batchSheets = 40;

/** Makes every file of a pack out of its data: documents first, then what names them all. Safe to run again. */
export async function makeFiles(data: PackData, key: SigningKey, making: Making): Promise<MadePack> {
  const source: Source = { data, layout: layoutOf(data) };
  const fingerprint = fingerprintOf(key.publicKey);
  const files: MadeFile[] = [];
  files.push(...(await proofFiles(source, making)));
  files.push(...(await sheetFiles(source, making)));
  files.push(...(await overviewFiles(source, fingerprint, making)));
  const workbook = await writeWorkbookApart(packSheets(source), new Date(data.pack.frozenAt));
  const fixed: [string, string | Buffer][] = [
    [fixedPaths.workbook, workbook],
    [fixedPaths.data, `${JSON.stringify(data, null, 1)}\n`],
    [fixedPaths.page, packPage(source, fingerprint)],
    [fixedPaths.verifier, verifierSource()],
    [fixedPaths.verifierPage, verifierPage],
  ];
  for (const [path, content] of fixed) files.push(await keepBytes(making, path, content));
  const manifest = Buffer.from(manifestOf(data, key, files));
  const named = await keepBytes(making, fixedPaths.manifest, manifest);
  const signed = await keepBytes(making, fixedPaths.signature, signatureOf(manifest, key));
  // First what somebody opens first; the rest by path, so that volumes keep folders together.
  const { catalogue: way, binder: all } = source.layout;
  const first = new Set<string>([way, all, ...Object.values(fixedPaths)]);
  const rest = files
    .filter(({ path }) => !first.has(path))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return {
    files: [signed, named, ...files.filter(({ path }) => first.has(path)), ...rest],
    manifestSha256: named.sha256,
  };
}

function manifestOf(data: PackData, { publicKey }: SigningKey, files: readonly MadeFile[]): string {
  const { pack, organization } = data;
  const sm3 = new Map(
    data.proofs.flatMap(({ sha256, sm3: digest }) => (sha256 && digest ? [[sha256, digest]] : [])),
  );
  const lines = files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, byteSize, sha256 }) => ({
      path,
      byteSize,
      sha256,
      ...(sm3.has(sha256) ? { sm3: sm3.get(sha256) } : {}),
    }));
  const manifest = {
    format: 'hengjian-pack/1',
    pack: {
      id: pack.id,
      number: pack.number,
      name: pack.name,
      organization: organization.name,
      ...(data.parts ? { parts: data.parts.map(partLine) } : {}),
      label: pack.label,
      periodFrom: pack.periodFrom,
      periodTo: pack.periodTo,
      frozenAt: pack.frozenAt,
      frozenBy: pack.frozenBy,
    },
    signer: { algorithm: 'Ed25519', publicKey: publicKey.toString('base64') },
    files: lines,
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

const partLine = ({ framework, assessment }: PackPart) => ({
  name: assessment.name,
  subject: assessment.subject,
  basis: `${framework.name}（${framework.edition}）`,
});

/** Proofs lie in the store already; links and written proofs become text files. */
async function proofFiles({ data, layout }: Source, making: Making): Promise<MadeFile[]> {
  const files: MadeFile[] = [];
  const stored: string[] = [];
  for (const [place, proof] of data.proofs.entries()) {
    const { evidenceId, versionId, sha256, byteSize } = proof;
    const path = layout.proofs[place]!;
    if (proof.kind === 'FILE' && sha256 !== null && byteSize !== null) {
      stored.push(sha256);
      files.push({ path, sha256, byteSize, evidenceId, versionId });
    } else {
      const content = `${proof.title}\r\n\r\n${proof.url ?? proof.text ?? ''}\r\n`;
      files.push({ ...(await keepBytes(making, path, content)), evidenceId, versionId });
    }
  }
  await making.blobs.touch(stored);
  return files;
}

/** A sheet for each item, as many in one thread as its pictures allow. */
async function sheetFiles(source: Source, making: Making): Promise<MadeFile[]> {
  const files: MadeFile[] = [];
  const total = source.data.chapters.reduce((sum, { items }) => sum + items.length, 0);
  let batch: { path: string; model: DocumentModel }[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    files.push(...(await keepDocuments(making, batch)));
    [batch, bytes] = [[], 0];
    await making.onProgress((0.7 * files.length) / total);
  };
  for (const [chapter, { items }] of source.data.chapters.entries())
    for (const [place, item] of items.entries()) {
      const pictures = await picturesOf(source.data, item.proofs, making);
      const model = itemSheet(source, chapter, place, pictures);
      batch.push({ path: source.layout.items[chapter]![place]!.sheet, model });
      bytes += [...pictures.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
      if (bytes >= batchBytes || batch.length >= batchSheets) await flush();
    }
  await flush();
  return files;
}

async function overviewFiles(source: Source, fingerprint: string, making: Making): Promise<MadeFile[]> {
  const { proofs, chapters } = source.data;
  const shown = new Set(chapters.flatMap(({ items }) => items.flatMap((item) => item.proofs)));
  const sum = [...shown].reduce((bytes, place) => bytes + pictureBytes(proofs[place]!), 0);
  const withPictures = sum <= mostPicturesBytes;
  const pictures = withPictures
    ? await picturesOf(source.data, [...shown], making)
    : new Map<number, Picture>();
  const files = await keepDocuments(making, [
    { path: source.layout.catalogue, model: catalogue(source, fingerprint) },
    { path: source.layout.binder, model: binder(source, pictures, withPictures) },
  ]);
  await making.onProgress(0.9);
  return files;
}

async function picturesOf(
  { proofs }: PackData,
  places: readonly number[],
  { storage }: Making,
): Promise<Map<number, Picture>> {
  const pictures = new Map<number, Picture>();
  let bytes = 0;
  for (const place of places) {
    bytes += pictureBytes(proofs[place]!);
    // An item with more stays readable: the rest is linked.
    if (bytes > mostPicturesBytes) break;
    const picture = await pictureOf(storage, proofs[place]!);
    if (picture) pictures.set(place, picture);
  }
  return pictures;
}

/** Renders documents into the store, by LibreOffice as PDF where that is wanted. */
async function keepDocuments(
  { storage, office, signal }: Making,
  documents: readonly { readonly path: string; readonly model: DocumentModel }[],
): Promise<MadeFile[]> {
  const folder = join(storage.temporaryDir, newId());
  await mkdir(folder);
  const waiting = documents.map(({ model }) => ({ model, outputPath: join(folder, `${newId()}.docx`) }));
  try {
    const written = await renderDocuments(waiting, { signal });
    const files = waiting.map(({ outputPath }) => outputPath);
    const made =
      office === undefined
        ? written.map((one, at) => ({ ...one, file: files[at]! }))
        : await writePdfs(office, files, signal);
    for (const { file, sha256 } of made) await storage.adopt(file, sha256);
    return documents.map(({ path }, at) => ({
      path,
      sha256: made[at]!.sha256,
      byteSize: made[at]!.byteSize,
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepBytes(
  { storage, signal }: Making,
  path: string,
  content: string | Buffer,
): Promise<MadeFile> {
  signal.throwIfAborted();
  const file = join(storage.temporaryDir, newId());
  try {
    await writeFile(file, content, { flag: 'wx', flush: true });
    const { size: byteSize } = await stat(file);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await storage.adopt(file, sha256);
    return { path, sha256, byteSize };
  } finally {
    await rm(file, { force: true });
  }
}
