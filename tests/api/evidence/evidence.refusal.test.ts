import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { png } from '../../unit/evidence/sample-files.js';
import { begin, create, items, newFile, put, startUpload } from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
});
afterAll(() => app.close());

const temporary = () => app.house.deps.storage.temporaryDir;
const created = (caller: Caller, ...evidences: Record<string, unknown>[]) =>
  items(caller, create, { input: { evidences } });
const offset = async (caller: Caller, url: string) =>
  (await app.house.app.http.inject({ method: 'HEAD', url, headers: caller.headers })).headers[
    'upload-offset'
  ];

describe('refusing a file', () => {
  it('before a byte is sent: empty, too large, nonsense sizes, programs', async () => {
    const start = (fileName: string, byteSize: unknown) =>
      officer.fails(startUpload, { input: { fileName, byteSize } });
    expect((await start('a.pdf', 0)).fields).toEqual({ byteSize: expect.stringMatching(/empty/) });
    expect(await start('a.pdf', 200 * 1024 * 1024 + 1)).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/200 MB/),
    });
    for (const size of [-1, 1.5, 1e300])
      expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']).toContain((await start('a.pdf', size)).code);
    expect((await start('setup.exe', 10)).fields).toEqual({ fileName: expect.stringMatching(/Programs/) });
    expect((await start('', 10)).code).toBe('BAD_USER_INPUT');
    expect((await start('x'.repeat(300), 10)).code).toBe('BAD_USER_INPUT');
  });

  it('that lies about its type: the reason is told, nothing of it is left', async () => {
    const bytes = png();
    const { id, url } = await begin(officer, 'really.pdf', bytes.length);
    const answer = await put(app, officer, url, 0, bytes);
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      { error: 'BAD_USER_INPUT', message: expect.stringMatching(/ends in \.pdf.*PNG image/) },
    ]);
    const chinese = await begin(officer, 'really.pdf', bytes.length);
    expect(
      (await put(app, officer, chinese.url, 0, bytes, { 'accept-language': 'zh-CN' })).json().message,
    ).toMatch(/内容却是PNG 图片/);
    expect(existsSync(join(temporary(), id))).toBe(false);
    expect(await offset(officer, url)).toBeUndefined();
    expect((await created(officer, newFile('lie', id)))[0]!.error!.code).toBe('NOT_FOUND');
    expect(
      await app.sql('select action, outcome from event where object_id = $1 order by seq', [id]),
    ).toEqual([
      { action: 'upload.started', outcome: 'SUCCESS' },
      { action: 'upload.refused', outcome: 'DENIED' },
    ]);
  });

  it('a request that another site could have made, or nobody in particular', async () => {
    const { url } = await begin(officer, 'csrf.txt', 4);
    const without = await app.house.app.http.inject({
      method: 'PUT',
      url: `${url}?offset=0`,
      headers: { ...officer.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from('1234'),
    });
    expect(without.statusCode).toBe(403);
    expect((await put(app, app.anonymous, url, 0, Buffer.from('1234'))).statusCode).toBe(401);
    expect(
      (await put(app, officer, url, 0, Buffer.from('1234'), { 'content-type': 'text/plain' })).statusCode,
    ).toBe(415);
    expect(await offset(officer, url)).toBe('0');
  });

  it('an upload of somebody else does not exist for anybody else', async () => {
    const { id, url } = await begin(contributor, 'mine.txt', 4);
    expect((await put(app, officer, url, 0, Buffer.from('1234'))).statusCode).toBe(404);
    expect(await offset(officer, url)).toBeUndefined();
    await put(app, contributor, url, 0, Buffer.from('1234'));
    expect((await created(officer, newFile('theirs', id)))[0]!.error!.code).toBe('NOT_FOUND');
    for (const odd of ['/uploads/x', '/uploads/..%2f..%2fetc', `/uploads/${'9'.repeat(150)}`]) {
      expect((await put(app, officer, odd, 0, Buffer.from('1'))).statusCode).toBe(404);
    }
  });
});
