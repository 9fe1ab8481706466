import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  addControl,
  copyBook,
  createBook,
  discardBook,
  headOf,
  moveControl,
  outline,
  publishBook,
  removeControl,
  retireBook,
  updateBook,
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

describe('an own framework', () => {
  it('is made as a draft under a code of its own', async () => {
    const made = await officer.query(createBook, {
      input: { ...headOf(' JCJ.2027 '), scoringKind: 'CHECKLIST' },
    });
    expect(made.createFramework.framework).toEqual({
      id: frameworkId('own-jcj.2027', owner()),
      code: 'own-jcj.2027',
      name: ' JCJ.2027  联合检查指标'.trim(),
      state: 'DRAFT',
      assessableCount: 0,
      counts: [],
      viewerCanEdit: true,
      viewerCanRetire: false,
    });
    const again = await officer.fails(createBook, {
      input: { ...headOf('own-jcj.2027'), scoringKind: 'POINTS' },
    });
    expect(again.code).toBe('CONFLICT');
    expect(await events('framework.created')).toMatchObject([{ after: { code: 'own-jcj.2027' } }]);
  });

  it('refuses what cannot be a framework of an organization', async () => {
    for (const [changes, field] of [
      [{ code: '市卫健委' }, 'code'],
      [{ code: 'own-' }, 'code'],
      [{ code: 'a'.repeat(61) }, 'code'],
      [{ name: '' }, 'name'],
      [{ name: 'a\u0007b' }, 'name'],
      [{ issuer: 'x'.repeat(101) }, 'issuer'],
      [{ scoringKind: 'CONFORMITY' }, 'scoringKind'],
      [{ scoringKind: 'GRADED_ITEMS' }, 'scoringKind'],
    ] as const) {
      const error = await officer.fails(createBook, {
        input: { ...headOf('wrong'), scoringKind: 'CHECKLIST', ...changes },
      });
      expect(error.code).toBe('BAD_USER_INPUT');
      expect(Object.keys(error.fields ?? {})).toEqual([field]);
    }
  });

  it('changes its head while it is a draft', async () => {
    const id = await create('head');
    const changed = await officer.query(updateBook, {
      input: { id, edition: '2028', documentNumber: '卫办〔2028〕1 号', publishedOn: '2028-01-05' },
    });
    expect(changed.updateFramework.framework).toEqual({
      name: 'head 联合检查指标',
      edition: '2028',
      issuer: '市卫健委',
      documentNumber: '卫办〔2028〕1 号',
      publishedOn: '2028-01-05',
    });
    const emptied = await officer.query(updateBook, {
      input: { id, documentNumber: null, publishedOn: null },
    });
    expect(emptied.updateFramework.framework).toMatchObject({ documentNumber: '无', publishedOn: null });
    expect((await events('framework.changed'))[0]).toMatchObject({
      before: { edition: '2027' },
      after: { edition: '2028' },
    });
  });

  it('is published when nothing is wrong with it, and never changes again', async () => {
    const id = await create('whole');
    expect((await officer.fails(publishBook, { id })).code).toBe('INVALID_STATE');
    const group = await add(id, 'A', { kind: 'GROUP' });
    const leaf = await add(id, 'A.1', { parentId: group });
    const { publishFramework } = await officer.query(publishBook, { id });
    expect(publishFramework.framework).toMatchObject({
      state: 'PUBLISHED',
      assessableCount: 1,
      viewerCanEdit: false,
      viewerCanRetire: true,
    });
    const { control } = await officer.query(`{ control(id: "${leaf}") { assessable } }`);
    expect(control.assessable).toBe(true);
    for (const [text, variables] of [
      [updateBook, { input: { id, name: '改名' } }],
      [publishBook, { id }],
      [discardBook, { id }],
      [addControl, { input: { frameworkId: id, kind: 'CLAUSE', code: 'B', name: 'B' } }],
      [updateControl, { input: { id: leaf, name: 'x' } }],
      [moveControl, { input: { id: leaf } }],
      [removeControl, { id: leaf }],
    ] as const)
      expect((await officer.fails(text, variables)).code).toBe('INVALID_STATE');
    const retired = await officer.query(retireBook, { id });
    expect(retired.retireFramework.framework).toMatchObject({ state: 'RETIRED', viewerCanRetire: false });
    expect((await officer.fails(retireBook, { id })).code).toBe('INVALID_STATE');
    // What was assessed by it is still read, by everybody who reads frameworks.
    const { framework } = await app
      .as('CONTRIBUTOR')
      .query('{ framework(code: "own-whole") { state controls { code } } }');
    expect(framework).toEqual({ state: 'RETIRED', controls: [{ code: 'A' }, { code: 'A.1' }] });
  });

  it('starts no assessment while it is a draft', async () => {
    await create('draft-only');
    const system = await officer.query(
      `mutation ($input: RegisterSystemInput!) { registerSystem(input: $input) { system { id } } }`,
      {
        input: {
          code: 'S1',
          name: '系统',
          grading: {
            informationObject: 'SOCIAL',
            informationDegree: 'SERIOUS',
            serviceObject: 'SOCIAL',
            serviceDegree: 'SERIOUS',
          },
          technologies: [],
        },
      },
    );
    const error = await officer.fails(
      `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
      {
        input: {
          frameworkCode: 'own-draft-only',
          systemId: system.registerSystem.system.id,
          period: '2027',
          periodStart: '2027-01-01',
          periodEnd: '2027-12-31',
        },
      },
    );
    expect(error).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining('draft') });
  });

  it('is thrown away as a draft with all its nodes', async () => {
    const id = await create('gone');
    await add(id, '1');
    expect(await officer.query(discardBook, { id })).toEqual({ discardFramework: { discardedId: id } });
    expect((await officer.query('{ framework(code: "own-gone") { id } }')).framework).toBeNull();
    expect(await app.sql('select 1 from control where framework_id = $1', [id])).toEqual([]);
    expect((await officer.fails(discardBook, { id })).code).toBe('NOT_FOUND');
  });
});

describe('a copy', () => {
  it('holds everything of its source, and is reweighed and cut down on the screen', async () => {
    const source = frameworkId('joint-inspection-2026');
    const { createFrameworkFromCopy } = await officer.query(copyBook, {
      input: { frameworkId: source, ...headOf('lianhe-2027') },
    });
    const { id, code, assessableCount, basedOn } = createFrameworkFromCopy.framework;
    expect({ code, assessableCount, basedOn }).toEqual({
      code: 'own-lianhe-2027',
      assessableCount: 54,
      basedOn: { code: 'joint-inspection-2026' },
    });
    const nodes = '{ controls { code name text kind level order security references { id } } }';
    const books = await officer.query(
      `{ copy: framework(code: "own-lianhe-2027") ${nodes} source: framework(code: "joint-inspection-2026") ${nodes} }`,
    );
    expect(books.copy).toEqual(books.source);

    const leaf = controlId(code, 'JI-A.1', owner());
    const { updateOwnControl } = await officer.query(updateControl, {
      input: {
        id: leaf,
        relativeWeight: 2.5,
        printedScore: 5,
        security: true,
        references: ['csl-2025:CSL-23', 'mlps-2.0:8.1.7.1-a', 'csl-2025:CSL-23'],
      },
    });
    expect(updateOwnControl.control).toMatchObject({
      relativeWeight: 2.5,
      printedScore: 5,
      security: true,
      references: [
        { code: 'CSL-23', framework: { code: 'csl-2025' } },
        { code: '8.1.7.1-a', framework: { code: 'mlps-2.0' } },
      ],
    });
    const removed = await officer.query(removeControl, { id: controlId(code, 'JI-B', owner()) });
    expect(removed.removeOwnControl).toMatchObject({ removedCount: 11, framework: { assessableCount: 44 } });
    expect((await officer.query(publishBook, { id })).publishFramework.framework.state).toBe('PUBLISHED');
    // The source is what it was.
    const { framework } = await officer.query(
      '{ framework(code: "joint-inspection-2026") { assessableCount state } }',
    );
    expect(framework).toEqual({ assessableCount: 54, state: 'PUBLISHED' });
  });

  it.each(['emr-2018', 'interoperability-2020', 'iso27001-2022', 'csl-2025'])(
    'of %s is sound: it can be published as it is',
    async (source) => {
      const made = await officer.query(copyBook, {
        input: { frameworkId: frameworkId(source), ...headOf(`copy-${source}`) },
      });
      const { id, code, counts, assessableCount } = made.createFrameworkFromCopy.framework;
      const { copy, given } = await officer.query(
        `{ copy: framework(code: "${code}") { findings { code message } levels { code itemCount controlPointCount } } given: framework(code: "${source}") { counts { kind count } assessableCount levels { code itemCount controlPointCount } } }`,
      );
      expect(copy.findings).toEqual([]);
      expect(copy.levels).toEqual(given.levels);
      expect({ counts, assessableCount }).toEqual({
        counts: given.counts,
        assessableCount: given.assessableCount,
      });
      await officer.query(publishBook, { id });
    },
  );

  it('is not made of MLPS, of a draft, or of what is not there', async () => {
    const copy = (frameworkId: string) =>
      officer.fails(copyBook, { input: { frameworkId, ...headOf('refused') } });
    expect((await copy(frameworkId('mlps-2.0'))).code).toBe('BAD_USER_INPUT');
    expect((await copy(await create('copy-me'))).code).toBe('INVALID_STATE');
    expect((await copy(frameworkId('nothing'))).code).toBe('NOT_FOUND');
    expect((await copy('nonsense')).code).toBe('NOT_FOUND');
  });
});

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
          const id = await create(code);
          const model: Tree = { code: '', children: [] };
          for (const [at, parent] of [
            [1, 0],
            [2, 1],
            [3, 1],
            [4, 2],
            [5, 0],
            [6, 5],
          ] as const) {
            const above = parent === 0 ? null : controlId(`own-${code}`, `${parent}`, owner());
            await add(id, `${at}`, { kind: 'GROUP', parentId: above });
            find(model, parent === 0 ? '' : `${parent}`)!.children.push({ code: `${at}`, children: [] });
          }
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
      { numRuns: 25 },
    );
  });

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
