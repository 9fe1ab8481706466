import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  addControl,
  copyBook,
  createBook,
  discardBook,
  headOf,
  moveControl,
  publishBook,
  removeControl,
  retireBook,
  updateBook,
  updateControl,
} from './own-books.requests.js';

let app: TestApp;
let draft: string;
let leaf: string;
beforeAll(async () => {
  app = await createTestApp();
  const officer = app.as('COMPLIANCE_OFFICER');
  const made = await officer.query(createBook, { input: { ...headOf('mine'), scoringKind: 'CHECKLIST' } });
  draft = made.createFramework.framework.id;
  const input = { frameworkId: draft, kind: 'CLAUSE', code: '1', name: '一' };
  leaf = (await officer.query(addControl, { input })).addOwnControl.control.id;
});
afterAll(() => app.close());

const changes = (): [string, Record<string, unknown>][] => [
  [createBook, { input: { ...headOf('new'), scoringKind: 'CHECKLIST' } }],
  [copyBook, { input: { frameworkId: frameworkId('csl-2025'), ...headOf('new') } }],
  [updateBook, { input: { id: draft, name: 'x' } }],
  [publishBook, { id: draft }],
  [retireBook, { id: draft }],
  [discardBook, { id: draft }],
  [addControl, { input: { frameworkId: draft, kind: 'CLAUSE', code: '2', name: '二' } }],
  [updateControl, { input: { id: leaf, name: 'x' } }],
  [moveControl, { input: { id: leaf } }],
  [removeControl, { id: leaf }],
];

it.each(roles.filter((role) => role !== 'COMPLIANCE_OFFICER'))('%s changes no framework', async (role) => {
  for (const [text, variables] of changes())
    expect((await app.as(role).fails(text, variables)).code).toBe('FORBIDDEN');
  if (role === 'AUDIT_ADMINISTRATOR') return;
  const { frameworks } = await app
    .as(role)
    .query('{ frameworks { code viewerCanEdit viewerCanRetire viewerCanCopy findings { message } } }');
  for (const framework of frameworks)
    expect(framework).toMatchObject({ viewerCanEdit: false, viewerCanRetire: false, viewerCanCopy: false });
});

it('nobody changes anything signed out', async () => {
  for (const [text, variables] of changes())
    expect((await app.anonymous.fails(text, variables)).code).toBe('UNAUTHENTICATED');
});

it('the officer of another hospital finds nothing to change', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  for (const [text, variables] of changes().slice(2))
    expect((await south.fails(text, variables)).code).toBe('NOT_FOUND');
  const own = await south.query(createBook, { input: { ...headOf('mine'), scoringKind: 'CHECKLIST' } });
  const input = { frameworkId: own.createFramework.framework.id, kind: 'CLAUSE', code: '1', name: '南' };
  await south.query(addControl, { input });
  const below = { ...input, code: '2', parentId: leaf };
  expect((await south.fails(addControl, { input: below })).code).toBe('NOT_FOUND');
  const foreign = await south.fails(copyBook, { input: { frameworkId: draft, ...headOf('stolen') } });
  expect(foreign.code).toBe('NOT_FOUND');
});

it('a given framework is changed by nobody, and copied by the officer', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const given = frameworkId('csl-2025');
  const article = controlId('csl-2025', 'CSL-23');
  for (const [text, variables] of [
    [updateBook, { input: { id: given, name: 'x' } }],
    [publishBook, { id: given }],
    [retireBook, { id: given }],
    [discardBook, { id: given }],
    [addControl, { input: { frameworkId: given, kind: 'CLAUSE', code: '2', name: '二' } }],
    [updateControl, { input: { id: article, name: 'x' } }],
    [moveControl, { input: { id: article } }],
    [removeControl, { id: article }],
  ] as const)
    expect((await officer.fails(text, variables)).code).toBe('NOT_FOUND');
  const { frameworks } = await officer.query(
    '{ frameworks { code viewerCanEdit viewerCanRetire viewerCanCopy } }',
  );
  expect(frameworks.find(({ code }: { code: string }) => code === 'csl-2025')).toMatchObject({
    viewerCanEdit: false,
    viewerCanRetire: false,
    viewerCanCopy: true,
  });
  expect(frameworks.find(({ code }: { code: string }) => code === 'mlps-2.0').viewerCanCopy).toBe(false);
  expect(frameworks.at(-1)).toMatchObject({ code: 'own-mine', viewerCanEdit: true, viewerCanCopy: false });
});
