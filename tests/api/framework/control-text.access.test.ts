import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { ownTextOf, previewQuery, record, recordMutation } from './control-text.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await record(app.as('COMPLIANCE_OFFICER'), [{ code: '8.1.4.1-a', text: '甲文' }]);
});
afterAll(() => app.close());

const input = { frameworkCode: 'mlps-2.0', texts: [{ code: '8.1.4.1-b', text: '乙文' }] };

it.each(roles)('%s reads own texts with the rule book; only the officer records them', async (role) => {
  const caller = app.as(role);
  if (role === 'AUDIT_ADMINISTRATOR') {
    expect((await caller.fails('{ framework(code: "mlps-2.0") { id } }')).code).toBe('FORBIDDEN');
  } else {
    const { ownText, viewerCanRecordText } = await ownTextOf(caller, '8.1.4.1-a');
    expect(ownText.text).toBe('甲文');
    expect(viewerCanRecordText).toBe(role === 'COMPLIANCE_OFFICER');
  }
  if (role === 'COMPLIANCE_OFFICER') return;
  expect((await caller.fails(recordMutation, { input })).code).toBe('FORBIDDEN');
  expect((await caller.fails(previewQuery, { input })).code).toBe('FORBIDDEN');
  expect((await ownTextOf(app.as('COMPLIANCE_OFFICER'), '8.1.4.1-b')).ownText).toBeNull();
});

it('nobody records anything signed out', async () => {
  expect((await app.anonymous.fails(recordMutation, { input })).code).toBe('UNAUTHENTICATED');
});

it('the application can neither delete a text nor bend who and when through the search column', async () => {
  const { database } = app.house.deps;
  const actor = app.actor('COMPLIANCE_OFFICER');
  await expect(database.write(actor, (tx) => tx.query('t', 'delete from control_text'))).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    database.write(actor, (tx) => tx.query('t', `update control_text set folded = 'x'`)),
  ).rejects.toThrow(/can only be updated to DEFAULT/);
});
