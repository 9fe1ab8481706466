import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { makeEdition, newer, older, twoEditions } from '../assessment/move.scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const reading = (from: string, to: string) =>
  `{ frameworkDiff(from: "${from}", to: "${to}") { totals { count } lines { totalCount nodes { textWords { text } before { text } } } } }`;

it.each(roles)('%s compares editions as his role reads rule books', async (role) => {
  const { from, to } = await twoEditions(app);
  const { data, errors } = await app.as(role).run(reading(from, to));
  if (role === 'AUDIT_ADMINISTRATOR') expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  else expect(data.frameworkDiff.lines.totalCount).toBe(7);
});

it('nobody does signed out', async () => {
  expect((await app.anonymous.fails(reading('csl-2025', 'dsl-2021'))).code).toBe('UNAUTHENTICATED');
});

it('another hospital finds neither side, nor a newer edition, also when both use one code', async () => {
  const { from, to } = await twoEditions(app);
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  await app.as('COMPLIANCE_OFFICER').query(reading(from, to));
  expect((await south.fails(reading(from, to))).code).toBe('NOT_FOUND');
  const southOld = await makeEdition(app, from, [{ code: '9', name: '南院条款' }], { hospital: 'south' });
  expect((await south.fails(reading(from, to))).code).toBe('NOT_FOUND');
  await makeEdition(app, to, [{ code: '9', name: '南院条款' }], { hospital: 'south', basedOnId: southOld });
  const own = await south.query(reading(from, to));
  expect(own.frameworkDiff).toMatchObject({ lines: { totalCount: 2 } });
  expect(JSON.stringify(own)).not.toContain(newer[0]!.text);
  const north = await app.as('COMPLIANCE_OFFICER').query(reading(from, to));
  expect(JSON.stringify(north)).toContain(older[0]!.text);
  const { framework } = await south.query(`{ framework(code: "csl-2025") { newerEditions { code } } }`);
  expect(framework.newerEditions).toEqual([]);
});
