import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.js';

/** Makes sure that one process at a time owns the data folder. Returns the function that gives it back. */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'hengjian.pid');
  try {
    const [pid, born] = readFileSync(file, 'utf8').trim().split(' ');
    if (pid && born === birthOf(Number(pid)) && Number(pid) !== process.pid) {
      throw new ConfigError(
        `Another Hengjian (process ${pid}) is using ${dataDir}: stop it, or set HENGJIAN_DATA to another folder.`,
      );
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // No file, or one that cannot be read as a lock: nobody holds it.
  }
  writeFileSync(file, `${process.pid} ${birthOf(process.pid) ?? '0'}\n`);
  return () => rmSync(file, { force: true });
}

/** Start time of a process in clock ticks since boot: tells a reused process id from the process that wrote the file. */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
