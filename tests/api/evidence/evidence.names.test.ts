import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { headOf } from '../framework/own-books.requests.js';
import { applyImport, preview } from '../framework/imports.requests.js';

const ask =
  'query ($names: [String!]!) { nameProposals(fileNames: $names) { fileName code control { code framework { code } } } }';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('names the controls whose codes stand in file names, of every rule book that has them', async () => {
  const names = ['8.1.4.1-b 双因素.png', '01.02.3 质控.docx', '9.9.9.9-z none.txt', '无编号.txt'];
  const { nameProposals } = await app.as('CONTRIBUTOR').query(ask, { names });
  expect(nameProposals).toContainEqual({
    fileName: names[0],
    code: '8.1.4.1-b',
    control: { code: '8.1.4.1-b', framework: { code: 'mlps-2.0' } },
  });
  expect(nameProposals.map(({ fileName }: { fileName: string }) => fileName)).not.toContain(names[2]);
  for (const one of nameProposals) expect(one.control.code).toBe(one.code);
});

it('proposes nothing of a draft, and nothing of another hospital', async () => {
  const officer = app.as('COMPLIANCE_OFFICER', 'south');
  const table = '编号,上级编号,名称,要求\nZZ-1,,组织,\nZZ-77,ZZ-1,会议,每年一次\n';
  const shown = await preview(app, officer, table, 'own.csv');
  const { applyFrameworkImport } = await officer.query(applyImport, {
    input: { id: shown.id, ...headOf('names') },
  });
  const names = ['ZZ-77 会议.txt'];
  const proposed = async (hospital: 'north' | 'south') =>
    (await app.as('COMPLIANCE_OFFICER', hospital).query(ask, { names })).nameProposals.length;
  expect(await proposed('south')).toBe(0);
  await officer.query('mutation ($id: ID!) { publishFramework(id: $id) { framework { id } } }', {
    id: applyFrameworkImport.framework.id,
  });
  expect([await proposed('south'), await proposed('north')]).toEqual([1, 0]);
});

it('is for who may add evidence, and for a bounded number of names', async () => {
  for (const role of ['INSPECTOR', 'MANAGER', 'SYSTEM_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'] as const)
    expect((await app.as(role).fails(ask, { names: ['a'] })).code).toBe('FORBIDDEN');
  expect((await app.anonymous.fails(ask, { names: ['a'] })).code).toBe('UNAUTHENTICATED');
  const officer = app.as('COMPLIANCE_OFFICER');
  expect((await officer.fails(ask, { names: Array(251).fill('a') })).code).toMatch(
    /BAD_USER_INPUT|LIMIT_EXCEEDED/,
  );
  expect((await officer.fails(ask, { names: [] })).code).toBe('BAD_USER_INPUT');
  expect((await officer.fails(ask, { names: ['x'.repeat(501)] })).code).toBe('BAD_USER_INPUT');
});
