import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import type { Hospital } from '../../support/fixture.js';
import { part, wordsOf } from '../../support/docx-part.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { fullTemplate, plainTemplate, repacked } from '../../support/word-template.js';
import { startRating } from '../assessment/ratings.scene.js';
import { assessed, download, finished, request } from './scene.js';

const fields =
  'id name fileName byteSize sha256 state kinds problems { kind placeholder place paragraph } downloadUrl previewUrl createdBy { displayName }';
const list = `query ($first: Int = 50, $after: String) { reportTemplates(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
const activate = `mutation ($input: ActivateReportTemplateInput!) { activateReportTemplate(input: $input) { template { ${fields} } } }`;
const retire = `mutation ($id: ID!) { retireReportTemplate(id: $id) { template { ${fields} } } }`;
const remove = `mutation ($id: ID!) { deleteReportTemplate(id: $id) { template { ${fields} } } }`;
const used = `query ($id: ID!) { report(id: $id) { templateName templateSha256 } }`;

let app: TestApp;
let assessmentId: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  assessmentId = await assessed(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function send(file: Buffer, fileName = '本院模板.docx', role: Role = 'COMPLIANCE_OFFICER', more = {}) {
  const response = await app.house.app.http.inject({
    method: 'POST',
    url: `/uploads/report-templates?fileName=${encodeURIComponent(fileName)}`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-hengjian-request': '1',
      ...app.as(role).headers,
      ...more,
    },
    payload: file,
  });
  return { status: response.statusCode, body: response.json() };
}
const uploaded = async (file: Buffer, fileName?: string): Promise<string> =>
  (await send(file, fileName)).body.id;
const made = async () => {
  const report = await finished(app, (await request(app, assessmentId)).id);
  expect(report.failure).toBeNull();
  return { ...report, docx: (await download(app, report.downloadUrl, 'MANAGER')).rawPayload };
};
const get = (id: string, what: string, role?: Role, hospital?: Hospital) =>
  download(app, `/files/report-templates/${id}/${what}.docx`, role, hospital);

it('documents that are made while it is active leave in it, and keep it', async () => {
  const file = await fullTemplate();
  const id = await uploaded(file);
  const { reportTemplates } = await officer().query(list);
  expect(reportTemplates.nodes[0]).toMatchObject({
    id,
    name: '本院模板',
    fileName: '本院模板.docx',
    byteSize: file.length,
    sha256: sha256(file),
    state: 'DRAFT',
    kinds: [],
    problems: [],
  });
  const plain = await made();
  expect(await officer().query(used, { id: plain.id })).toEqual({
    report: { templateName: null, templateSha256: null },
  });
  const activated = await officer().query(activate, {
    input: { id, kinds: ['GAP_ANALYSIS', 'GAP_ANALYSIS'] },
  });
  expect(activated.activateReportTemplate.template).toMatchObject({
    state: 'ACTIVE',
    kinds: ['GAP_ANALYSIS'],
  });

  const report = await made();
  expect(await officer().query(used, { id: report.id })).toEqual({
    report: { templateName: '本院模板', templateSha256: sha256(file) },
  });
  const words = wordsOf(report.docx);
  expect(words).toContain('未经批准不得外传');
  expect(words).toContain('加装防水');
  expect(words).not.toContain('{{');
  expect(part(report.docx, 'word/header1.xml')).toContain('文件');

  // Issued later, when the template is retired: in the same one, with the names of who answers for it.
  await officer().query(retire, { id });
  await officer().query('mutation ($id: ID!) { submitReport(id: $id) { report { id } } }', { id: report.id });
  await app
    .as('MANAGER')
    .query('mutation ($input: DecideReportInput!) { decideReport(input: $input) { report { id } } }', {
      input: { id: report.id, approve: true },
    });
  const issued = await finished(app, report.id);
  expect(issued.state).toBe('READY');
  const docx = (await download(app, issued.downloadUrl, 'MANAGER')).rawPayload;
  expect(wordsOf(docx)).toContain('未经批准不得外传');
  expect(wordsOf(docx)).toMatch(/签发日期：\d{4}年/);
  expect(wordsOf((await made()).docx)).not.toContain('未经批准不得外传');
  const events = await app.sql(`select action from event where object_id = $1 order by at`, [id]);
  expect(events.map(({ action }) => action)).toEqual([
    'reportTemplate.uploaded',
    'reportTemplate.activated',
    'reportTemplate.retired',
  ]);
  expect((await officer().fails(remove, { id })).code).toBe('INVALID_STATE');
});

it('one template is active for a kind, and that of the kind goes before that of all', async () => {
  const [all, own, other] = [
    await uploaded(await plainTemplate(['用于全部文件']), 'a.docx'),
    await uploaded(await plainTemplate(['用于差距分析']), 'b.docx'),
    await uploaded(await plainTemplate(), 'c.docx'),
  ];
  await officer().query(activate, { input: { id: all, kinds: [] } });
  expect(wordsOf((await made()).docx)).toContain('用于全部文件');
  await officer().query(activate, { input: { id: own, kinds: ['GAP_ANALYSIS', 'ROADMAP'] } });
  expect(wordsOf((await made()).docx)).toContain('用于差距分析');
  for (const kinds of [[], ['ROADMAP', 'MINUTES']]) {
    const { code } = await officer().fails(activate, { input: { id: other, kinds } });
    expect(code).toBe('INVALID_STATE');
  }
  for (const id of [all, own]) await officer().query(retire, { id });
  expect((await officer().fails(retire, { id: own })).code).toBe('INVALID_STATE');
  await officer().query(activate, { input: { id: own, kinds: ['ROADMAP'] } });
  expect((await officer().fails(activate, { input: { id: own, kinds: [] } })).code).toBe('INVALID_STATE');
  await officer().query(retire, { id: own });
});

it('one with problems is kept, named and never active; a draft is deleted', async () => {
  const id = await uploaded(await plainTemplate(['院长：{{院长}}']), 'wrong.docx');
  const { reportTemplates } = await officer().query(list, { first: 1 });
  expect(reportTemplates.nodes[0]).toMatchObject({
    id,
    previewUrl: null,
    problems: [{ kind: 'UNKNOWN', placeholder: '{{院长}}', place: 'BODY', paragraph: '院长：{{院长}}' }],
  });
  expect(reportTemplates.pageInfo.hasNextPage).toBe(true);
  const { reportTemplates: next } = await officer().query(list, {
    first: 1,
    after: reportTemplates.pageInfo.endCursor,
  });
  expect(next.nodes[0].id).not.toBe(id);
  expect((await officer().fails(activate, { input: { id, kinds: [] } })).code).toBe('INVALID_STATE');
  expect((await get(id, 'preview', 'COMPLIANCE_OFFICER')).statusCode).toBe(409);
  await officer().query(remove, { id });
  expect((await officer().fails(remove, { id })).code).toBe('NOT_FOUND');
});

it('a preview says that it is a sample, and the file comes back as it was sent', async () => {
  const file = await fullTemplate();
  const id = await uploaded(file);
  const preview = await get(id, 'preview', 'COMPLIANCE_OFFICER');
  expect(preview.statusCode).toBe(200);
  expect(wordsOf(preview.rawPayload)).toMatch(/模板预览（示例）.*未经批准不得外传.*不得作为文件使用.*附则/);
  expect((await get(id, 'file', 'COMPLIANCE_OFFICER')).rawPayload.equals(file)).toBe(true);
  // Nothing that a row names is collected.
  const [kept] = await app.sql(`select named_blobs(array[$1]) as sha256`, [sha256(file)]);
  expect(kept.sha256).toBe(sha256(file));
});

it('a file that is no plain document is not taken, and says why', async () => {
  const macro = await send(repacked(await plainTemplate(), { 'word/vbaProject.bin': 'x' }));
  expect(macro.status).toBe(422);
  expect(JSON.stringify(macro.body)).toMatch(/宏|macros/);
  expect((await send(Buffer.from('not a docx'))).status).toBe(422);
  expect((await send(Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
  expect((await send(await plainTemplate(), '')).status).toBe(422);
  expect(
    (await send(await plainTemplate(), 'x.docx', 'COMPLIANCE_OFFICER', { 'x-hengjian-request': '0' })).status,
  ).toBe(403);
});

it.each<Role>(['MANAGER', 'CONTRIBUTOR', 'INSPECTOR', 'AUDIT_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'])(
  '%s neither sees nor changes templates',
  async (role) => {
    const id = await uploaded(await plainTemplate());
    expect((await send(await plainTemplate(), 'x.docx', role)).status).toBe(403);
    for (const [text, variables] of [
      [list, {}],
      [activate, { input: { id, kinds: [] } }],
      [retire, { id }],
      [remove, { id }],
    ] as const)
      expect((await app.as(role).fails(text, variables)).code).toBe('FORBIDDEN');
    for (const what of ['file', 'preview']) expect((await get(id, what, role)).statusCode).toBe(403);
  },
);

it('another hospital neither sees, uses nor changes it', async () => {
  const id = await uploaded(await plainTemplate());
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect((await south.query(list)).reportTemplates.totalCount).toBe(0);
  expect(await south.query('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
  for (const [text, variables] of [
    [activate, { input: { id, kinds: [] } }],
    [retire, { id }],
    [remove, { id }],
  ] as const)
    expect((await south.fails(text, variables)).code).toBe('NOT_FOUND');
  for (const what of ['file', 'preview'])
    expect((await get(id, what, 'COMPLIANCE_OFFICER', 'south')).statusCode).toBe(404);
  expect((await get(id, 'file')).statusCode).toBe(401);
  expect((await get('nonsense', 'file', 'COMPLIANCE_OFFICER')).statusCode).toBe(404);
  const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), (reads) =>
    reads.query('t', 'select id from report_template where organization_id = $1', [
      app.fixture.north.organizationId,
    ]),
  );
  expect(rows).toEqual([]);
});

it('an issued document says who answers for it, also in a template that has no place for that', async () => {
  const id = await uploaded(await plainTemplate(['本院专用']));
  await officer().query(activate, { input: { id, kinds: ['GAP_ANALYSIS'] } });
  const rating = await startRating(officer(), 'emr-2018', { targetLevel: '1' });
  const draft = await finished(app, (await request(app, rating)).id);
  const words = async (url: string) => wordsOf((await download(app, url, 'MANAGER')).rawPayload);
  expect(await words(draft.downloadUrl)).not.toContain('批准人');
  await officer().query('mutation ($id: ID!) { submitReport(id: $id) { report { id } } }', { id: draft.id });
  await app
    .as('MANAGER')
    .query('mutation ($id: ID!) { decideReport(input: { id: $id, approve: true }) { report { id } } }', {
      id: draft.id,
    });
  const issued = await words((await finished(app, draft.id)).downloadUrl);
  const { viewer } = await app.as('MANAGER').query('{ viewer { membership { displayName } } }');
  expect(issued).toMatch(
    new RegExp(`本院专用审核人.+批准人${viewer.membership.displayName}签发日期\\d{4}年`),
  );
  await officer().query(retire, { id });
});
