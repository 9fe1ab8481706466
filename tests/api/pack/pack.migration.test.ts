import { randomBytes } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrations } from '../../../server/platform/database/migrations/index.js';
import { migrate, withClient } from '../../../server/platform/database/set-up.js';

const owner = inject('ownerUrl');
const name = `test_packs_${randomBytes(4).toString('hex')}`;
const url = owner.replace(/\/postgres$/, `/${name}`);
const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const data = { format: 1, assessment: { name: '当时的名字' }, chapters: [], proofs: [] };

/** A database of the day before: a draft with chapters and a waiver, and a frozen pack of an assessment that got another name. */
beforeAll(async () => {
  await withClient(owner, (admin) => admin.query(`create database ${name}`));
  const place = migrations.findIndex((step) => step.name === '20261130-107-pack-assessments');
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
  const fixed = `'FROZEN', '[]', '[]', '2026-11-01', 'ab', '${JSON.stringify(data)}'`;
  const draft = `'DRAFT', '[{"title": "甲", "codes": ["1"]}, {"title": "乙", "codes": ["2"]}]', '[{"code": "1", "reason": "租用"}]', null, null, null`;
  await withClient(url, (client) =>
    client.query(`
      insert into organization (id, code, name) values ('${id(1)}', 'old', '老院');
      insert into framework (id, code, name, short_name, edition, issuer, document_number, scoring_kind, levels, requirement_sets, categories,
        verification_notes, scoring, content_hash)
      values ('${id(2)}', 'own', '自建标准', '自建', '1', '本院', '1', 'CHECKLIST', '[]', '[]', '[]', '[]', '{}', 'x');
      insert into assessment (id, organization_id, name, framework_id, subject_kind, subject_id, period, period_start, period_end,
        requirement_sets, state)
      values ('${id(3)}', '${id(1)}', '现在的名字', '${id(2)}', 'ORGANIZATION', '${id(1)}', '2026', '2026-01-01', '2026-12-31', '{}', 'OPEN');
      insert into pack (id, organization_id, assessment_id, name, period_from, period_to, label, state, chapters, waivers, frozen_at,
        manifest_sha256, data)
      values ('${id(10)}', '${id(1)}', '${id(3)}', '草稿', '2026-01-01', '2026-12-31', 'INTERNAL', ${draft}),
        ('${id(11)}', '${id(1)}', '${id(3)}', '冻结', '2026-01-01', '2026-12-31', 'INTERNAL', ${fixed});
    `),
  );
  await migrate(url);
}, 120_000);

afterAll(() => withClient(owner, (admin) => admin.query(`drop database ${name} with (force)`)));

it('packs that were there hold the one assessment that they were about; what was frozen is as it was', async () => {
  const read = async (sql: string) => (await withClient(url, (client) => client.query(sql))).rows;
  expect(
    await read('select pack_id, position, assessment_id, title from pack_assessment order by pack_id'),
  ).toEqual([
    { pack_id: id(10), position: 1, assessment_id: id(3), title: null },
    { pack_id: id(11), position: 1, assessment_id: id(3), title: '当时的名字' },
  ]);
  const [draft, frozen] = await read('select chapters, waivers, data from pack order by id');
  const assessmentId = id(3);
  expect(draft).toEqual({
    chapters: [
      { assessmentId, title: '甲', codes: ['1'] },
      { assessmentId, title: '乙', codes: ['2'] },
    ],
    waivers: [{ assessmentId, code: '1', reason: '租用' }],
    data: null,
  });
  expect(frozen.data).toEqual(data);
});
