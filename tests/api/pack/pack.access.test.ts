import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { everybody } from '../assessment/scene.js';
import { get } from '../evidence/evidence.requests.js';
import {
  createMutation,
  createPack,
  freeze,
  freezeMutation,
  linkMutation,
  packQuery,
  proven,
  revokeMutation,
  updateMutation,
  withdrawMutation,
} from './scene.js';

let app: TestApp;
let open: { id: string; version: number };
let sensitive: { id: string; version: number };
let assessmentId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  const scene = await proven(app);
  assessmentId = scene.assessmentId;
  const chapters = [{ title: '一条', codes: scene.codes.slice(0, 1) }];
  open = await freeze(app, await createPack(app, assessmentId, { chapters }));
  sensitive = await freeze(
    app,
    await createPack(app, assessmentId, { chapters, label: 'SENSITIVE', name: '敏感材料' }),
  );
});
afterAll(() => app.close());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const newLink = (packId: string, more: Record<string, unknown> = {}) => ({
  input: {
    packId,
    recipient: '市网信办',
    password: 'look-inside',
    expiresAt: inAnHour(),
    mostDownloads: 2,
    ...more,
  },
});

describe('who sees and takes away packs', () => {
  it('is decided by role, organization and label', async () => {
    const seen: string[] = [];
    for (const [role, hospital] of everybody) {
      const caller = app.as(role, hospital);
      const { data } = await caller.run(packQuery, { id: open.id });
      const plain = (await get(app, caller, `/files/packs/${open.id}`)).statusCode;
      const secret = (await get(app, caller, `/files/packs/${sensitive.id}`)).statusCode;
      if (data?.pack || plain === 200 || secret === 200) seen.push(`${hospital} ${role} ${plain} ${secret}`);
    }
    expect(seen.toSorted()).toEqual([
      'north COMPLIANCE_OFFICER 200 200',
      'north INSPECTOR 200 403',
      'north MANAGER 200 200',
    ]);
    expect((await get(app, { headers: {} } as never, `/files/packs/${open.id}`)).statusCode).toBe(401);
    const downloads = await app.sql(
      `select 1 from event where action = 'pack.downloaded' and object_id = $1`,
      [open.id],
    );
    expect(downloads).toHaveLength(3);
  });

  it('lets nobody of another hospital, and no reader, change or share one', async () => {
    const { id, version } = open;
    const tries: [string, Record<string, unknown>][] = [
      [updateMutation, { input: { id, version, name: '改名' } }],
      [freezeMutation, { input: { id, version, patientDataMasked: true } }],
      [withdrawMutation, { id, reason: '不要了' }],
      [linkMutation, newLink(id)],
    ];
    for (const [mutation, variables] of tries) {
      expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(mutation, variables)).toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await app.as('INSPECTOR').fails(mutation, variables)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await app.as('CONTRIBUTOR').fails(mutation, variables)).toMatchObject({ code: 'FORBIDDEN' });
    }
    const foreign = { input: { name: '别家的', assessmentId } };
    expect(await app.as('COMPLIANCE_OFFICER', 'south').fails(createMutation, foreign)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await app.as('MANAGER').query(packQuery, { id })).pack).toMatchObject({
      name: '联合检查材料',
      viewerCanUpdate: false,
      viewerCanShare: true,
    });
  });
});

describe('a link', () => {
  const officer = () => app.as('COMPLIANCE_OFFICER');
  const make = async (more: Record<string, unknown> = {}) => {
    const { createPackLink } = await officer().query(linkMutation, newLink(open.id, more));
    return { path: createPackLink.path as string, id: createPackLink.pack.links[0].id as string };
  };
  const look = (path: string) => app.house.app.http.inject({ method: 'GET', url: path });
  const take = (path: string, password: string, volume = '1') =>
    app.house.app.http.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ password, volume }).toString(),
    });

  it('shows whose pack it is, gives it for the password, as often as was said, and is written down', async () => {
    const { path, id } = await make();
    const page = await look(path);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const said of ['联合检查材料', '剩余次数', '2']) expect(page.body).toContain(said);
    expect(page.body).not.toContain('<script');
    expect((await take(path, 'wrong')).statusCode).toBe(403);
    expect((await take(path, 'look-inside', '7')).statusCode).toBe(404);
    const first = await take(path, 'look-inside');
    expect(first.headers['content-type']).toBe('application/zip');
    expect(first.rawPayload.equals((await get(app, officer(), `/files/packs/${open.id}`)).rawPayload)).toBe(
      true,
    );
    // Two at once for the last one: one of them gets it.
    const both = await Promise.all([take(path, 'look-inside'), take(path, 'look-inside')]);
    expect(both.map((answer) => answer.statusCode).toSorted()).toEqual([200, 404]);
    expect((await look(path)).statusCode).toBe(404);
    const told = await app.sql<{ action: string; actor_name: string }>(
      `select action, actor_name from event where after->>'linkId' = $1 and actor_name like '分享链接%' order by seq`,
      [id],
    );
    expect(told.map((event) => event.action)).toEqual([
      'pack.shareRefused',
      'pack.downloaded',
      'pack.downloaded',
    ]);
    expect(told[0]!.actor_name).toContain('市网信办');
  });

  it('ends at its hour, when it is revoked, and with its pack; an ended one looks like none', async () => {
    const [late, revoked, withdrawn] = [await make(), await make(), await make()];
    await app.sql(`update pack_link set expires_at = now() - interval '1 second' where id = $1`, [late.id]);
    await officer().query(revokeMutation, { id: revoked.id });
    expect((await look(withdrawn.path)).statusCode).toBe(200);
    await officer().query(withdrawMutation, { id: open.id, reason: '检查取消' });
    const none = await look(`/files/shared-pack?key=${'a'.repeat(43)}`);
    for (const { path } of [late, revoked, withdrawn]) {
      expect((await look(path)).body).toBe(none.body);
      expect((await take(path, 'look-inside')).statusCode).toBe(404);
    }
    expect(none.statusCode).toBe(404);
  });

  it('is refused for too long, too weak, and for who may not see what is in the pack', async () => {
    const far = new Date(Date.now() + 91 * 86_400_000).toISOString();
    for (const [more, field] of [
      [{ expiresAt: far }, 'expiresAt'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
      [{ password: 'short' }, 'password'],
      [{ mostDownloads: 0 }, 'mostDownloads'],
    ] as const)
      expect(await officer().fails(linkMutation, newLink(sensitive.id, more))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { [field]: expect.any(String) },
      });
    expect(
      await app.as('COMPLIANCE_OFFICER', 'south').fails(revokeMutation, { id: sensitive.id }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
