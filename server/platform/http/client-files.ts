import { existsSync, readdirSync } from 'node:fs';
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
    // Its own route reads the whole folder for each file, to see how its name is spelt; names that are known need none of it.
    serve: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const built = builtFiles(root);
  http.get<{ Params: { readonly '*': string } }>('/*', (request, reply) => {
    const name = request.params['*'] || 'index.html';
    return built.has(name) ? reply.sendFile(name) : reply.callNotFound();
  });
  http.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !isApi(request.url);
    if (!page) return reply.status(404).send({ error: 'Not found' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** Names of what may be asked for; the compressed files beside them are for browsers that say so. */
function builtFiles(root: string): ReadonlySet<string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Set(names.filter((name) => !/\.(br|gz)$/.test(name)).map((name) => name.replaceAll('\\', '/')));
}
