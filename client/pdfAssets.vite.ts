import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folders = ['cmaps', 'standard_fonts'];

/** Copies the character maps and standard fonts of the PDF viewer to /pdfjs: without them Chinese text is blank. */
export function pdfAssets(): Plugin {
  return {
    name: 'hengjian-pdf-assets',
    generateBundle() {
      for (const folder of folders) {
        for (const file of readdirSync(join(home, folder))) {
          this.emitFile({
            type: 'asset',
            fileName: `pdfjs/${folder}/${file}`,
            source: readFileSync(join(home, folder, file)),
          });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [, folder = '', file = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
        if (!folders.includes(folder) || !file) return next();
        createReadStream(join(home, folder, basename(file)))
          .on('error', next)
          .pipe(response);
      });
    },
  };
}
