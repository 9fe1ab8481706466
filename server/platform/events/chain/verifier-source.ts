import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The text of the verifier as one JavaScript file: compiled by the build, or by Node itself under a test runner. */
export function verifierSource(): string {
  const file = fileURLToPath(new URL('./chain-verifier.js', import.meta.url));
  if (import.meta.url.endsWith('.ts'))
    return stripTypeScriptTypes(readFileSync(file.replace(/js$/, 'ts'), 'utf8'));
  return readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
}
