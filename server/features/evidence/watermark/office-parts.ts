import {
  TextReader,
  TextWriter,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
  configure,
} from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';

// Already in a thread of its own.
configure({ useWebWorkers: false });

/** A part that is read as text; what is larger is no document that a person reads. */
const mostPartBytes = 40 * 1024 * 1024;

/** The parts of an Office document: some are read and written anew, all others are copied as they are packed. */
export class OfficeParts {
  private readonly written = new Map<string, string | Uint8Array>();

  private readonly entries: ReadonlyMap<string, FileEntry>;

  private constructor(entries: ReadonlyMap<string, FileEntry>) {
    this.entries = entries;
  }

  static async open(bytes: Uint8Array): Promise<OfficeParts> {
    const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
    return new OfficeParts(
      new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry] as const]))),
    );
  }

  names(pattern: RegExp): string[] {
    return [...this.entries.keys()].filter((name) => pattern.test(name));
  }

  /** A part as it stands now; undefined when there is none. */
  async text(name: string): Promise<string | undefined> {
    const known = this.written.get(name);
    if (typeof known === 'string') return known;
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry.uncompressedSize > mostPartBytes) throw new Error(`${name} is too large`);
    return entry.getData(new TextWriter());
  }

  set(name: string, content: string | Uint8Array): void {
    this.written.set(name, content);
  }

  /** Lets a part refer to another one; answers the id of the relationship. */
  async relate(part: string, type: string, target: string): Promise<string> {
    const name = relationshipsOf(part);
    const id = 'rIdHengjianMark' + (target.match(/\d+/)?.[0] ?? '');
    const relationship = `<Relationship Id="${id}" Type="${officeDocument}/${type}" Target="${target}"/>`;
    const before =
      (await this.text(name)) ??
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${relationships}"></Relationships>`;
    const after = before.replace(/(<Relationships[^>]*?)\/>\s*$/, '$1></Relationships>');
    if (!after.includes('</Relationships>')) throw new Error(`${name} cannot be read`);
    this.set(
      name,
      after.replace('</Relationships>', () => `${relationship}</Relationships>`),
    );
    return id;
  }

  /** Declares what an extension, or one part, holds. */
  async declare(
    entry: { readonly extension: string } | { readonly part: string },
    type: string,
  ): Promise<void> {
    const name = '[Content_Types].xml';
    const before = await this.text(name);
    if (!before?.includes('</Types>')) throw new Error(`${name} cannot be read`);
    const [at, line] =
      'extension' in entry
        ? [
            `Extension="${entry.extension}"`,
            `<Default Extension="${entry.extension}" ContentType="${type}"/>`,
          ]
        : [`PartName="/${entry.part}"`, `<Override PartName="/${entry.part}" ContentType="${type}"/>`];
    if (before.toLowerCase().includes(at.toLowerCase())) return;
    // Defaults stand before overrides.
    this.set(
      name,
      'extension' in entry
        ? before.replace(/(<Types[^>]*>)/, (start) => start + line)
        : before.replace('</Types>', () => `${line}</Types>`),
    );
  }

  async pack(): Promise<Uint8Array> {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const [name, entry] of this.entries) {
      if (this.written.has(name)) continue;
      const packed = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
      await writer.add(name, new Uint8ArrayReader(packed), { entry, passThrough: true });
    }
    for (const [name, content] of this.written)
      await writer.add(
        name,
        typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
      );
    return writer.close();
  }
}

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

const relationshipsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels');
