import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMutation, updateMutation } from '../api/pack/scene.js';
import { freshAssessment } from '../api/assessment/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let assessments: string[];
beforeAll(async () => {
  app = await createTestApp();
  assessments = [];
  for (let at = 0; at < 5; at += 1) assessments.push((await freshAssessment(app)).id);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const page = `query ($id: ID!) { pack(id: $id) { name parts { name assessment { name } } chapters { part title } }
  packOutlook(packId: $id) { items incomplete chapters { part items } } packGaps(packId: $id) { totalCount nodes { part code } } }`;

async function newPack(assessmentIds: string[]) {
  const { createPack } = await officer().query(createMutation, { input: { name: '材料', assessmentIds } });
  return createPack.pack;
}

/** Statements of an operation, once what is kept in memory is there. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  await work();
  return (await sent(work)).filter((name) => !/^(begin|commit|insert into)/.test(name));
}

it('the page of a draft reads what would go in once, alike for one assessment and for five', async () => {
  const [one, five] = [await newPack(assessments.slice(0, 1)), await newPack(assessments)];
  // Each is arranged as finely as when it stands alone.
  expect(five.chapters).toHaveLength(5 * one.chapters.length);
  const of = (id: string) => statements(() => officer().query(page, { id }));
  const many = await of(five.id);
  expect(many, many.join(', ')).toEqual(await of(one.id));
  for (const name of ['pack.proofs', 'result.ofAssessments', 'report.tasks'])
    expect(
      many.filter((statement) => statement === name),
      many.join(', '),
    ).toHaveLength(1);
  // The session, its rights; the pack for each of three fields, its assessments; then what goes in: assessments, organization, rule
  // books, results, proofs, tasks, own texts, units and people.
  expect(many.length, many.join(', ')).toBeLessThanOrEqual(20);
});

it('a pack is made and arranged anew alike for one assessment and for five', async () => {
  const made = (assessmentIds: string[]) => statements(() => newPack(assessmentIds));
  expect(await made(assessments)).toEqual(await made(assessments.slice(0, 1)));
  const arranged = async (assessmentIds: string[]) => {
    const pack = await newPack(assessmentIds);
    return sent(() =>
      officer().query(updateMutation, {
        input: { id: pack.id, version: pack.version, assessmentIds: assessmentIds.toReversed() },
      }),
    );
  };
  const few = await arranged(assessments.slice(0, 2));
  expect(await arranged(assessments)).toEqual(few);
});
