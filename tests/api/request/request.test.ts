import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  accept,
  acceptedId,
  addVersion,
  controlIds,
  createId,
  dayFrom,
  giveBack as returnProof,
  newText,
  remove,
  submit,
  upload,
} from '../evidence/evidence.requests.js';
import { answer, ask, askOne, batch, cancel, close, giveBack, list, requestOf } from './scene.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
let contributor: Caller;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
  contributor = app.as('CONTRIBUTOR');
  controls = await controlIds(officer, 4);
});
afterAll(() => app.close());

/** Links of a proof, as `control status`. */
const linksOf = async (evidenceId: string): Promise<string[]> =>
  (
    await app.sql<{ control_id: string; status: string }>(
      'select control_id, status from evidence_link where evidence_id = $1 order by control_id',
      [evidenceId],
    )
  ).map((link) => `${link.control_id} ${link.status}`);

const both = (status: string): string[] =>
  controls
    .slice(0, 2)
    .toSorted()
    .map((id) => `${id} ${status}`);
const actionsOf = async (id: string): Promise<string[]> =>
  (await app.sql<{ action: string }>('select action from event where object_id = $1 order by seq', [id])).map(
    (event) => event.action,
  );

describe('from asking to done', () => {
  it('an uploaded file goes to review, offered for every control, and its acceptance completes the request', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    expect(request).toMatchObject({
      state: 'OPEN',
      overdue: false,
      daysLeft: 14,
      answers: [],
      viewerCanCancel: true,
    });
    const uploadId = await upload(app, contributor, '截图.txt', Buffer.from('双因素认证已启用'));
    const evidence = newText('双因素认证截图', { kind: 'FILE', uploadId, text: undefined });
    const { answerEvidenceRequest } = await contributor.query(answer, {
      input: { requestId: request.id, evidences: [evidence] },
    });
    const [proof] = answerEvidenceRequest.request.answers;
    expect(answerEvidenceRequest.request).toMatchObject({
      state: 'ANSWERED',
      answers: [{ state: 'SUBMITTED' }],
    });
    expect(await linksOf(proof.id)).toEqual(both('PROPOSED'));
    const queue = await manager.query(
      '{ evidences(filter: { reviewableByMe: true }) { nodes { id requests { id title } } } }',
    );
    expect(queue.evidences.nodes).toContainEqual({
      id: proof.id,
      requests: [{ id: request.id, title: '双因素认证截图' }],
    });
    const accepted = await batch(manager, accept, { ids: [proof.id] });
    expect(accepted[0]!.error).toBeNull();
    expect(await requestOf(contributor, request.id)).toMatchObject({
      state: 'DONE',
      decidedBy: { id: app.fixture.north.members.MANAGER },
      viewerCanAnswer: false,
    });
    expect(await linksOf(proof.id)).toEqual(both('CONFIRMED'));
    expect(await actionsOf(request.id)).toEqual([
      'evidenceRequest.created',
      'evidenceRequest.answered',
      'evidenceRequest.completed',
    ]);
  });

  it('a request with two files is done with the second, and one click twice adds nothing', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    const evidences = [newText('第一份', { clientKey: 'a1' }), newText('第二份', { clientKey: 'a2' })];
    const input = { requestId: request.id, evidences };
    const first = await contributor.query(answer, { input });
    const second = await contributor.query(answer, { input });
    const ids: string[] = second.answerEvidenceRequest.request.answers.map(
      (proof: { id: string }) => proof.id,
    );
    expect(ids).toEqual(first.answerEvidenceRequest.request.answers.map((proof: { id: string }) => proof.id));
    expect(ids).toHaveLength(2);
    await manager.query(accept, { ids: [ids[0]] });
    expect((await requestOf(officer, request.id)).state).toBe('ANSWERED');
    expect(await linksOf(ids[0]!)).toEqual(both('CONFIRMED'));
    await manager.query(accept, { ids: [ids[1]] });
    expect((await requestOf(officer, request.id)).state).toBe('DONE');
  });

  it('a returned proof returns the request with the reason; handing the new version in answers it again', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    const data = await contributor.query(answer, {
      input: { requestId: request.id, evidences: [newText('看不清的截图')] },
    });
    const [{ id }] = data.answerEvidenceRequest.request.answers;
    await manager.query(returnProof, { ids: [id], reason: '看不清' });
    expect(await requestOf(contributor, request.id)).toMatchObject({
      state: 'RETURNED',
      reason: '看不清',
      viewerCanAnswer: true,
    });
    const { version } = (
      await contributor.query('query ($id: ID!) { evidence(id: $id) { version } }', { id })
    ).evidence;
    await contributor.query(addVersion, { input: { evidenceId: id, version, text: '清楚的' } });
    await contributor.query(submit, { ids: [id] });
    expect(await requestOf(contributor, request.id)).toMatchObject({ state: 'ANSWERED', reason: null });
    await manager.query(accept, { ids: [id] });
    expect((await requestOf(contributor, request.id)).state).toBe('DONE');
    // Accepted wrongly: what it completed is owed again.
    await manager.query(returnProof, { ids: [id], reason: '用错了系统' });
    expect(await requestOf(contributor, request.id)).toMatchObject({
      state: 'RETURNED',
      reason: '用错了系统',
    });
  });

  it('another proof in the place of a returned one replaces it', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    const handIn = async (title: string): Promise<any[]> =>
      (await contributor.query(answer, { input: { requestId: request.id, evidences: [newText(title)] } }))
        .answerEvidenceRequest.request.answers;
    const [{ id: wrong }] = await handIn('拿错的');
    await manager.query(returnProof, { ids: [wrong], reason: '不是这个' });
    const answers = await handIn('对的');
    expect(answers.map((one) => one.title)).toEqual(['对的']);
    expect(await linksOf(wrong)).toEqual([]);
    await manager.query(accept, { ids: [answers[0].id] });
    expect((await requestOf(officer, request.id)).state).toBe('DONE');
  });

  it('evidence that is accepted already is closed by a person, not by itself', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    const proof = await acceptedId(app, '去年的报告', { unitId: app.fixture.north.units.radiology });
    await contributor.query(answer, { input: { requestId: request.id, evidenceIds: [proof] } });
    expect(await linksOf(proof)).toEqual(both('PROPOSED'));
    const [closed] = await batch(manager, close, { ids: [request.id], note: '仍然适用' });
    expect(closed!.error).toBeNull();
    expect(closed!.request).toMatchObject({ state: 'DONE', reason: '仍然适用' });
    expect(await linksOf(proof)).toEqual(both('CONFIRMED'));
  });

  it('nothing is closed without an accepted proof', async () => {
    const request = await askOne(app, controls.slice(0, 1));
    await contributor.query(answer, { input: { requestId: request.id, evidences: [newText('未审')] } });
    const [closed] = await batch(manager, close, { ids: [request.id] });
    expect(closed!.error!.code).toBe('INVALID_STATE');
    expect((await requestOf(officer, request.id)).state).toBe('ANSWERED');
  });

  it('bytes that are evidence already answer with that evidence', async () => {
    const bytes = Buffer.from('同一份文件');
    const own = await contributor.query(
      'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }',
      {
        input: {
          evidences: [
            newText('已有', {
              kind: 'FILE',
              text: undefined,
              uploadId: await upload(app, contributor, 'a.txt', bytes),
            }),
          ],
        },
      },
    );
    const request = await askOne(app, controls.slice(0, 1));
    const evidences = [
      newText('再传', {
        kind: 'FILE',
        text: undefined,
        uploadId: await upload(app, contributor, 'b.txt', bytes),
      }),
    ];
    const data = await contributor.query(answer, { input: { requestId: request.id, evidences } });
    expect(data.answerEvidenceRequest.request.answers).toEqual([
      { id: own.createEvidences.items[0].evidence.id, title: '已有', state: 'SUBMITTED' },
    ]);
  });
});

describe('giving back, cancelling, deleting', () => {
  it('returning a request returns what is under review and takes off what was reviewed before', async () => {
    const request = await askOne(app, controls.slice(0, 2));
    const old = await acceptedId(app, '旧报告', { unitId: app.fixture.north.units.radiology });
    const data = await contributor.query(answer, {
      input: { requestId: request.id, evidenceIds: [old], evidences: [newText('新报告')] },
    });
    const fresh = data.answerEvidenceRequest.request.answers.find(
      (one: { title: string }) => one.title === '新报告',
    );
    const [returned] = await batch(manager, giveBack, { ids: [request.id], reason: '缺页' });
    expect(returned!.error).toBeNull();
    expect(returned!.request).toMatchObject({
      state: 'RETURNED',
      reason: '缺页',
      answers: [{ id: fresh.id, state: 'RETURNED' }],
    });
    expect(await linksOf(old)).toEqual([]);
    expect(
      (await actionsOf(request.id)).filter((action) => action === 'evidenceRequest.returned'),
    ).toHaveLength(1);
  });

  it('cancels many, each alone, and what was handed in is no longer offered', async () => {
    const open = await askOne(app, controls.slice(0, 1));
    const answered = await askOne(app, controls.slice(0, 1));
    const data = await contributor.query(answer, {
      input: { requestId: answered.id, evidences: [newText('会被取消')] },
    });
    const gone = await batch(officer, cancel, {
      ids: [open.id, answered.id, controls[0]!],
      reason: '不再需要',
    });
    expect(gone.map((one) => one.error?.code ?? one.request.state)).toEqual([
      'CANCELLED',
      'CANCELLED',
      'NOT_FOUND',
    ]);
    const [{ id }] = data.answerEvidenceRequest.request.answers;
    expect(await linksOf(id)).toEqual([]);
    await manager.query(accept, { ids: [id] });
    expect((await requestOf(officer, answered.id)).state).toBe('CANCELLED');
    const [again] = await batch(officer, cancel, { ids: [open.id], reason: '再取消' });
    expect(again!.error!.code).toBe('INVALID_STATE');
    expect(
      (await contributor.fails(answer, { input: { requestId: open.id, evidences: [newText('迟到')] } })).code,
    ).toBe('INVALID_STATE');
  });

  it('a request whose only proof is deleted is open again', async () => {
    const request = await askOne(app, controls.slice(0, 1));
    const data = await contributor.query(answer, {
      input: { requestId: request.id, evidences: [newText('将删除')] },
    });
    const [{ id }] = data.answerEvidenceRequest.request.answers;
    await manager.query(accept, { ids: [id] });
    await officer.query(remove, { id });
    expect(await requestOf(officer, request.id)).toMatchObject({ state: 'OPEN', answers: [] });
  });
});

describe('asking', () => {
  it('asks many units for many proofs at once; the same key answers the first requests', async () => {
    const { radiology, information } = app.fixture.north.units;
    const input = {
      titles: ['应急预案', '演练记录'],
      targets: [
        { unitId: radiology },
        { unitId: information, assigneeId: app.fixture.north.members.COMPLIANCE_OFFICER },
      ],
      controlIds: controls,
      dueOn: dayFrom(5),
      clientKey: 'batch',
    };
    const first = (await officer.query(ask, { input })).createEvidenceRequests.requests;
    expect(first).toHaveLength(4);
    expect(first[0]).toMatchObject({ dueSoon: true, unit: { id: radiology }, assignee: null });
    expect(first[0].controls).toHaveLength(4);
    const second = (await officer.query(ask, { input })).createEvidenceRequests.requests;
    expect(second.map((one: { id: string }) => one.id)).toEqual(first.map((one: { id: string }) => one.id));
  });

  it('refuses what cannot be asked', async () => {
    const { radiology } = app.fixture.north.units;
    const input = {
      titles: ['x'],
      targets: [{ unitId: radiology }],
      controlIds: controls,
      dueOn: dayFrom(1),
    };
    const refused = async (more: object): Promise<string> =>
      (await officer.fails(ask, { input: { ...input, ...more } })).code;
    expect(await refused({ dueOn: dayFrom(-1) })).toBe('BAD_USER_INPUT');
    expect(await refused({ titles: [] })).toBe('BAD_USER_INPUT');
    expect(await refused({ controlIds: [] })).toBe('BAD_USER_INPUT');
    expect(
      await refused({ targets: [{ unitId: radiology, assigneeId: app.fixture.north.members.INSPECTOR }] }),
    ).toBe('BAD_USER_INPUT');
    expect(
      await refused({
        titles: Array.from({ length: 20 }, (_unused, at) => `证据 ${at}`),
        targets: Array.from({ length: 13 }, (_unused, at) => ({
          unitId: radiology,
          assigneeId: `00000000-0000-7000-8000-0000000000${at + 10}`,
        })),
      }),
    ).toBe('BAD_USER_INPUT');
  });

  it('lists due first, page by page, and what is asked of the caller', async () => {
    const { radiology, information } = app.fixture.north.units;
    const mine = await askOne(app, controls, {
      titles: ['只问我'],
      dueOn: dayFrom(1),
      targets: [{ unitId: information, assigneeId: app.fixture.north.members.CONTRIBUTOR }],
    });
    const others = await askOne(app, controls, {
      titles: ['问同事'],
      dueOn: dayFrom(2),
      targets: [{ unitId: radiology, assigneeId: app.fixture.north.members.SERVICE_ENGINEER }],
    });
    await app.sql(`update evidence_request set due_on = $2 where id = $1`, [mine.id, dayFrom(-3)]);
    const asked = (await contributor.query(list, { filter: { askedOfMe: true } })).evidenceRequests;
    const ids: string[] = asked.nodes.map((one: { id: string }) => one.id);
    expect(ids[0]).toBe(mine.id);
    expect(ids).not.toContain(others.id);
    expect(await requestOf(contributor, mine.id)).toMatchObject({ overdue: true, daysLeft: -3 });
    const overdue = (await officer.query(list, { filter: { overdue: true } })).evidenceRequests;
    expect(overdue).toMatchObject({ totalCount: 1, nodes: [{ id: mine.id }] });
    const all = (await officer.query(list, {})).evidenceRequests;
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: any = (await officer.query(list, { first: 3, after })).evidenceRequests;
      pages.push(...page.nodes.map((one: { id: string }) => one.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(pages).toEqual(all.nodes.map((one: { id: string }) => one.id));
    const found = (await officer.query(list, { filter: { search: '只问', controlId: controls[0] } }))
      .evidenceRequests;
    expect(found.nodes).toEqual([{ id: mine.id, title: '只问我' }]);
  });
});

it('evidence under review is not judged by its links before it is accepted', async () => {
  const request = await askOne(app, controls.slice(0, 1));
  const id = await createId(contributor, '待提交的草稿');
  await contributor.query(answer, { input: { requestId: request.id, evidenceIds: [id] } });
  const { proposedLinks } = await officer.query(
    '{ proposedLinks(first: 100) { nodes { evidence { id } } } }',
  );
  expect(proposedLinks.nodes.map((link: any) => link.evidence.id)).not.toContain(id);
});
