import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateInside } from '../../../server/features/assessment/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask, submit, acceptedProof, verify } from '../remediation/scene.js';
import {
  everything,
  idIn,
  makeEdition,
  movable,
  move,
  moveMutation,
  newer,
  preview,
  previewQuery,
  resultsByCode,
  twoEditions,
  undo,
  undoMutation,
} from './move.scene.js';
import { acceptProof, submitProof } from './proofs.js';
import { startRating } from './ratings.scene.js';
import { rate } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

/** Answers by the code of the control. */
async function answer(id: string, verdicts: Record<string, string | Record<string, unknown>>) {
  const results = await resultsByCode(officer, id);
  await rate(
    officer,
    Object.entries(verdicts).map(([code, given]) => ({
      resultId: results[code]!.id,
      ...(typeof given === 'string' ? { verdict: given } : given),
    })),
  );
}

const answered = async () => {
  const scene = await movable(app);
  await answer(scene.id, {
    1: { verdict: 'MET', currentState: '每月清理一次' },
    2: { verdict: 'MET', currentState: '留存七个月' },
    3: { verdict: 'PARTIAL', gap: '没有演练' },
    4: { verdict: 'UNMET', gap: '没有记录' },
    6: { verdict: 'NOT_APPLICABLE', notApplicableReason: '机房已托管' },
  });
  return scene;
};

describe('the preview', () => {
  it('proposes for every control what becomes of its answer', async () => {
    const { id, from, to } = await answered();
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
    const { id, to } = await answered();
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
    const { id, to } = await answered();
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
    const { id, to, from } = await answered();
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
    const { id, to, from } = await answered();
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
    await answer(newId, { 2: 'MET' });
    after = await resultsByCode(officer, newId);
    expect(after['2']).toMatchObject({
      proofState: 'PROVEN',
      provenVerdict: 'MET',
      needsConfirmation: false,
      carriedFromOn: null,
    });
  });

  it('cannot be closed while an answer waits to be confirmed, and keeps waiting into the next period', async () => {
    const { id, to } = await answered();
    const { assessment } = await move(officer, id, to);
    await answer(assessment.id, { 8: 'MET', 7: { verdict: 'UNMET', gap: '没有门禁' } });
    const close = `mutation ($id: ID!) { closeAssessment(id: $id, version: 1) { assessment { state } } }`;
    const error = await officer.fails(close, { id: assessment.id });
    expect(error).toMatchObject({ code: 'INVALID_STATE' });
    expect(error.message).toContain('1 answers were given to other words');
    const next = await startRating(officer, to, { period: '2027 年度', carryForwardFromId: assessment.id });
    expect((await resultsByCode(officer, next))['2']).toMatchObject({
      verdict: 'MET',
      needsConfirmation: true,
    });
    await answer(assessment.id, { 2: 'MET' });
    expect((await officer.query(close, { id: assessment.id })).closeAssessment.assessment.state).toBe(
      'CLOSED',
    );
  });

  it('takes proofs of this subject and of every subject along, and leaves those of other systems', async () => {
    const { id, to, from } = await answered();
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
    const { id, to } = await answered();
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
    const { id, to } = await answered();
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
    const { id, from, fromId } = await answered();
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
    const { id, to } = await answered();
    const { basis } = await preview(officer, id, to);
    await answer(id, { 4: 'MET' });
    const input = { assessmentId: id, toFrameworkCode: to, basis };
    const before = await everything(app);
    expect((await officer.fails(moveMutation, { input })).code).toBe('CONFLICT');
    expect(await everything(app)).toEqual(before);
  });

  it('checks every decision', async () => {
    const { id, to, from } = await answered();
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

  it('answers the first move to the same client key, and refuses a second one without', async () => {
    const { id, to } = await answered();
    const first = await move(officer, id, to, { clientKey: 'move-1' });
    const again = await move(officer, id, to, { clientKey: 'move-1' });
    expect(again.assessment.id).toBe(first.assessment.id);
    const { basis } = await preview(officer, id, to);
    const input = { assessmentId: id, toFrameworkCode: to, basis };
    expect((await officer.fails(moveMutation, { input })).code).toBe('INVALID_STATE');
    const other = await answered();
    const stolen = { assessmentId: other.id, toFrameworkCode: other.to, basis, clientKey: 'move-1' };
    expect((await officer.fails(moveMutation, { input: stolen })).code).toBe('CONFLICT');
    const count = await app.sql('select 1 from assessment where previous_id = $1', [id]);
    expect(count).toHaveLength(1);
  });

  it('moves once when two ask for it in the same moment', async () => {
    const { id, to } = await answered();
    const { basis } = await preview(officer, id, to);
    const held = await app.hold(`select 1 from assessment where id = '${id}' for update`);
    const input = { assessmentId: id, toFrameworkCode: to, basis, clientKey: 'move-twice' };
    const both = [1, 2].map(() => officer.query(moveMutation, { input }));
    await held.waiting(1);
    await held.release();
    const [first, second] = await Promise.all(both);
    expect(first.moveAssessment.assessment.id).toBe(second.moveAssessment.assessment.id);
  });

  it('waits for a rating that is under way, and then asks to look again', async () => {
    const { id, to } = await answered();
    const results = await resultsByCode(officer, id);
    const { basis } = await preview(officer, id, to);
    const rated = Promise.withResolvers<void>();
    const committed = Promise.withResolvers<void>();
    const rating = app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), async (tx) => {
      await rateInside(tx, [{ resultId: results['4']!.id, verdict: 'MET' }]);
      rated.resolve();
      await committed.promise;
    });
    await rated.promise;
    const moving = officer.fails(moveMutation, { input: { assessmentId: id, toFrameworkCode: to, basis } });
    await expect
      .poll(() =>
        app.sql(
          `select 1 from pg_stat_activity where query like '/* move.lock */%' and wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    committed.resolve();
    await rating;
    expect((await moving).code).toBe('CONFLICT');
  });

  it('makes a rating wait that comes meanwhile: it reaches the older assessment, and nothing is lost', async () => {
    const { id, to } = await answered();
    const results = await resultsByCode(officer, id);
    const { basis } = await preview(officer, id, to);
    const held = await app.hold(`select 1 from assessment_score where assessment_id = '${id}' for update`);
    const moving = officer.query(moveMutation, { input: { assessmentId: id, toFrameworkCode: to, basis } });
    await held.waiting(1);
    const rating = rate(officer, [{ resultId: results['1']!.id, verdict: 'UNMET', gap: '又有过期账户' }]);
    await expect
      .poll(() =>
        app.sql(
          `select 1 from pg_stat_activity where query like '/* result.lock */%' and wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    await held.release();
    const moved = (await moving).moveAssessment.assessment.id;
    await rating;
    expect((await resultsByCode(officer, id))['1']).toMatchObject({ verdict: 'UNMET', gap: '又有过期账户' });
    expect((await resultsByCode(officer, moved))['1']).toMatchObject({ verdict: 'MET' });
  });

  it('goes on from an edition to the next, and what waits keeps waiting', async () => {
    const { id, to, toId } = await answered();
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

describe('undoing a move', () => {
  it('leaves everything as it was before', async () => {
    const { id, to, from } = await answered();
    const before = await resultsByCode(officer, id);
    const proof = await submitProof(app, { controlIds: [idIn(app, from, '1'), idIn(app, from, '2')] });
    await acceptProof(app, proof);
    await createTask(app, [before['3']!.id]);
    const was = await everything(app);
    const moved = await move(officer, id, to);
    expect(await everything(app)).not.toEqual(was);
    const undone = await undo(officer, moved.assessment.id);
    expect(undone).toEqual({ undoneId: moved.assessment.id, assessment: { id, movedTo: [] } });
    expect(await everything(app)).toEqual(was);
    // And it can be made again.
    await move(officer, id, to);
  });

  const refused: [
    string,
    string,
    (scene: { newId: string; from: string; to: string }) => Promise<unknown>,
  ][] = [
    ['a rating', '1 results', ({ newId }) => answer(newId, { 8: 'MET' })],
    ['a confirmation', '1 results', ({ newId }) => answer(newId, { 2: 'MET' })],
    [
      'an assignment',
      '1 results',
      async ({ newId }) =>
        officer.query(
          `mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }`,
          {
            input: {
              resultIds: [(await resultsByCode(officer, newId))['1']!.id],
              unitId: app.fixture.north.units.radiology,
            },
          },
        ),
    ],
    ['a link', '1 evidence links', ({ to }) => submitProof(app, { controlIds: [idIn(app, to, '8')] })],
    [
      'a confirmed link',
      '1 evidence links',
      async ({ to }) =>
        officer.query(`mutation ($ids: [ID!]!) { confirmLinks(linkIds: $ids) { confirmed } }`, {
          ids: (
            await app.sql<{ id: string }>('select id from evidence_link where control_id = $1', [
              idIn(app, to, '2'),
            ])
          ).map((link) => link.id),
        }),
    ],
    [
      'a task',
      '1 remediation tasks',
      async ({ newId }) => createTask(app, [(await resultsByCode(officer, newId))['5']!.id]),
    ],
    [
      'a plan',
      '1 remediation plans',
      ({ newId }) =>
        officer.query(
          `mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }`,
          { input: { name: '计划', assessmentId: newId, startsOn: '2026-01-01', endsOn: '2026-12-31' } },
        ),
    ],
    [
      'a report',
      '1 reports',
      ({ newId }) =>
        officer.query(
          `mutation ($input: CreateReportInput!) { createReport(input: $input) { report { id } } }`,
          { input: { kind: 'GAP_ANALYSIS', assessmentId: newId } },
        ),
    ],
    [
      'a change of settings',
      'a change of its settings',
      ({ newId }) =>
        officer.query(
          `mutation ($id: ID!) { updateAssessment(input: { id: $id, version: 1, name: "新名" }) { assessment { id } } }`,
          { id: newId },
        ),
    ],
    [
      'a next period',
      '1 assessments',
      ({ newId, to }) => startRating(officer, to, { carryForwardFromId: newId, period: '2027' }),
    ],
  ];
  it.each(refused)('is refused after %s, which it names', async (_what, named, work) => {
    const { id, to, from } = await answered();
    await submitProof(app, { controlIds: [idIn(app, from, '2')] });
    const moved = await move(officer, id, to);
    const newId = moved.assessment.id;
    await work({ newId, from, to });
    const was = await everything(app);
    const error = await officer.fails(undoMutation, { id: newId });
    expect(error).toMatchObject({ code: 'INVALID_STATE' });
    expect(error.message).toContain(named);
    expect(await everything(app)).toEqual(was);
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { move { losses { results figures links estimates tasks plans reports assessments settings } } } }`,
      { id: newId },
    );
    const losses = Object.values<number>(assessment.move.losses);
    expect(losses.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1);
  });

  it('takes nothing out of the past: in between, the moved assessment was there', async () => {
    const { id, to } = await answered();
    const at = async () =>
      (
        await app.sql<{ at: string }>(
          `select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
        )
      )[0]!.at;
    const before = await at();
    const moved = (await move(officer, id, to)).assessment.id;
    await new Promise((done) => setTimeout(done, 5));
    const between = await at();
    await new Promise((done) => setTimeout(done, 5));
    await undo(officer, moved);
    const seen = async (asOf: string | null) =>
      (
        await officer.query(
          `query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) { name results { verdict needsConfirmation control { code } } } }`,
          { id: moved, asOf },
        )
      ).assessment;
    expect(await seen(before)).toBeNull();
    expect(await seen(null)).toBeNull();
    const then = await seen(between);
    expect(
      then.results.map(
        (result: any) => `${result.control.code} ${result.verdict} ${result.needsConfirmation}`,
      ),
    ).toEqual(['1 MET false', '2 MET true', '5 PARTIAL false', '7 NOT_APPLICABLE true', '8 OPEN false']);
  });

  it('is refused for an assessment that was not moved', async () => {
    const { id } = await answered();
    expect((await officer.fails(undoMutation, { id })).code).toBe('INVALID_STATE');
    expect((await officer.fails(undoMutation, { id: 'x' })).code).toBe('NOT_FOUND');
  });

  it('leaves a link that another move needs too', async () => {
    const { from, to } = await twoEditions(app);
    const units = app.fixture.north.units;
    const [first, second] = await Promise.all(
      [units.radiology, units.information].map((unit) =>
        startRating(officer, from, { subject: { kind: 'UNIT', id: unit } }),
      ),
    );
    await submitProof(app, { controlIds: [idIn(app, from, '1')] });
    const links = () => app.sql('select 1 from evidence_link where control_id = $1', [idIn(app, to, '1')]);
    const one = await move(officer, first!, to);
    const two = await move(officer, second!, to);
    expect([one.summary.links, two.summary.links]).toEqual([1, 0]);
    await undo(officer, one.assessment.id);
    expect(await links()).toHaveLength(1);
    await undo(officer, two.assessment.id);
    expect(await links()).toHaveLength(0);
  });
});
