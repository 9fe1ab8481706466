import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { accept, controlIds, createId, dayFrom, newText } from '../evidence/evidence.requests.js';
import {
  answer,
  ask,
  askOne,
  askSeries,
  batch,
  cancel,
  change,
  close,
  giveBack,
  list,
  listSeries,
  requestOf,
  stopSeries,
} from './scene.js';
import type { Asked } from './scene.js';

let app: TestApp;
let controls: string[];
let request: Asked;
beforeAll(async () => {
  app = await createTestApp();
  controls = await controlIds(app.as('COMPLIANCE_OFFICER'), 2);
  request = await askOne(app, controls);
});
afterAll(() => app.close());

const askedOf = (unitId: string): object => ({
  titles: ['x'],
  targets: [{ unitId }],
  controlIds: controls,
  dueOn: dayFrom(3),
});

describe('who may', () => {
  const every: Role[] = [
    'SYSTEM_ADMINISTRATOR',
    'SECURITY_ADMINISTRATOR',
    'AUDIT_ADMINISTRATOR',
    'COMPLIANCE_OFFICER',
    'MANAGER',
    'CONTRIBUTOR',
    'SERVICE_ENGINEER',
    'INSPECTOR',
  ];
  const cases: [string, string, () => Record<string, unknown>, Role[]][] = [
    ['asks', ask, () => ({ input: askedOf(app.fixture.north.units.radiology) }), ['COMPLIANCE_OFFICER']],
    [
      'asks in every period',
      askSeries,
      () => ({
        input: {
          title: 'x',
          targets: [{ unitId: app.fixture.north.units.radiology }],
          controlIds: controls,
          frequency: 'YEARLY',
          startsOn: dayFrom(0),
        },
      }),
      ['COMPLIANCE_OFFICER'],
    ],
    ['changes', change, () => ({ input: { ids: [controls[0]], dueOn: dayFrom(3) } }), ['COMPLIANCE_OFFICER']],
    ['cancels', cancel, () => ({ ids: [controls[0]], reason: 'x' }), ['COMPLIANCE_OFFICER']],
    ['closes', close, () => ({ ids: [controls[0]] }), ['COMPLIANCE_OFFICER', 'MANAGER']],
    ['gives back', giveBack, () => ({ ids: [controls[0]], reason: 'x' }), ['COMPLIANCE_OFFICER', 'MANAGER']],
    [
      'reads',
      list,
      () => ({}),
      ['COMPLIANCE_OFFICER', 'MANAGER', 'CONTRIBUTOR', 'SERVICE_ENGINEER', 'INSPECTOR'],
    ],
    [
      'reads series',
      listSeries,
      () => ({}),
      ['COMPLIANCE_OFFICER', 'MANAGER', 'CONTRIBUTOR', 'SERVICE_ENGINEER', 'INSPECTOR'],
    ],
  ];
  it.each(cases)('%s', async (_verb, text, variables, allowed) => {
    for (const role of every) {
      const { errors } = await app.as(role).run(text, variables());
      expect([role, errors?.[0]?.extensions.code ?? 'OK']).toEqual([
        role,
        allowed.includes(role) ? 'OK' : 'FORBIDDEN',
      ]);
    }
  });
});

it('contributors see what their units or they themselves are asked for, and nothing else', async () => {
  const { information } = app.fixture.north.units;
  const elsewhere = await askOne(app, controls, { targets: [{ unitId: information }] });
  const named = await askOne(app, controls, {
    targets: [{ unitId: information, assigneeId: app.fixture.north.members.CONTRIBUTOR }],
  });
  const contributor = app.as('CONTRIBUTOR');
  const seen: string[] = (await contributor.query(list, {})).evidenceRequests.nodes.map((one: any) => one.id);
  expect(seen).toContain(request.id);
  expect(seen).toContain(named.id);
  expect(seen).not.toContain(elsewhere.id);
  expect(await requestOf(contributor, elsewhere.id)).toBeNull();
  expect(
    (await contributor.query('query ($id: ID!) { node(id: $id) { id } }', { id: elsewhere.id })).node,
  ).toBeNull();
  const input = { requestId: elsewhere.id, evidences: [newText('不该看见')] };
  expect((await contributor.fails(answer, { input })).code).toBe('NOT_FOUND');
  expect(await app.sql(`select 1 from evidence where title = '不该看见'`)).toEqual([]);
  // Not asked, but not hidden either: a colleague of the engineer may help out.
  expect((await requestOf(app.as('SERVICE_ENGINEER'), request.id)).viewerCanAnswer).toBe(true);
  expect((await requestOf(app.as('INSPECTOR'), request.id)).viewerCanAnswer).toBe(false);
});

it('nobody answers with evidence out of his sight', async () => {
  const foreign = await createId(app.as('COMPLIANCE_OFFICER'), '信息科的证据');
  const input = { requestId: request.id, evidenceIds: [foreign] };
  expect((await app.as('CONTRIBUTOR').fails(answer, { input })).code).toBe('NOT_FOUND');
  const secret = await createId(app.as('COMPLIANCE_OFFICER'), '敏感', {
    label: 'SENSITIVE',
    unitId: app.fixture.north.units.radiology,
  });
  expect(
    (await app.as('CONTRIBUTOR').fails(answer, { input: { requestId: request.id, evidenceIds: [secret] } }))
      .code,
  ).toBe('NOT_FOUND');
});

it('who handed in neither closes nor accepts', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const own = await askOne(app, controls);
  const data = await officer.query(answer, {
    input: { requestId: own.id, evidences: [newText('自己交的')] },
  });
  expect(data.answerEvidenceRequest.request.viewerCanClose).toBe(false);
  const [{ id }] = data.answerEvidenceRequest.request.answers;
  expect((await batch(officer, accept, { ids: [id] }))[0]!.error!.code).toBe('FORBIDDEN');
  expect((await batch(officer, close, { ids: [own.id] }))[0]!.error!.code).toBe('FORBIDDEN');
  expect((await requestOf(officer, own.id)).state).toBe('ANSWERED');
});

it('a stop is refused where it is not allowed', async () => {
  for (const role of ['MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const)
    expect((await app.as(role).fails(stopSeries, { ids: [request.id] })).code).toBe('FORBIDDEN');
});

it('a program hands in what it may prove, closes nothing, and says nothing', async () => {
  const owed = await askOne(app, controls);
  const scopes = [
    'evidence:read',
    'evidence:create',
    'evidence:link',
    'evidence:review',
    'comment:read',
    'comment:write',
  ];
  const ownerId = app.fixture.north.members.CONTRIBUTOR;
  const bound = await tokenOf(app, scopes, { controls: ['mlps-2.0:8.1.10.13-a'], ownerId });
  const input = { requestId: owed.id, evidences: [newText('程序交的')] };
  expect((await bound(answer, { input })).errors[0].extensions.code).toBe('FORBIDDEN');
  expect(await app.sql(`select 1 from evidence where title = '程序交的'`)).toEqual([]);
  const free = await tokenOf(app, scopes, { ownerId });
  expect((await free(answer, { input })).data.answerEvidenceRequest.request.state).toBe('ANSWERED');
  expect((await free(close, { ids: [owed.id] })).data.closeEvidenceRequests.items[0].error.code).toBe(
    'FORBIDDEN',
  );
  const said = await free(
    'mutation ($id: ID!) { addComment(input: { requestId: $id, body: "x" }) { comment { id } } }',
    {
      id: owed.id,
    },
  );
  expect(said.errors[0].extensions.code).toBe('FORBIDDEN');
});
