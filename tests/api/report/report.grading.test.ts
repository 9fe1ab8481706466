import { afterAll, beforeAll, expect, it } from 'vitest';
import { gradingDocument } from '../../../server/features/report/grading/report.js';
import { gradingSnapshot } from '../../../server/features/report/grading/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { registerSystem } from '../assessment/scene.js';
import { createMutation, download, finished } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

/** Makes the document and answers what it was made from. */
async function made(kind: string, systemId: string) {
  const { createReport } = await app
    .as('COMPLIANCE_OFFICER')
    .query(createMutation, { input: { kind, systemId } });
  const report = await finished(app, createReport.report.id);
  const [row] = await app.sql<{ data: any }>('select data from report where id = $1', [report.id]);
  return { report, data: row!.data, words: JSON.stringify(gradingDocument(row!.data)) };
}

/** The same without making a file. */
async function read(document: 'GRADING_REPORT' | 'FILING_FORM', systemId: string) {
  const data = await app.house.deps.database.read(systemActor(app.fixture.north.organizationId), (reads) =>
    gradingSnapshot(reads, { systemId, document, number: 'N', generatedBy: '甲', at: new Date() }),
  );
  return { data, words: JSON.stringify(gradingDocument(data)) };
}

async function controlsOf(...codes: string[]): Promise<string[]> {
  const rows = await app.sql<{ id: string }>(
    `select c.id from control c join framework f on f.id = c.framework_id where f.code = 'mlps-2.0' and c.code = any ($1)`,
    [codes],
  );
  return rows.map(({ id }) => id);
}

const update = `mutation ($input: UpdateSystemInput!) { updateSystem(input: $input) { system { version } } }`;
const firstLevel = {
  informationObject: 'RIGHTS',
  informationDegree: 'GENERAL',
  serviceObject: 'RIGHTS',
  serviceDegree: 'GENERAL',
};

it('the grading report says both levels, the higher, the gradings before, and what a person has to add', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const systemId = await registerSystem(officer, { full: true, technologies: ['MOBILE'] });
  await officer.query(update, {
    input: {
      id: systemId,
      version: 1,
      description: '门诊和住院业务',
      grading: {
        informationObject: 'SOCIAL',
        informationDegree: 'SERIOUS',
        serviceObject: 'SOCIAL',
        serviceDegree: 'GENERAL',
      },
    },
  });
  // A change of something else is no other grading.
  await officer.query(update, { input: { id: systemId, version: 2, name: '医院核心系统' } });
  const { report, data, words } = await made('GRADING_REPORT', systemId);
  expect(report).toMatchObject({ state: 'READY', title: '医院核心系统 信息系统安全等级保护定级报告' });
  expect(report.number).toContain('-GR-');
  expect(data.history.map(({ code }: any) => code)).toEqual(['S3A3G3', 'S3A2G3']);
  for (const said of [
    '业务信息受到破坏时，侵害的客体是社会秩序、公共利益，侵害程度是严重损害。',
    '医院核心系统定为第三级，即 S3A2G3。',
    '☑ 第三级',
    '门诊和住院业务',
    '采用移动互联技术',
    '【待补充】网络拓扑图',
    '公民、法人和其他组织的合法权益',
  ])
    expect(words).toContain(said);
  expect(words).not.toContain('承载的业务、用户范围');
  expect(words).toContain('{"see":"业务信息"},"，业务信息安全保护等级为第三级。"');
  expect(words).toContain('{"see":"系统服务"},"，系统服务安全保护等级为第二级。"');
  // Its tables have a few rows: there is no workbook of them.
  const workbook = await officer.query('query ($id: ID!) { report(id: $id) { workbookUrl } }', {
    id: report.id,
  });
  expect(workbook.report.workbookUrl).toBeNull();
  expect((await download(app, `/files/reports/${report.id}?format=xlsx`, 'MANAGER')).statusCode).toBe(404);

  const list = `query ($filter: ReportFilter) { reports(filter: $filter) { nodes { id system { name } plan { id } } } }`;
  expect((await officer.query(list, { filter: { systemId } })).reports.nodes).toEqual([
    { id: report.id, system: { name: '医院核心系统' }, plan: null },
  ]);
  const system = { filter: { systemId: await registerSystem(officer) } };
  expect((await officer.query(list, system)).reports.nodes).toEqual([]);
});

it('the filing form ticks what the house has and leaves the rest to a person', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const systemId = await registerSystem(officer, { full: true });
  const other = await registerSystem(officer, { full: true });
  const [review] = await controlsOf('8.1.9.1-b');
  const [approval] = await controlsOf('8.1.9.1-c');
  const [design] = await controlsOf('8.1.9.2-b');
  await acceptProof(app, await submitProof(app, { controlIds: [review!], systemId }));
  // Proof of another system, and proof that nobody has accepted, tick nothing.
  await acceptProof(app, await submitProof(app, { controlIds: [design!], systemId: other }));
  await submitProof(app, { controlIds: [approval!], systemId });
  const grading = await made('GRADING_REPORT', systemId);
  const { data, words } = await read('FILING_FORM', systemId);
  expect(data.classification).toBe('内部');
  const found = Object.fromEntries(data.materials.map((one: any) => [one.name, one.found.length]));
  expect(found).toMatchObject({
    定级报告: 1,
    专家评审意见: 1,
    主管部门核准意见: 0,
    安全保护设施设计实施方案或改建方案: 0,
    系统拓扑结构及说明: 0,
  });
  for (const said of [
    grading.report.number,
    '☑已完成',
    '☐已完成',
    '未核实',
    '☑第三级',
    '未与 2025 版官方表式核对',
  ])
    expect(words).toContain(said);

  await app.sql(`update evidence set label = 'SENSITIVE' where title = $1`, [
    data.materials.find(({ name }: any) => name === '专家评审意见')!.found[0],
  ]);
  const sensitive = await made('FILING_FORM', systemId);
  expect(sensitive.data.classification).toBe('敏感');
  expect((await download(app, `/files/reports/${sensitive.report.id}`, 'MANAGER')).statusCode).toBe(200);
  expect((await download(app, `/files/reports/${sensitive.report.id}`, 'INSPECTOR')).statusCode).toBe(403);
  expect((await download(app, grading.report.downloadUrl, 'INSPECTOR')).statusCode).toBe(200);
  expect(sensitive.report.number).toContain('-FF-');
});

it('of the second level less has to be handed in', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const systemId = await registerSystem(officer);
  const grading = { ...firstLevel, informationDegree: 'SERIOUS' };
  await officer.query(update, { input: { id: systemId, version: 1, grading } });
  const { data } = await read('FILING_FORM', systemId);
  const need = Object.fromEntries(data.materials.map((one) => [one.name, one.need]));
  expect(need).toMatchObject({
    定级报告: 'NEEDED',
    专家评审意见: 'NEEDED',
    系统拓扑结构及说明: 'ON_DEMAND',
    保护工作方案: 'NOT_NEEDED',
  });
});

it('asks for a system in sight, and files none of the first level', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const systemId = await registerSystem(officer);
  for (const kind of ['GRADING_REPORT', 'FILING_FORM']) {
    const input = { kind, systemId };
    expect(await officer.fails(createMutation, { input: { kind } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { systemId: expect.any(String) },
    });
    expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(createMutation, { input })).code).toBe(
      'NOT_FOUND',
    );
    for (const role of ['CONTRIBUTOR', 'SERVICE_ENGINEER', 'INSPECTOR'] as const)
      expect((await app.as(role).fails(createMutation, { input })).code).toBe('FORBIDDEN');
  }
  await officer.query(update, { input: { id: systemId, version: 1, grading: firstLevel } });
  expect((await officer.fails(createMutation, { input: { kind: 'FILING_FORM', systemId } })).code).toBe(
    'INVALID_STATE',
  );
  expect((await read('GRADING_REPORT', systemId)).words).toContain('不需要备案');
});
