import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const save = `mutation ($input: SaveViewInput!) { saveView(input: $input) { view { id name query shared ownerName viewerCanChange } } }`;
const drop = 'mutation ($id: ID!) { deleteView(id: $id) { deletedId } }';
const view = (name: string, more: object = {}) => ({
  input: { screen: 'EVIDENCE', name, query: 'label=SENSITIVE&order=TITLE_ASC', ...more },
});
const names = async (caller: Caller, screen = 'EVIDENCE'): Promise<string[]> => {
  const { savedViews } = await caller.query(
    'query ($screen: SavedViewScreen!) { savedViews(screen: $screen) { name } }',
    { screen },
  );
  return savedViews.map((one: { name: string }) => one.name);
};

describe('a view', () => {
  it('is kept as an address, replaced under the same name, and dropped, each with an event', async () => {
    const first = (await officer.query(save, view(' 本季到期 ', { query: '?left=0-90&q=a b' }))).saveView
      .view;
    expect(first).toMatchObject({
      name: '本季到期',
      query: 'left=0-90&q=a+b',
      shared: false,
      viewerCanChange: true,
    });
    const again = (await officer.query(save, view('本季到期', { query: '', shared: true }))).saveView.view;
    expect(again).toMatchObject({ id: first.id, query: '', shared: true });
    expect(await names(officer)).toEqual(['本季到期']);
    expect(await names(officer, 'REMEDIATION')).toEqual([]);
    expect((await officer.query(drop, { id: first.id })).deleteView.deletedId).toBe(first.id);
    expect(await names(officer)).toEqual([]);
    const events = await app.sql(
      `select action, before, after from event where object_id = $1 order by at, id`,
      [first.id],
    );
    expect(events).toEqual([
      {
        action: 'view.saved',
        before: null,
        after: { screen: 'EVIDENCE', query: 'left=0-90&q=a+b', shared: false },
      },
      {
        action: 'view.saved',
        before: { query: 'left=0-90&q=a+b', shared: false },
        after: { screen: 'EVIDENCE', query: '', shared: true },
      },
      { action: 'view.deleted', before: { screen: 'EVIDENCE', query: '', shared: true }, after: null },
    ]);
  });

  it('needs a name, and knows its limits', async () => {
    for (const wrong of [
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { query: 'q='.repeat(2_001) },
      { query: `q=${'证'.repeat(445)}` },
    ])
      expect((await officer.fails(save, view('ok', wrong))).code).toBe('BAD_USER_INPUT');
    const engineer = app.as('SERVICE_ENGINEER');
    await app.sql(
      `insert into saved_view (id, organization_id, owner_id, screen, name, query, shared)
       select gen_random_uuid(), m.organization_id, m.id, 'EVIDENCE', 'v' || n, '', false
       from membership m cross join generate_series(1, 50) n where m.id = $1`,
      [app.fixture.north.members.SERVICE_ENGINEER],
    );
    expect((await engineer.fails(save, view('one more'))).code).toBe('LIMIT_EXCEEDED');
    expect((await engineer.query(save, view('v7', { query: 'q=7' }))).saveView.view.query).toBe('q=7');
    expect(await names(engineer)).toHaveLength(50);
  });
});

describe('who', () => {
  it('keeps his own to himself until he shares them; nobody changes those of others', async () => {
    const { id } = (await officer.query(save, view('我的'))).saveView.view;
    const manager = app.as('MANAGER');
    expect(await names(manager)).toEqual([]);
    expect((await manager.fails(drop, { id })).code).toBe('NOT_FOUND');
    await officer.query(save, view('我的', { shared: true }));
    const { savedViews } = await manager.query(
      '{ savedViews(screen: EVIDENCE) { name ownerName viewerCanChange } }',
    );
    expect(savedViews).toEqual([{ name: '我的', ownerName: expect.any(String), viewerCanChange: false }]);
    expect((await manager.fails(drop, { id })).code).toBe('FORBIDDEN');
    // The same name is free for everybody else.
    expect((await manager.query(save, view('我的'))).saveView.view.id).not.toBe(id);
    expect(await names(manager)).toEqual(['我的', '我的']);
    // Somebody must be able to tidy up after those who left.
    await app.as('SYSTEM_ADMINISTRATOR').query(drop, { id });
    expect(await names(officer)).toEqual([]);
  });

  it('is a person: a token finds shared views and keeps none', async () => {
    const ask = await tokenOf(app, ['evidence:read']);
    await officer.query(save, view('共享', { shared: true }));
    expect((await ask('{ savedViews(screen: EVIDENCE) { name } }')).data).toEqual({
      savedViews: [{ name: '共享' }],
    });
    expect((await ask(save, view('x'))).errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('another hospital', () => {
  it('finds nothing, drops nothing, and uses the same names', async () => {
    const { id } = (await officer.query(save, view('北院', { shared: true }))).saveView.view;
    const south = app.as('SYSTEM_ADMINISTRATOR', 'south');
    expect(await names(south)).toEqual([]);
    expect((await south.fails(drop, { id })).code).toBe('NOT_FOUND');
    expect((await south.query(save, view('北院'))).saveView.view.id).not.toBe(id);
    expect(await names(officer)).toContain('北院');
  });
});
