import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.js';

/** Makes sure that one process at a time owns the data folder. Returns the function that gives it back. */
export function lockDataDir(dataDir: string): () => void {
  const file = lockOf(dataDir);
  const holder = holderOf(file);
  if (holder) {
    throw new ConfigError(
      `Another Hengjian (process ${holder}) is using ${dataDir}: stop it, or set HENGJIAN_DATA to another folder.`,
    );
  }
  writeFileSync(file, `${process.pid} ${birthOf(process.pid) ?? '0'}\n`);
  return () => rmSync(file, { force: true });
}

/** True while another process owns the data folder. */
export const isDataDirLocked = (dataDir: string): boolean => holderOf(lockOf(dataDir)) !== undefined;

const lockOf = (dataDir: string): string => join(dataDir, 'hengjian.pid');

/** The other process that holds the lock, if one does that lives. */
function holderOf(file: string): string | undefined {
  try {
    const [pid, born] = readFileSync(file, 'utf8').trim().split(' ');
    return pid && born === birthOf(Number(pid)) && Number(pid) !== process.pid ? pid : undefined;
  } catch {
    // No file, or one that cannot be read as a lock: nobody holds it.
    return undefined;
  }
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
