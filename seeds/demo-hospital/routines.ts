import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../server/platform/config.js';
import type { Caller } from './caller.js';
import type { Diary } from './diary.js';
import type { FileKind } from './files.js';
import type { Username } from './people.js';
import { acceptProofs, addProof } from './proofs.js';

interface Routine {
  readonly title: string;
  readonly kind: FileKind;
  readonly by: Username;
  /** Length of a period. */
  readonly months: number;
  /** Days for which the record of a period is good. */
  readonly keeps: number;
  readonly tags: readonly string[];
  /** Codes by rule book; a control counts with what is below it. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly lines: readonly (readonly [string, readonly string[]])[];
}

const monthsTold = 12;
/** The systems of the hospital are graded at level 3; the other books have no levels. */
const levels: Readonly<Record<string, string>> = { 'mlps-2.0': 'L3' };
const dayMs = 86_400_000;

/** A year of records that come again in every period, each proving clauses of several rule books at once. */
export async function tellRoutines(diary: Diary): Promise<void> {
  const routines = parse(
    await readFile(join(projectRoot, 'seeds', 'demo-hospital', 'routines.yaml'), 'utf8'),
  ) as Routine[];
  let known: Promise<ReadonlyMap<Routine, readonly string[]>> | undefined;
  for (let back = monthsTold; back > 0; back -= 1) {
    const on = monthEnd(diary.today, back);
    const month = diary.day(on).slice(0, 7);
    // Records are handed in on the last day of their period, and looked at in the same afternoon.
    const ended = routines.filter(({ months }) => Number(month.slice('2026-'.length)) % months === 0);
    const made: string[] = [];
    for (const routine of ended)
      diary.on(on, routine.by, async (author) => {
        known ??= controlsOf(author, routines);
        const nth = (monthsTold - back) / routine.months;
        made.push(
          await addProof(author, {
            title: `${routine.title} ${month}`,
            kind: routine.kind,
            day: diary.day(on - 1),
            lines: routine.lines.map(([name, values]) => [name, values[Math.floor(nth) % values.length]!]),
            validUntil: diary.day(on + routine.keeps),
            tags: routine.tags,
            controlIds: (await known).get(routine)!,
            submit: true,
          }),
        );
      });
    diary.on(on, 'officer', async (officer) => void (await acceptProofs(officer, made)));
  }
}

interface Leaf {
  readonly id: string;
  readonly code: string;
}

const filterOf = (book: string): string =>
  `{ assessable: true${levels[book] ? `, level: "${levels[book]}"` : ''} }`;

async function controlsOf(
  caller: Caller,
  routines: readonly Routine[],
): Promise<ReadonlyMap<Routine, readonly string[]>> {
  const books = [...new Set(routines.flatMap(({ controls }) => Object.keys(controls)))];
  const answer = await caller.ask<Record<string, { controls: readonly Leaf[] }>>(
    `query { ${books.map((code, at) => `b${at}: framework(code: "${code}") { controls(filter: ${filterOf(code)}) { id code } }`).join(' ')} }`,
  );
  const leaves = new Map(books.map((code, at) => [code, answer[`b${at}`]!.controls]));
  return new Map(
    routines.map((routine) => [
      routine,
      Object.entries(routine.controls).flatMap(([book, codes]) =>
        codes.flatMap((code) => {
          const own = leaves
            .get(book)!
            .filter((leaf) => leaf.code === code || leaf.code.startsWith(`${code}-`));
          if (own.length === 0) throw new Error(`demo routine ${routine.title}: ${book} has no ${code}`);
          return own.map(({ id }) => id);
        }),
      ),
    ]),
  );
}

/** Days from today to the last day of a month some months back. */
function monthEnd(today: string, back: number): number {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return Math.round((Date.UTC(year, month - back, 0) - Date.parse(today)) / dayMs);
}
