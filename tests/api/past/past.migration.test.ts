import { randomBytes } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrations } from '../../../server/platform/database/migrations/index.js';
import { migrate, withClient } from '../../../server/platform/database/set-up.js';

const owner = inject('ownerUrl');
const name = `test_old_${randomBytes(4).toString('hex')}`;
const url = owner.replace(/\/postgres$/, `/${name}`);
let client: Client;

/** A database of the day before, in which people had worked. */
beforeAll(async () => {
  await withClient(owner, (admin) => admin.query(`create database ${name}`));
  const place = migrations.findIndex((step) => step.name === '20261128-33-past');
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
  client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    insert into organization (id, code, name, created_at) values ('${id(1)}', 'old', '老院', '2025-02-01'), ('${id(2)}', 'empty', '空院', '2025-02-01');
    insert into account (id, username, password_hash) values ('${id(3)}', 'old.officer', 'x');
    insert into membership (id, organization_id, account_id, display_name, roles) values ('${id(4)}', '${id(1)}', '${id(3)}', '张三', '{COMPLIANCE_OFFICER}');
    insert into framework (id, code, name, short_name, edition, issuer, document_number, scoring_kind, levels, requirement_sets, categories,
      verification_notes, scoring, grading, content_hash)
    values ('${id(5)}', 'x', 'x', 'x', 'x', 'x', 'x', 'CHECKLIST', '[]', '[]', '[]', '[]', '{}', '[]', 'x');
    insert into control (id, framework_id, code, name, kind, assessable, informative, verification, optional, sort_order)
    values ('${id(6)}', '${id(5)}', '1', 'x', 'CLAUSE', true, false, 'VERIFIED', false, 1);
    insert into assessment (id, organization_id, name, framework_id, subject_kind, subject_id, period, period_start, period_end, requirement_sets, state, created_at)
    values ('${id(7)}', '${id(1)}', 'x', '${id(5)}', 'ORGANIZATION', '${id(1)}', 'x', '2025-01-01', '2025-12-31', '{}', 'OPEN', '2025-03-01');
    insert into result (id, organization_id, assessment_id, control_id, position, valid_from, created_at)
    values ('${id(8)}', '${id(1)}', '${id(7)}', '${id(6)}', 7, '2025-03-01', '2025-03-01');
    update result set verdict = 'MET';
    with e as (insert into evidence (id, organization_id, title, kind, owner_id, collected_on, valid_from, label, state, current_version_id, created_at)
      values ('${id(9)}', '${id(1)}', 'x', 'TEXT', '${id(4)}', '2025-03-01', '2025-03-01', 'PUBLIC', 'ACCEPTED', '${id(10)}', '2025-03-02'))
    insert into evidence_version (id, organization_id, evidence_id, number, kind, body) values ('${id(10)}', '${id(1)}', '${id(9)}', 1, 'TEXT', 'x');
    insert into evidence_link (id, organization_id, evidence_id, control_id, status, created_at)
    values ('${id(11)}', '${id(1)}', '${id(9)}', '${id(6)}', 'CONFIRMED', '2025-03-03');
    insert into remediation_task (id, organization_id, number, title, state, priority, due_on, original_due_on, created_at)
    values ('${id(12)}', '${id(1)}', 1, 'x', 'OPEN', 'HIGH', '2025-03-10', '2025-03-10', '2025-03-04');
  `);
  await migrate(url);
}, 120_000);

afterAll(async () => {
  await client.end();
  await withClient(owner, (admin) => admin.query(`drop database ${name} with (force)`));
});

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const rows = async (text: string) => (await client.query(text)).rows;

it('nothing is said of what nobody kept: the past of a hospital that had worked begins now', async () => {
  const [old, empty] = await rows(
    `select past_from > now() - interval '5 minutes' as now, past_from = created_at as whole from organization order by code desc`,
  );
  expect([old, empty]).toEqual([
    { now: true, whole: false },
    { now: false, whole: true },
  ]);
});

it('rows that were there hold since they were made', async () => {
  const since = await rows(
    `select 'assessment' as kind, row_since = created_at as right from assessment
     union all select 'evidence', row_since = created_at from evidence
     union all select 'link', row_since = created_at from evidence_link`,
  );
  expect(since.every((row) => row.right)).toBe(true);
  expect(await rows(`select 1 from evidence_history`)).toEqual([]);
});

it('tasks that were there are counted from the day they were made', async () => {
  expect(
    await rows(
      `select place_id, day::text, tasks, overdue, planned from progress_day order by progress_day.day`,
    ),
  ).toEqual([
    { place_id: id(1), day: '2025-03-04', tasks: 1, overdue: 0, planned: 1 },
    { place_id: id(1), day: '2025-03-10', tasks: 0, overdue: 0, planned: -1 },
    { place_id: id(1), day: '2025-03-11', tasks: 0, overdue: 1, planned: 0 },
  ]);
});

it('former results are whole rows under their own names, and the next change joins them', async () => {
  const former = `select id, position, verdict, created_at::date::text as day from result_history order by valid_from`;
  expect(await rows(former)).toEqual([{ id: id(8), position: 7, verdict: 'OPEN', day: '2025-03-01' }]);
  await client.query(`update result set verdict = 'UNMET'; delete from evidence_link;
    update evidence set state = 'RETURNED'; update assessment set name = 'y'`);
  expect(await rows(former)).toMatchObject([{ verdict: 'OPEN' }, { id: id(8), position: 7, verdict: 'MET' }]);
  expect(await rows('select id from evidence_link_history')).toEqual([{ id: id(11) }]);
  expect(await rows('select state from evidence_history')).toEqual([{ state: 'ACCEPTED' }]);
  expect(await rows('select name from assessment_history')).toEqual([{ name: 'x' }]);
});

it('a second start changes nothing', async () => {
  const views = () => rows(`select oid from pg_class where relnamespace = 'past'::regnamespace order by 1`);
  const before = await views();
  await migrate(url);
  expect(await views()).toEqual(before);
});
