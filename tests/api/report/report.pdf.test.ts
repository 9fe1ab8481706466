import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { findOffice } from '../../../server/platform/documents/office.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { startRating } from '../assessment/ratings.scene.js';
import { assessed, download, finished, request } from './scene.js';

const office = findOffice(process.env.PATH);
const fields = 'id state pdfState pdfUrl sha256';
const makeMutation = `mutation ($id: ID!) { makeReportPdf(id: $id) { report { ${fields} } } }`;
const pdfQuery = `query ($id: ID!) { report(id: $id) { ${fields} } }`;
const submitMutation = 'mutation ($id: ID!) { submitReport(id: $id) { report { id } } }';
const decideMutation =
  'mutation ($id: ID!) { decideReport(input: { id: $id, approve: true }) { report { id } } }';

/** A document of a few pages: LibreOffice needs a second for every ten. */
async function smallReport(app: TestApp): Promise<{ id: string; sha256: string }> {
  const assessmentId = await startRating(app.as('COMPLIANCE_OFFICER'), 'emr-2018', { targetLevel: '1' });
  return finished(app, (await request(app, assessmentId)).id);
}

describe('a server without LibreOffice', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ listen: true, env: { HENGJIAN_OFFICE: 'off' } });
  });
  afterAll(() => app.close());

  it('says so, in the words of packs, and makes none', async () => {
    const officer = app.as('COMPLIANCE_OFFICER');
    expect(await officer.query('{ reportPdfAvailable packPdfAvailable }')).toEqual({
      reportPdfAvailable: false,
      packPdfAvailable: false,
    });
    const { id } = await request(app, await assessed(app));
    expect(await officer.fails(makeMutation, { id })).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('LibreOffice'),
    });
  });
});

describe('who asks for a PDF', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await createTestApp({ listen: true, env: { HENGJIAN_OFFICE: '/bin/false' } });
    id = (await finished(app, (await request(app, await assessed(app))).id)).id;
    await app.sql(
      `update report set pdf_state = 'READY', pdf_of = sha256, pdf_sha256 = sha256, pdf_byte_size = byte_size where id = $1`,
      [id],
    );
  });
  afterAll(() => app.close());

  it.each<[Role, number]>([
    ['COMPLIANCE_OFFICER', 200],
    ['MANAGER', 200],
    ['INSPECTOR', 200],
    ['SYSTEM_ADMINISTRATOR', 403],
    ['SECURITY_ADMINISTRATOR', 403],
    ['AUDIT_ADMINISTRATOR', 404],
  ])('%s is answered %i', async (role, status) => {
    expect((await download(app, `/files/reports/${id}?format=pdf`, role)).statusCode).toBe(status);
    const { errors, data } = await app.as(role).run(makeMutation, { id });
    if (status === 200) expect(data.makeReportPdf.report.pdfState).toBe('READY');
    else expect(errors![0]!.extensions.code).toBe(status === 403 ? 'FORBIDDEN' : 'NOT_FOUND');
  });

  it('another hospital neither asks for it nor gets it, and nobody without a session does', async () => {
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect((await south.fails(makeMutation, { id })).code).toBe('NOT_FOUND');
    const url = `/files/reports/${id}?format=pdf`;
    expect((await download(app, url, 'COMPLIANCE_OFFICER', 'south')).statusCode).toBe(404);
    expect((await download(app, url)).statusCode).toBe(401);
  });

  it('one that names sensitive evidence is for those who may see such evidence', async () => {
    await app.sql(`update report set data = jsonb_set(data, '{classification}', '"敏感"') where id = $1`, [
      id,
    ]);
    const [row] = await app.sql('select sensitive from report where id = $1', [id]);
    expect(row.sensitive).toBe(true);
    expect((await app.as('INSPECTOR').fails(makeMutation, { id })).code).toBe('FORBIDDEN');
    expect((await app.as('INSPECTOR').query(pdfQuery, { id })).report.pdfUrl).toBeNull();
    expect((await download(app, `/files/reports/${id}?format=pdf`, 'INSPECTOR')).statusCode).toBe(403);
    expect((await app.as('COMPLIANCE_OFFICER').query(pdfQuery, { id })).report.pdfUrl).toContain(
      'format=pdf',
    );
    await app.sql(`update report set data = jsonb_set(data, '{classification}', '"内部"') where id = $1`, [
      id,
    ]);
  });

  it('of a document that is being made, or was made anew since, there is none', async () => {
    await app.sql(`update report set pdf_of = repeat('0', 64) where id = $1`, [id]);
    expect((await app.as('MANAGER').query(pdfQuery, { id })).report).toMatchObject({
      pdfState: null,
      pdfUrl: null,
    });
    expect((await download(app, `/files/reports/${id}?format=pdf`, 'MANAGER')).statusCode).toBe(404);
    await app.sql(`update report set state = 'RENDERING' where id = $1`, [id]);
    expect((await app.as('MANAGER').fails(makeMutation, { id })).code).toBe('INVALID_STATE');
    await app.sql(`update report set state = 'READY' where id = $1`, [id]);
  });
});

// LibreOffice does not come by npm: where it is missing there is nothing to convert with.
describe.skipIf(!office)('a server with LibreOffice', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ listen: true, env: { HENGJIAN_OFFICE: office! } });
  });
  afterAll(() => app.close());

  async function pdfOf(id: string) {
    for (let tries = 0; tries < 1200; tries += 1) {
      const { report } = await app.as('COMPLIANCE_OFFICER').query(pdfQuery, { id });
      if (report.pdfState !== 'QUEUED') return report;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('no PDF in two minutes');
  }

  it('makes it once, keeps it, and makes another one of the issued document', async () => {
    const { id, sha256 } = await smallReport(app);
    const officer = app.as('COMPLIANCE_OFFICER');
    const heard = app.subscribe(
      'MANAGER',
      'subscription ($id: ID!) { reportChanged(id: $id) { pdfState } }',
      { id },
    );
    const first = heard.next();
    // Two clicks ask once.
    const asked = await Promise.all([
      officer.query(makeMutation, { id }),
      officer.query(makeMutation, { id }),
    ]);
    for (const { makeReportPdf } of asked) expect(makeReportPdf.report.pdfState).toBe('QUEUED');
    // Events that come together are told as one: a quick LibreOffice is done before the wish for it is told.
    expect(['QUEUED', 'READY']).toContain((await first).value.data.reportChanged.pdfState);
    await heard.return?.();
    const { pdfState, pdfUrl } = await pdfOf(id);
    expect(pdfState).toBe('READY');
    const answer = await download(app, pdfUrl, 'COMPLIANCE_OFFICER');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-disposition']).toMatch(/\.pdf$/);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const events = await app.sql(
      `select action, after from event where object_id = $1 and (action like 'report.pdf%' or action = 'report.downloaded') order by id`,
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'report.pdfRequested',
      'report.pdfCompleted',
      'report.downloaded',
    ]);
    expect(events[2].after).toEqual({ format: 'pdf', bytes: answer.rawPayload.length });
    // Issuing makes the document anew: the PDF of the draft is none of it.
    await officer.query(submitMutation, { id });
    await app.as('MANAGER').query(decideMutation, { id });
    const issued = await finished(app, id);
    expect(issued.sha256).not.toBe(sha256);
    expect(await pdfOf(id)).toMatchObject({ pdfState: null, pdfUrl: null });
    await officer.query(makeMutation, { id });
    const after = await pdfOf(id);
    expect(after.pdfState).toBe('READY');
    const bytes = (await download(app, after.pdfUrl, 'MANAGER')).rawPayload;
    expect(bytes.equals(answer.rawPayload)).toBe(false);
  }, 180_000);

  it('tells when it could not be made, and tries again when asked', async () => {
    const { id } = await smallReport(app);
    const { makeReportPdf } = await import('../../../server/features/report/report.pdf.js');
    await app.sql(`update report set pdf_state = 'QUEUED', pdf_of = sha256 where id = $1`, [id]);
    const deps = { ...app.house.deps, config: { ...app.house.deps.config, office: '/bin/false' } };
    const job = (organizationId: string) =>
      makeReportPdf(deps, { organizationId, reportId: id }, { signal: new AbortController().signal });
    await job(app.fixture.south.organizationId);
    expect((await app.as('MANAGER').query(pdfQuery, { id })).report.pdfState).toBe('QUEUED');
    await job(app.fixture.north.organizationId);
    expect((await app.as('MANAGER').query(pdfQuery, { id })).report.pdfState).toBe('FAILED');
    await app.as('MANAGER').query(makeMutation, { id });
    expect((await pdfOf(id)).pdfState).toBe('READY');
  }, 120_000);
});
