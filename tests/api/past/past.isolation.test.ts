import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keptTables, timeless, writtenOnce } from '../../../server/platform/database/past.tables.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { lived } from './scene.js';
import type { PastScene } from './scene.js';

let app: TestApp;
let scene: PastScene;
beforeAll(async () => {
  app = await createTestApp();
  scene = await lived(app);
}, 120_000);
afterAll(() => app.close());

async function asApplication<T>(work: (client: Client) => Promise<T>, organizationId: string): Promise<T> {
  const database = new URL(app.ownerUrl).pathname.slice(1);
  const client = new Client({ connectionString: inject('applicationUrl').replace('__database__', database) });
  await client.connect();
  try {
    await client.query(`select set_config('app.organization_id', $1, false)`, [organizationId]);
    return await work(client);
  } finally {
    await client.end();
  }
}

const histories = Object.keys(keptTables).map((table) => `${table}_history`);

describe('another hospital', () => {
  it('finds nothing of it in the past', async () => {
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    const data = await south.query(
      `query ($id: ID!, $evidenceId: ID!, $taskId: ID!) { assessment(id: $id, asOf: "2026-03-20") { id }
        evidence(id: $evidenceId, asOf: "2026-03-20") { id } remediationTask(id: $taskId, asOf: "2026-03-20") { id }
        assessments(asOf: "2026-03-20") { totalCount } evidences(asOf: "2026-03-20") { totalCount } remediationTasks(asOf: "2026-03-20") { totalCount } }`,
      { id: scene.id, evidenceId: scene.scan, taskId: scene.taskId },
    );
    expect(data).toEqual({
      assessment: null,
      evidence: null,
      remediationTask: null,
      assessments: { totalCount: 0 },
      evidences: { totalCount: 0 },
      remediationTasks: { totalCount: 0 },
    });
    const compare = `query ($id: ID!) { compareAssessment(id: $id, from: "2026-03-01", to: "2026-03-20") { id } }`;
    expect(await south.fails(compare, { id: scene.id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sees no row of it in any history or view, not even by its own statements', async () => {
    const { north, south } = app.fixture;
    const tables = [
      ...histories,
      ...[...Object.keys(keptTables), ...Object.keys(writtenOnce), ...histories].map(
        (table) => `past.${table}`,
      ),
    ];
    const counted = (organizationId: string) =>
      asApplication(async (client) => {
        await client.query(`select set_config('app.as_of', '2026-05-18T12:00:00Z', false)`);
        const counts: Record<string, number> = {};
        for (const table of tables) {
          const { rows } = await client.query(
            `select count(*)::integer as count from ${table} where organization_id = $1`,
            [north.organizationId],
          );
          counts[table] = rows[0].count;
        }
        return counts;
      }, organizationId);
    expect(Object.values(await counted(south.organizationId)).filter((count) => count > 0)).toEqual([]);
    const own = await counted(north.organizationId);
    for (const table of ['result_history', 'past.evidence_link_history', 'past.evidence', 'past.event'])
      expect([table, own[table]! > 0]).toEqual([table, true]);
  });
});

describe('the past itself', () => {
  it('cannot be written, moved or rewritten by the application', async () => {
    const { organizationId } = app.fixture.north;
    const tries = [
      ...histories.flatMap((table) => [
        `delete from ${table}`,
        `update ${table} set organization_id = organization_id`,
        `insert into ${table} select * from ${table} limit 1`,
      ]),
      `insert into past.result select * from past.result limit 1`,
      `delete from past.evidence`,
      `create or replace function past.now() returns timestamptz language sql as 'select null::timestamptz'`,
      `create view past.session as select 1`,
      `alter table result disable trigger keep_former_row`,
      `update organization set past_from = '2020-01-01'`,
    ];
    const refused = await asApplication(async (client) => {
      const codes: unknown[] = [];
      for (const text of tries)
        codes.push(
          await client.query(text).then(
            () => text,
            (error) => error.code,
          ),
        );
      return codes;
    }, organizationId);
    // Denied, or nothing that anybody could write to.
    expect([...new Set(refused)].toSorted()).toEqual(['42501', '55000']);
  });

  it('is dated by the clock of the database, whatever a statement says', async () => {
    const { organizationId } = app.fixture.north;
    await asApplication(async (client) => {
      await client.query(
        `update result set gap = 'x', valid_from = '2020-01-01' where organization_id = $1 and id = $2`,
        [organizationId, scene.repaired.id],
      );
    }, organizationId);
    const [row] = await app.sql<{ fresh: boolean }>(
      `select valid_from > now() - interval '5 minutes' as fresh from result where id = $1`,
      [scene.repaired.id],
    );
    expect(row!.fresh).toBe(true);
  });

  it('shows no table that nobody has declared', async () => {
    const views = await app.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'past'::regnamespace and relkind = 'v' order by 1`,
    );
    expect(views.map(({ name }) => name)).toEqual(
      [...Object.keys(keptTables), ...histories, ...Object.keys(writtenOnce), ...timeless].toSorted(),
    );
  });
});
