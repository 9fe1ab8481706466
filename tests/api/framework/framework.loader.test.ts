import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { loadFrameworks } from '../../../server/features/framework/framework.loader.js';
import { projectRoot } from '../../../server/platform/config.js';
import { withClient } from '../../../server/platform/database/set-up.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
let dir: string;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  if (dir) rmSync(dir, { recursive: true, force: true });
  dir = mkdtempSync(join(tmpdir(), 'frameworks-'));
  cpSync(join(projectRoot, 'frameworks'), dir, { recursive: true });
});

const load = () => withClient(app.ownerUrl, (client) => loadFrameworks(client, dir));
const edit = (file: string, change: (text: string) => string) => {
  const path = join(dir, 'mlps-2.0', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const reword = () =>
  edit('controls-l3.yaml', (text) =>
    text.replace('机房所在楼宇能抗震、防风、防雨', '机房所在楼宇能抗震防风雨'),
  );
const id = controlId('mlps-2.0', '8.1.1.1-a');
const wording = async () =>
  (await app.as('COMPLIANCE_OFFICER').query(`{ control(id: "${id}") { text } }`)).control.text;

describe('loading frameworks', () => {
  it('leaves an equal edition alone, also when comments were added', async () => {
    edit('framework.yaml', (text) => `# another comment\n${text}`);
    const [before] = await app.sql(`select loaded_at, xmin::text from framework where code = 'mlps-2.0'`);
    expect(await load()).toContainEqual({ code: 'mlps-2.0', outcome: 'unchanged' });
    expect(await app.sql(`select loaded_at, xmin::text from framework where code = 'mlps-2.0'`)).toEqual([
      before,
    ]);
  });

  it('replaces an edition that nothing refers to, and readers see it at once', async () => {
    expect(await wording()).toBe('机房所在楼宇能抗震、防风、防雨');
    reword();
    expect(await load()).toContainEqual({ code: 'mlps-2.0', outcome: 'replaced' });
    expect(await wording()).toBe('机房所在楼宇能抗震防风雨');
    expect(
      await app.sql(
        `select count(*)::integer as n from control where level = 'L3' and kind = 'ITEM' and requirement_set = 'general'`,
      ),
    ).toEqual([{ n: 211 }]);
  });

  it('loads once when several servers start together', async () => {
    const outcomes = (await Promise.all([load(), load(), load()]))
      .flat()
      .filter((each) => each.code === 'mlps-2.0')
      .map((each) => each.outcome);
    expect(outcomes.sort()).toEqual(['replaced', 'unchanged', 'unchanged']);
    expect(await wording()).toBe('机房所在楼宇能抗震、防风、防雨');
  });

  it('refuses a broken file in one sentence that names the place, and changes nothing', async () => {
    edit('controls-l3.yaml', (text) => text.replace('testUnit: L3-PES1-02', 'testUnit: L3-PES1-01'));
    await expect(load()).rejects.toThrow(/framework\.yaml.*test unit L3-PES1-01 used twice/);
    edit('controls-l3.yaml', () => 'controls: [');
    await expect(load()).rejects.toThrow(/controls-l3\.yaml/);
    expect(await wording()).toBe('机房所在楼宇能抗震、防风、防雨');
  });

  it('refuses a folder whose name is not the code', async () => {
    edit('framework.yaml', (text) => text.replace('code: mlps-2.0', 'code: mlps-9.9'));
    await expect(load()).rejects.toThrow(/folder and code must be the same/);
  });

  it('does nothing at all when no byte has changed since the last time', async () => {
    edit('framework.yaml', (text) => `# a comment that is new\n${text}`);
    await load();
    const before = await app.sql('select code, hash, xmin::text from framework_source order by code');
    expect(before).toHaveLength(20);
    expect(new Set((await load()).map((each) => each.outcome))).toEqual(new Set(['unchanged']));
    expect(await app.sql('select code, hash, xmin::text from framework_source order by code')).toEqual(
      before,
    );
  });

  it('refuses a reference that leads nowhere, and changes nothing', async () => {
    const path = join(dir, 'joint-inspection-2026', 'controls.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('pcr-2017:PCR-3', 'pcr-2017:PCR-99'));
    await expect(load()).rejects.toThrow(
      /joint-inspection-2026 cannot be used: JI-A\.1 refers to pcr-2017:PCR-99, which no framework holds/,
    );
  });

  it('ignores folders without a framework', async () => {
    cpSync(join(dir, 'mlps-2.0', 'SOURCE.md'), join(dir, 'crosswalks', 'README.md'), { recursive: true });
    expect(await load()).toContainEqual({ code: 'mlps-2.0', outcome: 'unchanged' });
  });
});

describe('a published edition that is in use', () => {
  it('is never changed', async () => {
    // The table of results belongs to another room; here it only has to refer to a control.
    const own = (
      await app.sql<{ found: boolean }>(`select to_regclass('public.result') is not null as found`)
    )[0]?.found;
    if (own) await app.sql('alter table result rename to result_of_room');
    await app.sql('create table result (control_id uuid references control (id))');
    try {
      await app.sql('insert into result values ($1)', [id]);
      reword();
      await expect(load()).rejects.toThrow(
        /mlps-2\.0 has changed although assessments or evidence already refer to it/,
      );
      expect(await wording()).toBe('机房所在楼宇能抗震、防风、防雨');
    } finally {
      await app.sql('drop table result');
      if (own) await app.sql('alter table result_of_room rename to result');
    }
  });
});
