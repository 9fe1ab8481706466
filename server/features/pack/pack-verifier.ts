// Goes into every pack as verify.mjs, and runs there without anything but Node: no import of ours, no other package.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly format: string;
  readonly pack: {
    readonly name: string;
    readonly number: string;
    readonly frozenAt: string;
    readonly parts?: readonly { readonly name: string; readonly subject: string }[];
  };
  readonly signer: { readonly publicKey: string };
  readonly files: readonly { readonly path: string; readonly byteSize: number; readonly sha256: string }[];
}

export interface Verification {
  readonly fingerprint: string | undefined;
  readonly files: number;
  /** What the manifest says that it is: number, name, and each of its parts where it has several. */
  readonly title: readonly string[];
  /** What is wrong, one line each; empty when nothing is. */
  readonly problems: readonly string[];
}

const own = ['manifest.json', 'manifest.sig'];

/** Compares a folder with its manifest, and the manifest with its signature. */
export async function verifyPack(folder: string, expectedFingerprint?: string): Promise<Verification> {
  const problems: string[] = [];
  let manifest: Manifest;
  let fingerprint: string | undefined;
  try {
    const bytes = readFileSync(join(folder, 'manifest.json'));
    manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
    if (manifest.format !== 'hengjian-pack/1') throw new Error('unknown format');
    const key = Buffer.from(manifest.signer.publicKey, 'base64');
    fingerprint = createHash('sha256').update(key).digest('hex');
    const signature = Buffer.from(readFileSync(join(folder, 'manifest.sig'), 'utf8').trim(), 'base64');
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    if (!verify(null, bytes, publicKey, signature)) problems.push('签名不符 wrong signature: manifest.json');
  } catch (error) {
    return {
      fingerprint,
      files: 0,
      title: [],
      problems: [`清单无法读取 manifest cannot be read: ${String(error)}`],
    };
  }
  if (expectedFingerprint && fingerprint !== expectedFingerprint.toLowerCase())
    problems.push(`签名公钥不是指定的公钥 signed by another key: ${fingerprint}`);
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const present = new Set(filesIn(folder));
  for (const path of present)
    if (!listed.has(path) && !own.includes(path)) problems.push(`多出文件 not in the manifest: ${path}`);
  for (const [path, { sha256, byteSize }] of listed) {
    if (!present.has(path)) problems.push(`缺少文件 missing: ${path}`);
    else {
      const found = await digestOf(join(folder, path));
      if (found.sha256 !== sha256 || found.byteSize !== byteSize)
        problems.push(`文件被改动 changed: ${path}`);
    }
  }
  const { number, name, parts = [] } = manifest.pack;
  const title = [
    `${number} ${name}`,
    ...parts.map((part, at) => `  ${at + 1}. ${part.name}（${part.subject}）`),
  ];
  return { fingerprint, files: listed.size, title, problems };
}

/** Paths of all files below a folder, as the manifest writes them. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(resolve(folder).length + 1)
        .replaceAll('\\', '/')
        .normalize('NFC'),
    );
}

async function digestOf(path: string): Promise<{ sha256: string; byteSize: number }> {
  const hash = createHash('sha256');
  let byteSize = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byteSize += chunk.length;
  }
  return { sha256: hash.digest('hex'), byteSize };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // The pack in which it lies, from wherever it is called.
  const [folder = fileURLToPath(new URL('.', import.meta.url)), fingerprint] = process.argv.slice(2);
  const { files, title, problems, fingerprint: signer } = await verifyPack(resolve(folder), fingerprint);
  const lines = [
    ...title,
    ...problems,
    ...(signer ? [`签名公钥指纹 key fingerprint (SHA-256): ${signer}`] : []),
    problems.length === 0
      ? `核验通过：${files} 个文件与清单一致，签名有效。 Verified: ${files} files, signature valid.`
      : `核验不通过：${problems.length} 处问题。 Not verified: ${problems.length} problems.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
