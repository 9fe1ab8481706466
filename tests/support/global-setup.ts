import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadCrosswalks } from '../../server/features/crosswalk/crosswalk.loader.js';
import { loadFrameworks } from '../../server/features/framework/framework.loader.js';
import { projectRoot } from '../../server/platform/config.js';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded.js';
import { applicationRole } from '../../server/platform/database/migrations/tenant-table.js';
import {
  applicationPassword,
  ensureDatabase,
  migrate,
  steppedDown,
  withClient,
  withSessionDefaults,
} from '../../server/platform/database/set-up.js';
import { createLogger } from '../../server/platform/logging.js';
import { buildTemplate } from './build-template.js';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    applicationUrl: string;
    dataDir: string;
  }
}

export const templateName = 'template_hengjian';

interface Server {
  readonly ownerUrl: string;
  readonly password: string | undefined;
  /** Address of the restricted role in the database `__database__`. */
  readonly applicationUrl: string;
  stop(): Promise<void>;
}

/** One real PostgreSQL for the whole run, with a finished template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hengjian-test-'));
  chmodSync(dataDir, 0o755);
  const given = process.env.HENGJIAN_TEST_DATABASE_URL;
  const server = given ? await givenServer(given) : await ownServer(dataDir);
  const template = inDatabase(server.ownerUrl, templateName);
  try {
    await ensureDatabase(server.ownerUrl, templateName);
    await migrate(template, server.password);
    await withClient(template, async (client) => {
      await loadFrameworks(client, join(projectRoot, 'frameworks'));
      await loadCrosswalks(client, join(projectRoot, 'frameworks', 'crosswalks'));
    });
    await buildTemplate(template);
    project.provide('ownerUrl', server.ownerUrl);
    project.provide('applicationUrl', server.applicationUrl);
    project.provide('dataDir', dataDir);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function ownServer(dataDir: string): Promise<Server> {
  const dir = join(dataDir, 'postgres');
  const cluster = await startEmbeddedPostgres(dir, createLogger('fatal'));
  // Only a machine that loses its power would miss what was not written through, and no test is about that.
  await withClient(cluster.ownerUrl, async (client) => {
    await client.query('alter system set fsync = off');
    await client.query('select pg_reload_conf()');
  });
  const password = applicationPassword(dir);
  return {
    ownerUrl: cluster.ownerUrl,
    password,
    applicationUrl: withSessionDefaults(cluster.url(applicationRole, password, '__database__')),
    stop: () => cluster.stop(),
  };
}

/** The server of `npm run test:postgres`, used as DATABASE_URL is: the owner steps down to the application role. */
async function givenServer(url: string): Promise<Server> {
  const ownerUrl = inDatabase(url, 'postgres');
  const clean = () =>
    withClient(ownerUrl, (client) => client.query(`drop database if exists ${templateName}`));
  await clean();
  return {
    ownerUrl,
    password: undefined,
    applicationUrl: steppedDown(inDatabase(url, '__database__')),
    stop: async () => {
      await clean();
    },
  };
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
