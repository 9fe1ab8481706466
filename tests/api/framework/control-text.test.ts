import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { gapAnalysisSnapshot } from '../../../server/features/report/gap-analysis/snapshot.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { freshAssessment, resultsOf } from '../assessment/scene.js';
import { ownTextOf, previewQuery, record, recordMutation } from './control-text.requests.js';
import { addControl, createBook, headOf } from './own-books.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

describe('recording own texts', () => {
  it('keeps text, source, who and when, and every version in the trail', async () => {
    await record(officer, [{ code: '8.1.4.1 a)', text: '甲文' }], { source: '单行本第 12 页' });
    expect(await ownTextOf(officer, '8.1.4.1-a')).toMatchObject({
      viewerCanRecordText: true,
      ownText: {
        text: '甲文',
        source: '单行本第 12 页',
        version: 1,
        recordedByName: 'north COMPLIANCE_OFFICER',
        recordedBy: { displayName: 'north COMPLIANCE_OFFICER' },
      },
    });
    expect(await record(officer, [{ code: '8.1.4.1-a', text: '乙文', version: 1 }])).toMatchObject([
      { outcome: 'CHANGED', control: { ownText: { text: '乙文', source: '单行本第 12 页', version: 2 } } },
    ]);
    expect(await record(officer, [{ code: '8.1.4.1-a', text: '乙文' }])).toMatchObject([
      { outcome: 'UNCHANGED' },
    ]);
    expect(await record(officer, [{ code: '8.1.4.1-a', text: ' ' }])).toMatchObject([
      { outcome: 'REMOVED', control: { ownText: null } },
    ]);
    const { ownText, ownTextHistory } = await ownTextOf(officer, '8.1.4.1-a');
    expect(ownText).toBeNull();
    expect(ownTextHistory).toMatchObject([
      { text: null, source: null, actorName: 'north COMPLIANCE_OFFICER' },
      { text: '乙文', source: '单行本第 12 页' },
      { text: '甲文', source: '单行本第 12 页' },
    ]);
    const events = await app.sql(
      `select action, before, after, object_name as name from event where object_id = $1 order by at`,
      [controlId('mlps-2.0', '8.1.4.1-a')],
    );
    expect(events).toMatchObject([
      { action: 'control.textRecorded', before: null, after: { text: '甲文' }, name: 'mlps-2.0 8.1.4.1-a' },
      { action: 'control.textRecorded', before: { text: '甲文' }, after: { text: '乙文' } },
      { action: 'control.textRemoved', before: { text: '乙文' }, after: null },
    ]);
  });

  it('a preview says the same and writes nothing', async () => {
    const texts = [
      { code: '8.1.4.2-a', text: '新文' },
      { code: '没有这一条', text: '文' },
      { code: '8.1.4.2-a', text: '又一次' },
    ];
    const input = { frameworkCode: 'mlps-2.0', texts };
    const { previewControlTexts } = await officer.query(previewQuery, { input });
    expect(previewControlTexts).toMatchObject([
      { outcome: 'ADDED', control: { code: '8.1.4.2-a', ownText: null }, error: null },
      { outcome: null, control: null, error: { code: 'NOT_FOUND' } },
      { outcome: null, error: { code: 'BAD_USER_INPUT', field: 'code' } },
    ]);
    expect((await ownTextOf(officer, '8.1.4.2-a')).ownText).toBeNull();
    const items = await record(officer, texts);
    expect(items.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
      'ADDED',
      'NOT_FOUND',
      'BAD_USER_INPUT',
    ]);
  });

  it('a text that somebody changed meanwhile is not overwritten', async () => {
    await record(officer, [{ code: '8.1.4.3-a', text: '一' }]);
    await record(officer, [{ code: '8.1.4.3-a', text: '二' }]);
    expect(await record(officer, [{ code: '8.1.4.3-a', text: '三', version: 1 }])).toMatchObject([
      { outcome: null, error: { code: 'CONFLICT' }, control: { ownText: { text: '二' } } },
    ]);
  });

  it('of many who record the first text at once, each of the written ones counts once', async () => {
    const writers = Array.from({ length: 6 }, (_unused, at) =>
      record(officer, [{ code: '8.1.4.4-a', text: `第 ${at} 人`, version: 0 }]),
    );
    const outcomes = (await Promise.all(writers)).map(([item]) => item!.error?.code ?? item!.outcome);
    expect(outcomes.filter((outcome) => outcome === 'ADDED')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(5);
    const { ownText, ownTextHistory } = await ownTextOf(officer, '8.1.4.4-a');
    expect(ownText.version).toBe(1);
    expect(ownTextHistory).toHaveLength(1);
  });

  it('an unknown framework, an empty and a too large batch are refused as a whole', async () => {
    const fails = (input: object) =>
      officer.fails(
        `mutation ($input: RecordControlTextsInput!) { recordControlTexts(input: $input) { items { code } } }`,
        { input },
      );
    expect((await fails({ frameworkCode: 'none', texts: [{ code: 'x', text: 'y' }] })).code).toBe(
      'NOT_FOUND',
    );
    expect((await fails({ frameworkCode: 'mlps-2.0', texts: [] })).code).toBe('BAD_USER_INPUT');
    const many = Array.from({ length: 251 }, () => ({ code: 'x', text: 'y' }));
    expect((await fails({ frameworkCode: 'mlps-2.0', texts: many })).code).toBe('LIMIT_EXCEEDED');
  });

  it('an own rule book takes none: its words are the hospital’s already', async () => {
    await officer.query(createBook, { input: { ...headOf('mine'), scoringKind: 'CHECKLIST' } });
    const { framework } = await officer.query('{ frameworks { id code } }').then(({ frameworks }) => ({
      framework: frameworks.find(({ code }: { code: string }) => code.endsWith('mine')),
    }));
    await officer.query(addControl, {
      input: { frameworkId: framework.id, code: 'A', kind: 'CLAUSE', name: '甲' },
    });
    const input = { frameworkCode: framework.code, texts: [{ code: 'A', text: '原文' }] };
    expect((await officer.fails(recordMutation, { input })).code).toBe('INVALID_STATE');
    expect((await officer.fails(previewQuery, { input })).code).toBe('INVALID_STATE');
    expect((await ownTextOf(officer, 'A', framework.code)).viewerCanRecordText).toBe(false);
    // Another hospital has no such book, and learns nothing of it.
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect((await south.fails(recordMutation, { input })).code).toBe('NOT_FOUND');
  });

  it('takes what people paste: emoji, rare characters, quotes, twenty thousand characters', async () => {
    const nasty = `'; drop table control_text; -- %_\\ 𠮷野家 😀 ﷽ \u202e`;
    await record(officer, [
      { code: '8.1.4.3-b', text: nasty },
      { code: '8.1.4.4-b', text: '𠮷'.repeat(10_000) },
    ]);
    expect((await ownTextOf(officer, '8.1.4.3-b')).ownText.text).toBe(nasty.normalize('NFC').trim());
    expect([...(await ownTextOf(officer, '8.1.4.4-b')).ownText.text]).toHaveLength(10_000);
  });
});

describe('own texts are found', () => {
  beforeAll(async () => {
    await record(officer, [
      {
        code: '8.1.10.6-a',
        text: `${'引言'.repeat(100)}这里写着独一无二的ＺＹＸ口令复杂度${'尾'.repeat(300)}`,
      },
    ]);
  });
  const search = `query ($search: String!) { searchControls(search: $search, first: 5) { totalCount nodes { code ownText { excerpt(around: $search) } } } }`;

  it('by searchControls, together with words of our own, with an excerpt around them', async () => {
    for (const words of ['独一无二', 'zyx口令', '独一无二 8.1.10.6-a', '一无 二的']) {
      const { searchControls } = await officer.query(search, { search: words });
      expect(searchControls.totalCount, words).toBe(1);
      expect(searchControls.nodes[0].code).toBe('8.1.10.6-a');
    }
    const { searchControls } = await officer.query(search, { search: '独一无二' });
    const { excerpt } = searchControls.nodes[0].ownText;
    expect(excerpt).toContain('独一无二');
    expect(excerpt.length).toBeLessThanOrEqual(162);
    expect((await officer.query(search, { search: '独一无二 没有这个词' })).searchControls.totalCount).toBe(
      0,
    );
    expect((await officer.query(search, { search: '%' })).searchControls.totalCount).toBe(0);
  });

  it('in the tree of one level and not of another', async () => {
    const tree = `query ($level: String!) { framework(code: "mlps-2.0") { controls(filter: { level: $level, search: "独一无二" }) { code } } }`;
    expect((await officer.query(tree, { level: 'L3' })).framework.controls).toEqual([{ code: '8.1.10.6-a' }]);
    expect((await officer.query(tree, { level: 'L2' })).framework.controls).toEqual([]);
  });

  it('among the results of an assessment and among gaps', async () => {
    const { id } = await freshAssessment(app);
    const results = await resultsOf(officer, id, { search: '独一无二' });
    expect(results.map(({ control }) => control.code)).toEqual(['8.1.10.6-a']);
    await officer.query(
      `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { results { id } } }`,
      {
        ratings: [{ resultId: results[0]!.id, verdict: 'UNMET' }],
      },
    );
    const { gaps } = await officer.query(`{ gaps(filter: { search: "独一无二" }, first: 5) { totalCount } }`);
    expect(gaps.totalCount).toBe(1);
    // Both also find names by their sound, and nothing for signs alone.
    const sounding = await resultsOf(officer, id, { search: 'sfjb' });
    expect(sounding.length).toBeGreaterThan(3);
    expect(sounding.every(({ control }) => control.code.startsWith('8.1.4.1-'))).toBe(true);
    const byName = `{ gaps(filter: { search: "wlhxtaqgl" }, first: 5) { totalCount } nothing: gaps(filter: { search: "。" }, first: 5) { totalCount } }`;
    expect(await officer.query(byName)).toEqual({ gaps: { totalCount: 1 }, nothing: { totalCount: 0 } });
    expect(await resultsOf(officer, id, { search: '。' })).toEqual([]);
  });
});

it('the report says the own text where there is one, as its snapshot does', async () => {
  const { id } = await freshAssessment(app);
  await record(officer, [{ code: '8.1.1.1-a', text: '本院录入的原文' }]);
  const snapshot = await app.house.deps.database.read(app.actor('COMPLIANCE_OFFICER'), (reads) =>
    gapAnalysisSnapshot(reads, { assessmentId: id, number: 'n', generatedBy: 'g', at: new Date() }),
  );
  const texts = new Map(snapshot.results.map(({ code, ownText }) => [code, ownText]));
  expect(texts.get('8.1.1.1-a')).toBe('本院录入的原文');
  expect(texts.get('8.1.1.1-b')).toBeNull();
});
