import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const registrar = fileURLToPath(new URL('./lib/texts.ts', import.meta.url));

/** Compiled texts by message id. */
type Texts = Record<string, unknown>;

/**
 * Puts the texts of both languages into the chunk of the module that says them, as `documents.vite.ts` does with
 * questions. One catalogue of everything would make the first screen heavier with every screen that is added.
 */
export function texts(configPath: string): Plugin {
  const linguiConfig = getConfig({ configPath });
  let byFile: ReadonlyMap<string, Readonly<Record<string, Texts>>>;
  return {
    name: 'hengjian-texts',
    async buildStart() {
      byFile = await readCatalogues(linguiConfig);
    },
    transform: {
      filter: { id: /\.tsx?$/ },
      handler(code, id) {
        const found = byFile.get(id.split('?')[0] ?? id);
        if (found === undefined) return null;
        const languages = linguiConfig.locales.map((locale) => JSON.stringify(found[locale] ?? {}));
        // In the last line, so that line numbers in error reports stay.
        return {
          code: `${code}\nimport { addTexts as textsOfThisModule } from ${JSON.stringify(registrar)}; textsOfThisModule(${languages.join(', ')});\n`,
          map: null,
        };
      },
    },
  };
}

async function readCatalogues(
  linguiConfig: ReturnType<typeof getConfig>,
): Promise<ReadonlyMap<string, Readonly<Record<string, Texts>>>> {
  const byFile = new Map<string, Record<string, Texts>>();
  for (const catalogue of await getCatalogs(linguiConfig)) {
    for (const locale of linguiConfig.locales) {
      const entries = Object.entries((await catalogue.read(locale)) ?? {});
      const sources = Object.fromEntries(
        entries.map(([id, entry]) => [id, entry.translation || (entry.message ?? '')]),
      );
      const { source, errors } = createCompiledCatalog(locale, sources, { namespace: 'json' });
      if (errors.length > 0) throw new Error(`${catalogue.path}, ${locale}: ${errors[0]?.error.message}`);
      const compiled = (JSON.parse(source) as { messages: Texts }).messages;
      for (const [id, { origin = [] }] of entries) {
        for (const [file] of origin) {
          const path = `${linguiConfig.rootDir}/${file}`;
          const languages = byFile.get(path) ?? {};
          byFile.set(path, languages);
          (languages[locale] ??= {})[id] = compiled[id];
        }
      }
    }
  }
  return byFile;
}
