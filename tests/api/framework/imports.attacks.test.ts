import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import { applyImport, download, preview } from './imports.requests.js';
import { headOf, outline, publishBook } from './own-books.requests.js';

const hostile = [
  '=1+1',
  '+A1',
  '-2+3',
  '@SUM(A1)',
  `=HYPERLINK("http://evil.example","x")`,
  `=cmd|'/c calc'!A1`,
];

it('A64 cells that look like formulas are text in a workbook, and come back as they were', async () => {
  const app = await createTestApp();
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-formula-'));
  try {
    const officer = app.as('COMPLIANCE_OFFICER');
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = `编号,上级编号,名称,要求\nA,,组织,\n${hostile.map((text, at) => `A.${at},A,${quoted(text)},${quoted(text)}`).join('\n')}\n`;
    const shown = await preview(app, officer, table, 'formula.csv');
    expect(shown.errorCount).toBe(0);
    const { applyFrameworkImport } = await officer.query(applyImport, {
      input: { id: shown.id, ...headOf('formula') },
    });
    await officer.query(publishBook, { id: applyFrameworkImport.framework.id });
    expect(await outline(officer, 'own-formula')).toHaveLength(hostile.length + 1);
    const { framework } = await officer.query(
      '{ framework(code: "own-formula") { exports { format url } } }',
    );
    const { url } = framework.exports.find(({ format }: { format: string }) => format === 'xlsx');
    const { rawPayload } = await download(app, officer, url);
    writeFileSync(join(folder, 'book.xlsx'), rawPayload);
    const sheets = execFileSync('unzip', ['-p', 'book.xlsx', 'xl/worksheets/*.xml', 'xl/sharedStrings.xml'], {
      cwd: folder,
    }).toString();
    expect(sheets).toContain('HYPERLINK');
    expect(sheets).not.toMatch(/<f[\s>]/);
    const again = await preview(app, officer, rawPayload, 'book.xlsx');
    expect(again.errorCount).toBe(0);
    expect(again.sample.map(({ name }: { name: string }) => name)).toEqual(
      ['组织', ...hostile].slice(0, again.sample.length),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  }
});
