import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  acceptedId,
  controlIds,
  createId,
  dayFrom,
  giveBack,
  items,
  newText,
} from '../evidence/evidence.requests.js';
import {
  create,
  first,
  publish,
  submit as submitPolicy,
  approve,
  newPolicy,
} from '../policy/policy.requests.js';
import {
  acceptedProof,
  createTask,
  decideDelayMutation,
  requestDelayMutation,
  returnMutation,
  scene,
  submit,
  taskOf,
  updateMutation,
} from '../remediation/scene.js';
import type { Scene } from '../remediation/scene.js';
import { answer, askOne, giveBack as giveBackRequest } from '../request/scene.js';
import { list, markRead, noticesOf, tellAll, toldAbout } from './scene.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
let contributor: Caller;
let world: Scene;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
  contributor = app.as('CONTRIBUTOR');
  world = await scene(app);
});
afterAll(() => app.close());

const radiology = () => ({ unitId: app.fixture.north.units.radiology });
const people = () => app.fixture.north.members;
let taken = 0;
const nextResult = () => world.results[taken++]!.id;
const task = (more: Record<string, unknown> = {}) =>
  createTask(app, [nextResult()], { ownerId: people().CONTRIBUTOR, ...more });

describe('tasks', () => {
  it('are told to who has to do, to verify and to decide, and never to who caused it', async () => {
    const given = await task();
    await tellAll(app);
    expect(await toldAbout(app, given.id)).toEqual({ CONTRIBUTOR: ['TASK_ASSIGNED'] });
    const [notice] = await noticesOf(contributor);
    expect(notice).toMatchObject({
      objectName: `${given.code} ${given.title}`,
      path: `/remediation?task=${given.id}`,
      causedByName: 'north COMPLIANCE_OFFICER',
      dueOn: given.dueOn,
      readAt: null,
    });

    const wish = { taskId: given.id, requestedDueOn: dayFrom(60), reason: '等待采购' };
    await contributor.query(requestDelayMutation, { input: wish });
    await tellAll(app);
    expect(await toldAbout(app, given.id, ['MANAGER', 'COMPLIANCE_OFFICER'])).toEqual({
      MANAGER: ['DELAY_REQUESTED'],
    });
    const [request] = await app.sql('select id from delay_request where task_id = $1', [given.id]);
    await manager.query(decideDelayMutation, { input: { delayRequestId: request.id, approve: true } });
    const submitted = await submit(app, await taskOf(contributor, given.id), [await acceptedProof(app)]);
    await tellAll(app);
    expect((await toldAbout(app, given.id)).COMPLIANCE_OFFICER).toEqual(['TASK_SUBMITTED']);
    expect((await toldAbout(app, given.id)).MANAGER).toEqual(['TASK_SUBMITTED', 'DELAY_REQUESTED']);
    await manager.query(returnMutation, {
      input: { taskId: given.id, version: submitted.version, reason: '缺少复核记录' },
    });
    await tellAll(app);
    expect((await toldAbout(app, given.id)).CONTRIBUTOR).toEqual([
      'TASK_RETURNED',
      'DELAY_DECIDED',
      'TASK_ASSIGNED',
    ]);
    const [returned, decided] = await noticesOf(contributor, { kinds: ['TASK_RETURNED', 'DELAY_DECIDED'] });
    expect(returned).toMatchObject({ reason: '缺少复核记录', causedByName: 'north MANAGER' });
    expect(decided).toMatchObject({ approved: true, dueOn: dayFrom(60) });
  });

  it('are told again only to another owner', async () => {
    const given = await task();
    await officer.query(updateMutation, { input: { ids: [given.id], title: '另一个标题' } });
    await officer.query(updateMutation, {
      input: { ids: [given.id], ownerId: people().SERVICE_ENGINEER },
    });
    await tellAll(app);
    expect(await toldAbout(app, given.id)).toEqual({ SERVICE_ENGINEER: ['TASK_ASSIGNED'] });
  });

  it('remind their owner before and after the day, and managers three days later, once each', async () => {
    const given = await task({ dueOn: dayFrom(3) });
    await tellAll(app);
    await tellAll(app);
    expect(await toldAbout(app, given.id)).toEqual({ CONTRIBUTOR: ['TASK_DUE_SOON', 'TASK_ASSIGNED'] });
    await app.sql('update remediation_task set due_on = $2, original_due_on = $2 where id = $1', [
      given.id,
      dayFrom(-1),
    ]);
    await tellAll(app);
    expect((await toldAbout(app, given.id)).CONTRIBUTOR?.[0]).toBe('TASK_OVERDUE');
    expect((await toldAbout(app, given.id)).MANAGER).toBeUndefined();
    await app.sql('update remediation_task set due_on = $2, original_due_on = $2 where id = $1', [
      given.id,
      dayFrom(-3),
    ]);
    await tellAll(app);
    await tellAll(app);
    expect((await toldAbout(app, given.id)).MANAGER).toEqual(['TASK_ESCALATED']);
    // Whoever takes it over has not been told; managers have.
    await officer.query(updateMutation, { input: { ids: [given.id], ownerId: people().SERVICE_ENGINEER } });
    await tellAll(app);
    expect((await toldAbout(app, given.id)).SERVICE_ENGINEER).toEqual(['TASK_OVERDUE', 'TASK_ASSIGNED']);
    expect((await toldAbout(app, given.id)).MANAGER).toEqual(['TASK_ESCALATED']);
  });
});

describe('evidence', () => {
  it('waits for reviewers, and comes back to its owner with the reason', async () => {
    const id = await createId(contributor, '巡检记录', { submit: true, ...radiology() });
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({
      COMPLIANCE_OFFICER: ['EVIDENCE_SUBMITTED'],
      MANAGER: ['EVIDENCE_SUBMITTED'],
    });
    await items(officer, giveBack, { ids: [id], reason: '看不清' });
    await tellAll(app);
    expect((await toldAbout(app, id)).CONTRIBUTOR).toEqual(['EVIDENCE_RETURNED']);
    expect((await noticesOf(contributor))[0]).toMatchObject({ reason: '看不清', path: `/evidence/${id}` });
  });

  it('asks nobody for what was decided before it could be told', async () => {
    const id = await acceptedId(app, '很快审核', radiology());
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({ COMPLIANCE_OFFICER: ['EVIDENCE_ACCEPTED'] });
  });

  it('is told to expire within 30 days, within 7, and to have expired', async () => {
    const id = await acceptedId(app, '年度测评', { validUntil: dayFrom(20), collectedOn: dayFrom(-40) });
    await tellAll(app);
    const kinds = async () => (await toldAbout(app, id)).COMPLIANCE_OFFICER;
    expect(await kinds()).toEqual(['EVIDENCE_EXPIRING', 'EVIDENCE_ACCEPTED']);
    for (const days of [5, -1]) {
      await app.sql('update evidence set valid_until = $2 where id = $1', [id, dayFrom(days)]);
      await tellAll(app);
    }
    expect(await kinds()).toEqual([
      'EVIDENCE_EXPIRED',
      'EVIDENCE_EXPIRING',
      'EVIDENCE_EXPIRING',
      'EVIDENCE_ACCEPTED',
    ]);
  });

  it('that is sensitive is told only to who may see it', async () => {
    const id = await createId(officer, '漏洞清单', { submit: true, label: 'SENSITIVE', ...radiology() });
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({ MANAGER: ['EVIDENCE_SUBMITTED'] });
  });
});

describe('requests', () => {
  it('are told to the unit, or to the person who is named, and when they come back', async () => {
    const [control] = await controlIds(officer, 1);
    const forUnit = await askOne(app, [control!]);
    const forOne = await askOne(app, [control!], {
      targets: [{ ...radiology(), assigneeId: people().SERVICE_ENGINEER }],
      dueOn: dayFrom(1),
    });
    await tellAll(app);
    expect(await toldAbout(app, forUnit.id)).toEqual({
      CONTRIBUTOR: ['REQUEST_ASKED'],
      SERVICE_ENGINEER: ['REQUEST_ASKED'],
    });
    expect(await toldAbout(app, forOne.id)).toEqual({
      SERVICE_ENGINEER: ['REQUEST_DUE_SOON', 'REQUEST_ASKED'],
    });
    await contributor.query(answer, { input: { requestId: forUnit.id, evidences: [newText('截图')] } });
    await officer.query(giveBackRequest, { ids: [forUnit.id], reason: '缺少日期' });
    await app.sql('update evidence_request set due_on = $2 where id = $1', [forOne.id, dayFrom(-4)]);
    await tellAll(app);
    expect((await toldAbout(app, forUnit.id)).CONTRIBUTOR).toEqual(['REQUEST_RETURNED', 'REQUEST_ASKED']);
    expect((await toldAbout(app, forOne.id)).SERVICE_ENGINEER).toContain('REQUEST_OVERDUE');
    expect((await toldAbout(app, forOne.id)).MANAGER).toEqual(['REQUEST_ESCALATED']);
  });
});

describe('people', () => {
  it('are told where they are named, once', async () => {
    const id = await createId(officer, '有人评论', radiology());
    const said = await officer.query(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id version } } }',
      { input: { evidenceId: id, body: '请看', mentionIds: [people().CONTRIBUTOR] } },
    );
    const { id: commentId, version } = said.addComment.comment;
    await officer.query(
      'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
      { input: { commentId, version, body: '请看看', mentionIds: [people().CONTRIBUTOR, people().MANAGER] } },
    );
    await tellAll(app);
    expect(await toldAbout(app, id)).toEqual({ CONTRIBUTOR: ['MENTIONED'], MANAGER: ['MENTIONED'] });
    expect((await noticesOf(contributor))[0]!.path).toBe(`/evidence/${id}?tab=comments`);
  });

  it('are asked to approve policies, and to read them', async () => {
    const { policy } = (await officer.query(create, { input: newPolicy('N-1') })).createPolicy;
    const versionId = policy.openVersion.id;
    await officer.query(submitPolicy, { ids: [versionId], approverIds: [people().MANAGER] });
    await tellAll(app);
    expect(await toldAbout(app, policy.id)).toEqual({ MANAGER: ['POLICY_TO_APPROVE'] });
    await manager.query(approve, { ids: [versionId] });
    expect(
      first(await officer.query(publish, { ids: [versionId], unitIds: [app.fixture.north.units.radiology] }))
        .error,
    ).toBeNull();
    await tellAll(app);
    expect(await toldAbout(app, policy.id)).toEqual({
      CONTRIBUTOR: ['POLICY_TO_READ'],
      SERVICE_ENGINEER: ['POLICY_TO_READ'],
      MANAGER: ['POLICY_TO_APPROVE'],
    });
  });

  it('who read the audit trail hear of integrity findings', async () => {
    const id = '0196f000-0000-7000-8000-000000000001';
    await app.house.deps.database.write(app.actor('AUDIT_ADMINISTRATOR'), async (tx) =>
      tx.record({
        action: 'integrity.checked',
        objectType: 'IntegrityCheck',
        objectId: id,
        outcome: 'FAILED',
      }),
    );
    await tellAll(app);
    // By his own hand in this test: he knows.
    expect(await noticesOf(app.as('AUDIT_ADMINISTRATOR'))).toEqual([]);
    await app.sql(
      `insert into event (id, organization_id, actor_name, actor_kind, action, object_type, object_id, outcome)
       values (gen_random_uuid(), $1, '完整性核验', 'system', 'integrity.checked', 'IntegrityCheck', $2, 'FAILED')`,
      [app.fixture.north.organizationId, id],
    );
    await tellAll(app);
    expect(await noticesOf(app.as('AUDIT_ADMINISTRATOR'))).toMatchObject([
      { kind: 'INTEGRITY_FOUND', path: '/events' },
    ]);
  });
});

describe('the inbox', () => {
  it('pages, filters and is read by ids or up to a moment', async () => {
    await tellAll(app);
    const all = await noticesOf(contributor);
    const page = (await contributor.query(list, { first: 3 })).notices;
    expect(page).toMatchObject({ totalCount: all.length, pageInfo: { hasNextPage: true } });
    const next = (await contributor.query(list, { first: 3, after: page.pageInfo.endCursor })).notices;
    expect([...page.nodes, ...next.nodes].map((one) => one.id)).toEqual(all.slice(0, 6).map((one) => one.id));

    const { unread } = (await contributor.query(markRead, { ids: [all[0]!.id] })).markNoticesRead;
    expect(unread).toBe(all.length - 1);
    expect((await noticesOf(contributor, { unread: false })).map((one) => one.id)).toEqual([all[0]!.id]);
    expect(
      (await contributor.query(markRead, { upTo: all[2]!.createdAt })).markNoticesRead.unread,
    ).toBeLessThanOrEqual(2);
    expect((await contributor.fails(markRead, {})).code).toBe('BAD_USER_INPUT');
    expect((await contributor.fails(list, { first: 101 })).code).toBe('LIMIT_EXCEEDED');
  });

  it('is nobody else’s: not of a colleague, not of another hospital', async () => {
    const [notice] = await noticesOf(manager, { unread: true });
    for (const other of [officer, app.as('MANAGER', 'south')]) {
      await other.query(markRead, { ids: [notice!.id] });
      expect((await noticesOf(other)).map((one) => one.id)).not.toContain(notice!.id);
    }
    expect((await noticesOf(manager, { unread: true })).map((one) => one.id)).toContain(notice!.id);
    expect(await noticesOf(app.as('MANAGER', 'south'))).toEqual([]);
  });
});

it('what was told more than a year ago is forgotten, in one hospital at a time', async () => {
  await task();
  await tellAll(app);
  const { organizationId } = app.fixture.north;
  const [kept] = await noticesOf(contributor);
  const old = await app.sql<{ id: string }>(
    `insert into notice (id, organization_id, recipient_id, kind, object_type, object_id, object_name, dedupe_key, created_at)
     select gen_random_uuid(), o.id, m.id, 'TASK_ASSIGNED', 'RemediationTask', gen_random_uuid(), 'old', 'old', now() - interval '401 days'
     from organization o cross join lateral (select id from membership where organization_id = o.id limit 1) m returning id`,
  );
  expect(old.length).toBeGreaterThan(1);
  await app.house.app.rooms.notification.sender.tidy(organizationId);
  const left = await app.sql(`select organization_id from notice where object_name = 'old'`);
  expect(left).toHaveLength(old.length - 1);
  expect(left.map((one) => one.organization_id)).not.toContain(organizationId);
  expect((await noticesOf(contributor)).map(({ id }) => id)).toContain(kept!.id);
});
