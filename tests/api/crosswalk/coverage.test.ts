import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { covering, matrix, reviewing, toEmr, toIso, updating } from './crosswalk.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const cover = async (of: string, by: string, more: object = {}) =>
  (await officer.query(covering, { of, by, first: 100, ...more })).crosswalkCoverage;

describe('coverage, as published', () => {
  it('of MLPS level 3 by ISO 27001: every item is at least hinted at, those alone in their point for certain', async () => {
    const coverage = await cover('mlps-2.0', 'iso27001-2022');
    expect(coverage).toMatchObject({
      scope: { code: 'L3/general' },
      counts: { assessable: 211, full: 0, part: 8, hint: 203, none: 0 },
      byRelation: [
        { relation: 'INTERSECTS', count: 8 },
        { relation: null, count: 203 },
      ],
      reviewed: 0,
    });
    expect(coverage.groups).toHaveLength(10);
    const sum = (key: string) =>
      coverage.groups.reduce((total: number, group: any) => total + group.counts[key], 0);
    expect(['assessable', 'full', 'part', 'hint', 'none'].map(sum)).toEqual([211, 0, 8, 203, 0]);
  });

  it('of EMR by MLPS: 46 of 777 clauses, and ISO is reached by no certain way', async () => {
    const coverage = await cover('emr-2018', 'mlps-2.0');
    expect(coverage.scope).toBeNull();
    const { assessable, part, full, hint, none } = coverage.counts;
    expect([full, part, hint]).toEqual([0, 46, 0]);
    expect(none).toBe(assessable - 46);
    expect((await cover('emr-2018', 'iso27001-2022')).counts).toMatchObject({ full: 0, part: 0, hint: 0 });
  });

  it('of ISO 27001 by MLPS: 88 of 93, and the five without are the five of the facts', async () => {
    const coverage = await cover('iso27001-2022', 'mlps-2.0', { filter: { kinds: ['NONE'] } });
    expect(coverage.counts).toMatchObject({ assessable: 93, part: 88, none: 5 });
    expect(coverage.controls.nodes.map((node: any) => node.control.code)).toEqual([
      'A.5.23',
      'A.5.32',
      'A.5.33',
      'A.8.1',
      'A.8.34',
    ]);
  });

  it('opens down to the controls behind every number', async () => {
    const coverage = await cover('mlps-2.0', 'emr-2018');
    for (const [kind, key] of [
      ['FULL', 'full'],
      ['PART', 'part'],
      ['HINT', 'hint'],
      ['NONE', 'none'],
    ] as const) {
      const { controls } = await cover('mlps-2.0', 'emr-2018', { filter: { kinds: [kind] } });
      expect(controls.totalCount).toBe(coverage.counts[key]);
      for (const node of controls.nodes) expect(node.kind).toBe(kind);
    }
    for (const { relation, count } of coverage.byRelation.filter((each: any) => each.relation))
      expect(
        (await cover('mlps-2.0', 'emr-2018', { filter: { relations: [relation] } })).controls.totalCount,
      ).toBe(count);
    for (const { confidence, count } of coverage.byConfidence)
      expect(
        (await cover('mlps-2.0', 'emr-2018', { filter: { confidences: [confidence] } })).controls.totalCount,
      ).toBe(count);
  });

  it('can be asked for a part', async () => {
    expect(await cover('mlps-2.0', 'emr-2018', { under: 'L3/general/PES' })).toMatchObject({
      scope: { code: 'L3/general/PES' },
      groups: expect.any(Array),
    });
    const whole = await cover('mlps-2.0', 'emr-2018', { under: 'L2' });
    expect(whole.counts).toMatchObject({ assessable: whole.counts.none });
  });

  it.each([
    [{ of: 'nope', by: 'emr-2018' }],
    [{ of: 'emr-2018', by: 'nope' }],
    [{ of: 'mlps-2.0', by: 'emr-2018', under: 'L9' }],
  ])('answers NOT_FOUND for %j', async (variables) => {
    expect((await officer.fails(covering, { first: 1, ...variables })).code).toBe('NOT_FOUND');
    expect((await officer.fails(matrix, variables)).code).toBe('NOT_FOUND');
  });

  it('of a rule book by itself is nothing', async () => {
    expect((await cover('iso27001-2022', 'iso27001-2022')).counts).toMatchObject({ none: 93 });
  });
});

describe('the matrix', () => {
  it('has the 71 points, the 93 controls and the 182 mappings', async () => {
    const { crosswalkMatrix } = await officer.query(matrix, { of: 'mlps-2.0', by: 'iso27001-2022' });
    const { rows, columns, cells, scope } = crosswalkMatrix;
    expect([rows.length, columns.length, cells.length, scope.code]).toEqual([71, 93, 182, 'L3/general']);
    expect(rows[0]).toMatchObject({
      code: '8.1.1.1',
      name: '物理位置选择',
      groupName: '安全物理环境',
      mapped: true,
    });
    expect(columns.filter((column: any) => !column.mapped)).toHaveLength(5);
    const first = cells[0];
    expect([rows[first.row].code, columns[first.column].code, first.relation]).toEqual([
      '8.1.1.1',
      'A.7.1',
      'INTERSECTS',
    ]);
  });

  it('reads the other way round from the other side', async () => {
    await officer.query(updating, {
      input: { mappingId: toIso('CES', '8.1.4.1', 'A.8.5'), version: 0, relation: 'SUBSET' },
    });
    const cell = async (of: string, by: string) => {
      const { crosswalkMatrix } = await officer.query(matrix, { of, by });
      return crosswalkMatrix.cells.find((each: any) => each.mappingId === toIso('CES', '8.1.4.1', 'A.8.5'));
    };
    expect(await cell('mlps-2.0', 'iso27001-2022')).toMatchObject({ relation: 'SUBSET', status: 'REVIEWED' });
    expect(await cell('iso27001-2022', 'mlps-2.0')).toMatchObject({
      relation: 'SUPERSET',
      status: 'REVIEWED',
    });
  });

  it('shows a rejected mapping, and its ends as unmapped when nothing else ends there', async () => {
    const id = toEmr('CNS', '8.1.2.2', '09.03.8(3)');
    await officer.query(reviewing, { ids: [id], status: 'REJECTED' });
    const { crosswalkMatrix } = await officer.query(matrix, { of: 'mlps-2.0', by: 'emr-2018' });
    const cell = crosswalkMatrix.cells.find((each: any) => each.mappingId === id);
    expect(cell.status).toBe('REJECTED');
    expect(crosswalkMatrix.rows[cell.row]).toMatchObject({ code: '8.1.2.2', mapped: false });
  });

  it('of two rule books without mappings is empty', async () => {
    const { crosswalkMatrix } = await officer.query(matrix, { of: 'emr-2018', by: 'iso27001-2022' });
    expect(crosswalkMatrix.cells).toEqual([]);
  });
});

describe('coverage, once the hospital has judged', () => {
  it('an equal control covers fully, a part of it only partly, and both ways are told apart', async () => {
    const mappingId = toIso('PES', '8.1.1.2', 'A.7.2');
    await officer.query(updating, {
      input: { mappingId, version: 0, relation: 'SUBSET', confidence: 'HIGH' },
    });
    const forth = await cover('mlps-2.0', 'iso27001-2022', { filter: { kinds: ['FULL'] } });
    // The items of 8.1.4.1 too: their control point was found to be a part of A.8.5 above.
    expect(forth.controls.nodes.map((node: any) => node.control.code)).toEqual([
      '8.1.1.2',
      ...['a', 'b', 'c', 'd'].map((letter) => `8.1.4.1-${letter}`),
    ]);
    expect(forth.controls.nodes[0].best).toMatchObject({ relation: 'SUBSET', confidence: 'HIGH' });
    expect(forth.reviewed).toBeGreaterThan(0);
    const back = await cover('iso27001-2022', 'mlps-2.0', { filter: { relations: ['SUPERSET'] } });
    expect(back.controls.nodes.map((node: any) => [node.control.code, node.kind])).toContainEqual([
      'A.7.2',
      'PART',
    ]);
  });
});
