import { existsSync, readFileSync } from 'node:fs';

/** Operations that ship with the web client: hash → text. Made by codegen at build time. */
export class OperationManifest {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(file: string) {
    const parsed: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    this.texts = new Map(Object.entries(parsed));
  }

  get size(): number {
    return this.texts.size;
  }

  /** The text of a hash as the client sends it (`sha256:` prefix or bare hex). */
  find(hash: string): string | undefined {
    return (
      this.texts.get(hash) ?? this.texts.get(hash.replace(/^sha256:/, '')) ?? this.texts.get(`sha256:${hash}`)
    );
  }
}
