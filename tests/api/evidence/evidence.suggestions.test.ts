import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { addControl, createBook, headOf, publishBook } from '../framework/own-books.requests.js';
import { iso, item } from '../crosswalk/crosswalk.requests.js';
import { registerId } from '../system/system.requests.js';
import { acceptedId, createId, link } from './evidence.requests.js';
import { namesOf, suggestions } from './map.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const backup =
  '本月完成全部业务系统的数据备份：关键数据每日全量备份到本地，重要数据异地实时备份，并于月底做了一次数据恢复测试，结果可用。';

const of = async (id: string, variables: object = {}, caller = officer) =>
  (await caller.query(suggestions, { id, ...variables })).evidence.suggestions as any[];

describe('by name', () => {
  it('codes in the title come first, of whatever rule book', async () => {
    const id = await createId(officer, '8.1.4.1-b、c 双因素截图（A.5.17）', { text: '截图' });
    const named = await of(id, { reasons: ['NAME'] });
    expect(named.map((one) => `${one.control.framework.code} ${one.control.code} ${one.written}`)).toEqual(
      expect.arrayContaining([
        'mlps-2.0 8.1.4.1-b 8.1.4.1-b',
        'mlps-2.0 8.1.4.1-c c',
        'iso27001-2022 A.5.17 a.5.17',
      ]),
    );
    expect(named).toHaveLength(3);
    const all = await of(id);
    expect(all.slice(0, 3).every((one) => one.reason === 'NAME')).toBe(true);
  });

  it('what is linked already is left out, whoever it holds for', async () => {
    const id = await createId(officer, '8.1.4.1-a 8.1.4.1-d', { text: '截图' });
    const systemId = await registerId(officer, 'SUG-HIS');
    await officer.query(link, { input: { evidenceIds: [id], controlIds: [item('8.1.4.1-a')], systemId } });
    const codes = (await of(id, { reasons: ['NAME'] })).map((one) => one.control.code);
    expect(codes).toEqual(['8.1.4.1-d']);
  });

  it('names of files are looked at before anything is uploaded', async () => {
    const input = { names: ['8.1.4.1-b 双因素截图.png', '2026.3.2 会议.docx', '01.01.2 医嘱.jpg'] };
    const { controlsInNames } = await officer.query(namesOf, { input });
    expect(
      controlsInNames.map((one: any) =>
        one.found.flatMap((code: any) => code.controls.map((control: any) => control.id)),
      ),
    ).toEqual([[item('8.1.4.1-b')], [], expect.arrayContaining([expect.any(String)])]);
    const only = { input: { ...input, frameworkCodes: ['iso27001-2022'] } };
    expect(
      (await officer.query(namesOf, only)).controlsInNames.every((one: any) => one.found.length === 0),
    ).toBe(true);
    for (const names of [[], ['x'.repeat(401)], Array.from({ length: 251 }, () => 'x')])
      expect((await officer.fails(namesOf, { input: { names } })).code).toMatch(
        /BAD_USER_INPUT|LIMIT_EXCEEDED/,
      );
    expect((await app.as('AUDIT_ADMINISTRATOR').fails(namesOf, { input })).code).toBe('FORBIDDEN');
  });
});

describe('by the words of the text', () => {
  it('ranks the controls that say the same, with the words as the reason', async () => {
    const id = await createId(officer, '九月备份记录', { text: backup });
    const found = await of(id, { reasons: ['TEXT'], books: ['mlps-2.0'] });
    expect(found[0].control.code).toMatch(/8\.1\.4\.9-[ab]/);
    expect(found[0].words.join()).toContain('备份');
    expect(found.map((one) => one.score)).toEqual(found.map((one) => one.score).toSorted((a, b) => b - a));
    expect(found.every((one) => one.words.every((word: string) => word.length >= 2))).toBe(true);
    const csf = await of(id, { reasons: ['TEXT'], books: ['csf-2.0'] });
    expect(csf[0]).toMatchObject({ control: { code: 'PR.DS-11' }, words: ['备份', '数据'] });
  });

  it('in MLPS only levels that the hospital has, and no more than asked for', async () => {
    const id = await createId(officer, '数据备份记录', { text: backup });
    const found = await of(id, { books: ['mlps-2.0'], reasons: ['TEXT'], perBook: 3 });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found.every((one) => one.control.code.startsWith('8.'))).toBe(true);
    expect((await officer.fails(suggestions, { id, perBook: 21 })).code).toBe('LIMIT_EXCEEDED');
  });

  it('says nothing for a text that says nothing', async () => {
    const id = await createId(officer, '2026-03-15', { text: '12.5 → 13' });
    expect(await of(id)).toEqual([]);
  });

  it('many at a time are refused: each reads all rule books', async () => {
    await Promise.all(Array.from({ length: 6 }, (_unused, at) => createId(officer, `mass ${at}`)));
    const many = '{ evidences(first: 6) { nodes { suggestions { reason } } } }';
    expect((await officer.fails(many)).code).toBe('LIMIT_EXCEEDED');
  });
});

describe('by crosswalks', () => {
  it('brings the offers of an accepted proof, once, with the stronger reason', async () => {
    const linked = await acceptedId(app, '人员进出登记 A.7.2', {
      controlIds: [item('8.1.1.2')],
      text: '登记',
    });
    const crossed = await of(linked, { reasons: ['CROSSWALK'] });
    expect(crossed.length).toBeGreaterThan(0);
    expect(crossed.every((one) => one.offer !== null)).toBe(true);
    const [named] = await of(linked, { reasons: ['NAME'] });
    expect(named).toMatchObject({
      reason: 'NAME',
      control: { code: 'A.7.2' },
      offer: { missing: expect.any(Array) },
    });
    const ids = (await of(linked)).map((one) => one.control.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(iso('A.7.2'));
  });
});

describe('who sees it', () => {
  it('nobody is told what evidence out of his sight may prove', async () => {
    const { units } = app.fixture.north;
    const id = await createId(officer, '8.1.4.1-b 截图', { unitId: units.information });
    expect((await app.as('CONTRIBUTOR').query(suggestions, { id })).evidence).toBeNull();
    expect((await app.as('COMPLIANCE_OFFICER', 'south').query(suggestions, { id })).evidence).toBeNull();
    expect((await app.as('AUDIT_ADMINISTRATOR').fails(suggestions, { id })).code).toBe('FORBIDDEN');
  });

  it('own rule books are suggested when they are published, to nobody of another hospital', async () => {
    const { createFramework } = await officer.query(createBook, {
      input: { ...headOf('backups'), scoringKind: 'CHECKLIST' },
    });
    const { id: frameworkId, code } = createFramework.framework;
    await officer.query(addControl, {
      input: { frameworkId, code: 'BK-1', kind: 'DUTY', name: '备份复核', text: '数据备份由第二人复核签字' },
    });
    const text = '数据备份由第二人复核签字';
    const id = await createId(officer, 'BK-1 复核', { text });
    expect(await of(id, { books: [code] })).toEqual([]);
    await officer.query(publishBook, { id: frameworkId });
    const [found] = await of(id, { books: [code] });
    expect(found).toMatchObject({
      reason: 'NAME',
      words: ['数据备份由第二人复核签字'],
      control: { code: 'BK-1' },
    });
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    const other = await createId(south, 'BK-1 复核', { text });
    expect((await of(other, {}, south)).map((one) => one.control.framework.code)).not.toContain(code);
    const names = { input: { names: ['BK-1 复核.docx'] } };
    expect((await officer.query(namesOf, names)).controlsInNames[0].found).toHaveLength(1);
    expect((await south.query(namesOf, names)).controlsInNames[0].found).toHaveLength(0);
  });
});
