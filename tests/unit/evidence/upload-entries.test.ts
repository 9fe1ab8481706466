import { describe, expect, it } from 'vitest';
import type { NameProposal } from '../../../client/features/evidence/upload/nameProposals.ts';
import { readCodes } from '../../../client/features/evidence/upload/sheet/controlCodes.ts';
import { parseMapping } from '../../../client/features/evidence/upload/sheet/mappingSheet.ts';
import { resolveRow, unitFinder } from '../../../client/features/evidence/upload/sheet/resolveRow.ts';
import { templateRows } from '../../../client/features/evidence/upload/sheet/templateRows.ts';
import { draftOf } from '../../../client/features/evidence/upload/uploadDraft.ts';
import {
  addEntries,
  addSheets,
  changeArchive,
  changeEntry,
  emptyUpload,
  linesOf,
  packArchive,
  removeEntry,
  sheetAsEvidence,
  unpackArchiveInto,
} from '../../../client/features/evidence/upload/uploadEntries.ts';
import type { Entry, Sheet, UploadState } from '../../../client/features/evidence/upload/uploadEntries.ts';

const headings = ['文件', '标题', '条款', '科室', '密级', '形成日期', '有效期至', '标签', '说明'];
const common = { unitId: null, label: 'INTERNAL', validUntil: '', tags: [], submit: false } as const;

function entry(path: string, archiveId: string | null = null): Entry {
  const file = new File(['x'], path.split('/').at(-1)!);
  const proposed = { title: file.name.replace(/\..*$/, ''), collectedOn: '2026-01-01', tags: ['机房'] };
  const { title, collectedOn } = proposed;
  return { id: path, file, path, archiveId, proposed, title, collectedOn, row: null, revises: null };
}

function sheetOf(at: Entry, ...rows: string[][]): Sheet {
  return { entry: at, cut: 0, ...parseMapping([headings, ...rows], at.path, '2026-11-29')! };
}

const paths = (state: UploadState): string[] => linesOf(state).map(({ path }) => path);
const titles = (state: UploadState): string[] => linesOf(state).map(({ title }) => title);

describe('archives', () => {
  const zip = entry('资料.zip');
  const start = addEntries(emptyUpload, [zip, entry('a.txt')]);

  it('one is a file until it is unpacked, and again when it is packed', () => {
    expect(start.archives).toMatchObject([{ id: '资料.zip', step: 'LOOKING' }]);
    const inside = [entry('机房/b.txt', zip.id), entry('内层.zip', zip.id)];
    const open = unpackArchiveInto(changeArchive(start, zip.id, { step: 'UNPACKING' }), zip.id, inside, [
      { path: '../x', reason: 'UNSAFE_PATH' },
    ]);
    expect(paths(open)).toEqual(['a.txt', '机房/b.txt', '内层.zip']);
    // One inside stays closed.
    expect(open.archives).toMatchObject([{ step: 'UNPACKED', refused: [{ path: '../x' }] }]);
    expect(paths(packArchive(open, zip.id))).toEqual(['资料.zip', 'a.txt']);
  });

  it('what is unpacked too late is dropped', () => {
    const gone = removeEntry(start, zip.id);
    expect(unpackArchiveInto(gone, zip.id, [entry('b.txt', zip.id)], [])).toBe(gone);
  });
});

describe('mapping sheets', () => {
  const table = entry('对照表.csv');
  const files = [entry('a.txt'), entry('b.txt'), table];
  const start = addEntries(emptyUpload, files);
  const filled = addSheets(start, [
    sheetOf(table, ['a.txt', '甲', '', '', '', '2026-03-15'], ['c.txt', '丙']),
  ]);

  it('leave the files and fill them in, those that come later too', () => {
    expect(paths(filled)).toEqual(['a.txt', 'b.txt']);
    expect(titles(filled)).toEqual(['甲', 'b']);
    expect(linesOf(filled)[0]!.collectedOn).toBe('2026-03-15');
    expect(filled.unmatched).toMatchObject([{ kind: 'NO_FILE', text: 'c.txt', line: 3 }]);
    const later = addEntries(filled, [entry('c.txt')]);
    expect([titles(later), later.unmatched]).toEqual([['甲', 'b', '丙'], []]);
  });

  it('what was typed stays until another row speaks of the file', () => {
    const typed = changeEntry(filled, 'a.txt', { title: '我的' });
    expect(titles(removeEntry(typed, 'b.txt'))).toEqual(['我的']);
    const again = entry('对照表.csv');
    const next = { ...again, id: 'again' };
    const dropped = addSheets(addEntries(typed, [next]), [sheetOf(next, ['a.txt', '乙'])]);
    // The same sheet once more takes the place of the one before.
    expect([titles(dropped), dropped.sheets.length, dropped.unmatched]).toEqual([['乙', 'b'], 1, []]);
  });

  it('a later sheet of another name speaks in the place of the first', () => {
    const other = entry('补充.csv');
    const both = addSheets(addEntries(filled, [other]), [sheetOf(other, ['a.txt', '补'])]);
    expect([titles(both), both.unmatched.map(({ kind }) => kind)]).toEqual([['补', 'b'], ['NO_FILE']]);
    expect(both.replaced.size).toBe(1);
  });

  it('one may be evidence after all', () => {
    const back = sheetAsEvidence(filled, table.id);
    expect([paths(back), titles(back)]).toEqual([
      ['a.txt', 'b.txt', '对照表.csv'],
      ['a', 'b', '对照表'],
    ]);
    expect(addSheets(removeEntry(start, table.id), [sheetOf(table, ['a.txt', '甲'])]).sheets).toEqual([]);
  });
});

describe('drafts', () => {
  const units = [{ id: 'u1', code: 'IT', name: '信息科', path: '信息科' }];
  const control: NameProposal = {
    id: 'c1',
    code: '8.1.4.1-b',
    book: '等保 2.0',
    title: '',
    reference: '等保 2.0 8.1.4.1-b',
  };
  const known = new Map([['等保 2.0 8.1.4.1-b', [control]]]);

  it('a row before what all have in common', () => {
    const cells = ['a.txt', '甲', '等保 2.0 8.1.4.1-b', 'IT', '敏感', '', '2027-01-01', '夜间', '说'];
    const table = entry('t.csv');
    const [line] = linesOf(
      addSheets(addEntries(emptyUpload, [entry('a.txt'), table]), [sheetOf(table, cells)]),
    );
    const resolved = resolveRow(line!.row!, unitFinder(units), known);
    expect(
      draftOf(line!, { ...common, unitId: 'u2', validUntil: '2030-01-01', tags: ['共'] }, resolved, []),
    ).toEqual({
      title: '甲',
      collectedOn: '2026-01-01',
      label: 'SENSITIVE',
      tags: ['夜间'],
      unitId: 'u1',
      validUntil: '2027-01-01',
      description: '说',
      controlIds: ['c1'],
    });
  });

  it('without a row its own words and the common ones', () => {
    expect(
      draftOf(
        { ...entry('a.txt'), title: ' ' },
        { ...common, tags: ['共', '机房'], submit: true },
        undefined,
        [control],
      ),
    ).toEqual({
      title: 'a',
      collectedOn: '2026-01-01',
      label: 'INTERNAL',
      tags: ['机房', '共'],
      controlIds: ['c1'],
      submit: true,
    });
  });

  it('a template that is read again says the same', () => {
    const line = entry('机房/a.txt');
    const draft = draftOf(
      line,
      { ...common, label: 'PUBLIC', unitId: 'u1', validUntil: '2027-01-01' },
      undefined,
      [control],
    );
    const cells = templateRows(headings, [
      { path: line.path, draft, unit: 'IT', label: '公开', controls: [control] },
    ]);
    const table = entry('t.xlsx');
    const parsed = parseMapping(cells, table.path, '2026-11-29')!;
    const state = addSheets(addEntries(emptyUpload, [line, table]), [{ entry: table, cut: 0, ...parsed }]);
    const [again] = linesOf(state);
    const resolved = resolveRow(again!.row!, unitFinder(units), known);
    expect([state.unmatched, again!.row!.problems, resolved.problems]).toEqual([[], [], []]);
    expect(draftOf(again!, common, resolved, [])).toEqual(draft);
    expect(readCodes(again!.row!.controls, known).controls).toEqual([control]);
  });
});
