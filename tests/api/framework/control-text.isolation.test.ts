import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { ownTextsOf } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { ownTextOf, record } from './control-text.requests.js';

let app: TestApp;
let north: Caller;
let south: Caller;
const code = '8.1.4.1-a';
const id = controlId('mlps-2.0', code);
beforeAll(async () => {
  app = await createTestApp();
  north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  await record(north, [{ code, text: '北院持有许可的原文' }], { source: '北院' });
});
afterAll(() => app.close());

it('no other hospital reads a text, its history or an excerpt, or finds anything by it', async () => {
  expect(await ownTextOf(south, code)).toMatchObject({ ownText: null, ownTextHistory: [] });
  const found = `{ searchControls(search: "持有许可", first: 5) { totalCount } framework(code: "mlps-2.0") { controls(filter: { search: "持有许可" }) { id } } }`;
  expect(await south.query(found)).toEqual({
    searchControls: { totalCount: 0 },
    framework: { controls: [] },
  });
  expect(await north.query(found)).toMatchObject({ searchControls: { totalCount: 1 } });
});

it('each hospital has a text of its own for the same control, with its own versions', async () => {
  expect(await record(south, [{ code, text: '南院的文本', version: 0 }])).toMatchObject([
    { outcome: 'ADDED' },
  ]);
  await record(south, [{ code, text: '' }]);
  expect((await ownTextOf(north, code)).ownText).toMatchObject({ text: '北院持有许可的原文', version: 1 });
  expect((await ownTextOf(south, code)).ownTextHistory).toHaveLength(2);
  expect((await ownTextOf(north, code)).ownTextHistory).toHaveLength(1);
});

it('row security hides it from statements that name no organization, and the statements name it', async () => {
  const { database } = app.house.deps;
  const rows = await database.read(app.actor('COMPLIANCE_OFFICER', 'south'), (reads) =>
    reads.query<{ text: string | null }>('t', 'select text from control_text where text is not null'),
  );
  expect(rows).toEqual([]);
  await database.read(app.actor('COMPLIANCE_OFFICER', 'south'), async (reads) => {
    expect(await ownTextsOf(reads, [id])).toEqual([]);
  });
  // Writing into another hospital is refused by the database itself.
  await expect(
    database.write(app.actor('COMPLIANCE_OFFICER', 'south'), (tx) =>
      tx.query(
        't',
        `insert into control_text (organization_id, control_id, text, version, recorded_by_name, recorded_at)
         values ($1, $2, 'x', 1, 'x', now())`,
        [app.fixture.north.organizationId, controlId('mlps-2.0', '8.1.4.1-b')],
      ),
    ),
  ).rejects.toThrow(/row-level security/);
});

it('past row security the statements hide it as well', async () => {
  const policy = 'organization';
  await app.sql(`alter policy ${policy} on control_text using (true)`);
  try {
    expect((await ownTextOf(south, code)).ownText).toBeNull();
    const { searchControls } = await south.query(
      '{ searchControls(search: "持有许可", first: 5) { totalCount } }',
    );
    expect(searchControls.totalCount).toBe(0);
  } finally {
    await app.sql(
      `alter policy ${policy} on control_text using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))`,
    );
  }
});
