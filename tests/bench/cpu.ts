import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds per tick of the kernel's accounting on Linux. */
const tickMs = 10;

/** CPU time that a process has used so far, in ms; with everything it has started and that has ended since. */
export function cpuOf(pid: number): number {
  const [user, system, endedUser, endedSystem] = fields(pid).slice(11, 15).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return (user + system + endedUser + endedSystem) * tickMs;
}

/** CPU time of a process and of all that it has started: PostgreSQL is one process per connection. */
export function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(Number(name)) === pid);
  return children.reduce((sum, child) => sum + (tryCpu(Number(child)) ?? 0), cpuOf(pid));
}

// What follows the name of the program, which may hold anything: state, parent, …
const fields = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');

function parentOf(pid: number): number | undefined {
  try {
    return Number(fields(pid)[1]);
  } catch {
    return undefined; // It has just ended.
  }
}

function tryCpu(pid: number): number | undefined {
  try {
    return cpuOf(pid);
  } catch {
    return undefined;
  }
}
