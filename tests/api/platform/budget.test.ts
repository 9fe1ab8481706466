import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
} from 'graphql';
import type { GraphQLInputType, OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/platform/config.js';
import { defaultBudget, pointsOf } from '../../../server/platform/graphql/budget.js';
import { checkLimits } from '../../../server/platform/graphql/limits.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { openSocket } from '../../support/raw-socket.js';

const perMinute = 40;
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    listen: true,
    env: { HENGJIAN_POINTS_PER_MINUTE: String(perMinute), HENGJIAN_OPERATIONS_AT_ONCE: '3' },
  });
});
afterAll(() => app.close());

const ask = (headers: Readonly<Record<string, string>>, query: string) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify({ query }),
  });
const cheap = '{ __typename }';

describe('a caller who asks too much', () => {
  it('is answered 429 with Retry-After and what is left; others are not touched', async () => {
    const { headers } = app.as('MANAGER');
    for (let asked = 0; asked < perMinute; asked += 1) {
      const passed = await ask(headers, cheap);
      expect(passed.status).toBe(200);
      await passed.text();
    }
    const refused = await ask(headers, cheap);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const { errors } = (await refused.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors[0]).toMatchObject({
      message: `Too many requests: try again in ${wait} s.`,
      extensions: {
        code: 'RATE_LIMITED',
        cost: { requested: 1, remaining: 0, resetAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      },
    });
    expect((await ask(app.as('COMPLIANCE_OFFICER').headers, cheap)).status).toBe(200);
    // The budget belongs to the person, not to the way he comes: his socket is refused too.
    const socket = openSocket(app.url, { ...headers, origin: app.url });
    await socket.ready();
    socket.ask('1', 'subscription { changes { action } }');
    const error = await socket.frame('error');
    expect(error.payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED', cost: { remaining: 0 } } }]);
    expect(JSON.stringify(error)).not.toContain('"http"');
    socket.socket.close();
  });

  it('pays five times as much for a change', async () => {
    const administrator = app.as('SYSTEM_ADMINISTRATOR');
    const missing = 'mutation { revokeSession(id: "x") { __typename } }';
    const codes: unknown[] = [];
    for (let asked = 0; asked <= perMinute / 5; asked += 1)
      codes.push((await administrator.fails(missing)).code);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('may have only so many operations running at once, and goes on when they have ended', async () => {
    const inspector = app.as('INSPECTOR');
    const lock = await app.hold('lock table information_system in access exclusive mode');
    const slow = Array.from({ length: 3 }, () =>
      ask(inspector.headers, '{ informationSystems { totalCount } }'),
    );
    await lock.waiting(3);
    const refused = await ask(inspector.headers, cheap);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    await lock.release();
    const answers = await Promise.all(slow);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await ask(inspector.headers, cheap)).status).toBe(200);
  });
});

describe('the budget that is shipped', () => {
  it('is at least thirty times the heaviest operation of the client in a minute', () => {
    const { schema } = app.house.app;
    const texts = Object.values(
      JSON.parse(readFileSync(join(projectRoot, 'client', 'gql', 'persisted-documents.json'), 'utf8')),
    ) as string[];
    const points = texts.map((text) => {
      const document = parse(text);
      const operation = document.definitions.find(
        (one): one is OperationDefinitionNode => one.kind === 'OperationDefinition',
      )!;
      const variables = Object.fromEntries(
        (operation.variableDefinitions ?? []).map((variable) => [
          variable.variable.name.value,
          large(typeFromAST(schema, variable.type as never) as unknown as GraphQLInputType),
        ]),
      );
      return pointsOf(operation.operation, checkLimits(schema, document, operation, variables));
    });
    expect(points.length).toBeGreaterThan(50);
    expect(Math.max(...points) * 30).toBeLessThanOrEqual(defaultBudget.perMinute);
    expect(defaultBudget.perHour).toBeGreaterThan(defaultBudget.perMinute);
  });
});

/** Full pages, and something for everything that is required. */
function large(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return large(type.ofType);
  if (isListType(type)) return [large(type.ofType)];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) {
    const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, large(field.type)]));
  }
  return named.name === 'Int' ? 100 : named.name === 'Boolean' ? true : 'example';
}
