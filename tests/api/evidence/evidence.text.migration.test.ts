import { randomBytes } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrations } from '../../../server/platform/database/migrations/index.js';
import { migrate, withClient } from '../../../server/platform/database/set-up.js';

const owner = inject('ownerUrl');
const name = `test_old_${randomBytes(4).toString('hex')}`;
const url = owner.replace(/\/postgres$/, `/${name}`);
const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A database of the day before: one text, one file in two versions, one link. */
beforeAll(async () => {
  await withClient(owner, (admin) => admin.query(`create database ${name}`));
  const place = migrations.findIndex((step) => step.name === '20261128-42-evidence-text');
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    logger: () => undefined,
    migrations: { migrationsList: migrations.slice(0, place), snapshot: false, allOrNothing: true },
    ensureDatabase: false,
  });
  await orm.migrator.up();
  await orm.close(true);
  const evidence = (number: number, kind: string, content: string, more = '') => `
    with e as (insert into evidence (id, organization_id, title, kind, owner_id, collected_on, valid_from, label, state, current_version_id)
      values ('${id(number)}', '${id(1)}', 'x', '${kind}', '${id(3)}', '2025-03-01', '2025-03-01', 'PUBLIC', 'ACCEPTED', '${id(number + 1)}'))
    insert into evidence_version (id, organization_id, evidence_id, number, kind, body, url, file_name, media_type, byte_size, sha256)
    values ('${id(number + 1)}', '${id(1)}', '${id(number)}', 1, '${kind}', ${content})${more};`;
  const file = `null, null, 'a.txt', 'text/plain', 1, '${'0'.repeat(64)}'`;
  await withClient(url, (client) =>
    client.query(`
      insert into organization (id, code, name) values ('${id(1)}', 'old', '老院');
      insert into account (id, username, password_hash) values ('${id(2)}', 'old.officer', 'x');
      insert into membership (id, organization_id, account_id, display_name, roles) values ('${id(3)}', '${id(1)}', '${id(2)}', '张三', '{COMPLIANCE_OFFICER}');
      ${evidence(10, 'TEXT', `'x', null, null, null, null, null`)}
      ${evidence(20, 'FILE', file, `, ('${id(22)}', '${id(1)}', '${id(20)}', 2, 'FILE', ${file})`)}
      ${evidence(30, 'LINK', `null, 'https://example.org/', null, null, null, null`)}
    `),
  );
  await migrate(url);
}, 120_000);

afterAll(() => withClient(owner, (admin) => admin.query(`drop database ${name} with (force)`)));

it('every version that was there already waits to be read, but links', async () => {
  const { rows } = await withClient(url, (client) =>
    client.query('select version_id, evidence_id, state, tries from evidence_text order by version_id'),
  );
  const waiting = { state: 'PENDING', tries: 0 };
  expect(rows).toEqual([
    { version_id: id(11), evidence_id: id(10), ...waiting },
    { version_id: id(21), evidence_id: id(20), ...waiting },
    { version_id: id(22), evidence_id: id(20), ...waiting },
  ]);
  const unread = await withClient(url, (client) =>
    client.query('select organizations_with_unread_evidence() as id'),
  );
  expect(unread.rows).toEqual([{ id: id(1) }]);
});
