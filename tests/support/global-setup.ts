import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadFrameworks } from '../../server/features/framework/framework.loader.js';
import { projectRoot } from '../../server/platform/config.js';
import { startEmbeddedPostgres } from '../../server/platform/database/embedded.js';
import { applicationRole } from '../../server/platform/database/migrations/tenant-table.js';
import {
  applicationPassword,
  ensureDatabase,
  migrate,
  withClient,
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

/** One real PostgreSQL for the whole run, with a finished template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hengjian-test-'));
  chmodSync(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres(join(dataDir, 'postgres'), createLogger('fatal'));
  try {
    const password = applicationPassword(join(dataDir, 'postgres'));
    await ensureDatabase(cluster.ownerUrl, templateName);
    const owner = cluster.ownerUrl.replace(/\/postgres$/, `/${templateName}`);
    await migrate(owner, password);
    await withClient(owner, (client) => loadFrameworks(client, join(projectRoot, 'frameworks')));
    await buildTemplate(owner);
    project.provide('ownerUrl', cluster.ownerUrl);
    project.provide('applicationUrl', cluster.url(applicationRole, password, '__database__'));
    project.provide('dataDir', dataDir);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
