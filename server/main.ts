import type { Config } from './platform/config.js';
import { prepareDataDir, readConfig } from './platform/config.js';
import { lockDataDir } from './platform/database/data-lock.js';
import { explainStartFailure } from './start-failure.js';

// A wrong setting or a folder in use is told at once: only then is the rest of the house loaded, which takes seconds.
const config = readSettings();
try {
  prepareDataDir(config.dataDir);
  const unlock = lockDataDir(config.dataDir);
  const { serve } = await import('./serve.js');
  await serve(config, unlock);
} catch (error) {
  process.stderr.write(`${explainStartFailure(error, config)}\n`);
  process.exit(1);
}

function readSettings(): Config {
  try {
    return readConfig();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}
