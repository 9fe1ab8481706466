/**
 * What a manager opens, over 2,000 and over 20,000 tasks of 200 systems, each with a life of up to a year: progress of half a year,
 * the home screen's gaps, and what expiring proof does to the scores. One request after the other; prints the medians and their ratio, asserts nothing.
 */
import { addDays, dayOf } from '../../server/platform/clock.ts';
import { Client } from 'pg';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 9);
const today = dayOf(new Date());
const progress = (to: string, scope = '') =>
  `{ remediationProgress(from: "${addDays(to, -179)}", to: "${to}" ${scope}) { days { tasks done overdue planned } weeks { verified } measures { verified cycleDays } forecast { finishOn } byUnit { open unit { name } } byOwner { open owner { displayName } } } }`;
const questions: readonly (readonly [string, string])[] = [
  ['progress, 180 days', progress(today)],
  ['progress of one unit', progress(today, 'scope: { unitId: "01900000-0002-7000-8000-000000000001" }')],
  ['180 days to yesterday, from the lives', progress(addDays(today, -1))],
  ['gaps and load', '{ gapSummary { openGaps withoutTask overdueTasks byUnit { tasks overdue } } }'],
  ['outlook, 30, 60, 90 days', '{ proofOutlook { assessment { name } points { day value met } } }'],
];

const medians = new Map<string, number[]>();
for (const tasks of [2_000, 20_000]) {
  const world = await createWorld({ systems: 200, evidences: 5_000, links: 15_000, tasks });
  try {
    await live(world.ownerUrl);
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

/** Tasks begin on any day of a year, are worked on, handed in, and two of three verified. */
async function live(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const made = `now() - (5 + number * 37 % 360) * interval '1 day'`;
  const columns = `id, organization_id, number, title, state, priority, unit_id, owner_id, due_on, original_due_on, created_at, row_since`;
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into remediation_task_history (${columns}, row_until)
     select t.id, t.organization_id, t.number, t.title, s.state, t.priority, t.unit_id, t.owner_id, (${made})::date + 30, (${made})::date + 30,
       ${made}, ${made} + s.n * interval '28 hours', ${made} + (s.n + 1) * interval '28 hours'
     from remediation_task t cross join (values (0, 'OPEN'), (1, 'IN_PROGRESS'), (2, 'SUBMITTED')) s (n, state)`,
  );
  await client.query(
    `update remediation_task set created_at = ${made}, row_since = ${made} + 3 * interval '28 hours', due_on = (${made})::date + 30,
       original_due_on = (${made})::date + 30, state = case number % 3 when 0 then 'RETURNED' else 'VERIFIED' end,
       verified_at = ${made} + 3 * interval '28 hours'`,
  );
  await client.query('select recount_progress(id) from organization');
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
  await client.end();
}

process.stdout.write('| question | 2,000 tasks, ms | 20,000 tasks, ms | ratio |\n|---|---|---|---|\n');
for (const [name, [few = 0, many = 0]] of medians)
  process.stdout.write(`| ${name} | ${few.toFixed(0)} | ${many.toFixed(0)} | ${(many / few).toFixed(1)} |\n`);
