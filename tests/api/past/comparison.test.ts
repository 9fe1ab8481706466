import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { lived } from './scene.js';
import type { PastScene } from './scene.js';

let app: TestApp;
let scene: PastScene;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  scene = await lived(app);
  officer = app.as('COMPLIANCE_OFFICER');
}, 120_000);
afterAll(() => app.close());

const compare = async (from: string, to: string, fields: string, caller = officer, more = {}) =>
  (
    await caller.query(
      `query ($id: ID!, $from: AsOf!, $to: AsOf!) { compareAssessment(id: $id, from: $from, to: $to) { ${fields} } }`,
      { id: scene.id, from, to, ...more },
    )
  ).compareAssessment;

const told = (causes: any[]) =>
  causes.map(({ at, action, actorName, reason }) => [dayOf(new Date(at)), action, actorName, reason ?? null]);
const cause = 'at action actorName objectName reason';
const who = 'north COMPLIANCE_OFFICER';
const reviewer = 'north MANAGER';

describe('results between two days', () => {
  it('differ in verdict and proof, with who changed them, when and why', async () => {
    const { results } = await compare(
      '2026-03-01',
      '2026-04-20',
      `results { totalCount nodes { resultId parts before { verdict proofState provenVerdict gap } after { verdict proofState provenVerdict currentState } control { code } causes { ${cause} } } }`,
    );
    expect(results.totalCount).toBe(3);
    const byId = new Map<string, any>(results.nodes.map((node: any) => [node.resultId, node]));
    const repaired = byId.get(scene.repaired.id);
    expect(repaired).toMatchObject({
      parts: ['PROOF', 'TEXTS'],
      before: { verdict: 'MET', proofState: 'MISSING' },
      after: { verdict: 'MET', proofState: 'RETURNED', provenVerdict: 'OPEN', currentState: '门禁已更换' },
      control: { code: scene.repaired.control.code },
    });
    expect(told(repaired.causes)).toEqual([
      ['2026-04-10', 'evidence.returned', reviewer, '看不清'],
      ['2026-03-25', 'evidence.linked', reviewer, null],
      ['2026-03-25', 'result.rated', reviewer, null],
      ['2026-03-05', 'result.rated', who, null],
    ]);
    const scanned = byId.get(scene.scanned.id);
    expect(scanned).toMatchObject({
      parts: ['PROOF'],
      before: { proofState: 'PROVEN' },
      after: { proofState: 'EXPIRED' },
    });
    // The label was changed on the 20th; nobody made the proof run out.
    expect(told(scanned.causes)).toEqual([
      ['2026-04-20', 'evidence.changed', who, null],
      ['2026-04-01', 'evidence.expired', '', null],
    ]);
    expect(byId.get(scene.earlier.id)).toMatchObject({ parts: ['PROOF'], after: { proofState: 'RETURNED' } });
  });

  it('are narrowed by what differs, and paged', async () => {
    const { texts, page } = await compare(
      '2026-03-01',
      '2026-04-20',
      `texts: results(parts: [TEXTS]) { nodes { resultId } } page: results(first: 2) { nodes { resultId } pageInfo { hasNextPage endCursor } }`,
    );
    expect(texts.nodes).toEqual([{ resultId: scene.repaired.id }]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await compare(
      '2026-03-01',
      '2026-04-20',
      `results(first: 2, after: "${page.pageInfo.endCursor}") { nodes { resultId } pageInfo { hasNextPage } }`,
    );
    expect(rest.results).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: false } });
    expect(
      await officer.fails(
        `query ($id: ID!) { compareAssessment(id: $id, from: "2026-03-01", to: "2026-04-20") { results(first: 101) { totalCount } } }`,
        { id: scene.id },
      ),
    ).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('tell an assignment as such', async () => {
    const { results } = await compare(
      '2026-05-19',
      '2026-05-20',
      `results { nodes { resultId parts before { unit { name } assignee { displayName } } after { unit { name } } causes { ${cause} } } }`,
    );
    expect(results.nodes).toHaveLength(2);
    expect(results.nodes.find((node: any) => node.resultId === scene.later.id)).toMatchObject({
      parts: ['ASSIGNMENT'],
      before: { unit: { name: '信息科' }, assignee: null },
      after: { unit: { name: '放射科' } },
      causes: [{ action: 'result.assigned', actorName: who }],
    });
  });
});

describe('proofs between two days', () => {
  const fields = `proofs { totalCount nodes { evidenceId differences before { state validity proves controlCount } after { state validity proves controlCount } controls { id } causes { ${cause} } } }`;

  it('came, were accepted, expired and were returned', async () => {
    const { proofs } = await compare('2026-01-18', '2026-04-11', fields);
    const [scan, photo] = [scene.scan, scene.photo].map((id) =>
      proofs.nodes.find((node: any) => node.evidenceId === id),
    );
    expect(scan).toMatchObject({
      differences: ['ACCEPTED', 'EXPIRED'],
      before: { state: 'SUBMITTED', validity: 'VALID', proves: false, controlCount: 1 },
      after: { state: 'ACCEPTED', validity: 'EXPIRED', proves: false },
      controls: [{ id: scene.scanned.control.id }],
    });
    expect(told(scan.causes)).toEqual([
      ['2026-04-01', 'evidence.expired', '', null],
      ['2026-01-20', 'evidence.accepted', reviewer, null],
    ]);
    expect(photo).toMatchObject({
      differences: ['LINKED'],
      before: null,
      after: { state: 'RETURNED', controlCount: 2 },
    });
    expect(photo.causes.map(({ action }: any) => action)).toEqual([
      'evidence.returned',
      'evidence.linked',
      'evidence.accepted',
      'evidence.linked',
      'evidence.created',
    ]);
  });

  it('began on no day before they were recorded', async () => {
    // Recorded on the 16th, valid since the 15th.
    const { proofs } = await compare('2026-01-12', '2026-01-18', fields);
    const scan = proofs.nodes.find((node: any) => node.evidenceId === scene.scan);
    expect(scan.causes.map(({ action }: any) => action)).toEqual(['evidence.linked', 'evidence.created']);
  });

  it('went, by hand or for good', async () => {
    const one = await compare('2026-05-14', '2026-05-15', fields);
    expect(one.proofs.nodes).toMatchObject([
      {
        evidenceId: scene.scan,
        differences: ['UNLINKED'],
        after: null,
        causes: [{ action: 'evidence.unlinked' }],
      },
    ]);
    const two = await compare('2026-05-14', '2026-05-16', fields);
    expect(two.proofs.nodes).toMatchObject([{ differences: ['DELETED'], after: null }]);
  });
});

describe('tasks, settings and scores between two days', () => {
  it('tell a task that was closed, and by whom', async () => {
    const fields = `tasks { nodes { taskId code title differences before { state dueOn } after { state owner { displayName } } causes { ${cause} } } }`;
    const { tasks } = await compare('2026-03-11', '2026-03-25', fields);
    expect(tasks.nodes).toMatchObject([
      {
        taskId: scene.taskId,
        code: 'ZG-0001',
        differences: ['STATE'],
        before: { state: 'OPEN', dueOn: '2026-03-22' },
        after: { state: 'VERIFIED' },
      },
    ]);
    expect(told(tasks.nodes[0].causes)).toEqual([
      ['2026-03-25', 'task.verified', reviewer, null],
      ['2026-03-20', 'task.submitted', who, null],
      ['2026-03-12', 'task.started', who, null],
    ]);
    const made = await compare('2026-03-09', '2026-03-10', fields);
    expect(made.tasks.nodes).toMatchObject([
      { differences: ['CREATED'], before: null, after: { state: 'OPEN' } },
    ]);
  });

  it('tell settings, closing and opening again with the reason', async () => {
    const { settings, causes } = await compare(
      '2026-04-14',
      '2026-05-05',
      `settings { setting before after } causes { ${cause} }`,
    );
    expect(settings).toEqual([
      { setting: 'STATE', before: 'OPEN', after: 'CLOSED' },
      { setting: 'SCORING_EDITION', before: 'MLPS_2025', after: 'MLPS_2021' },
    ]);
    expect(told(causes)).toEqual([
      ['2026-05-01', 'assessment.closed', who, null],
      ['2026-04-15', 'assessment.changed', who, null],
    ]);
    const later = await compare('2026-05-05', '2026-05-11', `settings { setting after } causes { ${cause} }`);
    expect(later.settings).toEqual([{ setting: 'STATE', after: 'OPEN' }]);
    expect(told(later.causes)).toEqual([['2026-05-10', 'assessment.reopened', who, '补充材料']]);
  });

  it('tell both scores of both days, and what moved them in between', async () => {
    const side = 'declared { value conclusion level } proven { value }';
    const { before, after, moves, from, to } = await compare(
      '2026-03-01',
      '2026-04-11',
      `from to before { ${side} } after { ${side} } moves { totalCount nodes { at actorName declaredBefore declaredAfter provenBefore provenAfter causeCount causes { action objectName } } }`,
    );
    expect([from, to]).toEqual(['2026-03-01T15:59:59.999Z', '2026-04-11T15:59:59.999Z']);
    const asked = await officer.query(
      `query ($id: ID!) { a: assessment(id: $id, asOf: "2026-03-01") { rating { ${side} } } b: assessment(id: $id, asOf: "2026-04-11") { rating { ${side} } } }`,
      { id: scene.id },
    );
    expect([before, after]).toEqual([asked.a.rating, asked.b.rating]);
    expect(moves.totalCount).toBe(moves.nodes.length);
    const days = moves.nodes.map((move: any) => [
      dayOf(new Date(move.at)),
      move.actorName,
      move.causes.map((each: any) => each.action),
    ]);
    expect(days).toEqual([
      ['2026-03-05', who, ['result.rated']],
      ['2026-03-25', reviewer, ['task.verified', 'result.rated', 'evidence.linked']],
      ['2026-03-25', reviewer, ['task.verified', 'result.rated', 'evidence.linked']],
      ['2026-04-01', '系统', ['evidence.expired']],
      ['2026-04-10', reviewer, ['evidence.returned']],
    ]);
    // Each begins where the one before ended, from the score of the first day to that of the last.
    const chain = (field: string) => moves.nodes.map((move: any) => move[field]);
    expect(chain('provenBefore')).toEqual([before.proven.value, ...chain('provenAfter').slice(0, -1)]);
    expect(chain('provenAfter').at(-1)).toBe(after.proven.value);
    expect(chain('declaredAfter').at(-1)).toBe(after.declared.value);
  });

  it('are the same on the same day, and never run backwards', async () => {
    const same = await compare(
      '2026-03-25',
      '2026-03-25',
      `results { totalCount } proofs { totalCount } tasks { totalCount } moves { totalCount } settings { setting } measures { kind }`,
    );
    expect(same).toEqual({
      results: { totalCount: 0 },
      proofs: { totalCount: 0 },
      tasks: { totalCount: 0 },
      moves: { totalCount: 0 },
      settings: [],
      measures: [],
    });
    const fails = (from: string, to: string) =>
      officer.fails(
        `query ($id: ID!, $from: AsOf!, $to: AsOf!) { compareAssessment(id: $id, from: $from, to: $to) { id } }`,
        { id: scene.id, from, to },
      );
    expect(await fails('2026-03-02', '2026-03-01')).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { to: expect.any(String) },
    });
    expect(await fails('2026-03-02', '2999-03-01')).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { to: expect.any(String) },
    });
    const early = await compare(
      '2026-01-06',
      '2026-01-11',
      `before { open } after { open } results { totalCount } assessment { name }`,
    );
    expect(early).toMatchObject({ before: null, after: { open: 0 }, results: { totalCount: 211 } });
  });
});
