import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { eicar, startMalwareScanner } from '../../support/malware-scanner.js';
import type { MalwareScanner } from '../../support/malware-scanner.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { plainTemplate, repacked } from '../../support/word-template.js';
import { assessed, download, finished, request } from './scene.js';

const list = '{ reportTemplates { totalCount nodes { id sha256 state closedReason previewUrl } } }';
const activate =
  'mutation ($id: ID!) { activateReportTemplate(input: { id: $id, kinds: [] }) { template { id state } } }';
const retire = 'mutation ($id: ID!) { retireReportTemplate(id: $id) { template { id } } }';

let scanner: MalwareScanner;
let app: TestApp;
beforeAll(async () => {
  scanner = await startMalwareScanner();
  app = await createTestApp({ listen: true, env: { HENGJIAN_CLAMD: scanner.address } });
});
afterAll(async () => {
  await app.close();
  await scanner.stop();
});
afterEach(() => scanner.behave('honest'));

const officer = () => app.as('COMPLIANCE_OFFICER');
async function send(file: Buffer) {
  const response = await app.house.app.http.inject({
    method: 'POST',
    url: `/uploads/report-templates?fileName=${encodeURIComponent('模板.docx')}`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-hengjian-request': '1',
      ...officer().headers,
    },
    payload: file,
  });
  return { status: response.statusCode, body: response.json() };
}
const templateOf = async (id: string) => {
  const { reportTemplates } = await officer().query(list);
  return reportTemplates.nodes.find((one: { id: string }) => one.id === id);
};
const get = (id: string, what: 'file' | 'preview') =>
  download(app, `/files/report-templates/${id}/${what}.docx`, 'COMPLIANCE_OFFICER');
const scanning = () => app.house.app.rooms.evidence.scanning.run(new AbortController().signal);

it('one in which something is found is not kept', async () => {
  const infected = repacked(await plainTemplate(), { 'word/media/a.png': eicar });
  // Packed bytes are the scanner's to unpack: this one reads what it is shown.
  const { status, body } = await send(Buffer.concat([infected, Buffer.from(eicar)]));
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain('病毒扫描拦截');
  expect((await officer().query(list)).reportTemplates.totalCount).toBe(0);
});

it('a clean one may be opened and used at once', async () => {
  const file = await plainTemplate(['清洁']);
  const { body } = await send(file);
  expect(scanner.seen.at(-1)).toBe(file.length);
  expect(await templateOf(body.id)).toMatchObject({ state: 'DRAFT', closedReason: null });
  expect((await get(body.id, 'file')).statusCode).toBe(200);
  await officer().query(activate, { id: body.id });
  // The same bytes once more, while the scanner is away, close nothing that is in use.
  scanner.behave('hangsUp');
  await send(file);
  expect(await templateOf(body.id)).toMatchObject({ state: 'ACTIVE', closedReason: null });
  await officer().query(retire, { id: body.id });
});

it('one that the scanner gave no answer about is closed until it does', async () => {
  scanner.behave('confused');
  const { body } = await send(await plainTemplate(['等待']));
  const { id } = body;
  expect(await templateOf(id)).toMatchObject({
    closedReason: expect.stringContaining('malware scan'),
    previewUrl: null,
  });
  for (const what of ['file', 'preview'] as const) expect((await get(id, what)).statusCode).toBe(409);
  expect((await officer().fails(activate, { id })).code).toBe('INVALID_STATE');
  scanner.behave('honest');
  await app.sql('update quarantined_file set next_look_at = now()');
  await scanning();
  expect(await templateOf(id)).toMatchObject({ closedReason: null, previewUrl: expect.any(String) });
  expect((await get(id, 'preview')).statusCode).toBe(200);
  await officer().query(activate, { id });
  await officer().query(retire, { id });
});

it('one that proves to be infected is never used, and no document is made in it any more', async () => {
  scanner.behave('hangsUp');
  const waiting = await send(await plainTemplate(['后来']));
  const found = (sha256: string) =>
    app.sql(
      `insert into quarantined_file (organization_id, sha256, kind, signature) values ($1, $2, 'INFECTED', 'Test')
       on conflict (organization_id, sha256) do update set kind = 'INFECTED', signature = 'Test'`,
      [app.fixture.north.organizationId, sha256],
    );
  const { sha256 } = await templateOf(waiting.body.id);
  await found(sha256);
  expect((await officer().fails(activate, { id: waiting.body.id })).code).toBe('INVALID_STATE');
  expect(await templateOf(waiting.body.id)).toMatchObject({
    closedReason: expect.stringContaining('put this file away'),
  });
  scanner.behave('honest');
  const { body } = await send(await plainTemplate(['在用']));
  await officer().query(activate, { id: body.id });
  await found((await templateOf(body.id)).sha256);
  const report = await finished(app, (await request(app, await assessed(app))).id);
  expect(report).toMatchObject({
    state: 'FAILED',
    failure: '文件被病毒扫描隔离，不能打开。',
    downloadUrl: null,
  });
});
