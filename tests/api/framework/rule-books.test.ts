import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearness, readSearch } from '../../../server/features/framework/control-search.js';
import { editionsOf } from '../../../server/features/framework/framework.catalogue.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const tree = `query ($code: String!, $filter: ControlFilter) { framework(code: $code) { controls(filter: $filter) {
  id parentId code kind level text assessable } } }`;

interface Node {
  id: string;
  parentId: string | null;
  code: string;
  kind: string;
  level: string | null;
  text: string | null;
  assessable: boolean;
}

async function nodes(code: string, filter?: object): Promise<Node[]> {
  return (await officer.query(tree, { code, filter })).framework.controls;
}

describe('every rule book', () => {
  it('opens, a level at a time where it is large', async () => {
    const { frameworks } = await officer.query('{ frameworks { code assessableCount levels { code } } }');
    for (const { code, levels } of frameworks as { code: string; levels: { code: string }[] }[]) {
      const large = code === 'mlps-2.0' || code === 'emr-2018';
      const filters = large ? levels.map((level) => ({ level: level.code })) : [undefined];
      for (const filter of filters) {
        const found = await nodes(code, filter);
        expect(found.length).toBeGreaterThan(0);
        const seen = new Set<string>();
        for (const node of found) {
          expect(node.parentId === null || seen.has(node.parentId)).toBe(true);
          seen.add(node.id);
        }
      }
    }
  });

  it('says so when it is too large to be listed as a whole', async () => {
    expect((await officer.fails(tree, { code: 'emr-2018' })).code).toBe('LIMIT_EXCEEDED');
  });

  it('tells the numbers of its scoring, and which table is missing', async () => {
    const { emr, management, interoperability, law } = await officer.query(`{
      emr: framework(code: "emr-2018") { ...numbers } management: framework(code: "smart-management-2021") { ...numbers }
      interoperability: framework(code: "interoperability-2020") { ...numbers } law: framework(code: "csl-2025") { ...numbers } }
      fragment numbers on Framework { scoringKind counts { kind count } assessableCount missingTables { name note }
        gradedScoring { topLevel levelTableVerification levelTable { level minimumScore basicRequired } passUse { BASIC ELECTIVE } }
        pointsScoring { gradesVerification electiveMaySkip grades { key name minimumScore } } }`);
    expect(emr).toMatchObject({
      scoringKind: 'GRADED_ITEMS',
      counts: [
        { kind: 'GROUP', count: 10 },
        { kind: 'GRADED_ITEM', count: 39 },
        { kind: 'CLAUSE', count: 777 },
      ],
      gradedScoring: {
        topLevel: 8,
        levelTableVerification: 'VERIFIED',
        passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
      },
      pointsScoring: null,
    });
    expect(emr.gradedScoring.levelTable[4]).toEqual({ level: 4, minimumScore: 110, basicRequired: 16 });
    expect(emr.missingTables[0].name).toContain('附件 2');
    expect(management.gradedScoring).toMatchObject({
      levelTableVerification: 'UNKNOWN',
      passUse: { BASIC: null, ELECTIVE: null },
    });
    expect(management.missingTables).toHaveLength(2);
    expect(interoperability.pointsScoring.grades[4]).toEqual({
      key: '4A',
      name: '四级甲等',
      minimumScore: 80,
    });
    expect(law).toMatchObject({ scoringKind: 'CHECKLIST', gradedScoring: null, pointsScoring: null });
  });
});

describe('the controls of a graded rule book', () => {
  it('of one level are its clauses with all groups and items above', async () => {
    const found = await nodes('emr-2018', { level: '4' });
    expect(found.filter((node) => node.kind === 'GROUP')).toHaveLength(10);
    expect(found.filter((node) => node.kind === 'GRADED_ITEM')).toHaveLength(39);
    const clauses = found.filter((node) => node.kind === 'CLAUSE');
    expect(clauses.map((node) => node.code)).toContain('01.01.4(2)');
    expect(new Set(clauses.map((node) => node.level))).toEqual(new Set(['4']));
  });

  it('below one node are its own', async () => {
    const found = await nodes('emr-2018', { under: '09.04' });
    expect(found[0]).toMatchObject({ code: '09.04', kind: 'GRADED_ITEM' });
    expect(found.slice(1).every((node) => node.kind === 'CLAUSE' && node.code.startsWith('09.04.'))).toBe(
      true,
    );
    expect(await nodes('emr-2018', { under: 'no such node' })).toEqual([]);
  });

  it('carry category per level, use and data quality', async () => {
    const { framework } =
      await officer.query(`{ framework(code: "emr-2018") { controls(filter: { under: "01.01" }) {
      code gradedItem { use { kind metric } qualityApplies categories { level category } qualityChecks { level dimension check } } } } }`);
    const [item, clause] = framework.controls;
    expect(item.gradedItem).toMatchObject({ use: { kind: 'RATIO' }, qualityApplies: true });
    expect(item.gradedItem.categories[0]).toEqual({ level: 1, category: 'BASIC' });
    expect(item.gradedItem.categories[1]).toEqual({ level: 2, category: 'UNKNOWN' });
    expect(item.gradedItem.qualityChecks[0]).toMatchObject({ level: 3, dimension: 'CONSISTENCY' });
    expect(clause.gradedItem).toBeNull();
  });
});

it('levels of a graded rule book are not compared item by item', async () => {
  const error = await officer.fails(
    '{ compareLevels(frameworkCode: "interoperability-2020", lower: "4B", higher: "4A") { change } }',
  );
  expect(error.code).toBe('BAD_USER_INPUT');
});

describe('other leaves', () => {
  it('give points per grade, with the counts that they ask for', async () => {
    const { framework } =
      await officer.query(`{ framework(code: "interoperability-2020") { controls(filter: { under: "5.2" }) {
      code level indicator { score fromGrade unit scored electiveTest byGrade { grade score minimumCount } } } } }`);
    expect(framework.controls.find((each: Node) => each.code === '5.2.1.1')).toEqual({
      code: '5.2.1.1',
      level: '4B',
      indicator: {
        score: 0.7,
        fromGrade: '4B',
        unit: '个系统',
        scored: true,
        electiveTest: false,
        byGrade: [
          { grade: '4B', score: 0.4, minimumCount: 8 },
          { grade: '4A', score: 0.5, minimumCount: 15 },
          { grade: '5B', score: 0.6, minimumCount: 26 },
          { grade: '5A', score: 0.7, minimumCount: 30 },
        ],
      },
    });
  });

  it('say who owes a duty, and draw on controls of other rule books', async () => {
    const { law, joint } = await officer.query(`{
      law: framework(code: "csl-2025") { controls(filter: { search: "CSL-23" }) { duty { who frequency evidence formerArticle } } }
      joint: framework(code: "joint-inspection-2026") { controls(filter: { under: "JI-A.1" }) {
        references { code text framework { code } } } } }`);
    expect(law.controls).toEqual([
      {
        duty: {
          who: '运营者',
          frequency: 'CONTINUOUS',
          evidence: '备案证明、测评报告、日志抽查',
          formerArticle: '21',
        },
      },
    ]);
    expect(
      joint.controls[0].references.map((each: { code: string; framework: { code: string } }) => [
        each.framework.code,
        each.code,
      ]),
    ).toEqual([
      ['pcr-2017', 'PCR-3'],
      ['m29-2022', 'M29-28'],
      ['csl-2025', 'CSL-3'],
    ]);
  });

  it('of the security officer alone can be asked for', async () => {
    const { framework } = await officer.query(
      `{ framework(code: "interoperability-2020") { controls(filter: { security: true }) { security } } }`,
    );
    expect(framework.controls).toHaveLength(33);
  });
});

interface Found {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: { id: string }[];
}

describe('searching all rule books', () => {
  const search = `query ($search: String!, $first: Int!, $after: String) { searchControls(search: $search, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id code name text framework { code } } } }`;

  it('finds two Chinese characters in several of them', async () => {
    const { searchControls } = await officer.query(search, { search: '备份', first: 100 });
    const books = new Set(
      searchControls.nodes.map((node: { framework: { code: string } }) => node.framework.code),
    );
    expect(searchControls.totalCount).toBeGreaterThan(40);
    expect([...books]).toEqual(expect.arrayContaining(['mlps-2.0', 'emr-2018', 'iso27001-2022', 'csf-2.0']));
  });

  it('puts the control of a code first', async () => {
    for (const [code, framework, meant] of [
      ['CSL-23', 'csl-2025'],
      ['A.8.13', 'iso27001-2022'],
      ['pr.ds-11', 'csf-2.0'],
      ['8.1.4.1-a', 'mlps-2.0'],
      ['01.01.6(4)', 'emr-2018'],
      ['8.1.4.1 a）', 'mlps-2.0', '8.1.4.1-a'],
      ['8.1.4.1a', 'mlps-2.0', '8.1.4.1-a'],
      ['01.01.6 (4)', 'emr-2018', '01.01.6(4)'],
    ]) {
      const { searchControls } = await officer.query(search, { search: code, first: 1 });
      expect(searchControls.nodes[0].framework.code).toBe(framework);
      expect(searchControls.nodes[0].code.toLowerCase()).toBe((meant ?? code)!.toLowerCase());
    }
  });

  it('finds names by their initials and by whole syllables, before texts that say the letters', async () => {
    for (const words of ['sfjb', 'shenfenjianbie', 'SFJB', 'sfjb 8.1.4']) {
      const { searchControls } = await officer.query(search, { search: words, first: 100 });
      expect(searchControls.totalCount, words).toBeGreaterThan(3);
      const names = searchControls.nodes.filter((node: { name: string }) => node.name.includes('身份鉴别'));
      expect(names.length, words).toBe(searchControls.nodes.length);
    }
    const { searchControls } = await officer.query(search, { search: 'beifen', first: 100 });
    const books = new Set(
      searchControls.nodes.map((node: { framework: { code: string } }) => node.framework.code),
    );
    expect([...books]).toEqual(expect.arrayContaining(['mlps-2.0', 'iso27001-2022', 'csf-2.0']));
    // Letters that a text really says are not lost among sounds.
    const letters = await officer.query(search, { search: 'icu', first: 100 });
    expect(letters.searchControls.nodes.some((node: { text: string }) => /icu/i.test(node.text))).toBe(true);
  });

  it('answers from memory: all books in one pass, whatever is asked', async () => {
    const { editions, asked } = await app.house.deps.database.read(
      app.actor('COMPLIANCE_OFFICER'),
      async (reads) => ({
        editions: await editionsOf(reads),
        asked: await Promise.all(
          ['备份', 'sfjb', '8.1.4', '身份 口令 加密'].map((words) => readSearch(reads, words)),
        ),
      }),
    );
    const controls = editions.flatMap((edition) => edition.controls);
    expect(editions.length).toBeGreaterThanOrEqual(20);
    expect(controls.length).toBeGreaterThan(3_900);
    for (const one of asked) {
      for (const control of controls) nearness(control, one);
      const began = performance.now();
      const found = controls.filter((control) => nearness(control, one) !== undefined).length;
      console.log(
        `search "${one.clause}": ${found} of ${controls.length} nodes of ${editions.length} books in ${(performance.now() - began).toFixed(1)} ms`,
      );
      expect(found, one.clause).toBeGreaterThan(0);
    }
  });

  it('goes from page to page without losing or repeating a row', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    let total = -1;
    do {
      const answer: { searchControls: Found } = await officer.query(search, {
        search: '应急',
        first: 7,
        after,
      });
      const { searchControls } = answer;
      ids.push(...searchControls.nodes.map((node) => node.id));
      total = searchControls.totalCount;
      after = searchControls.pageInfo.hasNextPage ? searchControls.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it('is empty for nothing, and refuses a page or cursor that cannot be', async () => {
    for (const nothing of ['', '  ', '。'])
      expect((await officer.query(search, { search: nothing, first: 5 })).searchControls.totalCount).toBe(0);
    expect((await officer.fails(search, { search: '备份', first: 101 })).code).toBe('LIMIT_EXCEEDED');
    expect((await officer.fails(search, { search: '备份', first: 5, after: 'x' })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await officer.fails(search, { search: 'a'.repeat(201), first: 5 })).code).toBe('BAD_USER_INPUT');
  });
});

it('a rule book that has no engine yet is refused by name when an assessment is made', async () => {
  const error = await officer.fails(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id } } }`,
    {
      input: {
        frameworkCode: 'emr-2018',
        systemId: '018f0000-0000-7000-8000-000000000000',
        period: '2026',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
      },
    },
  );
  expect(error.message).toContain('电子病历评级');
});
