import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { newId } from '../../../server/platform/ids.js';
import { exampleCall } from '../../support/example-call.js';
import { createTestApp } from '../../support/test-app.js';
import type { Answer, TestApp } from '../../support/test-app.js';
import { isSampled, thorough } from '../../support/thoroughness.js';
import { assessed, request } from '../report/scene.js';

// The northern hospital has something in every room; everybody of the southern one asks for it by its ids.
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  await request(app, await assessed(app));
});
afterAll(() => app.close());

const own = new Set(['login', 'logout', 'changePassword']);
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Moves by itself while the test runs: the trail, and the clocks of sessions. */
const moving = new Set(['event', 'session', 'report', 'notice', 'delivery']);

it('no id of another hospital does anything but what an unknown id does, in any field, for any role', async () => {
  const { organizationId } = app.fixture.north;
  const tables = (
    await app.sql<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.columns i using (table_schema, table_name)
       where c.table_schema = 'public' and c.column_name = 'organization_id' and i.column_name = 'id' order by 1`,
    )
  ).map((row) => row.name);
  const foreign = new Map<string, string>();
  for (const table of tables) {
    const [row] = await app.sql<{ id: string }>(
      `select id from ${table} where organization_id = $1 limit 1`,
      [organizationId],
    );
    if (row) foreign.set(table, row.id);
  }
  foreign.set('organization', organizationId);
  expect([...foreign.keys()]).toEqual(
    expect.arrayContaining([
      'unit',
      'membership',
      'assessment',
      'result',
      'evidence',
      'remediation_task',
      'report',
    ]),
  );

  const before = await contents(tables, organizationId);
  const wrong: string[] = [];
  let asked = 0;
  for (const [kind, field] of fieldsWithIds()) {
    const { text, variables } = exampleCall(kind, field, true, true);
    for (const [at, role] of roles.entries()) {
      const caller = app.as(role, 'south');
      const unknown = outcome(await caller.run(text, withIds(variables, newId())));
      // Who is turned away before anything is read is turned away whatever the id: a few of them show it.
      const few = !thorough && unknown.includes('"FORBIDDEN"');
      for (const [place, [table, id]] of [...foreign].entries()) {
        // Every field is asked for every table, by a third of the roles now and by the others with the next commits.
        if (!isSampled(place + at) || (few && (place + asked) % 8 > 0)) continue;
        const answer = await caller.run(text, withIds(variables, id));
        asked += 1;
        const got = outcome(answer).replaceAll(id, '*');
        if (got !== unknown)
          wrong.push(`${field.name} as ${role} with ${table}: ${got}, unknown: ${unknown}`);
      }
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(await contents(tables, organizationId)).toEqual(before);
  expect(asked).toBeGreaterThan(thorough ? 20_000 : 3_000);
}, 600_000);

function fieldsWithIds(): ['query' | 'mutation', GraphQLField<unknown, unknown>][] {
  const { schema } = app.house.app;
  return (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields())
      .filter((field) => !own.has(field.name))
      .filter((field) => JSON.stringify(exampleCall(kind, field, true, true).variables).match(uuidIn))
      .map((field): ['query' | 'mutation', GraphQLField<unknown, unknown>] => [kind, field]),
  );
}

const uuidIn = /"[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}"/;

function withIds(value: Record<string, unknown>, id: string): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'string' && uuid.test(inner) ? id : inner,
    ),
  ) as Record<string, unknown>;
}

/** What an answer says apart from ids and request numbers. */
function outcome(answer: Answer<unknown>): string {
  const errors = (answer.errors ?? []).map((error) => [
    error.extensions?.code,
    error.message,
    error.extensions?.fields,
  ]);
  return JSON.stringify([errors, answer.data]).replaceAll(uuidAnywhere, '*');
}

const uuidAnywhere = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** A digest of every row of an organization, by table. */
async function contents(tables: readonly string[], organizationId: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of tables) {
    if (moving.has(table)) continue;
    const [row] = await app.sql<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${table} t where organization_id = $1`,
      [organizationId],
    );
    digests[table] = row!.digest;
  }
  return digests;
}
