import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask } from '../remediation/scene.js';
import {
  answer,
  answered,
  everything,
  idIn,
  move,
  resultsByCode,
  twoEditions,
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

describe('undoing a move', () => {
  it('leaves everything as it was before', async () => {
    const { id, to, from } = await answered(app);
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
    ['a rating', '1 results', ({ newId }) => answer(officer, newId, { 8: 'MET' })],
    ['a confirmation', '1 results', ({ newId }) => answer(officer, newId, { 2: 'MET' })],
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
    const { id, to, from } = await answered(app);
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
    const { id, to } = await answered(app);
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

  it('tells those who look at it, and leaves no transaction open behind them', async () => {
    const { id, to } = await answered(app);
    const moved = (await move(officer, id, to)).assessment.id;
    await app.listening(0);
    const changes = app.subscribe(
      'MANAGER',
      `subscription ($id: ID!) { assessmentChanged(id: $id) { action assessment { id } } }`,
      { id: moved },
    );
    const next = changes.next();
    await app.listening();
    await undo(officer, moved);
    expect((await next).value.errors[0].extensions.code).toBe('NOT_FOUND');
    await expect
      .poll(() =>
        app.sql(
          `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
        ),
      )
      .toEqual([]);
    await changes.return?.();
  });

  it('is refused for an assessment that was not moved', async () => {
    const { id } = await answered(app);
    expect((await officer.fails(undoMutation, { id })).code).toBe('INVALID_STATE');
    expect((await officer.fails(undoMutation, { id: 'x' })).code).toBe('NOT_FOUND');
  });

  it('is not kept from by a link that another assessment by the edition reads too', async () => {
    const { from, to } = await twoEditions(app);
    const units = app.fixture.north.units;
    const [first, second] = await Promise.all(
      [units.radiology, units.information].map((unit) =>
        startRating(officer, from, { subject: { kind: 'UNIT', id: unit } }),
      ),
    );
    const one = (await move(officer, first!, to)).assessment.id;
    const two = (await move(officer, second!, to)).assessment.id;
    await submitProof(app, { controlIds: [idIn(app, to, '8')] });
    await undo(officer, one);
    // Now it is at home in one only.
    expect((await officer.fails(undoMutation, { id: two })).message).toContain('1 evidence links');
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
