import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask, submit, acceptedProof, verify } from '../remediation/scene.js';
import {
  answer,
  answered,
  everything,
  idIn,
  makeEdition,
  move,
  moveMutation,
  newer,
  preview,
  previewQuery,
  resultsByCode,
  undo,
  undoMutation,
} from './move.scene.js';
import { acceptProof, submitProof } from './proofs.js';
import { startRating } from './ratings.scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

describe('the preview', () => {
  it('proposes for every control what becomes of its answer', async () => {
    const { id, from, to } = await answered(app);
    const found = await preview(officer, id, to);
    expect(found).toMatchObject({ from: { code: from }, to: { code: to }, needsTargetLevel: false });
    expect(
      found.lines.nodes.map(({ difference: { change, before, after }, outcome, decidable, result }: any) =>
        [before?.code ?? '-', after?.code ?? '-', change, outcome, decidable, result?.verdict ?? '-'].join(
          ' ',
        ),
      ),
    ).toEqual([
      '1 1 SAME CARRIED true MET',
      '2 2 REWORDED TO_CONFIRM true MET',
      '3 5 RENUMBERED CARRIED true PARTIAL',
      '4 - REMOVED STAYS false UNMET',
      '6 7 REPLACED TO_CONFIRM true NOT_APPLICABLE',
      '- 8 ADDED ADDED false -',
    ]);
    expect(found.lines.nodes[1].difference.textWords).toContainEqual({
      change: 'INSERTED',
      text: '十二个月',
    });
    expect(found.totals).toContainEqual({ change: 'SAME', outcome: 'CARRIED', decidable: true, count: 1 });
  });

  it('is filtered, searched and paged', async () => {
    const { id, to } = await answered(app);
    const codes = async (more: Record<string, unknown>) => {
      const { lines, totals } = await preview(officer, id, to, more);
      const of = lines.nodes.map((line: any) => (line.difference.after ?? line.difference.before).code);
      return [of.join(), lines.totalCount, totals.reduce((sum: number, { count }: any) => sum + count, 0)];
    };
    expect(await codes({ filter: { changes: ['REWORDED', 'REMOVED'] } })).toEqual(['2,4', 2, 6]);
    expect(await codes({ filter: { outcomes: ['TO_CONFIRM'] } })).toEqual(['2,7', 2, 6]);
    expect(await codes({ filter: { search: '门禁' } })).toEqual(['7', 1, 1]);
    expect(await codes({ filter: { search: '！' } })).toEqual(['', 0, 0]);
    const first = await preview(officer, id, to, { first: 4 });
    expect(first.lines.pageInfo.hasNextPage).toBe(true);
    const rest = await preview(officer, id, to, { first: 4, after: first.lines.pageInfo.endCursor });
    expect(rest.lines.nodes.map((line: any) => line.difference.after.code)).toEqual(['7', '8']);
    expect(rest.lines.pageInfo.hasNextPage).toBe(false);
  });
});

describe('a move', () => {
  it('carries what is the same as it was given, and what was reworded to be confirmed', async () => {
    const { id, to } = await answered(app);
    const before = await resultsByCode(officer, id);
    const moved = await move(officer, id, to);
    expect(moved.summary).toMatchObject({ carried: 2, toConfirm: 2, open: 0, added: 1, staying: 1 });
    expect(moved.assessment).toMatchObject({ state: 'OPEN', previous: { id }, move: { waiting: 2 } });
    expect(moved.previous).toEqual({ id, movedTo: [{ id: moved.assessment.id }] });
    const after = await resultsByCode(officer, moved.assessment.id);
    expect(after['1']).toMatchObject({
      verdict: 'MET',
      currentState: '每月清理一次',
      needsConfirmation: false,
      carriedFromOn: null,
      ratedAt: before['1']!.ratedAt,
      ratedBy: before['1']!.ratedBy,
      origin: { change: 'SAME', carried: true, result: { id: before['1']!.id } },
    });
    expect(after['5']).toMatchObject({
      verdict: 'PARTIAL',
      gap: '没有演练',
      origin: { change: 'RENUMBERED' },
    });
    expect(after['2']).toMatchObject({
      verdict: 'MET',
      currentState: '留存七个月',
      needsConfirmation: true,
      ratedAt: null,
      ratedBy: null,
      history: [],
    });
    expect(after['2']!.carriedFromOn).not.toBeNull();
    expect(after['2']!.origin.textWords).toContainEqual({ change: 'DELETED', text: '六个月' });
    expect(after['7']).toMatchObject({
      verdict: 'NOT_APPLICABLE',
      notApplicableReason: '机房已托管',
      provenVerdict: 'OPEN',
      needsConfirmation: true,
    });
    expect(after['8']).toMatchObject({ verdict: 'OPEN', origin: null, needsConfirmation: false });
    expect(await resultsByCode(officer, id)).toEqual(before);
  });

  it('leaves open what somebody decided so, one by one before whole fates', async () => {
    const { id, to, from } = await answered(app);
    const moved = await move(officer, id, to, {
      leaveOpen: ['REWORDED', 'REPLACED'],
      decisions: [
        { controlId: idIn(app, from, '6'), carry: true },
        { controlId: idIn(app, from, '1'), carry: false },
      ],
    });
    expect(moved.summary).toMatchObject({ carried: 1, toConfirm: 1, open: 2, added: 1, staying: 1 });
    const after = await resultsByCode(officer, moved.assessment.id);
    expect(after['1']).toMatchObject({
      verdict: 'OPEN',
      currentState: null,
      ratedAt: null,
      carriedFromOn: null,
    });
    expect(after['1']!.origin).toMatchObject({ change: 'SAME', carried: false });
    expect(after['2']).toMatchObject({ verdict: 'OPEN', needsConfirmation: false });
    expect(after['7']).toMatchObject({ verdict: 'NOT_APPLICABLE', needsConfirmation: true });
  });

  it('counts an answer to other words as declared, never as proven, until somebody confirms it', async () => {
    const { id, to, from } = await answered(app);
    const proof = await submitProof(app, { controlIds: [idIn(app, from, '1'), idIn(app, from, '2')] });
    await acceptProof(app, proof);
    const moved = await move(officer, id, to);
    expect(moved.summary).toMatchObject({ links: 1, proposedLinks: 1 });
    expect(moved.assessment.rating).toMatchObject({ declared: { met: 2 }, proven: { met: 1 } });
    const newId = moved.assessment.id;
    let after = await resultsByCode(officer, newId);
    expect(after['1']).toMatchObject({ proofState: 'PROVEN' });
    expect(after['2']).toMatchObject({ proofState: 'MISSING', provenVerdict: 'OPEN' });
    // The proof alone does not make it proven: nobody has said that the answer holds.
    const links = await officer.query(
      `query ($id: ID!) { control(id: $id) { evidenceLinks { id status movedFrom { code } viewerCanConfirm } } }`,
      { id: after['2']!.control.id },
    );
    expect(links.control.evidenceLinks).toMatchObject([
      { status: 'PROPOSED', movedFrom: { code: '2' }, viewerCanConfirm: true },
    ]);
    await officer.query(`mutation ($ids: [ID!]!) { confirmLinks(linkIds: $ids) { confirmed } }`, {
      ids: links.control.evidenceLinks.map((link: any) => link.id),
    });
    after = await resultsByCode(officer, newId);
    expect(after['2']).toMatchObject({ proofState: 'UNREVIEWED', provenVerdict: 'OPEN' });
    const gaps = await officer.query(
      `query ($id: ID!) { gaps(filter: { assessmentId: $id }) { nodes { control { code } } } }`,
      {
        id: newId,
      },
    );
    expect(gaps.gaps.nodes.map((gap: any) => gap.control.code)).toContain('2');
    await answer(officer, newId, { 2: 'MET' });
    after = await resultsByCode(officer, newId);
    expect(after['2']).toMatchObject({
      proofState: 'PROVEN',
      provenVerdict: 'MET',
      needsConfirmation: false,
      carriedFromOn: null,
    });
  });

  it('cannot be closed while an answer waits to be confirmed, and keeps waiting into the next period', async () => {
    const { id, to } = await answered(app);
    const { assessment } = await move(officer, id, to);
    await answer(officer, assessment.id, { 8: 'MET', 7: { verdict: 'UNMET', gap: '没有门禁' } });
    const close = `mutation ($id: ID!) { closeAssessment(id: $id, version: 1) { assessment { state } } }`;
    const error = await officer.fails(close, { id: assessment.id });
    expect(error).toMatchObject({ code: 'INVALID_STATE' });
    expect(error.message).toContain('1 answers were given to other words');
    const next = await startRating(officer, to, { period: '2027 年度', carryForwardFromId: assessment.id });
    expect((await resultsByCode(officer, next))['2']).toMatchObject({
      verdict: 'MET',
      needsConfirmation: true,
    });
    await answer(officer, assessment.id, { 2: 'MET' });
    expect((await officer.query(close, { id: assessment.id })).closeAssessment.assessment.state).toBe(
      'CLOSED',
    );
  });

  it('takes proofs of this subject and of every subject along, and leaves those of other systems', async () => {
    const { id, to, from } = await answered(app);
    await submitProof(app, { controlIds: [idIn(app, from, '3'), idIn(app, from, '4')] });
    const moved = await move(officer, id, to);
    expect(moved.summary).toMatchObject({ links: 1, proposedLinks: 0 });
    const links = await app.sql<{ control: string; status: string }>(
      `select c.code as control, l.status from evidence_link l join control c on c.id = l.control_id
       join framework f on f.id = c.framework_id where f.code = $1 order by 1`,
      [to],
    );
    expect(links).toEqual([{ control: '5', status: 'CONFIRMED' }]);
  });

  it('lets unfinished tasks follow, and finished ones not', async () => {
    const { id, to } = await answered(app);
    const before = await resultsByCode(officer, id);
    const open = await createTask(app, [before['3']!.id, before['4']!.id]);
    const done = await createTask(app, [before['3']!.id]);
    const proof = await acceptedProof(app);
    await verify(app, await submit(app, done, [proof]), {
      rerates: [{ resultId: before['3']!.id, verdict: 'PARTIAL' }],
    });
    const moved = await move(officer, id, to);
    expect(moved.summary.tasks).toBe(1);
    const after = await resultsByCode(officer, moved.assessment.id);
    expect(after['5']!.tasks).toEqual([{ id: open.id }]);
    expect((await resultsByCode(officer, id))['3']!.tasks.map((task: any) => task.id).sort()).toEqual(
      [open.id, done.id].sort(),
    );
  });

  it('tells it once, with what it did', async () => {
    const { id, to } = await answered(app);
    const moved = await move(officer, id, to);
    await undo(officer, moved.assessment.id);
    const events = await app.sql(
      `select action, object_id as "objectId" from event where action like 'assessment.move%' and object_id in ($1, $2) order by 1`,
      [id, moved.assessment.id],
    );
    expect(events).toEqual([
      { action: 'assessment.moveUndone', objectId: id },
      { action: 'assessment.moved', objectId: moved.assessment.id },
    ]);
  });

  it('is refused to an edition of another kind, a draft, a retired or an unknown one, and to itself', async () => {
    const { id, from, fromId } = await answered(app);
    const fails = async (to: string) => (await officer.fails(previewQuery, { id, to })).code;
    expect(await fails('emr-2018')).toBe('BAD_USER_INPUT');
    expect(await fails(from)).toBe('BAD_USER_INPUT');
    expect(await fails('no-such')).toBe('NOT_FOUND');
    await makeEdition(app, 'own-move-draft', [{ code: '1', name: '草稿' }], {
      draft: true,
      basedOnId: fromId,
    });
    expect(await fails('own-move-draft')).toBe('INVALID_STATE');
    const retired = await makeEdition(app, 'own-move-retired', [{ code: '1', name: '停用' }]);
    await officer.query(`mutation ($id: ID!) { retireFramework(id: $id) { framework { state } } }`, {
      id: retired,
    });
    expect(await fails('own-move-retired')).toBe('INVALID_STATE');
    const input = { assessmentId: id, toFrameworkCode: 'own-move-draft', basis: 'x' };
    expect((await officer.fails(moveMutation, { input })).code).toBe('INVALID_STATE');
  });

  it('is refused when something was rated, recorded or changed since the preview', async () => {
    const { id, to } = await answered(app);
    const { basis } = await preview(officer, id, to);
    await answer(officer, id, { 4: 'MET' });
    const input = { assessmentId: id, toFrameworkCode: to, basis };
    const before = await everything(app);
    expect((await officer.fails(moveMutation, { input })).code).toBe('CONFLICT');
    expect(await everything(app)).toEqual(before);
  });

  it('checks every decision', async () => {
    const { id, to, from } = await answered(app);
    const { basis } = await preview(officer, id, to);
    const fails = (more: object) =>
      officer.fails(moveMutation, { input: { assessmentId: id, toFrameworkCode: to, basis, ...more } });
    const one = { controlId: idIn(app, from, '1'), carry: false };
    expect((await fails({ decisions: [one, one] })).fields).toHaveProperty(['decisions.1.controlId']);
    const foreign = { controlId: idIn(app, to, '8'), carry: false };
    expect((await fails({ decisions: [foreign] })).fields).toHaveProperty(['decisions.0.controlId']);
    const many = Array.from({ length: 251 }, () => one);
    expect((await fails({ decisions: many })).code).toBe('LIMIT_EXCEEDED');
    expect((await fails({ targetLevel: '5' })).fields).toHaveProperty('targetLevel');
    expect((await fails({ periodStart: '2027-01-01', periodEnd: '2026-01-01' })).fields).toHaveProperty(
      'periodEnd',
    );
  });

  it('starts from a closed assessment as well: that stays closed, the new one is open and its proofs are not pinned', async () => {
    const { id, to, from } = await answered(app);
    const proof = await submitProof(app, { controlIds: [idIn(app, from, '1')] });
    await acceptProof(app, proof);
    const close = `mutation ($id: ID!) { closeAssessment(id: $id, version: 1) { assessment { state } } }`;
    await officer.query(close, { id });
    const before = await resultsByCode(officer, id);
    const moved = await move(officer, id, to);
    expect(moved.assessment.state).toBe('OPEN');
    const pinned = await app.sql(
      'select 1 from result where assessment_id = $1 and pinned_proof is not null',
      [moved.assessment.id],
    );
    expect(pinned).toEqual([]);
    expect((await resultsByCode(officer, moved.assessment.id))['1']).toMatchObject({ proofState: 'PROVEN' });
    expect(await resultsByCode(officer, id)).toEqual(before);
    await undo(officer, moved.assessment.id);
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { state movedTo { id } } }`,
      {
        id,
      },
    );
    expect(assessment).toEqual({ state: 'CLOSED', movedTo: [] });
    expect(await resultsByCode(officer, id)).toEqual(before);
  });

  it('goes on from an edition to the next, and what waits keeps waiting', async () => {
    const { id, to, toId } = await answered(app);
    const moved = await move(officer, id, to);
    await makeEdition(app, `${to}-next`, newer, { basedOnId: toId });
    const next = await move(officer, moved.assessment.id, `${to}-next`);
    expect(next.summary).toMatchObject({ carried: 2, toConfirm: 2, open: 1, added: 0, staying: 0 });
    const after = await resultsByCode(officer, next.assessment.id);
    expect(after['2']).toMatchObject({ verdict: 'MET', needsConfirmation: true, origin: { change: 'SAME' } });
    const error = await officer.fails(undoMutation, { id: moved.assessment.id });
    expect(error).toMatchObject({ code: 'INVALID_STATE' });
    expect(error.message).toContain('1 assessments that went on from it');
  });
});
