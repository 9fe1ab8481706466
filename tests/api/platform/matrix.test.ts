import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, roles } from '../../../server/platform/access/permissions.js';
import type { Permission } from '../../../server/platform/access/permissions.js';
import { exampleCall } from '../../support/example-call.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  // Listening: what asks for work in the background needs its queues.
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

// Signing in and out would change the caller of the test itself.
const own = new Set(['login', 'logout', 'changePassword', 'revokeSession']);

function fields(): ['query' | 'mutation', GraphQLField<unknown, unknown>][] {
  const { schema } = app.house.app;
  const of = (kind: 'query' | 'mutation') =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields())
      .filter((field) => !own.has(field.name))
      .map((field): ['query' | 'mutation', GraphQLField<unknown, unknown>] => [kind, field]);
  return [...of('query'), ...of('mutation')];
}

describe('every root field and every role', () => {
  it('refuses exactly what the catalogue does not grant, and never faults on unknown ids', async () => {
    const wrong: string[] = [];
    let refused = 0;
    let passed = 0;
    for (const [kind, field] of fields()) {
      const requirement = field.extensions.allow as Permission | 'authenticated' | 'public';
      const { text, variables } = exampleCall(kind, field);
      for (const role of roles) {
        const answer = await app.as(role).run(text, variables);
        const codes = (answer.errors ?? []).map((error) => error.extensions?.code ?? 'none');
        const granted =
          requirement === 'authenticated' ||
          requirement === 'public' ||
          permissionsOf[role].includes(requirement);
        const missing = codes.includes('FORBIDDEN') && answer.errors?.[0]?.message === 'You may not do this.';
        if (codes.includes('INTERNAL'))
          wrong.push(`${field.name} as ${role}: ${answer.errors?.[0]?.message}`);
        if (!granted && !missing)
          wrong.push(`${field.name} as ${role}: not refused, ${codes.join() || 'answered'}`);
        if (granted && missing && kind === 'query')
          wrong.push(`${field.name} as ${role}: refused although granted`);
        if (granted) passed += 1;
        else refused += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(50);
    expect(passed).toBeGreaterThan(50);
  }, 120_000);

  it('answers UNAUTHENTICATED to everybody who is not signed in', async () => {
    const open: string[] = [];
    for (const [kind, field] of fields()) {
      if (field.extensions.allow === 'public') continue;
      const { text, variables } = exampleCall(kind, field, false);
      const answer = await app.anonymous.run(text, variables);
      if (answer.errors?.[0]?.extensions?.code !== 'UNAUTHENTICATED')
        open.push(`${field.name}: ${JSON.stringify(answer)}`);
    }
    expect(open).toEqual([]);
  });

  it('writes every denial into the audit trail', async () => {
    await app.as('INSPECTOR').run('{ events { totalCount } }');
    for (let waited = 0; waited < 2_000; waited += 50) {
      const events = await app.sql(
        `select actor_name from event where action = 'access.denied' and object_name = 'events' and actor_name = 'north INSPECTOR'`,
      );
      if (events.length > 0) return;
      await new Promise((go) => setTimeout(go, 50));
    }
    throw new Error('the denial was not recorded');
  });
});

describe('bad input', () => {
  const nasty = [
    '',
    ' ',
    '\u0000',
    'a\u0007b',
    '\ud800',
    '😀'.repeat(200),
    '𠮷野家',
    "'; drop table unit; --",
    '%_%',
    'x'.repeat(200_000),
    '__proto__',
    '﷽',
    '\u202eevil',
  ];
  it('gives a clear error or the right result for every text of every mutation, never a fault', async () => {
    const faults: string[] = [];
    for (const [kind, field] of fields()) {
      if (kind !== 'mutation') continue;
      for (const value of nasty) {
        const { text, variables } = exampleCall(kind, field);
        const { result, changed } = replaceTexts(variables, value);
        if (!changed) continue;
        const role = roles.find((one) => permissionsOf[one].includes(field.extensions.allow as Permission));
        if (!role) continue;
        const answer = await app.as(role).run(text, result as Record<string, unknown>);
        const code = answer.errors?.[0]?.extensions?.code;
        if (code === 'INTERNAL')
          faults.push(
            `${field.name} with ${JSON.stringify(value).slice(0, 30)}: ${answer.errors?.[0]?.message}`,
          );
      }
    }
    expect(faults).toEqual([]);
  }, 240_000);
});

function replaceTexts(value: unknown, text: string): { result: unknown; changed: boolean } {
  let changed = false;
  const visit = (at: unknown): unknown => {
    if (at === 'example') {
      changed = true;
      return text;
    }
    if (Array.isArray(at)) return at.map(visit);
    if (at !== null && typeof at === 'object')
      return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, visit(inner)]));
    return at;
  };
  return { result: visit(value), changed };
}
