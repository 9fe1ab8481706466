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
