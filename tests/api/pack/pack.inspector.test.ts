import { getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLOutputType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/platform/ids.js';
import { exampleCall } from '../../support/example-call.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { everybody } from '../assessment/scene.js';
import { get } from '../evidence/evidence.requests.js';
import {
  inDays,
  inspectorMutation,
  inspectorOf,
  itemQuery,
  itemsQuery,
  newInspector,
  password,
  readsQuery,
} from './inspector.scene.js';
import { createPack, freeze, packQuery, proven, withdrawMutation } from './scene.js';

let app: TestApp;
let scene: Awaited<ReturnType<typeof proven>>;
let own: { id: string; version: number };
let other: { id: string; version: number };
let draft: { id: string; version: number };
let inspector: Caller;
let memberId: string;
let username: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  scene = await proven(app);
  const chapters = [{ title: '一条', codes: scene.codes.slice(0, 1) }];
  own = await freeze(app, await createPack(app, scene.assessmentId, { chapters }));
  other = await freeze(app, await createPack(app, scene.assessmentId, { chapters, name: '别的材料' }));
  draft = await createPack(app, scene.assessmentId, { chapters, name: '草稿' });
  ({ caller: inspector, id: memberId, username } = await inspectorOf(app, own.id));
});
afterAll(() => app.close());

type Root = ['query' | 'mutation' | 'subscription', GraphQLField<unknown, never>];
function roots(): Root[] {
  const { schema } = app.house.app;
  const of = (kind: Root[0], type: ReturnType<typeof schema.getQueryType>): Root[] =>
    Object.values(type?.getFields() ?? {}).map((field) => [kind, field as GraphQLField<unknown, never>]);
  return [
    ...of('query', schema.getQueryType()),
    ...of('mutation', schema.getMutationType()),
    ...of('subscription', schema.getSubscriptionType()),
  ];
}

describe('an account that sees one pack only', () => {
  it('is refused by every root field but those of its pack and of itself', async () => {
    const open = roots().filter(([, field]) => field.extensions.limited === true);
    expect(open.map(([, field]) => field.name).toSorted()).toEqual(
      ['changePassword', 'pack', 'packItem', 'packItems', 'revokeSession', 'sessions'].toSorted(),
    );
    const answered: string[] = [];
    for (const [kind, field] of roots()) {
      if (field.extensions.limited === true || field.extensions.allow === 'public') continue;
      if (kind === 'subscription') continue;
      const { text, variables } = exampleCall(kind, field as GraphQLField<unknown, unknown>);
      const { errors } = await inspector.run(text, variables);
      if (errors?.[0]?.extensions.code !== 'FORBIDDEN')
        answered.push(`${field.name}: ${JSON.stringify(errors)}`);
    }
    expect(answered).toEqual([]);
  }, 60_000);

  it('is refused by every subscription', async () => {
    for (const [kind, field] of roots()) {
      if (kind !== 'subscription') continue;
      const { text, variables } = exampleCall(kind, field as GraphQLField<unknown, unknown>);
      const stream = app.subscribe(inspector, text, { ...variables, id: own.id });
      const { value } = await stream.next();
      expect([field.name, value?.errors?.[0]?.extensions?.code]).toEqual([field.name, 'FORBIDDEN']);
      await stream.return?.();
    }
  });

  it('finds nothing behind ids of other things', async () => {
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    const ids = [own.id, other.id, draft.id, scene.assessmentId, memberId, ...scene.evidenceIds];
    for (const id of ids) expect(await inspector.fails(node, { id })).toMatchObject({ code: 'FORBIDDEN' });
    for (const { id } of [other, draft, { id: newId() }, { id: scene.assessmentId }]) {
      expect(await inspector.query(packQuery, { id })).toEqual({ pack: null });
      expect(await inspector.fails(itemsQuery, { id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await inspector.fails(itemQuery, { id, code: scene.codes[0] })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  it('sees nothing through its pack or itself that leads elsewhere', async () => {
    const { schema } = app.house.app;
    const all = (type: GraphQLOutputType, depth: number): string => {
      const named = getNamedType(type);
      if (isLeafType(named) || !isObjectType(named)) return isLeafType(named) ? '' : '{ __typename }';
      const fields = Object.values(named.getFields())
        .filter(
          (field) =>
            (depth > 0 || isLeafType(getNamedType(field.type))) &&
            field.args.every(
              (argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined,
            ),
        )
        .map((field) => `${field.name} ${all(field.type, depth - 1)}`);
      return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
    };
    const pack = await inspector.query(
      `{ pack(id: "${own.id}") ${all(schema.getType('Pack') as never, 1)} }`,
    );
    expect(pack.pack).toMatchObject({
      id: own.id,
      assessment: null,
      inspection: null,
      createdBy: null,
      frozenBy: null,
      links: [],
      volumes: [],
      inspectors: [],
      viewerCanUpdate: false,
      viewerCanShare: false,
      viewerCanWithdraw: false,
    });
    const { viewer } = await inspector.query(
      '{ viewer { packId permissions membership { id unit { name } viewerCanManage } organization { name units { name } } } }',
    );
    expect(viewer).toMatchObject({
      packId: own.id,
      permissions: ['pack:read'],
      membership: { id: memberId, unit: null, viewerCanManage: false },
      organization: { units: [] },
    });
    const said = JSON.stringify(pack);
    for (const name of ['COMPLIANCE_OFFICER', 'MANAGER', scene.assessmentId])
      expect(said).not.toContain(name);
  });

  it('gets no file but marked proofs of its own pack', async () => {
    const status = async (url: string) => (await get(app, inspector, url)).statusCode;
    expect(await status(`/files/packs/${own.id}`)).toBe(403);
    expect(await status(`/files/packs/${own.id}?volume=1`)).toBe(403);
    expect(await status(`/files/packs/${other.id}`)).toBe(403);
    const entries = await app.sql<{ pack_id: string; position: number; version_id: string | null }>(
      'select pack_id, position, version_id from pack_entry',
    );
    for (const { pack_id, position, version_id } of entries)
      expect(await status(`/files/packs/${pack_id}/entries/${position}`)).toBe(
        pack_id === own.id && version_id ? 200 : 404,
      );
    for (const odd of ['999999', '-1', '1e3', '%00', '1.5', '99999999999'])
      expect(await status(`/files/packs/${own.id}/entries/${odd}`)).toBe(404);
    const [version] = await app.sql<{ id: string }>(
      `select id from evidence_version where kind = 'FILE' limit 1`,
    );
    for (const path of [
      `/files/evidence/${version!.id}`,
      `/files/evidence/${version!.id}/preview`,
      '/files/audit-chain',
      `/files/reports/${newId()}`,
    ])
      expect([403, 404]).toContain(await status(path));
    const { headers } = inspector;
    const upload = await app.house.app.http.inject({
      method: 'PUT',
      url: `/uploads/${newId()}?offset=0`,
      headers: { ...headers, 'x-hengjian-request': '1', 'content-type': 'application/octet-stream' },
      payload: Buffer.from('x'),
    });
    expect([403, 404]).toContain(upload.statusCode);
  });
});

describe('who makes such an account', () => {
  it('is decided by role, organization, label and state', async () => {
    const made: string[] = [];
    for (const [role, hospital] of everybody) {
      const { data } = await app.as(role, hospital).run(inspectorMutation, newInspector(own.id));
      if (data?.createPackInspector) made.push(`${hospital} ${role}`);
    }
    expect(made.toSorted()).toEqual(['north COMPLIANCE_OFFICER', 'north MANAGER']);
    const officer = app.as('COMPLIANCE_OFFICER');
    expect(await officer.fails(inspectorMutation, newInspector(draft.id))).toMatchObject({
      code: 'INVALID_STATE',
    });
    expect(
      await app.as('COMPLIANCE_OFFICER', 'south').fails(inspectorMutation, newInspector(own.id)),
    ).toMatchObject({ code: 'NOT_FOUND' });
    for (const validUntil of [inDays(-1), inDays(91)])
      expect(await officer.fails(inspectorMutation, newInspector(own.id, { validUntil }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { validUntil: expect.stringContaining('90') },
      });
    expect(
      await officer.fails(inspectorMutation, newInspector(own.id, { username: username.toUpperCase() })),
    ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { username: expect.any(String) } });
  });

  it('cannot be made more of it afterwards', async () => {
    const roles =
      'mutation ($input: SetMemberRolesInput!) { setMemberRoles(input: $input) { membership { id } } }';
    const change =
      'mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { membership { validUntil } } }';
    const security = app.as('SECURITY_ADMINISTRATOR');
    for (const wanted of [['MANAGER'], ['INSPECTOR', 'CONTRIBUTOR']])
      expect(await security.fails(roles, { input: { id: memberId, roles: wanted } })).toMatchObject({
        code: 'INVALID_STATE',
        message: expect.stringContaining('one pack only'),
      });
    const administrator = app.as('SYSTEM_ADMINISTRATOR');
    for (const validUntil of [null, inDays(-1), inDays(200)])
      expect(await administrator.fails(change, { input: { id: memberId, validUntil } })).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    const token = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }`;
    const scopes = { name: 'x', scopes: ['pack:read'], expiresAt: inDays(1) };
    expect(await inspector.fails(token, { input: scopes })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await security.fails(token, { input: { ...scopes, ownerId: memberId } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      app.sql(`update membership set roles = '{MANAGER}' where id = $1`, [memberId]),
    ).rejects.toThrow('membership_limited_check');
    await expect(
      app.sql(`update membership set pack_id = $1, valid_until = now() where id = $2`, [
        own.id,
        app.fixture.south.members.INSPECTOR,
      ]),
    ).rejects.toThrow('foreign key');
  });
});

describe('its end', () => {
  const see = (caller: Caller) => caller.run(packQuery, { id: own.id });
  const ended = async (caller: Caller) =>
    (await caller.run('{ sessions { id } }')).errors?.[0]?.extensions.code;

  it('comes by expiry, by the officer, and with the withdrawal of the pack, at the next request', async () => {
    const officer = app.as('COMPLIANCE_OFFICER');
    const expiring = await inspectorOf(app, own.id);
    expect((await see(expiring.caller)).data.pack.id).toBe(own.id);
    await app.sql(`update membership set valid_until = now() where id = $1`, [expiring.id]);
    expect(await ended(expiring.caller)).toBe('UNAUTHENTICATED');
    await expect(app.signIn(expiring.username, password)).rejects.toThrow('UNAUTHENTICATED');

    const stop =
      'mutation ($id: ID!) { endPackInspector(id: $id, reason: "检查结束") { pack { inspectors { id state } } } }';
    const stopped = await inspectorOf(app, own.id);
    expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(stop, { id: stopped.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await officer.fails(stop, { id: app.fixture.north.members.CONTRIBUTOR })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { endPackInspector } = await officer.query(stop, { id: stopped.id });
    expect(endPackInspector.pack.inspectors).toContainEqual({ id: stopped.id, state: 'SUSPENDED' });
    expect(await ended(stopped.caller)).toBe('UNAUTHENTICATED');

    expect((await see(inspector)).data.pack.id).toBe(own.id);
    await officer.query(withdrawMutation, { id: own.id, reason: '换新的' });
    expect(await ended(inspector)).toBe('UNAUTHENTICATED');
    const [told] = await app.sql<{ after: { accountsEnded: number } }>(
      `select after from event where action = 'pack.withdrawn' and object_id = $1`,
      [own.id],
    );
    expect(told!.after.accountsEnded).toBeGreaterThanOrEqual(1);
    // An account that an administrator prolongs by mistake still finds nothing.
    await app.sql(`update membership set valid_until = now() + interval '1 day' where id = $1`, [memberId]);
    expect(await inspector.query(packQuery, { id: own.id })).toEqual({ pack: null });
    expect((await get(app, inspector, `/files/packs/${own.id}/entries/0`)).statusCode).toBe(404);
    expect(await officer.fails(readsQuery, { id: newId() })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
