/**
 * What a manager opens, over 2,000 and over 20,000 tasks of 200 systems: progress of half a year, the home screen's gaps, and
 * what expiring proof does to the scores. One request after the other; prints the medians and their ratio, asserts nothing.
 */
import { addDays, dayOf } from '../../server/platform/clock.ts';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 9);
const today = dayOf(new Date());
const questions: readonly (readonly [string, string])[] = [
  [
    'progress, 180 days',
    `{ remediationProgress(from: "${addDays(today, -179)}", to: "${today}") { days { tasks done overdue planned } weeks { verified } measures { verified } forecast { finishOn } byUnit { open unit { name } } } }`,
  ],
  ['gaps and load', '{ gapSummary { openGaps withoutTask overdueTasks byUnit { tasks overdue } } }'],
  ['outlook, 30, 60, 90 days', '{ proofOutlook { assessment { name } points { day value met } } }'],
];

const medians = new Map<string, number[]>();
for (const tasks of [2_000, 20_000]) {
  const world = await createWorld({ systems: 200, evidences: 5_000, links: 15_000, tasks });
  try {
    const { url } = await world.serveProduct();
    for (const [name, query] of questions) {
      const took: number[] = [];
      // Nobody measures the first time.
      for (let round = 0; round <= rounds; round += 1) {
        const start = performance.now();
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: `hengjian_session=${sessionToken}` },
          body: JSON.stringify({ query }),
        });
        const { errors } = (await response.json()) as { errors?: unknown };
        if (errors) throw new Error(JSON.stringify(errors));
        if (round > 0) took.push(performance.now() - start);
      }
      const median = took.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]!;
      medians.set(name, [...(medians.get(name) ?? []), median]);
    }
  } finally {
    await world.close();
  }
}

process.stdout.write('| question | 2,000 tasks, ms | 20,000 tasks, ms | ratio |\n|---|---|---|---|\n');
for (const [name, [few = 0, many = 0]] of medians)
  process.stdout.write(`| ${name} | ${few.toFixed(0)} | ${many.toFixed(0)} | ${(many / few).toFixed(1)} |\n`);
