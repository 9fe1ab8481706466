import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const generated = fileURLToPath(new URL('./gql/graphql.ts', import.meta.url));
const call = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/)?\s*`([^`]*)`,?\s*\)/g;
const definition = /^\s*(?:#[^\n]*\n\s*)*(query|mutation|subscription|fragment)\s+(\w+)/;
const line = /^export const (\w+) = (\{.*\}) as unknown as/gm;
const prefix = 'virtual:document/';

/** As much of a definition as is read here; the first one of a document is its own. */
interface Definition {
  readonly kind: string;
  readonly name: { readonly value: string };
}

/** A name of its own: a screen may well call its constant as the generator does. */
const local = (name: string) => `generated${name}`;

/** Name of the constant that the generator writes for an operation or a fragment. */
function constantOf(text: string): string | null {
  const found = definition.exec(text);
  if (!found) return null;
  return `${found[2] ?? ''}${found[1] === 'fragment' ? 'FragmentDoc' : 'Document'}`;
}

/**
 * Puts each generated document into the chunk of the screen that asks it. The generated `graphql()` looks them up in
 * one map of all texts, which would load every question of the product with the first screen.
 */
export function documents(): Plugin {
  const bodies = new Map<string, string>();
  // The generator capitalises every part of a name (`Row_control` becomes `Row_ControlFragmentDoc`).
  const read = (name: string) => {
    if (bodies.size === 0) {
      for (const found of readFileSync(generated, 'utf8').matchAll(line)) {
        bodies.set((found[1] ?? '').toLowerCase(), found[2] ?? '');
      }
    }
    return bodies.get(name.toLowerCase());
  };
  /** Fragments stand once: each operation that spreads one would carry its own copy otherwise. */
  const moduleOf = (name: string) => {
    const body = read(name);
    if (body === undefined) return 'export default null;';
    // The rest is the hash under which the server knows the operation.
    const { definitions, ...rest } = JSON.parse(body) as { definitions: Definition[] };
    const imports: string[] = [];
    const parts = definitions.map((one, at) => {
      const fragment = `${one.name.value}FragmentDoc`;
      if (at === 0 || one.kind !== 'FragmentDefinition' || read(fragment) === undefined) {
        return JSON.stringify(one);
      }
      imports.push(`import ${local(fragment)} from '${prefix}${fragment}';`);
      return `${local(fragment)}.definitions[0]`;
    });
    const document = `{...${JSON.stringify(rest)},"definitions":[${parts.join(',')}]}`;
    return `${imports.join('\n')}\nexport default ${document};`;
  };
  return {
    name: 'hengjian-documents',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      return { code: moduleOf(id.slice(prefix.length + 1)), moduleSideEffects: false };
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('/gql/') || !code.includes('graphql(')) return null;
      const imports = new Set<string>();
      const next = code.replace(call, (whole, text: string) => {
        const name = constantOf(text);
        if (!name) return whole;
        if (read(name) === undefined) this.error(`${name} is not generated: run graphql-codegen`);
        imports.add(name);
        // Line breaks stay, so that line numbers in error reports do.
        return local(name) + '\n'.repeat(whole.split('\n').length - 1);
      });
      if (imports.size === 0) return null;
      // In the last line and not the first, for the same reason; imports are hoisted.
      const lines = [...imports].map((name) => `import ${local(name)} from '${prefix}${name}';`);
      return { code: `${next}\n${lines.join('\n')}\n`, map: null };
    },
  };
}
