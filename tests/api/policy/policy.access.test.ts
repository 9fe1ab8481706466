import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApprovalService } from '../../../server/features/policy/approval.service.js';
import { PolicyService } from '../../../server/features/policy/policy.service.js';
import { ReadingService } from '../../../server/features/policy/reading.service.js';
import { permissionsOf, roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { controlIds } from '../evidence/evidence.requests.js';
import {
  acknowledge,
  addControls,
  approve,
  catalogue,
  codes,
  create,
  created,
  first,
  giveBack,
  list,
  newPolicy,
  one,
  publish,
  published,
  read,
  revise,
  save,
  submit,
  update,
  withdraw,
} from './policy.requests.js';

let app: TestApp;
let officer: Caller;
let draft: any;
let inForce: any;
let asked: any;
let controls: string[];
const members = () => app.fixture.north.members;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  controls = await controlIds(officer, 1);
  draft = await created(officer, 'DRAFT');
  inForce = await published(app, (await created(officer, 'FORCE')).id);
  asked = await created(officer, 'ASKED');
  await officer.query(submit, {
    ids: [asked.openVersion.id],
    approverIds: [members().MANAGER, members().CONTRIBUTOR],
  });
});
afterAll(() => app.close());

const codeOf = async (caller: Caller, text: string, variables: object): Promise<string | undefined> => {
  const { data, errors } = await caller.run<any>(text, variables as Record<string, unknown>);
  if (errors) return errors[0]!.extensions.code;
  const answer = Object.values(data ?? {})[0] as { items?: { error?: { code: string } | null }[] } | null;
  return answer?.items?.[0]?.error?.code;
};

describe.each(roles)('%s', (role) => {
  const has = (permission: string) => (permissionsOf[role] as readonly string[]).includes(permission);

  it('reads what is published, and drafts only with the right to them', async () => {
    const caller = app.as(role);
    for (const [text, variables] of [
      [list, {}],
      [one, { id: inForce.id }],
      [catalogue, {}],
    ] as const)
      expect(await codeOf(caller, text, variables)).toBe(has('policy:read') ? undefined : 'FORBIDDEN');
    if (!has('policy:read')) return;
    expect(await codes(caller)).toEqual(
      has('policy:readDrafts')
        ? ['ASKED', 'DRAFT', 'FORCE']
        : role === 'CONTRIBUTOR'
          ? ['ASKED', 'FORCE']
          : ['FORCE'],
    );
    const seen = await read(caller, draft.id);
    expect(seen === null).toBe(!has('policy:readDrafts'));
    const { node } = await caller.query('query ($id: ID!) { node(id: $id) { id } }', {
      id: draft.openVersion.id,
    });
    expect(node === null).toBe(!has('policy:readDrafts'));
  });

  it(`${role === 'COMPLIANCE_OFFICER' ? 'manages' : 'does not manage'} policies`, async () => {
    if (role === 'COMPLIANCE_OFFICER') return;
    const caller = app.as(role);
    const v = draft.openVersion;
    for (const [text, variables] of [
      [create, { input: newPolicy(`BY-${role}`) }],
      [update, { input: { id: draft.id, version: draft.version, name: 'x' } }],
      [save, { input: { versionId: v.id, version: v.version, kind: 'TEXT', text: 'x' } }],
      [revise, { id: inForce.id }],
      [withdraw, { id: inForce.id }],
      [addControls, { policyId: inForce.id, controlIds: controls }],
      [submit, { ids: [v.id], approverIds: [members().MANAGER] }],
      [publish, { ids: [v.id] }],
    ] as const)
      expect(await codeOf(caller, text, variables)).toBe('FORBIDDEN');
    if (has('policy:read'))
      expect(await read(caller, inForce.id)).toMatchObject({
        viewerCanManage: false,
        viewerCanRevise: false,
        viewerCanWithdraw: false,
      });
  });

  it('approves only when named for it', async () => {
    if (['MANAGER', 'CONTRIBUTOR'].includes(role)) return;
    const caller = app.as(role);
    const ids = [asked.openVersion.id];
    // Who may approve but was not asked does not even see it; the officer sees and may not.
    const refused = role === 'SERVICE_ENGINEER' ? 'NOT_FOUND' : 'FORBIDDEN';
    expect(await codeOf(caller, approve, { ids })).toBe(refused);
    if (role !== 'COMPLIANCE_OFFICER')
      expect(await codeOf(caller, giveBack, { ids, reason: 'no' })).toBe(refused);
  });

  it(`${has('policy:acknowledge') ? 'confirms' : 'does not confirm'} reading`, async () => {
    const caller = app.as(role);
    const ids = [inForce.currentVersion.id];
    expect(await codeOf(caller, acknowledge, { ids })).toBe(
      has('policy:acknowledge') ? undefined : 'FORBIDDEN',
    );
    if (has('policy:acknowledge'))
      expect(first(await caller.query(acknowledge, { ids })).policyVersion.acknowledgedAt).not.toBeNull();
  });
});

it('nobody does anything signed out', async () => {
  for (const [text, variables] of [
    [list, {}],
    [create, { input: newPolicy('X') }],
    [acknowledge, { ids: [inForce.currentVersion.id] }],
    [approve, { ids: [asked.openVersion.id] }],
  ] as const)
    expect((await app.anonymous.fails(text, variables)).code).toBe('UNAUTHENTICATED');
  const answer = await app.house.app.http.inject({ url: `/files/policies/${draft.openVersion.id}` });
  expect(answer.statusCode).toBe(401);
});

describe('an API token', () => {
  const token = (over: object) => ({
    ...app.actor('COMPLIANCE_OFFICER'),
    kind: 'token' as const,
    membershipId: undefined,
    ...over,
  });

  it('neither approves nor confirms: nobody knows who stands behind it', async () => {
    const { database } = app.house.deps;
    const approvals = new ApprovalService(database);
    const reading = new ReadingService(database);
    const [approved] = await approvals.approve(token({ membershipId: members().MANAGER }), [
      asked.openVersion.id,
    ]);
    expect(approved!.error?.code).toBe('FORBIDDEN');
    const [confirmed] = await reading.acknowledge(token({}), [inForce.currentVersion.id]);
    expect(confirmed!.error?.code).toBe('FORBIDDEN');
  });

  it('that is bound to a unit keeps policies of that unit only', async () => {
    const service = new PolicyService(app.house.deps.database, {} as never);
    const { radiology, information } = app.fixture.north.units;
    const bound = token({ ownWorkOnly: true, unitIds: [radiology] });
    const input = (code: string, unitId: string | null) =>
      ({ ...newPolicy(code), unitId, ownerId: members().COMPLIANCE_OFFICER }) as never;
    await expect(service.create(bound, input('T-1', information))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(service.create(bound, input('T-1', null))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const id = await service.create(bound, input('T-1', radiology));
    await expect(
      service.update(bound, { id, version: 1, unitId: information } as never),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(service.withdraw(bound, inForce.id, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
