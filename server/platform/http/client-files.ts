import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../config.js';

/** The built client; every unknown path that asks for a page answers index.html, the router takes it from there. */
export async function serveClient(http: FastifyInstance, isApi: (url: string) => boolean): Promise<void> {
  const root = join(projectRoot, 'dist', 'client');
  if (!existsSync(join(root, 'index.html'))) return;
  await http.register(staticFiles, {
    root,
    preCompressed: true,
    index: ['index.html'],
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  http.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !isApi(request.url);
    if (!page) return reply.status(404).send({ error: 'Not found' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
