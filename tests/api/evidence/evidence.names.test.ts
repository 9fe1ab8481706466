import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { headOf } from '../framework/own-books.requests.js';
import { applyImport, preview } from '../framework/imports.requests.js';
import { namesOf } from './map.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('finds nothing of a draft, and nothing of another hospital', async () => {
  const officer = app.as('COMPLIANCE_OFFICER', 'south');
  const table = '编号,上级编号,名称,要求\nZZ-1,,组织,\nZZ-77,ZZ-1,会议,每年一次\n';
  const shown = await preview(app, officer, table, 'own.csv');
  const { applyFrameworkImport } = await officer.query(applyImport, {
    input: { id: shown.id, ...headOf('names') },
  });
  const input = { names: ['ZZ-77 会议.txt'] };
  const codes = async (hospital: 'north' | 'south') =>
    (await app.as('CONTRIBUTOR', hospital).query(namesOf, { input })).controlsInNames[0].found.flatMap(
      (one: { controls: { code: string }[] }) => one.controls.map(({ code }) => code),
    );
  expect(await codes('south')).toEqual([]);
  await officer.query('mutation ($id: ID!) { publishFramework(id: $id) { framework { id } } }', {
    id: applyFrameworkImport.framework.id,
  });
  expect([await codes('south'), await codes('north')]).toEqual([['ZZ-77'], []]);
});

it('is for nobody who has not signed in', async () => {
  expect((await app.anonymous.fails(namesOf, { input: { names: ['a'] } })).code).toBe('UNAUTHENTICATED');
});
