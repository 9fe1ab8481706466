import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { idIn, makeEdition, move, preview, undo } from '../api/assessment/move.scene.js';
import type { Leaf } from '../api/assessment/move.scene.js';
import { submitProof } from '../api/assessment/proofs.js';
import { startRating } from '../api/assessment/ratings.scene.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
const sizes = { small: 6, large: 6_000 } as const;
type Size = keyof typeof sizes;
const assessments = {} as Record<Size, string>;

const sentence = (at: number) =>
  `第 ${at} 条：应当由专人负责，每${at % 12}个月检查一次并留存记录 ${at * 7919}`;

beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  for (const size of ['small', 'large'] as const) {
    const leaves = Array.from({ length: sizes[size] }, (_, at): Leaf => ({
      code: `c${at}`,
      name: `条款 ${at}`,
      text: sentence(at),
    }));
    // A third under other numbers, a third reworded, a third as it was.
    const next = leaves.map(({ code, name, text }, at) => ({
      code: at % 3 === 0 ? `d${at}` : code,
      name,
      text: at % 3 === 1 ? `${text}，并抄报主管部门` : text!,
    }));
    const basedOnId = await makeEdition(app, `own-${size}`, leaves);
    await makeEdition(app, `own-${size}-next`, next, { basedOnId });
    assessments[size] = await startRating(officer, `own-${size}`);
    await app.sql(
      `update result set verdict = 'MET', rated_at = now(), rated_by_name = '张合规' where assessment_id = $1 and position % 2 = 0`,
      [assessments[size]],
    );
    await submitProof(app, { controlIds: [0, 1, 2].map((at) => idIn(app, `own-${size}`, `c${at}`)) });
  }
}, 120_000);
afterAll(() => app.close());

/** Statements of the read transactions that some work opens. */
async function reading(work: () => Promise<unknown>): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await work();
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

/** Statements of the write transactions that some work opens, by name. */
async function writing(work: () => Promise<unknown>): Promise<string[]> {
  const { database } = app.house.deps;
  const names: string[] = [];
  const original = database.write.bind(database);
  const spy = vi.spyOn(database, 'write').mockImplementation((actor, inside) =>
    original(actor, (tx) =>
      inside({
        ...tx,
        query: (name, sql, parameters) => {
          names.push(name);
          return tx.query(name, sql, parameters);
        },
      }),
    ),
  );
  try {
    await work();
    return names;
  } finally {
    spy.mockRestore();
  }
}

const diffOf = (size: Size) =>
  officer.query(
    `query ($from: String!, $to: String!) { frameworkDiff(from: $from, to: $to, filter: { changes: [REWORDED] }) { totals { change count }
      lines { totalCount nodes { before { code } after { code parent { code } } nameWords { change text } textWords { change text } } } } }`,
    { from: `own-${size}`, to: `own-${size}-next` },
  );

it('6,000 nodes are compared with as few statements as 6', async () => {
  const { frameworkDiff } = await diffOf('large');
  expect(frameworkDiff.lines.totalCount).toBe(2_000);
  expect(frameworkDiff.totals).toContainEqual({ change: 'RENUMBERED', count: 2_000 });
  await diffOf('small');
  // Which editions there are: both are in memory now, and so is what became of each node.
  expect(await reading(() => diffOf('large'))).toBe(1);
  expect(await reading(() => diffOf('small'))).toBe(1);
});

it('a preview takes the same statements whatever the size', async () => {
  const small = await reading(() => preview(officer, assessments.small, 'own-small-next'));
  expect(await reading(() => preview(officer, assessments.large, 'own-large-next'))).toBe(small);
  // The assessment, the editions, the answers, the figures, and the results of the page.
  expect(small).toBe(5);
});

it('moving and undoing take the same statements whatever the size', async () => {
  const moved = {} as Record<Size, string>;
  const moving = async (size: Size) => {
    moved[size] = (await move(officer, assessments[size], `own-${size}-next`)).assessment.id;
  };
  const expected = [
    'move.lock',
    'assessment.byIds',
    'framework.editions',
    'move.answers',
    'move.figures',
    'move.made',
    'organization.own',
    'evidenceLink.succeed',
    // Other assessments by that edition, which the links prove too: here there are none.
    'score.lock',
    'assessment.results',
    'move.carryEstimates',
    'task.follow',
    'move.record',
    'score.lock',
    'score.results',
    'score.save',
  ];
  expect(await writing(() => moving('small'))).toEqual(expected);
  expect(await writing(() => moving('large'))).toEqual(expected);
  const undoing = (size: Size) => writing(() => undo(officer, moved[size]));
  const small = await undoing('small');
  expect(small).toEqual([
    'move.lock',
    'assessment.byIds',
    'move.ofAssessments',
    'move.lockLinks',
    'move.losses',
    'move.remove',
    'evidenceLink.takeBack',
    'score.lock',
    // Links that are taken back may have closed a task.
    'task.lostProofs',
    'assessment.byIds',
  ]);
  expect(await undoing('large')).toEqual(small);
});
