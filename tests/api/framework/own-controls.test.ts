import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { insertDraft } from '../../../server/features/framework/own-book.store.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { groupsOf } from './book-of.js';
import {
  addControl,
  createBook,
  headOf,
  moveControl,
  outline,
  removeControl,
  updateControl,
} from './own-books.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const owner = () => app.fixture.north.organizationId;
const events = (action: string) =>
  app.sql('select object_name as name, before, after from event where action = $1 order by seq', [action]);

async function create(code: string, scoringKind = 'CHECKLIST'): Promise<string> {
  const made = await officer.query(createBook, { input: { ...headOf(code), scoringKind } });
  return made.createFramework.framework.id;
}

async function add(frameworkId: string, code: string, more: object = {}): Promise<string> {
  const input = { frameworkId, kind: 'CLAUSE', code, name: `条款 ${code}`, ...more };
  return (await officer.query(addControl, { input })).addOwnControl.control.id;
}

describe('the nodes of a draft', () => {
  it('are added where they are wanted', async () => {
    const id = await create('adding');
    const first = await add(id, 'A', { kind: 'GROUP' });
    await add(id, 'C', { kind: 'GROUP' });
    await add(id, 'A.2', { parentId: first });
    await add(id, 'A.1', { parentId: first, position: 0 });
    await add(id, 'B', { kind: 'GROUP', position: 1 });
    await add(id, 'A.1.1', { parentId: controlId('own-adding', 'A.1', owner()) });
    expect(await outline(officer, 'own-adding')).toEqual(['A', '·A.1', '··A.1.1', '·A.2', 'B', 'C']);
    const { framework } = await officer.query(
      '{ framework(code: "own-adding") { counts { kind count } assessableCount } }',
    );
    expect(framework).toEqual({
      counts: [
        { kind: 'GROUP', count: 3 },
        { kind: 'CLAUSE', count: 3 },
      ],
      assessableCount: 3,
    });
  });

  it('carry what their kind carries, and nothing else', async () => {
    const checklist = await create('kinds');
    const made = await officer.query(addControl, {
      input: {
        frameworkId: checklist,
        kind: 'DUTY',
        code: 'D1',
        name: '义务',
        duty: { who: '院长', frequency: 'YEARLY' },
        references: ['csl-2025:CSL-23'],
      },
    });
    expect(made.addOwnControl.control).toMatchObject({
      duty: { who: '院长', frequency: 'YEARLY' },
      references: [{ code: 'CSL-23' }],
    });
    const points = await create('points', 'POINTS');
    const indicator = await officer.query(addControl, {
      input: { frameworkId: points, kind: 'INDICATOR', code: 'P1', name: '指标', score: 10 },
    });
    expect(indicator.addOwnControl.control.indicator).toEqual({ score: 10, fromGrade: 'PASS', scored: true });
    const refused = async (input: object, field: string) => {
      const error = await officer.fails(addControl, {
        input: { frameworkId: checklist, kind: 'CLAUSE', code: 'X', name: 'X', ...input },
      });
      expect(error.code).toBe('BAD_USER_INPUT');
      expect(Object.keys(error.fields ?? {})).toEqual([field]);
    };
    await refused({ kind: 'INDICATOR' }, 'kind');
    await refused({ kind: 'GRADED_ITEM' }, 'kind');
    await refused({ kind: 'ITEM' }, 'kind');
    await refused({ score: 3 }, 'score');
    await refused({ duty: { who: 'x' } }, 'duty');
    await refused({ level: '7' }, 'kind');
    await refused({ references: ['csl-2025:NOPE'] }, 'references');
    await refused({ references: ['own-kinds:D1'] }, 'references');
    await refused({ relativeWeight: -1 }, 'relativeWeight');
    await refused({ text: 'a\u0000b' }, 'text');
    await refused({ frameworkId: points, kind: 'CLAUSE' }, 'kind');
  });

  it('have one code each; a new code gives a new id and keeps what stands below', async () => {
    const id = await create('codes');
    const group = await add(id, 'G', { kind: 'GROUP' });
    await add(id, '1', { parentId: group });
    await add(id, '2', { parentId: group });
    const again = await officer.fails(addControl, {
      input: { frameworkId: id, kind: 'CLAUSE', code: '1', name: 'again', parentId: group },
    });
    expect(again.code).toBe('CONFLICT');
    const taken = { id: controlId('own-codes', '2', owner()), code: '1' };
    expect((await officer.fails(updateControl, { input: taken })).code).toBe('CONFLICT');
    const { updateOwnControl } = await officer.query(updateControl, {
      input: { id: group, code: 'H', text: '说明' },
    });
    expect(updateOwnControl.control).toMatchObject({
      id: controlId('own-codes', 'H', owner()),
      text: '说明',
    });
    expect(await outline(officer, 'own-codes')).toEqual(['H', '·1', '·2']);
    expect((await officer.query(`{ control(id: "${group}") { id } }`)).control).toBeNull();
    expect((await events('framework.controlChanged')).at(-1)).toMatchObject({
      before: { code: 'G', text: null },
      after: { code: 'H', text: '说明' },
    });
  });

  it('stay what they were in fields that a change leaves out', async () => {
    const id = await create('partly');
    const leaf = await add(id, '1', {
      text: '原文',
      ref: '第 1 条',
      relativeWeight: 3,
      references: ['csl-2025:CSL-23'],
    });
    await officer.query(updateControl, { input: { id: leaf, name: '新名' } });
    const { updateOwnControl } = await officer.query(updateControl, { input: { id: leaf, ref: null } });
    expect(updateOwnControl.control).toMatchObject({
      name: '新名',
      text: '原文',
      ref: null,
      relativeWeight: 3,
      references: [{ code: 'CSL-23' }],
    });
  });

  it('are never moved below themselves, to another framework, or too deep', async () => {
    const id = await create('moving');
    const other = await create('elsewhere');
    const group = await add(id, 'G', { kind: 'GROUP' });
    const inner = await add(id, 'G1', { kind: 'GROUP', parentId: group });
    const foreign = await add(other, 'F', { kind: 'GROUP' });
    const move = (input: object) => officer.fails(moveControl, { input });
    expect((await move({ id: group, parentId: inner })).code).toBe('BAD_USER_INPUT');
    expect((await move({ id: group, parentId: group })).code).toBe('BAD_USER_INPUT');
    expect((await move({ id: group, parentId: foreign })).code).toBe('NOT_FOUND');
    let deepest = inner;
    for (let depth = 3; depth <= 12; depth += 1)
      deepest = await add(id, `D${depth}`, { kind: 'GROUP', parentId: deepest });
    const deeper = { frameworkId: id, kind: 'CLAUSE', code: 'Z', name: 'Z', parentId: deepest };
    expect((await officer.fails(addControl, { input: deeper })).code).toBe('LIMIT_EXCEEDED');
    const pair = await add(id, 'P', { kind: 'GROUP' });
    await add(id, 'P1', { parentId: pair });
    const d11 = controlId('own-moving', 'D11', owner());
    expect((await move({ id: pair, parentId: d11 })).code).toBe('LIMIT_EXCEEDED');
  });

  it('stand in the order of a simple list after any series of moves and removals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(6), fc.boolean()), { maxLength: 6 }),
        async (steps) => {
          const code = `series-${Math.random().toString(36).slice(2)}`;
          const model: Tree = { code: '', children: [] };
          const pairs = [
            ['1', null],
            ['2', '1'],
            ['4', '2'],
            ['3', '1'],
            ['5', null],
            ['6', '5'],
          ] as const;
          for (const [own, above] of pairs)
            find(model, above ?? '')!.children.push({ code: own, children: [] });
          await app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), (tx) =>
            insertDraft(tx, ...groupsOf(`own-${code}`, pairs)),
          );
          for (const [which, target, position, removing] of steps) {
            const all = codesOf(model);
            if (all.length === 0) break;
            const moved = all[which % all.length]!;
            const node = find(model, moved)!;
            const own = controlId(`own-${code}`, moved, owner());
            if (removing) {
              detach(model, moved);
              await officer.query(removeControl, { id: own });
              continue;
            }
            const targets = ['', ...all].filter((one) => one !== moved && !find(node, one));
            const above = targets[target % targets.length]!;
            detach(model, moved);
            find(model, above)!.children.splice(position, 0, node);
            await officer.query(moveControl, {
              input: {
                id: own,
                parentId: above === '' ? null : controlId(`own-${code}`, above, owner()),
                position,
              },
            });
          }
          expect(await outline(officer, `own-${code}`)).toEqual(lines(model));
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('are changed by two people at once without losing either', async () => {
    const id = await create('together');
    await Promise.all(Array.from({ length: 8 }, (_, at) => add(id, `${at}`, { position: 0 })));
    expect((await outline(officer, 'own-together')).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });
});

it('a tree opens node by node, page by page', async () => {
  const id = await create('pages');
  const group = await add(id, 'G', { kind: 'GROUP' });
  for (let at = 0; at < 5; at += 1) await add(id, `${at}`, { parentId: group });
  const open = `query ($parentId: ID, $first: Int! = 2, $after: String) { framework(code: "own-pages") { childControls(parentId: $parentId, first: $first, after: $after) { totalCount nodes { code childCount } pageInfo { hasNextPage endCursor } } } }`;
  const roots = await officer.query(open);
  expect(roots.framework.childControls).toMatchObject({
    totalCount: 1,
    nodes: [{ code: 'G', childCount: 5 }],
  });
  const codes: string[] = [];
  let after: string | null = null;
  do {
    const page: Record<string, any> = await officer.query(open, { parentId: group, after });
    const { nodes, pageInfo } = page.framework.childControls;
    codes.push(...nodes.map(({ code }: { code: string }) => code));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(codes).toEqual(['0', '1', '2', '3', '4']);
  expect((await officer.fails(open, { parentId: controlId('mlps-2.0', 'L3') })).code).toBe('NOT_FOUND');
  expect((await officer.fails(open, { first: 101 })).code).toBe('LIMIT_EXCEEDED');
});

interface Tree {
  readonly code: string;
  readonly children: Tree[];
}

const find = (tree: Tree, code: string): Tree | undefined =>
  tree.code === code ? tree : tree.children.map((child) => find(child, code)).find(Boolean);
const codesOf = (tree: Tree): string[] => tree.children.flatMap((child) => [child.code, ...codesOf(child)]);
const lines = (tree: Tree, depth = 0): string[] =>
  tree.children.flatMap((child) => [`${'·'.repeat(depth)}${child.code}`, ...lines(child, depth + 1)]);

function detach(tree: Tree, code: string): void {
  const at = tree.children.findIndex((child) => child.code === code);
  if (at >= 0) tree.children.splice(at, 1);
  else tree.children.forEach((child) => detach(child, code));
}
