import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { dayFrom } from '../evidence/evidence.requests.js';
import {
  acknowledge,
  catalogue,
  codes,
  created,
  first,
  list,
  published,
  read,
  revise,
  save,
  withdraw,
} from './policy.requests.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
let contributor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
  contributor = app.as('CONTRIBUTOR');
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

describe('reading', () => {
  it('is asked of the people of the units, counted, and confirmed once', async () => {
    const policy = await created(officer, 'R-1');
    const { currentVersion } = await published(app, policy.id, [app.fixture.north.units.radiology]);
    // Contributor and engineer work there.
    expect(currentVersion).toMatchObject({ reading: { expected: 2, read: 0 }, units: [{ code: 'RAD' }] });
    expect(await codes(contributor, { toReadByMe: true, search: 'R-1' })).toEqual(['R-1']);
    expect(await codes(officer, { toReadByMe: true, search: 'R-1' })).toEqual([]);
    const ids = [currentVersion.id];
    expect(first(await officer.query(acknowledge, { ids })).error.code).toBe('FORBIDDEN');
    const done = first(await contributor.query(acknowledge, { ids })).policyVersion;
    expect(done).toMatchObject({ reading: { expected: 2, read: 1 }, viewerCanAcknowledge: false });
    const again = first(await contributor.query(acknowledge, { ids })).policyVersion;
    expect(again.acknowledgedAt).toBe(done.acknowledgedAt);
    expect(await codes(contributor, { toReadByMe: true, search: 'R-1' })).toEqual([]);
    expect((await events(policy.id)).filter(({ action }) => action === 'policy.acknowledged')).toHaveLength(
      1,
    );

    const readers = `query ($id: ID!, $read: Boolean, $first: Int! = 50, $after: String) { policy(id: $id) { currentVersion { readers(read: $read, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { acknowledgedAt member { displayName } } } } } }`;
    const of = async (caller: Caller, more: object = {}) =>
      (await caller.query(readers, { id: policy.id, ...more })).policy.currentVersion.readers;
    expect((await of(manager)).nodes.map((node: any) => node.member.displayName)).toEqual([
      'north SERVICE_ENGINEER',
      'north CONTRIBUTOR',
    ]);
    expect((await of(manager, { read: true })).totalCount).toBe(1);
    const page = await of(manager, { first: 1 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(
      (await of(manager, { first: 1, after: page.pageInfo.endCursor })).nodes[0].member.displayName,
    ).toBe('north CONTRIBUTOR');
    // Who has not read is for those who follow it up.
    expect((await of(contributor)).totalCount).toBe(0);
  });

  it('starts anew with a new version; the former one cannot be confirmed any more', async () => {
    const policy = await created(officer, 'R-2');
    const former = (await published(app, policy.id)).currentVersion;
    expect(former.reading.expected).toBe(4);
    await contributor.query(acknowledge, { ids: [former.id] });
    await officer.query(revise, { id: policy.id });
    const draft = (await read(officer, policy.id)).openVersion;
    await officer.query(save, { input: draftInput(draft, { effectiveOn: dayFrom(0), text: '第二版' }) });
    expect((await published(app, policy.id)).currentVersion.reading).toEqual({ expected: 4, read: 0 });
    expect(first(await manager.query(acknowledge, { ids: [former.id] })).error.code).toBe('INVALID_STATE');
  });
});

describe('list and catalogue', () => {
  it('filters, searches and pages in every order', async () => {
    await created(officer, 'L-1', { name: '机房出入管理规程', category: 'PROCEDURE' });
    const due = await created(officer, 'L-2', {
      name: '机房方针',
      category: 'GUIDELINE',
      effectiveOn: dayFrom(-400),
    });
    await published(app, due.id);
    expect(await codes(officer, { search: '机房' })).toEqual(['L-1', 'L-2']);
    expect(await codes(officer, { search: '机房 规程' })).toEqual(['L-1']);
    expect(await codes(officer, { search: '。。' })).toEqual([]);
    expect(await codes(officer, { categories: ['GUIDELINE'] })).toEqual(['L-2']);
    expect(await codes(officer, { reviewStates: ['OVERDUE'] })).toEqual(['L-2']);
    expect(await codes(officer, { search: '机房', states: ['DRAFT'] })).toEqual(['L-1']);
    expect((await codes(officer, {}, 'NEXT_REVIEW'))[0]).toBe('L-2');
    for (const orderBy of ['CODE', 'UPDATED_DESC', 'NEXT_REVIEW']) {
      const all = await codes(officer, {}, orderBy);
      const paged: string[] = [];
      for (let after: string | null = null; ;) {
        const { policies }: any = await officer.query(list, { orderBy, first: 7, after });
        paged.push(...policies.nodes.map((node: any) => node.code));
        expect(policies.totalCount).toBe(all.length);
        if (!policies.pageInfo.hasNextPage) break;
        after = policies.pageInfo.endCursor;
      }
      expect(paged).toEqual(all);
    }
    expect((await officer.fails(list, { after: 'WzEsMl0', orderBy: 'NEXT_REVIEW' })).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('says of each required document whether it is there', async () => {
    const states = async () =>
      Object.fromEntries(
        (await officer.query(catalogue)).policyCatalogue.map((row: any) => [row.code, row.state]),
      );
    expect((await states()).Z20).toBe('MISSING');
    const policy = await created(officer, 'C-1', { requirementCodes: ['Z20', 'Z21'] });
    expect(await states()).toMatchObject({ Z20: 'IN_PREPARATION', Z21: 'IN_PREPARATION' });
    await published(app, policy.id);
    expect((await states()).Z20).toBe('PRESENT');
    const late = await created(officer, 'C-2', { requirementCodes: ['Z22'], effectiveOn: dayFrom(-400) });
    await published(app, late.id);
    expect((await states()).Z22).toBe('OVERDUE');
    await officer.query(withdraw, { id: policy.id });
    expect((await states()).Z20).toBe('MISSING');
  });

  it('names controls that the rule books have', async () => {
    const { policyCatalogue } = await officer.query(catalogue);
    const { requiredDocuments } = await import('../../../server/features/policy/index.js');
    expect(policyCatalogue).toHaveLength(requiredDocuments.length);
    for (const { code, controls: named } of requiredDocuments)
      expect(
        policyCatalogue.find((row: any) => row.code === code).controls.map((control: any) => control.code),
      ).toEqual(named.map((control) => control.code));
  });
});

describe('difference', () => {
  it('tells lines that came, went and were reworded', async () => {
    const policy = await created(officer, 'D-1', { text: '# 总则\n\n每年检查一次。\n\n旧条款\n\n附则' });
    const before = (await published(app, policy.id)).currentVersion;
    await officer.query(revise, { id: policy.id });
    const draft = (await read(officer, policy.id)).openVersion;
    const next = '# 总则\n\n每季度检查一次。\n\n附则\n新增一条';
    await officer.query(save, { input: draftInput(draft, { text: next, effectiveOn: dayFrom(0) }) });
    const difference = `query ($olderId: ID!, $newerId: ID!) { policyDifference(olderId: $olderId, newerId: $newerId) {
      comparison fromNumber toNumber more changes { line runs { change text } } } }`;
    const ids = { olderId: before.id, newerId: draft.id };
    const { policyDifference } = await officer.query(difference, ids);
    expect(policyDifference).toMatchObject({
      comparison: 'COMPARED',
      fromNumber: 1,
      toNumber: 2,
      more: false,
    });
    const told = (change: string) =>
      policyDifference.changes.map((place: any) =>
        place.runs
          .filter((run: any) => run.change === change)
          .map((run: any) => run.text.trim())
          .join(''),
      );
    expect(told('DELETED').join(' ')).toContain('旧条款');
    expect(told('INSERTED').join(' ')).toContain('新增一条');
    expect(told('INSERTED')[0]).toMatch(/季度/);
    // Who may not see the draft hears nothing of it.
    expect((await contributor.fails(difference, ids)).code).toBe('NOT_FOUND');
  });
});
