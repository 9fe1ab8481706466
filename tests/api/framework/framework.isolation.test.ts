import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  controlsByIds,
  findControls,
  frameworksByIds,
  highRiskCasesOf,
} from '../../../server/features/framework/index.js';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const mlps = 'mlps-2.0';
const id = controlId(mlps, '8.1.1.2');

it('both hospitals read the same rule book under the same ids', async () => {
  const reading = `{ framework(code: "mlps-2.0") { id controls(filter: { level: "L1" }) { id code text } } }`;
  expect(await app.as('COMPLIANCE_OFFICER', 'south').query(reading)).toEqual(
    await app.as('COMPLIANCE_OFFICER').query(reading),
  );
});

it('both hospitals find the same controls', async () => {
  const reading = `{ searchControls(search: "应急", first: 100) { totalCount nodes { id code references { code } } } }`;
  const found = await app.as('COMPLIANCE_OFFICER', 'south').query(reading);
  expect(found.searchControls.totalCount).toBeGreaterThan(20);
  expect(found).toEqual(await app.as('COMPLIANCE_OFFICER').query(reading));
});

it('rows of one answer are never shared with another: what is written on them stays with the writer', async () => {
  const { database } = app.house.deps;
  const north = app.actor('COMPLIANCE_OFFICER');
  const south = app.actor('COMPLIANCE_OFFICER', 'south');
  const mark = (row: object) => Object.assign(row, { 'evidenceLinks({})': ['of the north'] });
  await database.read(north, async (reads) => {
    const rows = [
      ...(await controlsByIds(reads, [id])),
      ...(await findControls(reads, frameworkId(mlps), { level: 'L3' })),
      ...(await frameworksByIds(reads, [frameworkId(mlps)])),
      ...(await highRiskCasesOf(reads, [id])).flat(),
    ];
    rows.forEach(mark);
    expect(rows.length).toBeGreaterThan(400);
  });
  await database.read(south, async (reads) => {
    const rows = [
      ...(await controlsByIds(reads, [id])),
      ...(await findControls(reads, frameworkId(mlps), { level: 'L3' })),
      ...(await frameworksByIds(reads, [frameworkId(mlps)])),
      ...(await highRiskCasesOf(reads, [id])).flat(),
    ];
    for (const row of rows) expect(row).not.toHaveProperty(['evidenceLinks({})']);
  });
});

it('many simultaneous readers of both hospitals get whole answers', async () => {
  const reading = `{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true, requirementSets: ["general"] }) { id parent { id } highRiskCases { code } } } }`;
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      app.as('COMPLIANCE_OFFICER', at % 2 ? 'south' : 'north').query(reading),
    ),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0].framework.controls).toHaveLength(211);
});
