import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { controlId, frameworkId } from '../../server/features/framework/framework.ids.js';
import { applyImport, preview, readImport, send } from '../api/framework/imports.requests.js';
import {
  addControl,
  copyBook,
  headOf,
  moveControl,
  publishBook,
  updateControl,
} from '../api/framework/own-books.requests.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  // Rule books come into memory with the first reader; the budgets below are those of every later one.
  await officer.query('{ frameworks { id } searchControls(search: "备份") { totalCount } }');
});
afterAll(() => app.close());

/** Named statements that one piece of work sends: those of the features, without transactions, doors and sign-in. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const original = Client.prototype.query;
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: Client,
    ...given: unknown[]
  ) {
    const first = given[0] as string | { text?: string };
    const [, name] = /^\/\* (\S+) \*\//.exec(typeof first === 'string' ? first : (first.text ?? '')) ?? [];
    if (name && /^(framework|frameworkImport|control)\./.test(name)) sent.push(name);
    return (original as (...each: unknown[]) => unknown).apply(this, given) as never;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return sent;
}

const table = (rows: number) =>
  `编号,名称\n${Array.from({ length: rows }, (_, at) => `C${at},条款 ${at}`).join('\n')}\n`;

it('an import is read, shown and written in the same number of statements, however many nodes it has', async () => {
  const costs: string[][] = [];
  for (const rows of [3, 800]) {
    let id = '';
    costs.push(
      await statements(async () => {
        id = (await send(app, officer, table(rows))).body.id!;
      }),
      await statements(() => officer.query(readImport, { id })),
      await statements(() => officer.query(applyImport, { input: { id, ...headOf(`rows-${rows}`) } })),
    );
  }
  const [read, shown, applied] = costs;
  expect(costs.slice(3)).toEqual([read, shown, applied]);
  expect(read).toEqual(['frameworkImport.open', 'frameworkImport.insert']);
  expect(shown).toEqual(['frameworkImport.read']);
  expect(applied).toEqual([
    'frameworkImport.lock',
    'framework.room',
    'framework.insert',
    'framework.nodes',
    'control.insert',
    'framework.touch',
    'frameworkImport.move',
    // The answer: what is seen now, and the head of the new one.
    'framework.editions',
    'framework.heads',
  ]);
});

it('a copy and a publication cost the same for every rule book', async () => {
  const cost = async (source: string) => {
    let id = '';
    const copied = await statements(async () => {
      const made = await officer.query(copyBook, {
        input: { frameworkId: frameworkId(source), ...headOf(`copy-${source}`) },
      });
      id = made.createFrameworkFromCopy.framework.id;
    });
    return [copied.length, (await statements(() => officer.query(publishBook, { id }))).length];
  };
  const small = await cost('vmr-2021');
  expect(await cost('emr-2018')).toEqual(small);
  expect(Math.max(...small)).toBeLessThanOrEqual(9);
});

it('a node is added, changed and moved in a fixed number of statements', async () => {
  const shown = await preview(app, officer, table(500));
  const made = await officer.query(applyImport, { input: { id: shown.id, ...headOf('wide') } });
  const { id } = made.applyFrameworkImport.framework;
  const leaf = controlId('own-wide', 'C7', app.fixture.north.organizationId);
  const added = await statements(() =>
    officer.query(addControl, {
      input: { frameworkId: id, kind: 'CLAUSE', code: 'N', name: '新', position: 3 },
    }),
  );
  const changed = await statements(() => officer.query(updateControl, { input: { id: leaf, name: '改' } }));
  const moved = await statements(() => officer.query(moveControl, { input: { id: leaf, position: 0 } }));
  expect(added.length).toBeLessThanOrEqual(12);
  expect(changed.length).toBeLessThanOrEqual(10);
  expect(moved.length).toBeLessThanOrEqual(14);
});

it('a page of a tree, and controls of several rule books, cost one statement when they are in memory', async () => {
  const page =
    '{ framework(code: "emr-2018") { childControls { nodes { id name childCount parent { id } references { code } } } } }';
  expect(await statements(() => officer.query(page))).toEqual(['framework.editions']);
  const ids = [
    controlId('mlps-2.0', '8.1.1.2'),
    controlId('emr-2018', '09.04'),
    controlId('csl-2025', 'CSL-23'),
  ];
  const many = ids.map((id, at) => `c${at}: control(id: "${id}") { code }`).join(' ');
  expect(await statements(() => officer.query(`{ ${many} }`))).toEqual(['framework.editions']);
});
