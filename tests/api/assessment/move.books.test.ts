import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { loadFrameworks } from '../../../server/features/framework/framework.loader.js';
import { projectRoot } from '../../../server/platform/config.js';
import { withClient } from '../../../server/platform/database/set-up.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  addControl,
  copyBook,
  createBook,
  headOf,
  publishBook,
  updateControl,
} from '../framework/own-books.requests.js';
import { everything, idIn, move, moveMutation, preview, resultsByCode, undo } from './move.scene.js';
import { acceptProof, submitProof } from './proofs.js';
import { rateWhere, record, startRating } from './ratings.scene.js';
import { freshAssessment, rate } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

/** A copy of a given rule book with some texts or names changed. */
async function copyOf(from: string, code: string, changes: Record<string, Record<string, unknown>>) {
  const { framework } = await officer.query(`query ($code: String!) { framework(code: $code) { id } }`, {
    code: from,
  });
  const copied = await officer.query(copyBook, { input: { frameworkId: framework.id, ...headOf(code) } });
  for (const [control, change] of Object.entries(changes))
    await officer.query(updateControl, { input: { id: idIn(app, code, control), ...change } });
  await officer.query(publishBook, { id: copied.createFrameworkFromCopy.framework.id });
}

const measures = async (id: string) => {
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { targetLevel rating { declared { value } proven { value } }
      measures { recorded kind level share count grade needsConfirmation carriedFromOn recordedByName proofState control { code } } } }`,
    { id },
  );
  return { ...assessment, measures: assessment.measures.filter((each: any) => each.recorded) };
};

it('figures and estimates of graded items come along; those of an item that is called otherwise wait', async () => {
  const item = (code: string) => controlId('emr-2018', code);
  const id = await startRating(officer, 'emr-2018', { targetLevel: '4' });
  await rateWhere(officer, id, 'MET', (code) => code.startsWith('01.01.') || code.startsWith('01.02.'));
  await record(officer, id, [
    { controlId: item('01.01'), kind: 'USE', numerator: 90, denominator: 100, note: '近三个月' },
    { controlId: item('01.01'), kind: 'QUALITY', level: 3, ratio: 0.8 },
    { controlId: item('01.02'), kind: 'USE', ratio: 0.7 },
  ]);
  await officer.query(
    `mutation ($input: EstimateGapsInput!) { estimateGaps(input: $input) { assessment { id } } }`,
    { input: { assessmentId: id, estimates: [{ controlId: item('01.03'), closes: 'USE', effortDays: 4 }] } },
  );
  const proof = await submitProof(app, { controlIds: [item('01.01'), item('01.02')] });
  await acceptProof(app, proof);
  const before = await measures(id);
  await copyOf('emr-2018', 'own-emr-next', {
    '01.02': { name: '病房检验申请与条码' },
    '01.01.3(1)': { text: '护士与药剂岗位在网上用的是同一份医嘱' },
  });
  const was = await everything(app);
  const moved = await move(officer, id, 'own-emr-next');
  expect(moved.summary).toMatchObject({
    toConfirm: 2,
    added: 0,
    staying: 0,
    figures: 3,
    links: 1,
    proposedLinks: 1,
  });
  const after = await measures(moved.assessment.id);
  expect(after.targetLevel).toBe('4');
  expect(after.rating.declared).toEqual(before.rating.declared);
  expect(after.measures).toMatchObject([
    {
      kind: 'USE',
      share: 0.9,
      needsConfirmation: false,
      carriedFromOn: null,
      proofState: 'PROVEN',
      control: { code: '01.01' },
    },
    { kind: 'QUALITY', level: 3, share: 0.8, needsConfirmation: false, control: { code: '01.01' } },
    {
      kind: 'USE',
      share: 0.7,
      needsConfirmation: true,
      recordedByName: null,
      proofState: 'MISSING',
      control: { code: '01.02' },
    },
  ]);
  expect(after.measures[0].recordedByName).toBe(before.measures[0].recordedByName);
  expect(after.measures[2].carriedFromOn).not.toBeNull();
  const estimates = await app.sql(
    `select c.code, e.effort_days::float8 as days from gap_estimate e join control c on c.id = e.control_id where e.assessment_id = $1`,
    [moved.assessment.id],
  );
  expect(estimates).toEqual([{ code: '01.03', days: 4 }]);
  await undo(officer, moved.assessment.id);
  expect(await everything(app)).toEqual(was);
});

it('a figure that is recorded again is confirmed, and then counts when it is proven', async () => {
  const id = await startRating(officer, 'emr-2018', { targetLevel: '4' });
  const item = controlId('emr-2018', '01.02');
  await record(officer, id, [{ controlId: item, kind: 'USE', ratio: 0.7 }]);
  const moved = (await move(officer, id, 'own-emr-next')).assessment.id;
  const proof = await submitProof(app, { controlIds: [idIn(app, 'own-emr-next', '01.02')] });
  await acceptProof(app, proof);
  const state = async () => (await measures(moved)).measures[0];
  expect(await state()).toMatchObject({ needsConfirmation: true, proofState: 'UNREVIEWED' });
  const waiting = async () =>
    (await officer.query(`query ($id: ID!) { assessment(id: $id) { move { waiting } } }`, { id: moved }))
      .assessment.move.waiting;
  const close = `mutation ($id: ID!) { closeAssessment(id: $id, version: 1) { assessment { id } } }`;
  expect(await waiting()).toBe(1);
  expect((await officer.fails(close, { id: moved })).message).toContain('confirm those of 01.02');
  await record(officer, moved, [{ controlId: idIn(app, 'own-emr-next', '01.02'), kind: 'USE', ratio: 0.7 }]);
  expect(await state()).toMatchObject({
    needsConfirmation: false,
    proofState: 'PROVEN',
    carriedFromOn: null,
  });
  expect(await waiting()).toBe(0);
  // What is left are the clauses that nobody has rated.
  expect((await officer.fails(close, { id: moved })).message).toContain('not rated yet');
});

it('grades of indicators come along, and the assessment aims at the same grade', async () => {
  const id = await startRating(officer, 'interoperability-2020', { targetLevel: '4A' });
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { measures { kind control { id code name text } } } }`,
    { id },
  );
  const [graded, other] = assessment.measures.filter((each: any) => each.kind === 'GRADE');
  await rateWhere(officer, id, 'MET', (code) => code === graded.control.code || code === other.control.code);
  await record(officer, id, [
    { controlId: graded.control.id, kind: 'GRADE', grade: '4A' },
    { controlId: other.control.id, kind: 'GRADE', grade: '4A' },
  ]);
  await copyOf('interoperability-2020', 'own-hlht', {
    [other.control.code]: { name: `${other.control.name}（修订）` },
  });
  const found = await preview(officer, id, 'own-hlht', { filter: { outcomes: ['TO_CONFIRM'] } });
  expect(found.needsTargetLevel).toBe(false);
  expect(found.lines.nodes).toMatchObject([
    {
      figures: [{ kind: 'GRADE', grade: '4A', comesAlong: true }],
      difference: { after: { code: other.control.code } },
    },
  ]);
  const moved = (await move(officer, id, 'own-hlht')).assessment.id;
  const after = await measures(moved);
  expect(after.targetLevel).toBe('4A');
  expect(after.measures.map((each: any) => [each.control.code, each.grade, each.needsConfirmation])).toEqual([
    [graded.control.code, '4A', false],
    [other.control.code, '4A', true],
  ]);
});

it('a given edition of MLPS is moved to by grading, with judgements only where the cases are the same', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mlps-next-'));
  try {
    cpSync(join(projectRoot, 'frameworks'), dir, { recursive: true });
    cpSync(join(dir, 'mlps-2.0'), join(dir, 'mlps-next'), { recursive: true });
    const edit = (file: string, from: string | RegExp, to: string) => {
      const path = join(dir, 'mlps-next', file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(from, to);
      expect(after).not.toBe(before);
      writeFileSync(path, after);
    };
    edit('framework.yaml', 'code: mlps-2.0', 'code: mlps-next\nsupersedes: mlps-2.0');
    edit('controls-l3.yaml', '机房所在楼宇能抗震、防风、防雨', '机房所在楼宇能抗震、防风、防雨、防涝');
    await withClient(app.ownerUrl, (client) => loadFrameworks(client, dir));
  } finally {
    rmSync(dir, { recursive: true });
  }
  const { id } = await freshAssessment(app);
  const before = await resultsByCode(officer, id);
  const risky = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results(filter: { highRisk: true }) { id control { code } } } }`,
    { id },
  );
  const [first] = risky.assessment.results;
  await rate(officer, [
    { resultId: before['8.1.1.1-a']!.id, verdict: 'MET', currentState: '满足' },
    { resultId: first.id, verdict: 'UNMET', riskJudgement: 'MITIGATED', riskReason: '有补偿措施' },
  ]);
  const moved = await move(officer, id, 'mlps-next');
  expect(moved.summary).toMatchObject({ carried: 1, toConfirm: 1, open: 209, added: 0, staying: 0 });
  expect(moved.assessment.name).toContain('（');
  const after = await resultsByCode(officer, moved.assessment.id);
  expect(after['8.1.1.1-a']).toMatchObject({ verdict: 'MET', needsConfirmation: true });
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { targetLevel gradingCode scoringEdition result(controlId: "${after[first.control.code]!.control.id}") { verdict riskJudgement riskReason } } }`,
    { id: moved.assessment.id },
  );
  expect(assessment).toMatchObject({
    targetLevel: 'L3',
    gradingCode: 'S3A3G3',
    result: { verdict: 'UNMET', riskJudgement: 'MITIGATED', riskReason: '有补偿措施' },
  });
});

it('a grade that the newer edition does not have must be named anew', async () => {
  const id = await startRating(officer, 'interoperability-2020', { targetLevel: '4A' });
  const head = headOf('own-points');
  const { createFramework } = await officer.query(createBook, { input: { ...head, scoringKind: 'POINTS' } });
  const frameworkId = createFramework.framework.id;
  const control = {
    frameworkId,
    kind: 'INDICATOR',
    code: 'P1',
    name: '院内共享文档',
    level: 'PASS',
    score: 10,
  };
  await officer.query(addControl, { input: control });
  await officer.query(publishBook, { id: frameworkId });
  const found = await preview(officer, id, head.code);
  expect(found.needsTargetLevel).toBe(true);
  const input = { assessmentId: id, toFrameworkCode: head.code, basis: found.basis };
  expect((await officer.fails(moveMutation, { input })).fields).toHaveProperty('targetLevel');
  const moved = await officer.query(moveMutation, { input: { ...input, targetLevel: 'PASS' } });
  expect((await measures(moved.moveAssessment.assessment.id)).targetLevel).toBe('PASS');
});
