import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const squeezable = /\.(?:js|css|html|svg)$/;
/** Below this the answer fits one packet anyway. */
const leastBytes = 1_024;

/** Puts a brotli and a gzip copy beside each text file: the server sends them as they are and never compresses. */
export function compress(): Plugin {
  return {
    name: 'hengjian-compress',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = dir ?? '';
      const squeeze = async (file: string): Promise<void> => {
        const bytes = readFileSync(file);
        if (bytes.length < leastBytes) return;
        const [brotli, zipped] = await Promise.all([
          promisify(brotliCompress)(bytes, {
            // The best level takes twenty times as long for 8 % less.
            params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          }),
          promisify(gzip)(bytes, { level: 9 }),
        ]);
        writeFileSync(`${file}.br`, brotli);
        writeFileSync(`${file}.gz`, zipped);
      };
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      await Promise.all(
        files.filter((file) => squeezable.test(file)).map((file) => squeeze(join(folder, file))),
      );
    },
  };
}
