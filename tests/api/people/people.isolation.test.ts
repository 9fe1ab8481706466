import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

describe('another hospital', () => {
  it('is not in any list of people, units, events or changes', async () => {
    const { members } = await app.as('MANAGER').query('{ members(first: 100) { nodes { username } } }');
    expect(members.nodes.length).toBeGreaterThan(0);
    expect(members.nodes.filter((one: { username: string }) => !one.username.startsWith('north.'))).toEqual(
      [],
    );
    await app
      .as('SYSTEM_ADMINISTRATOR', 'south')
      .query('mutation { createUnit(input: { code: "S1", name: "南院", kind: CAMPUS }) { unit { id } } }');
    const { events } = await app
      .as('AUDIT_ADMINISTRATOR')
      .query('{ events(filter: { action: "unit." }) { totalCount } }');
    expect(events.totalCount).toBe(0);
    // A change is fed once every older transaction of the cluster has ended, those of other tests too.
    const feed = async (hospital: 'north' | 'south') =>
      (await app.as('MANAGER', hospital).query('{ changes { changes { action } } }')).changes.changes;
    while ((await feed('south')).length === 0) await new Promise((go) => setTimeout(go, 50));
    expect(await feed('south')).toEqual([{ action: 'unit.created' }]);
    expect(await feed('north')).toEqual([]);
  });

  it('answers NOT_FOUND to every change, as an unknown id does', async () => {
    const { members, units } = app.fixture.south;
    const unknown = '01900000-0000-7000-8000-000000000000';
    const calls: [Parameters<TestApp['as']>[0], string, (id: string) => Record<string, unknown>][] = [
      [
        'SYSTEM_ADMINISTRATOR',
        'mutation ($id: ID!) { suspendMember(id: $id, reason: "x") { membership { id } } }',
        (id) => ({ id }),
      ],
      [
        'SYSTEM_ADMINISTRATOR',
        'mutation ($id: ID!) { updateMember(input: { id: $id, displayName: "x" }) { membership { id } } }',
        (id) => ({ id }),
      ],
      [
        'SECURITY_ADMINISTRATOR',
        'mutation ($id: ID!) { setMemberRoles(input: { id: $id, roles: [MANAGER] }) { membership { id } } }',
        (id) => ({ id }),
      ],
      [
        'SECURITY_ADMINISTRATOR',
        'mutation ($id: ID!) { resetMemberPassword(id: $id) { membership { id } } }',
        (id) => ({ id }),
      ],
    ];
    for (const [role, text, variables] of calls) {
      const foreign = await app.as(role).fails(text, variables(members.CONTRIBUTOR));
      const missing = await app.as(role).fails(text, variables(unknown));
      expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
      expect({ ...foreign, requestId: '' }).toEqual({ ...missing, requestId: '' });
    }
    const admin = app.as('SYSTEM_ADMINISTRATOR');
    expect(
      await admin.fails(
        'mutation ($u: ID!) { createMember(input: { username: "x.y", displayName: "x", roles: [CONTRIBUTOR], unitId: $u }) { membership { id } } }',
        { u: units.radiology },
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await admin.fails(
        'mutation ($u: ID!) { createUnit(input: { code: "q", name: "x", kind: DEPARTMENT, parentId: $u }) { unit { id } } }',
        { u: units.campus },
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await admin.query('query ($id: ID!) { node(id: $id) { id } }', { id: members.MANAGER })).toEqual({
      node: null,
    });
  });

  it('stays closed when two callers alternate on the same connections', async () => {
    const ask = (hospital: 'north' | 'south') =>
      app
        .as('MANAGER', hospital)
        .query('{ viewer { organization { code } } members(first: 5) { nodes { username } } }');
    const rounds = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const hospital = at % 2 === 0 ? 'north' : 'south';
        return { hospital, answer: await ask(hospital) };
      }),
    );
    const leaks = rounds.filter(
      ({ hospital, answer }) =>
        answer.viewer.organization.code !== hospital ||
        answer.members.nodes.some((one: { username: string }) => !one.username.startsWith(hospital)),
    );
    expect(leaks).toEqual([]);
  });
});
