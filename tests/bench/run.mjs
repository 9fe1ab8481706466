// `npm run bench`: every measurement, one after the other. Each prints its own table; nothing asserts on time.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const here = new URL('.', import.meta.url).pathname;
let failed = 0;
const benches = readdirSync(here)
  .filter((file) => file.endsWith('.bench.ts'))
  .toSorted();
for (const file of benches) {
  console.log(`\n## ${file.replace('.bench.ts', '')}\n`);
  if (
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', `${here}${file}`], {
      stdio: 'inherit',
    }).status !== 0
  )
    failed += 1;
}
console.log(`\n${benches.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
