import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse } from '../../../server/house.js';
import type { House } from '../../../server/house.js';
import { steppedDown } from '../../../server/platform/database/set-up.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
let house: House;

// As with an external database: the login is the owner, who steps down.
beforeAll(async () => {
  app = await createTestApp();
  house = await openHouse(app.house.deps.config, app.house.deps.logger, steppedDown(app.ownerUrl));
});
afterAll(async () => {
  await house.close();
  await app.close();
});

const asked = `select current_user::text as role, current_setting('statement_timeout') as "timeout", current_setting('timezone') as zone,
  (select count(*)::integer from unit where organization_id <> $1) as foreign_units`;

it('an owner who steps down is the application role on both pools, and sees one organization', async () => {
  const { database } = house.deps;
  const actor = app.actor('MANAGER');
  const parameters = [app.fixture.north.organizationId];
  const right = { role: 'hengjian_app', timeout: '8s', zone: 'UTC', foreign_units: 0 };
  expect(await database.read(actor, (reads) => reads.query('test', asked, parameters))).toEqual([right]);
  expect(await database.write(actor, (tx) => tx.query('test', asked, parameters))).toEqual([right]);
});
