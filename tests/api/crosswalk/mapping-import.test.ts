import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { applyImport, discardImport, preview } from '../framework/imports.requests.js';
import { headOf, publishBook } from '../framework/own-books.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const library = (mappings: string) => `urn: urn:x:risk:library:iso-to-csf
objects:
  requirement_mapping_sets:
  - urn: urn:x:risk:req_mapping_set:iso-to-csf
    ref_id: iso-to-csf
    name: ISO to CSF
    description: |-
      Made up
      for a test
    source_framework_urn: urn:x:risk:framework:iso27001
    target_framework_urn: urn:x:risk:framework:nist-csf
    requirement_mappings:
${mappings}`;
const line = (source: string, target: string, relationship = 'intersect') =>
  `    - {source_requirement_urn: 'urn:x:risk:req_node:iso27001:${source}', target_requirement_urn: 'urn:x:risk:req_node:nist-csf:${target}', relationship: ${relationship}, rationale: semantic}\n`;

const importSet = `mutation ($input: ImportMappingSetInput!) { importMappingSet(input: $input) { crosswalk { id code name basis } } }`;
const wanted = (importId: string, more: object = {}) => ({
  input: {
    importId,
    position: 0,
    sourceFrameworkCode: 'iso27001-2022',
    targetFrameworkCode: 'csf-2.0',
    code: 'iso-to-csf',
    name: 'ISO → CSF',
    ...more,
  },
});
const sent = async (caller: Caller, mappings: string): Promise<string> =>
  (await preview(app, caller, library(mappings), 'mapping.yaml')).id;

it('a set of mappings of a file becomes a crosswalk, unverified, with all its mappings', async () => {
  const shown = await preview(
    app,
    officer,
    library(line('a.5.1', 'gv.oc-01', 'subset') + line('A.5.2', 'gv.oc-02')),
    'mapping.yaml',
  );
  expect(shown).toMatchObject({
    format: 'CISO_LIBRARY',
    state: 'REFUSED',
    errorCount: 0,
    mappingSets: [{ name: 'ISO to CSF', count: 2 }],
  });
  const { importMappingSet } = await officer.query(importSet, wanted(shown.id));
  expect(importMappingSet.crosswalk).toMatchObject({ code: 'iso-to-csf', name: 'ISO → CSF' });
  const rows = await app.sql(
    `select s.code as source, t.code as target, j.relation, j.status, j.rationale from mapping m join control s on s.id = m.source_id
     join control t on t.id = m.target_id join mapping_judgement j on j.mapping_id = m.id where m.crosswalk_id = $1 order by 1`,
    [importMappingSet.crosswalk.id],
  );
  expect(rows).toEqual([
    { source: 'A.5.1', target: 'GV.OC-01', relation: 'SUBSET', status: 'UNVERIFIED', rationale: 'semantic' },
    {
      source: 'A.5.2',
      target: 'GV.OC-02',
      relation: 'INTERSECTS',
      status: 'UNVERIFIED',
      rationale: 'semantic',
    },
  ]);
  expect((await officer.fails(importSet, wanted(shown.id))).code).toBe('BAD_USER_INPUT');
});

it('a set with a node that neither framework has leaves nothing behind, and names it', async () => {
  const id = await sent(officer, line('a.5.1', 'gv.oc-01') + line('a.99.9', 'gv.oc-02'));
  const error = await officer.fails(importSet, wanted(id, { code: 'lost' }));
  expect(error).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { mappings: expect.stringContaining('urn:x:risk:req_node:iso27001:a.99.9') },
  });
  expect(await app.sql(`select 1 from crosswalk where code = 'lost'`)).toEqual([]);
});

it('a draft takes no mappings; the published book does, found by the codes of its nodes', async () => {
  const book = await preview(app, officer, '编号,名称\nA.5.1,甲\nA.5.2,乙\n');
  const made = await officer.query(applyImport, { input: { id: book.id, ...headOf('mapped') } });
  const id = await sent(officer, line('a.5.1', 'gv.oc-01'));
  const own = wanted(id, { sourceFrameworkCode: 'own-mapped', code: 'own-to-csf' });
  expect((await officer.fails(importSet, own)).code).toBe('INVALID_STATE');
  await officer.query(publishBook, { id: made.applyFrameworkImport.framework.id });
  const { importMappingSet } = await officer.query(importSet, own);
  expect(importMappingSet.crosswalk.code).toBe('own-to-csf');
});

it('only who reviews crosswalks imports them, and only from imports of the own hospital', async () => {
  const id = await sent(officer, line('a.5.1', 'gv.oc-01'));
  for (const role of ['MANAGER', 'CONTRIBUTOR', 'INSPECTOR', 'SYSTEM_ADMINISTRATOR'] as const)
    expect((await app.as(role).fails(importSet, wanted(id, { code: 'x' }))).code).toBe('FORBIDDEN');
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect((await south.fails(importSet, wanted(id, { code: 'x' }))).code).toBe('NOT_FOUND');
  expect((await officer.fails(importSet, wanted(id, { code: 'x', position: 1 }))).code).toBe('NOT_FOUND');
  expect((await officer.fails(importSet, wanted(id, { code: 'X y' }))).code).toBe('BAD_USER_INPUT');
  await officer.query(discardImport, { id });
  expect((await officer.fails(importSet, wanted(id, { code: 'x' }))).code).toBe('NOT_FOUND');
});
