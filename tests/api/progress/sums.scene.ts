import { expect } from 'vitest';
import { readLives } from '../../../server/features/progress/progress.queries.js';
import type { Answer, Wanted } from '../../../server/features/progress/progress.answer.js';
import { readSums } from '../../../server/features/progress/progress.sums.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import type { TestApp } from '../../support/test-app.js';

const today = dayOf(new Date());

/** What the sums of both hospitals say, without how many rows they are spread over. */
const kept = (app: TestApp) =>
  Promise.all([
    app.sql(`select * from (select organization_id, place_id, day, sum(tasks) as tasks, sum(done) as done, sum(overdue) as overdue,
        sum(planned) as planned, sum(verified) as verified, sum(verified_first_time) as first_time, sum(returned) as returned,
        sum(reopened) as reopened, sum(slipped) as slipped, sum(slipped_days) as slipped_days, sum(budget)::float as budget,
        sum(spent)::float as spent
      from progress_day group by 1, 2, 3) d
      where (tasks, done, overdue, planned, verified, first_time, returned, reopened, slipped, slipped_days, budget, spent)
        <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) order by 1, 2, 3`),
    app.sql('select * from progress_verification order by task_id, verified_at'),
  ]);

/** Counts everything once more. */
export const recount = (app: TestApp): Promise<unknown> =>
  app.sql('select recount_progress(id) from organization');

/** Compares what the sums answer with what the lives of the tasks say, field by field, and the sums with a new count. */
export async function expectSumsToBeLives(app: TestApp): Promise<void> {
  const { units } = app.fixture.north;
  for (const [unitId, length] of [
    [null, 400],
    [null, 10],
    [null, 0],
    [units.radiology, 400],
    [units.campus, 90],
  ] as const) {
    const wanted: Wanted = {
      planId: null,
      unitId,
      systemId: null,
      frameworkId: null,
      from: addDays(today, -length),
      to: today,
    };
    const [sums, lives] = await app.house.deps.database.read(
      app.actor('MANAGER'),
      async (reads): Promise<[Answer | undefined, Answer]> => [
        await readSums(reads, wanted),
        await readLives(reads, wanted),
      ],
    );
    expect(rounded(sums), `${unitId} ${length}`).toEqual(rounded(lives));
  }
  const followed = await kept(app);
  await recount(app);
  expect(followed).toEqual(await kept(app));
}

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(6)) : one)),
  );
