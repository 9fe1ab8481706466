import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/platform/config.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

const assets = join(projectRoot, 'dist', 'client', 'assets');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.house.app.http.inject({ method: 'GET', url, headers });

// `npm test` builds the client first; a single file may be run without it.
describe.skipIf(!existsSync(assets))('the built client', () => {
  it('is served by the names it was built with, compressed as the browser likes, and kept for ever', async () => {
    const script = readdirSync(assets).find((name) => existsSync(join(assets, `${name}.br`)))!;
    const sent = await get(`/assets/${script}`, { 'accept-encoding': 'br' });
    expect(sent.statusCode).toBe(200);
    expect(sent.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect((await get(`/assets/${script}`)).headers['content-encoding']).toBeUndefined();
    expect((await get(`/assets/${script}.br`)).statusCode).toBe(404);
  });

  it('answers every page of the router by its first page, which is never kept', async () => {
    for (const url of ['/', '/index.html', '/evidence?q=备份']) {
      const page = await get(url, { accept: 'text/html' });
      expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(page.body).toContain('<div id="root">');
    }
    expect((await get('/evidence', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await get('/graphql/none', { accept: 'text/html' })).statusCode).toBe(404);
  });

  it('has no names above its folder, and none that are spelt in another way', async () => {
    for (const url of [
      '/..%2fserver/main.js',
      '/%2e%2e/server/main.js',
      '/assets/..%2findex.html',
      '//index.html',
      '/assets//',
      '/INDEX.HTML',
      '/index.html%00',
    ])
      expect((await get(url)).statusCode, url).toBe(404);
  });
});
