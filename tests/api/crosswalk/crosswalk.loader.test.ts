import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mappingId } from '../../../server/features/crosswalk/crosswalk.ids.js';
import { loadCrosswalks } from '../../../server/features/crosswalk/crosswalk.loader.js';
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
  dir = mkdtempSync(join(tmpdir(), 'crosswalks-'));
  cpSync(join(projectRoot, 'frameworks/crosswalks'), dir, { recursive: true });
});

const load = () => withClient(app.ownerUrl, (client) => loadCrosswalks(client, dir));
const edit = (code: string, change: (text: string) => string) => {
  const path = join(dir, `${code}.yaml`);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const first = mappingId('mlps-l3-emr', 'L3/general/PES/8.1.1.1', '09.03.4(1)');
const stored = () => app.sql(`select relation, confidence, rationale from mapping where id = $1`, [first]);
const total = async () => (await app.sql('select count(*)::integer as n from mapping'))[0].n;

describe('loading crosswalks', () => {
  it('holds every mapping of the files', async () => {
    expect(await total()).toBe(692);
    expect(await stored()).toEqual([{ relation: 'INTERSECTS', confidence: 'LOW', rationale: null }]);
  });

  it('writes nothing when nothing has changed', async () => {
    const before = await app.sql('select xmin::text from mapping order by id');
    await load();
    expect(await app.sql('select xmin::text from mapping order by id')).toEqual(before);
  });

  it('names a code that a rule book does not hold, with its place, and leaves everything as it was', async () => {
    edit('mlps-l3-emr', (text) =>
      text
        .replace('to: [09.03.4(1), 09.03.7(1)]', 'to: [09.03.4(1), "99.99"]')
        .replace('targets: 46', 'targets: 47'),
    );
    await expect(load()).rejects.toThrow(
      /mlps-l3-emr\.yaml: mappings\[0\]\.to\[1\]: emr-2018 holds no control 99\.99/,
    );
    expect(await total()).toBe(692);
  });

  it('names a rule book that is not there', async () => {
    edit('mlps-l3-csl', (text) => text.replace('target: csl-2025', 'target: csl-1900'));
    await expect(load()).rejects.toThrow('target: there is no rule book csl-1900');
  });

  it('takes a corrected relation, and what a hospital made of the mapping stays', async () => {
    const { organizationId, members } = app.fixture.north;
    await app.sql(
      `insert into mapping_judgement (mapping_id, organization_id, status, relation, confidence, judged_by, judged_by_name, judged_at)
       values ($1, $2, 'REVIEWED', 'SUBSET', 'HIGH', $3, 'x', now())`,
      [first, organizationId, members.COMPLIANCE_OFFICER],
    );
    edit('mlps-l3-emr', (text) => text.replace('confidence: LOW}', 'confidence: MEDIUM, rationale: 机房}'));
    await load();
    expect(await stored()).toEqual([{ relation: 'INTERSECTS', confidence: 'MEDIUM', rationale: '机房' }]);
    expect(await app.sql('select relation from mapping_judgement where mapping_id = $1', [first])).toEqual([
      { relation: 'SUBSET' },
    ]);
  });

  it('refuses to take away a mapping that a hospital has judged, but not others', async () => {
    rmSync(join(dir, 'mlps-l3-csl.yaml'));
    await load();
    expect(await total()).toBe(687);
    rmSync(join(dir, 'mlps-l3-emr.yaml'));
    await expect(load()).rejects.toThrow('lost mappings that hospitals already judged');
    expect(await total()).toBe(687);
  });
});
