import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { grade, registerId } from '../api/system/system.requests.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  const officer = app.as('COMPLIANCE_OFFICER');
  const units = Object.values(app.fixture.north.units);
  for (let at = 0; at < 12; at += 1) {
    await registerId(officer, `S-${at}`, {
      ownerUnitId: units[at % 3],
      grading: at % 2 ? grade() : grade('RIGHTS', 'SERIOUS'),
    });
  }
});
afterAll(() => app.close());

/** Statements of the read transactions that one query opens. */
async function statements(query: string): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await app.as('COMPLIANCE_OFFICER').query(query);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

const row = 'code grading { code } assessmentDueState applicableItemCount viewerCanEdit ownerUnit { path }';

it.each([1, 100])(
  'a page of %i systems with units, counts and rights takes three statements',
  async (first) => {
    // The page with its total, the units, the editions of the rule book.
    expect(
      await statements(
        `{ informationSystems(first: ${first}, filter: { search: "系统" }) { totalCount nodes { ${row} } } }`,
      ),
    ).toBe(3);
  },
);

it('a plain page takes one statement, the wizard one', async () => {
  expect(await statements('{ informationSystems { totalCount nodes { code } } }')).toBe(1);
  expect(
    await statements(
      '{ proposeGrading(technologies: [CLOUD], grading: { informationObject: SOCIAL, informationDegree: SERIOUS, serviceObject: SOCIAL, serviceDegree: GENERAL }) { itemCount } }',
    ),
  ).toBe(1);
});
