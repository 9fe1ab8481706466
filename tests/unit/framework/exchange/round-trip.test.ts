import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFrameworkFile } from '../../../../server/features/framework/framework-file.js';
import type { FrameworkData } from '../../../../server/features/framework/framework-file.js';
import { writeLibrary } from '../../../../server/features/framework/exchange/ciso.writer.js';
import { writeCatalog } from '../../../../server/features/framework/exchange/oscal.writer.js';
import { writeOwnYaml } from '../../../../server/features/framework/exchange/own-yaml.writer.js';
import type { WrittenBook } from '../../../../server/features/framework/exchange/write-book.types.js';
import {
  writeCsvTemplate,
  writeWorkbook,
} from '../../../../server/features/framework/exchange/xlsx.writer.js';
import { projectRoot } from '../../../../server/platform/config.js';
import { outline, read, rowsOf, told } from './read.js';

const books = new Map<string, { data: FrameworkData; book: WrittenBook }>();
const folder = join(projectRoot, 'frameworks');
const codes = readdirSync(folder).filter((code) => code !== 'crosswalks' && code !== 'checklists');

beforeAll(async () => {
  for (const code of codes) {
    const data = await loadFrameworkFile(join(folder, code));
    books.set(code, { data, book: bookOf(data) });
  }
});

function bookOf({
  framework,
  levels,
  scoring,
  verificationNotes,
  missingTables,
  controls,
}: FrameworkData): WrittenBook {
  return {
    id: '0f8fad5b-d9cb-469f-a165-70867728950e',
    ...framework,
    levels: levels as WrittenBook['levels'],
    scoring,
    verificationNotes,
    missingTables: missingTables ?? [],
    nodes: controls.map((control) => ({
      ...control,
      leaf: ['ITEM', 'CLAUSE', 'INDICATOR', 'DUTY'].includes(control.kind),
      rule: control.rule ?? {},
    })),
    at: '2026-11-28T00:00:00.000Z',
  };
}

/** What a row of the table says, as the original says it. */
const said = ({ nodes }: WrittenBook) =>
  nodes.map(({ code, parentCode, ref, name, text, kind, level, informative, verification, rule }, order) => ({
    code,
    parent_code: parentCode,
    clause: ref,
    name,
    text,
    kind,
    level,
    informative,
    verification,
    rule: Object.keys(rule).length === 0 ? null : rule,
    sort_order: order,
  }));

const own = codes.filter((code) => code !== 'mlps-2.0');

describe.each(own)('%s', (code) => {
  it('comes back whole from our own form', async () => {
    const { book, data } = books.get(code)!;
    const result = await read(writeOwnYaml(book), 'x.yaml');
    expect(told(result)).toEqual([]);
    expect(rowsOf(result)).toEqual(said(book));
    expect(result.content).toEqual({
      scoringKind: data.framework.scoringKind,
      levels: data.levels,
      scoring: data.scoring,
      verificationNotes: data.verificationNotes,
      missingTables: data.missingTables ?? [],
    });
    expect(result.head).toMatchObject({ code, name: book.name, issuer: book.issuer });
  });

  it.each(['zh', 'en'] as const)('comes back whole from a workbook in %s', async (language) => {
    const { book, data } = books.get(code)!;
    const result = await read(await writeWorkbook(book, language), 'x.xlsx');
    expect(told(result)).toEqual([]);
    expect(rowsOf(result)).toEqual(said(book));
    expect(result.content).toEqual({
      scoringKind: data.framework.scoringKind,
      levels: data.levels,
      scoring: data.scoring,
      verificationNotes: data.verificationNotes,
      missingTables: data.missingTables ?? [],
    });
    expect(result.head).toMatchObject({ code, name: book.name });
    expect(result.head.publishedOn ?? null).toBe(book.publishedOn);
  });
});

describe.each(codes)('%s', (code) => {
  it('comes back as a tree with its words from a library', async () => {
    const { book } = books.get(code)!;
    const result = await read(writeLibrary(book), 'x.yaml');
    expect(told(result)).toEqual([]);
    expect(
      rowsOf(result).map(({ code: own, parent_code, name, text, informative }) => [
        own,
        parent_code,
        name,
        text,
        informative,
      ]),
    ).toEqual(
      book.nodes.map((node) => [
        node.code,
        node.parentCode,
        node.name,
        node.text,
        node.leaf && node.informative,
      ]),
    );
  });

  it('comes back as a tree with its words, weights and references from a catalog', async () => {
    const { book } = books.get(code)!;
    const result = await read(writeCatalog(book), 'x.json');
    expect(told(result)).toEqual([]);
    expect(
      rowsOf(result).map(({ code: own, parent_code, clause, name, text, rule }) => [
        own,
        parent_code,
        clause,
        name,
        text,
        rule?.references,
        rule?.relativeWeight,
      ]),
    ).toEqual(
      book.nodes.map((node) => [
        node.code,
        node.parentCode,
        node.ref,
        node.name,
        node.text,
        node.rule.references,
        node.rule.relativeWeight,
      ]),
    );
    expect(result.head).toMatchObject({ code, name: book.name, edition: book.edition, issuer: book.issuer });
  });
});

it('a catalog keeps controls apart from groups, gives each a statement, and comes back as it was', async () => {
  const { book } = books.get('iso27001-2022')!;
  const [sample] = book.nodes.filter((node) => node.leaf);
  const node = (code: string, parentCode: string | null, leaf: boolean) => ({
    ...sample!,
    code,
    parentCode,
    leaf,
    kind: leaf ? ('CLAUSE' as const) : ('GROUP' as const),
    text: null,
    rule: {},
  });
  const nodes = [
    node('A', null, false),
    node('A.1', 'A', true),
    node('A.2', 'A', false),
    node('A.2.1', 'A.2', true),
  ];
  const text = writeCatalog({ ...book, nodes });
  const [group] = JSON.parse(text).catalog.groups;
  expect(group.controls).toBeUndefined();
  expect(group.groups.map(({ id }: { id: string }) => id)).toEqual(['A.2', 'A_direct']);
  expect(group.groups[1].controls[0].parts).toMatchObject([
    { id: 'A.1_smt', name: 'statement', prose: sample!.name },
  ]);
  const result = await read(text, 'x.json');
  expect(told(result)).toEqual([]);
  expect(rowsOf(result).map(({ code, parent_code, text: own }) => [code, parent_code, own])).toEqual(
    nodes.map(({ code, parentCode }) => [code, parentCode, null]),
  );
});

it.each(['zh', 'en'] as const)('the template in %s is read as it is', async (language) => {
  for (const file of [
    await read(await writeWorkbook(null, language), 'x.xlsx'),
    await read(writeCsvTemplate(language), 'x.csv'),
  ]) {
    expect(told(file)).toEqual([]);
    expect(outline(file)).toEqual(['A GROUP', '·A.1 CLAUSE', '·A.2 CLAUSE']);
  }
});
