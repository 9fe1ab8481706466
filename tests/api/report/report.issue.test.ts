import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate, resultsOf } from '../assessment/scene.js';
import { wordsOf } from '../../support/docx-part.js';
import { assessed, createMutation, deleteMutation, download, finished, request } from './scene.js';

const fields =
  'id number state standing decisionNote submittedBy { displayName } decidedBy { displayName } viewerCanSubmit viewerCanDecide viewerCanWithdraw viewerCanDelete viewerCanRenew decisionBlockedReason versions { number }';
const read = `query ($id: ID!) { report(id: $id) { ${fields} } }`;
const submit = `mutation ($id: ID!) { submitReport(id: $id) { report { ${fields} } } }`;
const decide = `mutation ($input: DecideReportInput!) { decideReport(input: $input) { report { ${fields} } } }`;
const withdraw = `mutation ($input: WithdrawReportInput!) { withdrawReport(input: $input) { report { ${fields} } } }`;
const renew = `mutation ($id: ID!, $clientKey: String) { renewReport(id: $id, clientKey: $clientKey) { report { ${fields} } } }`;
const retry = 'mutation ($id: ID!) { retryReport(id: $id) { report { id state number } } }';
const cancel = 'mutation ($id: ID!) { cancelReport(id: $id) { report { state failure } } }';
const compare = `query ($from: ID!, $to: ID!, $first: Int = 100) { reportComparison(from: $from, to: $to, first: $first) { totalCount nodes { chapter kind what name parts { label before after } } } }`;

type Caller = ReturnType<TestApp['as']>;
const code = async (caller: Caller, text: string, variables: Record<string, unknown>): Promise<string> =>
  (await caller.fails(text, variables)).code;

describe('issuing documents and making them anew', () => {
  let app: TestApp;
  let assessmentId: string;
  let reportId: string;
  beforeAll(async () => {
    app = await createTestApp({ listen: true });
    assessmentId = await assessed(app);
    reportId = (await finished(app, (await request(app, assessmentId)).id)).id;
  });
  afterAll(() => app.close());

  /** The one report that is made here, as a draft again: making one takes a second. */
  const draft = async (): Promise<string> => {
    await app.sql(
      `update report set standing = 'DRAFT', submitted_by = null, submitted_at = null, decided_by = null, decided_at = null where id = $1`,
      [reportId],
    );
    return reportId;
  };
  const officer = () => app.as('COMPLIANCE_OFFICER');
  const manager = () => app.as('MANAGER');
  const bytesOf = async (id: string) => (await download(app, `/files/reports/${id}`, 'MANAGER')).rawPayload;

  it('names on the cover who answers for it, and only then', async () => {
    const id = await draft();
    const before = wordsOf(await bytesOf(id));
    const { submitReport } = await officer().query(submit, { id });
    expect(submitReport.report).toMatchObject({
      standing: 'SUBMITTED',
      viewerCanSubmit: false,
      viewerCanDelete: false,
      viewerCanDecide: false,
    });
    const { report: seen } = await manager().query(read, { id });
    expect(seen).toMatchObject({ viewerCanDecide: true, decisionBlockedReason: null });
    await manager().query(decide, { input: { id, approve: true, note: '同意' } });
    await finished(app, id);
    const { report } = await officer().query(read, { id });
    expect(report).toMatchObject({
      state: 'READY',
      standing: 'ISSUED',
      decisionNote: '同意',
      viewerCanDelete: false,
    });
    const after = wordsOf(await bytesOf(id));
    for (const name of [report.submittedBy.displayName, report.decidedBy.displayName])
      expect(after).toContain(name);
    expect(before).not.toContain(report.decidedBy.displayName);
    expect(before).not.toContain('签发日期');
    expect(after).toContain('签发日期');
    // Nothing else than who answers for it has changed.
    const { reportComparison } = await manager().query(compare, { from: id, to: id });
    expect(reportComparison.totalCount).toBe(0);
  });

  it('is not issued by who submitted it, nor by who may not, nor twice, nor unasked', async () => {
    const id = await draft();
    expect(await code(manager(), decide, { input: { id, approve: true } })).toBe('INVALID_STATE');
    await officer().query(submit, { id });
    expect(await code(officer(), submit, { id })).toBe('INVALID_STATE');
    for (const role of ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'AUDIT_ADMINISTRATOR', 'INSPECTOR'] as const)
      expect(await code(app.as(role), decide, { input: { id, approve: true } }), role).toBe('FORBIDDEN');
    expect(await code(app.as('MANAGER', 'south'), decide, { input: { id, approve: true } })).toBe(
      'NOT_FOUND',
    );
    expect(await code(manager(), decide, { input: { id, approve: false } })).toBe('BAD_USER_INPUT');
    const { decideReport } = await manager().query(decide, {
      input: { id, approve: false, note: '数字不对' },
    });
    expect(decideReport.report).toMatchObject({ standing: 'DRAFT', decisionNote: '数字不对' });
    expect(await code(manager(), decide, { input: { id, approve: true } })).toBe('INVALID_STATE');
  });

  it('who submits cannot issue, also when he may', async () => {
    const id = await draft();
    await manager().query(submit, { id });
    const { report } = await manager().query(read, { id });
    expect(report.viewerCanDecide).toBe(false);
    expect(report.decisionBlockedReason).toContain('You submitted it');
    expect(await code(manager(), decide, { input: { id, approve: true } })).toBe('FORBIDDEN');
  });

  it('what was issued is withdrawn with a reason and never deleted', async () => {
    const id = await draft();
    await officer().query(submit, { id });
    expect(await code(officer(), deleteMutation, { id })).toBe('INVALID_STATE');
    await manager().query(decide, { input: { id, approve: true } });
    await finished(app, id);
    expect(await code(officer(), deleteMutation, { id })).toBe('INVALID_STATE');
    expect(await code(manager(), withdraw, { input: { id, reason: ' ' } })).toBe('BAD_USER_INPUT');
    expect(await code(officer(), withdraw, { input: { id, reason: '有误' } })).toBe('FORBIDDEN');
    const { withdrawReport } = await manager().query(withdraw, { input: { id, reason: '有误' } });
    expect(withdrawReport.report).toMatchObject({ standing: 'WITHDRAWN', decisionNote: '有误' });
    expect(await code(manager(), withdraw, { input: { id, reason: '再次' } })).toBe('INVALID_STATE');
    expect((await bytesOf(id)).length).toBeGreaterThan(1000);
  });

  it('the next version keeps the number, and the two tell what changed', async () => {
    const id = await draft();
    const [, , third] = await resultsOf(officer(), assessmentId);
    await rate(officer(), [{ resultId: third!.id, verdict: 'PARTIAL', gap: '只有一半' }]);
    const { renewReport } = await officer().query(renew, { id, clientKey: 'again' });
    const again = await officer().query(renew, { id, clientKey: 'again' });
    expect(again.renewReport.report.id).toBe(renewReport.report.id);
    const next = await finished(app, renewReport.report.id);
    const { report } = await officer().query(read, { id });
    expect(next.number).toBe(report.number.replace(/V1\.0$/, 'V1.1'));
    expect(report.versions.map((one: { number: string }) => one.number)).toEqual([
      next.number,
      report.number,
    ]);
    expect(wordsOf(await bytesOf(next.id))).toContain(next.number);
    const { reportComparison } = await officer().query(compare, { from: id, to: next.id });
    const row = reportComparison.nodes.find(
      (one: { kind: string; what: string; name: string }) =>
        one.kind === 'CHANGED' && one.what === 'ROW' && one.name.includes(third!.control.code),
    );
    expect(row.parts).toContainEqual({ label: '结论', before: '未评', after: '自报 部分符合\n实证 不符合' });
    // A version that is deleted gives its number to none.
    await officer().query(deleteMutation, { id: next.id });
    const { renewReport: third_ } = await officer().query(renew, { id });
    expect(third_.report.number).toMatch(/V1\.2$/);
    await finished(app, third_.report.id);
  });

  it('refuses to compare what cannot be compared, and what is not in sight', async () => {
    const id = await draft();
    const list = await officer().query(createMutation, { input: { kind: 'POLICY_LIST' } });
    const other = list.createReport.report.id;
    expect(['INVALID_STATE', 'BAD_USER_INPUT']).toContain(
      await code(officer(), compare, { from: id, to: other }),
    );
    await finished(app, other);
    expect(await code(officer(), compare, { from: id, to: other })).toBe('BAD_USER_INPUT');
    expect(await code(app.as('COMPLIANCE_OFFICER', 'south'), compare, { from: id, to: id })).toBe(
      'NOT_FOUND',
    );
    expect(await code(app.as('CONTRIBUTOR'), compare, { from: id, to: id })).toBe('NOT_FOUND');
    expect(await code(officer(), compare, { from: id, to: id, first: 101 })).toBe('LIMIT_EXCEEDED');
    expect(await code(officer(), retry, { id })).toBe('INVALID_STATE');
    for (const [name, text] of Object.entries({ submit, renew, retry }))
      expect(await code(app.as('COMPLIANCE_OFFICER', 'south'), text, { id }), name).toBe('NOT_FOUND');
  });

  it('a report that is being made is stopped, and what was made of it is thrown away', async () => {
    const id = await draft();
    expect(await code(officer(), cancel, { id })).toBe('INVALID_STATE');
    const lock = await app.hold('lock table task_result in access exclusive mode');
    const asked = await request(app, assessmentId);
    await lock.waiting(1);
    expect(await code(app.as('COMPLIANCE_OFFICER', 'south'), cancel, { id: asked.id })).toBe('NOT_FOUND');
    const { cancelReport } = await officer().query(cancel, { id: asked.id });
    expect(cancelReport.report).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('取消') });
    await lock.release();
    await officer().query(retry, { id: asked.id });
    const again = await finished(app, asked.id);
    expect(again).toMatchObject({ state: 'READY', number: asked.number });
    const told = await app.sql(`select 1 from event where object_id = $1 and action = 'report.completed'`, [
      asked.id,
    ]);
    expect(told).toHaveLength(1);
  });

  it('a failed report is made again under its number', async () => {
    const id = await draft();
    const { report } = await officer().query(read, { id });
    await app.sql(`update report set state = 'FAILED', failure = '磁盘已满' where id = $1`, [id]);
    await officer().query(retry, { id });
    expect(await finished(app, id)).toMatchObject({ state: 'READY', number: report.number, failure: null });
  });
});
