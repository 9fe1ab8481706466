import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { createId, link } from './evidence.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('one proof serves leaves of several rule books, and nothing that takes no answer', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const id = await createId(officer, 'backup record');
  const leaves = [
    controlId('mlps-2.0', '8.1.4.9-a'),
    controlId('emr-2018', '09.04.4(1)'),
    controlId('interoperability-2020', '4.3.3.1'),
    controlId('csl-2025', 'CSL-23'),
    controlId('csf-2.0', 'PR.DS-11'),
  ];
  expect(
    (await officer.query(link, { input: { evidenceIds: [id], controlIds: leaves } })).linkEvidence.created,
  ).toBe(5);
  // A graded item takes no answer, but holds figures: its use and its data quality.
  const item = controlId('emr-2018', '09.04');
  expect(
    (await officer.query(link, { input: { evidenceIds: [id], controlIds: [item] } })).linkEvidence.created,
  ).toBe(1);
  for (const code of ['G09', '09.04.0']) {
    const error = await officer.fails(link, {
      input: { evidenceIds: [id], controlIds: [controlId('emr-2018', code)] },
    });
    expect(error.code).toBe('BAD_USER_INPUT');
  }
});
