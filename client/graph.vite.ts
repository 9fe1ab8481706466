import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = fileURLToPath(new URL('../dist/client-graph.json', import.meta.url));

/** What one built script is made of: the check of the first load follows this and the files themselves. */
export interface BuiltChunk {
  /** The source this chunk stands for, when it was asked for by an `import()`. */
  readonly source: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  /** Packages with at least one byte in it. */
  readonly packages: readonly string[];
}

const packageOf = (id: string) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];

/** Writes the module graph beside the built client (not into it: nobody needs to download it). */
export function graph(): Plugin {
  return {
    name: 'hengjian-graph',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks: Record<string, BuiltChunk> = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const packages = Object.entries(chunk.modules)
          .filter(([, module]) => module.renderedLength > 0)
          .flatMap(([id]) => packageOf(id) ?? []);
        chunks[chunk.fileName] = {
          source: chunk.facadeModuleId?.replace(root, '').split('?')[0] ?? null,
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          packages: [...new Set(packages)].toSorted(),
        };
      }
      writeFileSync(file, `${JSON.stringify(chunks, null, 1)}\n`);
    },
  };
}
