import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createAssessment, freshAssessment, rate, registerSystem, resultsOf } from '../assessment/scene.js';
import { create, get } from '../evidence/evidence.requests.js';
import { proven } from '../pack/scene.js';
import { createTask, dayFromToday } from '../remediation/scene.js';
import { assessmentResultsModel, danglingIn, poamModel } from './model.js';
import { catalogOf, propOf } from './read.js';

let app: TestApp;
let officer: Caller;
let assessmentId: string;
/** Of the item that is met and proven, the one that is not met, and one that does not apply. */
let codes: readonly string[];

const resultsUrl = (id = assessmentId) => `/files/oscal/assessments/${id}/assessment-results.json`;
const poamUrl = (id = assessmentId) => `/files/oscal/assessments/${id}/poam.json`;

async function results(caller: Caller, id?: string) {
  const answer = await get(app, caller, resultsUrl(id));
  expect(answer.statusCode).toBe(200);
  const { 'assessment-results': document } = assessmentResultsModel.parse(answer.json());
  expect(danglingIn(document)).toEqual({ twice: [], nowhere: [] });
  return { document, result: document.results[0]! };
}

async function plan(caller: Caller, id?: string) {
  const answer = await get(app, caller, poamUrl(id));
  expect(answer.statusCode).toBe(200);
  const { 'plan-of-action-and-milestones': document } = poamModel.parse(answer.json());
  expect(danglingIn(document)).toEqual({ twice: [], nowhere: [] });
  return document;
}

beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const scene = await proven(app);
  assessmentId = scene.assessmentId;
  const all = await resultsOf(officer, assessmentId);
  // The second is claimed without accepted proof of its own text; the fourth does not apply.
  await rate(officer, [
    { resultId: all[1]!.id, verdict: 'PARTIAL', currentState: '只有一处', gap: '缺另一处' },
    { resultId: all[3]!.id, verdict: 'NOT_APPLICABLE', notApplicableReason: '没有这类设备' },
    { resultId: all[4]!.id, verdict: 'MET', currentState: '都做了' },
  ]);
  codes = all.slice(0, 5).map((each) => each.control.code);
});
afterAll(() => app.close());

describe('assessment results', () => {
  it('say of every rated item what was found, by the ids of the catalog export', async () => {
    const { document, result } = await results(officer);
    const catalog = await catalogOf(app, officer, 'mlps-2.0');
    const [selection] = result['reviewed-controls']['control-selections'];
    const included = selection!['include-controls'].map((each) => each['control-id']);
    expect(included).toHaveLength((await resultsOf(officer, assessmentId)).length);
    expect(included.filter((id) => !catalog.controls.has(id))).toEqual([]);
    expect(selection!['exclude-controls']).toHaveLength(included.length - 4);
    expect(result.observations).toHaveLength(5);
    expect(result.findings!.filter((each) => !catalog.parts.has(each.target['target-id']))).toEqual([]);
    expect(
      result.findings!.map((each) => [
        catalog.codeOf.get(propOf(each, 'control-id')!),
        each.target.status.state,
        each.target.status.reason,
        propOf(each, 'declared-verdict'),
        propOf(each, 'proven-verdict'),
        propOf(each, 'proof-state'),
        each['related-risks']?.length ?? 0,
      ]),
    ).toEqual([
      [codes[0], 'satisfied', 'pass', 'met', 'met', 'proven', 0],
      [codes[1], 'not-satisfied', 'fail', 'partial', 'partial', 'proven', 1],
      [codes[2], 'not-satisfied', 'fail', 'unmet', 'unmet', 'not-needed', 1],
      [codes[4], 'satisfied', 'other', 'met', 'open', 'missing', 1],
    ]);
    const excused = result.observations![3]!;
    expect(excused).toMatchObject({ description: '没有这类设备', methods: ['UNKNOWN'] });
    expect(propOf(excused, 'declared-verdict')).toBe('not-applicable');
    expect(document['back-matter'].resources[1]).toMatchObject({
      rlinks: [{ href: expect.stringMatching(/^\/files\/frameworks\/[\da-f-]+\/oscal$/) }],
    });
  });

  it('count the gaps as the list of gaps does, each with its tasks', async () => {
    const { result } = await results(officer);
    const { gaps } = await officer.query(
      'query ($id: ID!) { gaps(filter: { assessmentId: $id }, first: 1) { totalCount } }',
      { id: assessmentId },
    );
    expect(result.risks).toHaveLength(gaps.totalCount);
    expect(result.risks!.map((each) => [propOf(each, 'gap-kind'), each.status])).toEqual([
      ['partial', 'open'],
      ['unmet', 'remediating'],
      ['unproven', 'open'],
    ]);
  });

  it('name sensitive proof only to those who may see it, and count it for the others', async () => {
    const of = async (caller: Caller) => (await results(caller)).result.observations![0]!;
    const [all, some] = [await of(officer), await of(app.as('INSPECTOR'))];
    const titles = (each: typeof all) => each['relevant-evidence']!.map(({ description }) => description);
    expect(titles(all).toSorted()).toEqual(['机房巡检记录', '门禁 截图#1', '防火墙口令策略'].toSorted());
    expect(titles(some)).not.toContain('防火墙口令策略');
    expect(titles(some)).toHaveLength(2);
    expect(some.remarks).toContain('1 份证据');
    expect(all.remarks).toBeUndefined();
    expect(all.methods).toEqual(['EXAMINE']);
    const file = all['relevant-evidence']!.find(({ href }) => href.startsWith('/files/evidence/'))!;
    expect((await get(app, officer, file.href)).statusCode).toBe(200);
    expect(propOf(file, 'sha256')).toMatch(/^[\da-f]{64}$/);
  });

  it('write the address of a link in the signs that the model takes', async () => {
    const { id, systemId } = await freshAssessment(app);
    const [first] = await resultsOf(officer, id);
    const link = {
      title: '制度网页',
      kind: 'LINK',
      url: 'https://oa.example.cn/制度/机房 管理',
      collectedOn: '2026-01-15',
      controlIds: [first!.control.id],
      systemId,
    };
    const { createEvidences } = await officer.query(create, { input: { evidences: [link] } });
    expect(createEvidences.items[0].error).toBeNull();
    await rate(officer, [{ resultId: first!.id, verdict: 'MET', currentState: '有' }]);
    const [observation] = (await results(officer, id)).result.observations!;
    expect(observation!['relevant-evidence']).toMatchObject([
      { href: 'https://oa.example.cn/%E5%88%B6%E5%BA%A6/%E6%9C%BA%E6%88%BF%20%E7%AE%A1%E7%90%86' },
    ]);
    // A draft is linked, but nobody has looked at it.
    expect(observation!.methods).toEqual(['UNKNOWN']);
  });

  it('are the same bytes as long as nothing changes, and keep their identifiers when something does', async () => {
    const read = async () => (await get(app, officer, resultsUrl())).rawPayload;
    const [first, second] = [await read(), await read()];
    expect(first.equals(second)).toBe(true);
    const before = (await results(officer)).document;
    const all = await resultsOf(officer, assessmentId);
    await rate(officer, [{ resultId: all[4]!.id, verdict: 'MET', currentState: '都做了，并已复查' }]);
    const after = (await results(officer)).document;
    expect(after.uuid).toBe(before.uuid);
    expect(after.results[0]!.findings!.map((each) => each.uuid)).toEqual(
      before.results[0]!.findings!.map((each) => each.uuid),
    );
    expect(Date.parse(after.metadata['last-modified'])).toBeGreaterThan(
      Date.parse(before.metadata['last-modified']),
    );
  });

  it('move their moment when a link to a proof is taken away', async () => {
    const moment = async () => Date.parse((await results(officer)).document.metadata['last-modified']);
    const before = await moment();
    const [link] = await app.sql<{ id: string }>(
      `select l.id from evidence_link l join result r on r.control_id = l.control_id join evidence e on e.id = l.evidence_id
       where r.assessment_id = $1 and e.title = '还没审的记录'`,
      [assessmentId],
    );
    await app.sql('delete from evidence_link where id = $1', [link!.id]);
    expect(await moment()).toBeGreaterThan(before);
  });
});

describe('a plan of action', () => {
  it('has an item for each gap with milestone, steps, persons and state', async () => {
    const document = await plan(officer);
    expect(
      document['poam-items'].map((each) => [propOf(each, 'gap-kind'), propOf(each, 'task-code')]),
    ).toEqual([
      ['partial', undefined],
      ['unmet', expect.stringMatching(/^ZG-\d+$/)],
      ['unproven', undefined],
    ]);
    expect(document['poam-items'][0]!.remarks).toBe('还没有整改任务。');
    const { status, deadline, remediations } = document.risks![1]!;
    expect([status, deadline]).toEqual(['remediating', `${dayFromToday(30)}T23:59:59+08:00`]);
    const [response] = remediations!;
    expect(response).toMatchObject({ lifecycle: 'planned', title: expect.stringContaining('加装防水') });
    expect(response!.tasks![0]).toMatchObject({
      type: 'milestone',
      timing: { 'on-date': { date: deadline } },
      'responsible-roles': [{ 'role-id': 'risk-unit' }],
    });
  });

  it('tells an accepted risk as a deviation with who decided until when', async () => {
    const { id } = await freshAssessment(app);
    const [first, second] = await resultsOf(officer, id);
    await rate(officer, [
      { resultId: first!.id, verdict: 'UNMET', gap: '旧设备' },
      { resultId: second!.id, verdict: 'UNMET', gap: '没有' },
    ]);
    const task = await createTask(app, [first!.id]);
    const until = dayFromToday(20);
    const asked = await app
      .as('CONTRIBUTOR')
      .query(
        `mutation ($input: RequestRiskAcceptanceInput!) { requestRiskAcceptance(input: $input) { task { version } } }`,
        { input: { taskId: task.id, version: task.version, until, reason: '年底换代' } },
      );
    expect((await plan(officer, id)).risks![0]).toMatchObject({ status: 'deviation-requested' });
    await app
      .as('MANAGER')
      .query(
        `mutation ($input: DecideRiskAcceptanceInput!) { decideRiskAcceptance(input: $input) { task { id } } }`,
        { input: { taskId: task.id, version: asked.requestRiskAcceptance.task.version, approve: true } },
      );
    const [accepted, other] = (await plan(officer, id)).risks!;
    expect(accepted).toMatchObject({
      status: 'deviation-approved',
      'risk-log': {
        entries: [
          {
            'status-change': 'deviation-approved',
            description: expect.stringContaining(until),
            'logged-by': [{ 'role-id': 'approver' }],
          },
        ],
      },
    });
    expect(other!.status).toBe('open');
  });

  it('keeps an unfinished task whose items are no gap any more, and is refused when nothing is left', async () => {
    const { id } = await freshAssessment(app);
    expect(
      await get(app, officer, poamUrl(id)).then((answer) => [answer.statusCode, answer.json().error]),
    ).toEqual([409, 'INVALID_STATE']);
    // Without a verdict the results still are a file: nothing was found yet.
    expect((await results(officer, id)).result.findings).toBeUndefined();
    const [first] = await resultsOf(officer, id);
    const task = await createTask(app, [first!.id], { title: '多做一步' });
    const [item] = (await plan(officer, id))['poam-items'];
    expect(item).toMatchObject({ title: `${task.code} 多做一步` });
    expect(item!['related-findings']).toBeUndefined();
  });
});

describe('who gets them', () => {
  it('is decided by role, organization and sight, and written down', async () => {
    const seen: string[] = [];
    for (const hospital of ['north', 'south'] as const)
      for (const role of roles) {
        const caller = app.as(role, hospital);
        const [one, two] = [await get(app, caller, resultsUrl()), await get(app, caller, poamUrl())];
        expect(two.statusCode).toBe(one.statusCode);
        seen.push(`${hospital} ${role} ${one.statusCode}`);
      }
    expect(seen).toEqual([
      'north SYSTEM_ADMINISTRATOR 403',
      'north SECURITY_ADMINISTRATOR 403',
      'north AUDIT_ADMINISTRATOR 403',
      'north COMPLIANCE_OFFICER 200',
      'north MANAGER 200',
      'north CONTRIBUTOR 403',
      'north SERVICE_ENGINEER 403',
      'north INSPECTOR 200',
      'south SYSTEM_ADMINISTRATOR 403',
      'south SECURITY_ADMINISTRATOR 403',
      'south AUDIT_ADMINISTRATOR 403',
      'south COMPLIANCE_OFFICER 404',
      'south MANAGER 404',
      'south CONTRIBUTOR 403',
      'south SERVICE_ENGINEER 403',
      'south INSPECTOR 404',
    ]);
    expect((await get(app, app.anonymous, resultsUrl())).statusCode).toBe(401);
    expect((await get(app, officer, resultsUrl('x'))).statusCode).toBe(404);
    const told = await app.sql<{ format: string }>(
      `select after->>'format' as format from event where action = 'assessment.exported' and object_id = $1
       order by seq desc limit 6`,
      [assessmentId],
    );
    expect(told.map(({ format }) => format)).toEqual(
      [1, 2, 3].flatMap(() => ['oscal-poam', 'oscal-assessment-results']),
    );
  });
});

it('is offered with its path to who may take it', async () => {
  const ownerUnitId = app.fixture.north.units.radiology;
  const id = await createAssessment(officer, await registerSystem(officer, { full: true, ownerUnitId }));
  const offered = async (caller: Caller) =>
    (await caller.query('query ($id: ID!) { assessment(id: $id) { oscalResultsUrl oscalPlanUrl } }', { id }))
      .assessment;
  const paths = { oscalResultsUrl: resultsUrl(id), oscalPlanUrl: poamUrl(id) };
  expect(await offered(officer)).toEqual(paths);
  expect(await offered(app.as('INSPECTOR'))).toEqual(paths);
  expect(await offered(app.as('CONTRIBUTOR'))).toEqual({ oscalResultsUrl: null, oscalPlanUrl: null });
  expect((await get(app, app.as('CONTRIBUTOR'), resultsUrl(id))).statusCode).toBe(403);
});

it('tells a token without the permissions for proofs and tasks that they are missing', async () => {
  const { createApiToken } = await app
    .as('SECURITY_ADMINISTRATOR')
    .query(`mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }`, {
      input: {
        name: 'results only',
        scopes: ['assessment:read', 'framework:read'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
  const token = { ...officer, headers: { authorization: `Bearer ${createApiToken.secret}` } };
  expect((await get(app, token, poamUrl())).statusCode).toBe(403);
  const { result } = await results(token);
  expect(result.remarks).toContain('没有查看整改任务的权限');
  expect(new Set(result.risks!.map(({ status }) => status))).toEqual(new Set(['open']));
  expect(JSON.stringify(result)).not.toContain('加装防水');
  expect(result.observations!.flatMap((each) => each['relevant-evidence'] ?? [])).toEqual([]);
  expect(result.observations![0]!.remarks).toContain('3 份证据');
});

it('tells an assessment of the whole hospital by another rule book', async () => {
  const { createAssessment } = await officer.query(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
    {
      input: {
        frameworkCode: 'iso27001-2022',
        subject: { kind: 'ORGANIZATION', id: app.fixture.north.organizationId },
        period: '2026 年度',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
      },
    },
  );
  const { id } = createAssessment.assessment;
  const [first] = await resultsOf(officer, id);
  await rate(officer, [{ resultId: first!.id, verdict: 'PARTIAL', gap: '  两行\n  文字  ' }]);
  const { document, result } = await results(officer, id);
  expect(result['local-definitions']).toBeUndefined();
  expect(result.observations![0]!.subjects).toMatchObject([
    { type: 'party', 'subject-uuid': document.metadata.parties[0]!.uuid },
  ]);
  expect((await plan(officer, id))['poam-items']).toHaveLength(1);
});
