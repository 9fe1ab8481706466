import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { controlIds, dayFrom } from '../evidence/evidence.requests.js';
import {
  addControls,
  approve,
  codes,
  create,
  created,
  discard,
  first,
  giveBack,
  newPolicy,
  publish,
  published,
  read,
  removeControls,
  revise,
  save,
  submit,
  update,
  withdraw,
} from './policy.requests.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
let contributor: Caller;
let controls: string[];
const members = () => app.fixture.north.members;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
  contributor = app.as('CONTRIBUTOR');
  controls = await controlIds(officer, 6);
});
afterAll(() => app.close());

const events = (id: string) =>
  app.sql<{ action: string; reason: string | null }>(
    `select action, reason from event where object_id = $1 order by id`,
    [id],
  );
const draftInput = (version: any, over: object = {}) => ({
  versionId: version.id,
  version: version.version,
  kind: 'TEXT',
  text: version.text,
  effectiveOn: version.effectiveOn,
  reviewMonths: version.reviewMonths,
  ...over,
});

describe('writing', () => {
  it('makes a policy with its first draft, and one event', async () => {
    const policy = await created(officer, 'W-1', { requirementCodes: ['Z12'] });
    expect(policy).toMatchObject({
      state: 'DRAFT',
      reviewState: 'NONE',
      nextReviewOn: null,
      owner: { id: members().COMPLIANCE_OFFICER },
      currentVersion: null,
      openVersion: { number: 1, state: 'DRAFT', viewerCanEdit: true, viewerCanSubmit: true, reading: null },
    });
    expect((await events(policy.id)).map(({ action }) => action)).toEqual(['policy.created']);
  });

  it('answers several changes of one operation one by one', async () => {
    const both = await officer.query(
      `mutation ($a: CreatePolicyInput!, $b: CreatePolicyInput!) {
         a: createPolicy(input: $a) { policy { code openVersion { number } } } b: createPolicy(input: $b) { policy { code openVersion { number } } } }`,
      { a: newPolicy('W-A'), b: newPolicy('W-B') },
    );
    expect(both.b.policy).toEqual({ code: 'W-B', openVersion: { number: 1 } });
  });

  it('refuses a taken code, unknown requirements, a wrong cycle and a text of more than 100 kB', async () => {
    await created(officer, 'W-2');
    const fails = async (over: object) =>
      (await officer.fails(create, { input: newPolicy('W-2X', over) })).fields ?? {};
    expect((await officer.fails(create, { input: newPolicy('W-2') })).fields).toHaveProperty('code');
    expect(await fails({ requirementCodes: ['Z99'] })).toHaveProperty('requirementCodes');
    expect(await fails({ reviewMonths: 0 })).toHaveProperty('reviewMonths');
    expect(await fails({ text: '制'.repeat(40_000) })).toHaveProperty('text');
    expect(await fails({ name: '  ' })).toHaveProperty('name');
  });

  it('saves a draft once per change; who saw an older one hears of a conflict', async () => {
    const { id, openVersion } = await created(officer, 'W-3');
    const input = draftInput(openVersion, { text: '## 第一章\n\n新的正文', changeNote: '新增第一章' });
    const saved = (await officer.query(save, { input })).savePolicyDraft.policyVersion;
    expect(saved).toMatchObject({ text: '## 第一章\n\n新的正文', changeNote: '新增第一章', version: 2 });
    expect((await officer.fails(save, { input: { ...input, text: '别的' } })).code).toBe('CONFLICT');
    await officer.query(save, { input: { ...input, version: 2 } });
    expect((await events(id)).map(({ action }) => action)).toEqual(['policy.created', 'policy.draftSaved']);
  });

  it('changes what a policy is called; nothing happens without a difference', async () => {
    const policy = await created(officer, 'W-4');
    const input = {
      id: policy.id,
      version: policy.version,
      name: '改名',
      unitId: app.fixture.north.units.radiology,
    };
    expect((await officer.query(update, { input })).updatePolicy.policy).toMatchObject({
      name: '改名',
      unit: { id: app.fixture.north.units.radiology },
    });
    expect((await officer.fails(update, { input })).code).toBe('CONFLICT');
    const now = await read(officer, policy.id);
    await officer.query(update, { input: { id: policy.id, version: now.version, name: '改名' } });
    expect((await events(policy.id)).map(({ action }) => action)).toEqual([
      'policy.created',
      'policy.changed',
    ]);
  });
});

describe('approval', () => {
  it('needs all named people, none of whom wrote on it', async () => {
    const { id, openVersion } = await created(officer, 'A-1');
    const ids = [openVersion.id];
    const own = first(
      await officer.query(submit, { ids, approverIds: [members().MANAGER, members().COMPLIANCE_OFFICER] }),
    );
    expect(own.error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'approverIds' });
    const approverIds = [members().MANAGER, members().CONTRIBUTOR];
    const submitted = first(await officer.query(submit, { ids, approverIds })).policyVersion;
    expect(submitted).toMatchObject({ state: 'IN_APPROVAL', round: 1, viewerCanApprove: false });
    expect(await codes(manager, { awaitingMyApproval: true })).toContain('A-1');

    expect(first(await officer.query(approve, { ids })).error.code).toBe('FORBIDDEN');
    const half = first(await manager.query(approve, { ids, note: '同意' })).policyVersion;
    expect(half).toMatchObject({ state: 'IN_APPROVAL', approvedAt: null, viewerCanApprove: false });
    expect(first(await manager.query(approve, { ids })).error.code).toBe('FORBIDDEN');
    expect(first(await officer.query(publish, { ids })).error.code).toBe('INVALID_STATE');
    const whole = first(await contributor.query(approve, { ids })).policyVersion;
    expect(whole.state).toBe('APPROVED');
    expect(await codes(manager, { awaitingMyApproval: true })).not.toContain('A-1');
    expect((await events(id)).map(({ action }) => action)).toEqual([
      'policy.created',
      'policy.submitted',
      'policy.approved',
      'policy.approved',
    ]);
  });

  it('goes back to a draft with a reason, and is asked of everybody again', async () => {
    const { id, openVersion } = await created(officer, 'A-2');
    const ids = [openVersion.id];
    const approverIds = [members().MANAGER, members().CONTRIBUTOR];
    await officer.query(submit, { ids, approverIds });
    await manager.query(approve, { ids });
    expect((await contributor.fails(giveBack, { ids, reason: ' ' })).code).toBe('BAD_USER_INPUT');
    const returned = first(await contributor.query(giveBack, { ids, reason: '缺少罚则' })).policyVersion;
    expect(returned).toMatchObject({ state: 'DRAFT', returnReason: '缺少罚则' });
    const again = first(await officer.query(submit, { ids, approverIds })).policyVersion;
    expect(again).toMatchObject({ state: 'IN_APPROVAL', round: 2, returnReason: null });
    expect(again.approvals.map((a: any) => [a.round, a.decision]).toSorted()).toEqual([
      [1, 'APPROVED'],
      [1, 'RETURNED'],
      [2, 'PENDING'],
      [2, 'PENDING'],
    ]);
    expect((await events(id)).at(-2)).toEqual({ action: 'policy.returned', reason: '缺少罚则' });
    // Who manages it takes it back when an approver does not answer.
    expect(first(await officer.query(giveBack, { ids, reason: '换审批人' })).policyVersion.state).toBe(
      'DRAFT',
    );
  });

  it('of several drafts hands in those that are complete', async () => {
    const whole = await created(officer, 'A-3');
    const empty = await created(officer, 'A-4', { text: '' });
    const undated = await created(officer, 'A-5', { effectiveOn: null });
    const ids = [whole, empty, undated].map((policy) => policy.openVersion.id);
    const { items } = (await officer.query(submit, { ids, approverIds: [members().MANAGER] }))
      .submitPolicyVersions;
    expect(items.map((item: any) => [item.policyVersion.state, item.error?.field ?? null])).toEqual([
      ['IN_APPROVAL', null],
      ['DRAFT', 'text'],
      ['DRAFT', 'effectiveOn'],
    ]);
  });

  it('refuses approvers who may not approve', async () => {
    const { openVersion } = await created(officer, 'A-6');
    const failed = await officer.fails(submit, { ids: [openVersion.id], approverIds: [members().INSPECTOR] });
    expect(failed.fields).toHaveProperty('approverIds');
  });

  it('keeps what was handed in: no way through the API, and none for the application role', async () => {
    const { openVersion } = await created(officer, 'A-7');
    const ids = [openVersion.id];
    await officer.query(submit, { ids, approverIds: [members().MANAGER] });
    const input = draftInput({ ...openVersion, version: 2 }, { text: '偷换' });
    expect((await officer.fails(save, { input })).code).toBe('INVALID_STATE');
    await expect(
      app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), (tx) =>
        tx.query('tamper', `update policy_version set body = '偷换' where id = $1`, ids),
      ),
    ).rejects.toThrow(/does not change/);
  });
});

describe('publishing', () => {
  it('makes one accepted proof, valid until the next review, linked to its controls', async () => {
    const policy = await created(officer, 'P-1', { controlIds: controls.slice(0, 3) });
    const done = await published(app, policy.id);
    expect(done).toMatchObject({ state: 'PUBLISHED', reviewState: 'OK', openVersion: null });
    expect(done.nextReviewOn).toBe(`${Number(dayFrom(0).slice(0, 4)) + 1}${dayFrom(0).slice(4)}`);
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { state proves validity validUntil label kind currentVersion { number text } submittedBy { id }
         reviewedBy { id } links { status system { id } control { id } } } }`,
      { id: done.evidence.id },
    );
    expect(evidence).toMatchObject({
      state: 'ACCEPTED',
      proves: true,
      validUntil: done.nextReviewOn,
      label: 'INTERNAL',
      kind: 'TEXT',
      currentVersion: { number: 1, text: newPolicy('x').text },
      submittedBy: { id: members().COMPLIANCE_OFFICER },
      reviewedBy: { id: members().MANAGER },
    });
    expect(evidence.links.map((link: any) => link.control.id).toSorted()).toEqual(
      controls.slice(0, 3).toSorted(),
    );
    expect(evidence.links.every((link: any) => link.status === 'CONFIRMED' && link.system === null)).toBe(
      true,
    );
  });

  it('supersedes the former version, which stays, and renews the same proof', async () => {
    const policy = await created(officer, 'P-2', { controlIds: [controls[0]] });
    const before = await published(app, policy.id);
    const { openVersion } = (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy;
    expect(openVersion).toMatchObject({ number: 2, state: 'DRAFT', text: before.currentVersion.text });
    expect((await officer.fails(revise, { id: policy.id })).code).toBe('INVALID_STATE');
    await officer.query(save, {
      input: draftInput(openVersion, {
        text: '# 修订\n\n第二版',
        effectiveOn: dayFrom(0),
        changeNote: '全面修订',
      }),
    });
    const after = await published(app, policy.id);
    expect(after.versions).toEqual([
      { number: 2, state: 'PUBLISHED' },
      { number: 1, state: 'SUPERSEDED' },
    ]);
    expect(after.evidence.id).toBe(before.evidence.id);
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { state proves currentVersion { number text note } links { id } } }`,
      { id: after.evidence.id },
    );
    expect(evidence).toMatchObject({
      state: 'ACCEPTED',
      proves: true,
      currentVersion: { number: 2, text: '# 修订\n\n第二版', note: '全面修订' },
    });
    expect(evidence.links).toHaveLength(1);
  });

  it('takes over from what stands when it comes into force later', async () => {
    const policy = await created(officer, 'P-3', { controlIds: [controls[1]] });
    const before = await published(app, policy.id);
    const { openVersion } = (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy;
    await officer.query(save, { input: draftInput(openVersion, { effectiveOn: dayFrom(20) }) });
    await published(app, policy.id);
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { proves validFrom validUntil } }`,
      { id: before.evidence.id },
    );
    expect(evidence).toMatchObject({ proves: true, validFrom: dayFrom(0) });
    expect(evidence.validUntil > before.nextReviewOn).toBe(true);
  });

  it('begins on its day when what stood before has run out', async () => {
    const policy = await created(officer, 'P-9', { effectiveOn: dayFrom(-400), reviewMonths: 12 });
    const before = await published(app, policy.id);
    const { openVersion } = (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy;
    await officer.query(save, { input: draftInput(openVersion, { effectiveOn: dayFrom(20) }) });
    await published(app, policy.id);
    const { evidence } = await officer.query(
      'query ($id: ID!) { evidence(id: $id) { proves validity validFrom } }',
      { id: before.evidence.id },
    );
    expect(evidence).toEqual({ proves: false, validity: 'NOT_YET_VALID', validFrom: dayFrom(20) });
  });

  it('follows changes of its controls', async () => {
    const policy = await created(officer, 'P-4');
    const { evidence } = await published(app, policy.id);
    const add = { policyId: policy.id, controlIds: controls.slice(0, 2) };
    expect((await officer.query(addControls, add)).addPolicyControls.changed).toBe(2);
    expect((await officer.query(addControls, add)).addPolicyControls.changed).toBe(0);
    const linked = async () =>
      (
        await officer.query(`query ($id: ID!) { evidence(id: $id) { links { control { id } } } }`, {
          id: evidence.id,
        })
      ).evidence.links.length;
    expect(await linked()).toBe(2);
    const remove = { policyId: policy.id, controlIds: [controls[0]] };
    expect((await officer.query(removeControls, remove)).removePolicyControls.changed).toBe(1);
    expect(await linked()).toBe(1);
  });

  it('withdrawal ends proof and reading; the proof is not deleted under a policy in force', async () => {
    const policy = await created(officer, 'P-5', { controlIds: [controls[2]] });
    const { evidence } = await published(app, policy.id);
    const remove = 'mutation ($id: ID!) { deleteEvidence(id: $id) { deletedId } }';
    expect((await officer.fails(remove, { id: evidence.id })).code).toBe('INVALID_STATE');
    const done = (await officer.query(withdraw, { id: policy.id })).withdrawPolicy.policy;
    expect(done).toMatchObject({
      state: 'WITHDRAWN',
      withdrawReason: '已被新制度取代',
      currentVersion: null,
      viewerCanRevise: false,
    });
    const proof = await officer.query(`query ($id: ID!) { evidence(id: $id) { state proves } }`, {
      id: evidence.id,
    });
    expect(proof.evidence).toEqual({ state: 'RETURNED', proves: false });
    expect((await officer.fails(revise, { id: policy.id })).code).toBe('INVALID_STATE');
    expect((await officer.fails(withdraw, { id: policy.id })).code).toBe('INVALID_STATE');
  });

  it("what was in force until yesterday runs out with the withdrawal, and is nobody's to mend", async () => {
    const policy = await created(officer, 'P-8', { controlIds: [controls[2]], effectiveOn: dayFrom(-40) });
    const { evidence } = await published(app, policy.id);
    await officer.query(withdraw, { id: policy.id });
    const proof = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { state proves validity validUntil } }`,
      {
        id: evidence.id,
      },
    );
    expect(proof.evidence).toEqual({
      state: 'ACCEPTED',
      proves: false,
      validity: 'EXPIRED',
      validUntil: dayFrom(-1),
    });
  });

  it('a draft that is given up leaves what is published', async () => {
    const policy = await created(officer, 'P-6');
    await published(app, policy.id);
    const { openVersion } = (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy;
    const after = (await officer.query(discard, { versionId: openVersion.id })).discardPolicyDraft.policy;
    expect(after).toMatchObject({ state: 'PUBLISHED', openVersion: null, viewerCanRevise: true });
    const fresh = await created(officer, 'P-7');
    const gone = (await officer.query(discard, { versionId: fresh.openVersion.id })).discardPolicyDraft
      .policy;
    expect(gone).toMatchObject({ state: 'WITHDRAWN', withdrawReason: '不再需要' });
    // The next number goes on after what was given up.
    expect(
      (await officer.query(revise, { id: policy.id })).startPolicyRevision.policy.openVersion.number,
    ).toBe(3);
  });
});
