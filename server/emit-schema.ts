import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from './house.js';
import { emitSchema } from './platform/graphql/schema.js';
import { projectRoot, readConfig } from './platform/config.js';
import { createLogger } from './platform/logging.js';

// The schema follows from the rooms alone: the server is put together on an address that nobody ever connects to.
const nowhere = 'postgresql://nobody@127.0.0.1:1/none';
const file = join(projectRoot, 'schema', 'schema.graphql');
const config = readConfig({
  HENGJIAN_DATA: join(projectRoot, 'node_modules', '.cache', 'hengjian-schema'),
  HENGJIAN_LOG: 'silent',
});
mkdirSync(config.dataDir, { recursive: true });
const house = await openHouse(config, createLogger('silent'), nowhere);
const emitted = emitSchema(house.app.schema);

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== emitted) {
    process.stderr.write('schema/schema.graphql is stale: run "npm run schema" and commit it.\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, emitted);
}
process.exit(0);
