import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFrameworks } from '../../../server/features/framework/framework.loader.js';
import { projectRoot } from '../../../server/platform/config.js';
import { withClient } from '../../../server/platform/database/set-up.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { idIn, makeEdition, newer, older, twoEditions } from '../assessment/move.scene.js';
import { copyBook, headOf, publishBook, retireBook, updateControl } from './own-books.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const diffQuery = `query ($from: String!, $to: String!, $filter: FrameworkDiffFilter, $first: Int, $after: String) {
  frameworkDiff(from: $from, to: $to, filter: $filter, first: $first, after: $after) { from { code } to { code } totals { change count }
    lines { totalCount pageInfo { hasNextPage endCursor } nodes { change likeness termsChanged before { code name } after { code name parent { code } }
      nameWords { change text } textWords { change text } } } } }`;

const diff = async (from: string, to: string, more: Record<string, unknown> = {}) =>
  (await officer.query(diffQuery, { from, to, ...more })).frameworkDiff;

const outline = ({ lines }: any): string[] =>
  lines.nodes.map(
    ({ change, before, after }: any) => `${change} ${before?.code ?? '-'} ${after?.code ?? '-'}`,
  );

describe('two editions compared', () => {
  it('tell node by node what became of it, with the words that changed', async () => {
    const { from, to } = await twoEditions(app);
    const found = await diff(from, to);
    expect(found).toMatchObject({ from: { code: from }, to: { code: to } });
    expect(outline(found)).toEqual([
      'SAME A A',
      'SAME 1 1',
      'REWORDED 2 2',
      'RENUMBERED 3 5',
      'REMOVED 4 -',
      'REPLACED 6 7',
      'ADDED - 8',
    ]);
    expect(found.totals).toEqual([
      { change: 'SAME', count: 2 },
      { change: 'MOVED', count: 0 },
      { change: 'RENUMBERED', count: 1 },
      { change: 'REWORDED', count: 1 },
      { change: 'REPLACED', count: 1 },
      { change: 'ADDED', count: 1 },
      { change: 'REMOVED', count: 1 },
    ]);
    const reworded = found.lines.nodes[2];
    expect(reworded.textWords).toEqual([
      { change: 'KEPT', text: '审计记录的留存时间不少于' },
      { change: 'DELETED', text: '六个月' },
      { change: 'INSERTED', text: '十二个月' },
      { change: 'KEPT', text: '，并定期备份' },
    ]);
    expect(reworded.after.parent).toEqual({ code: 'A' });
    expect(found.lines.nodes[1]).toMatchObject({
      nameWords: [],
      textWords: [],
      likeness: 1,
      termsChanged: false,
    });
  });

  it('are filtered by fate, searched on both sides, and paged', async () => {
    const { from, to } = await twoEditions(app);
    const some = await diff(from, to, { filter: { changes: ['REMOVED', 'ADDED'] } });
    expect(outline(some)).toEqual(['REMOVED 4 -', 'ADDED - 8']);
    expect(some.lines.totalCount).toBe(2);
    expect(some.totals.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(7);
    // Said by the older side alone.
    expect(outline(await diff(from, to, { filter: { search: '六个月' } }))).toEqual(['REWORDED 2 2']);
    const removed = await diff(from, to, { filter: { search: '报废' } });
    expect(removed.totals.filter(({ count }: any) => count > 0)).toEqual([{ change: 'REMOVED', count: 1 }]);
    expect(outline(await diff(from, to, { filter: { search: '。。' } }))).toEqual([]);
    const first = await diff(from, to, { first: 3 });
    expect(first.lines.pageInfo.hasNextPage).toBe(true);
    const rest = await diff(from, to, { first: 100, after: first.lines.pageInfo.endCursor });
    expect([...outline(first), ...outline(rest)]).toEqual(outline(await diff(from, to)));
    expect(rest.lines.pageInfo.hasNextPage).toBe(false);
    expect((await officer.fails(diffQuery, { from, to, first: 101 })).code).toBe('LIMIT_EXCEEDED');
    expect((await officer.fails(diffQuery, { from, to, after: 'x' })).code).toBe('BAD_USER_INPUT');
    const long = { search: 'x'.repeat(201) };
    expect((await officer.fails(diffQuery, { from, to, filter: long })).code).toBe('BAD_USER_INPUT');
  });

  it('must be two, of one scoring kind, and in sight', async () => {
    const { from, to } = await twoEditions(app);
    const fails = async (one: string, other: string, caller = officer) =>
      (await caller.fails(diffQuery, { from: one, to: other })).code;
    expect(await fails(from, from)).toBe('BAD_USER_INPUT');
    expect(await fails(from, 'emr-2018')).toBe('BAD_USER_INPUT');
    expect(await fails('no-such', to)).toBe('NOT_FOUND');
    await makeEdition(app, 'own-diff-draft', newer, { draft: true });
    expect(await fails(from, 'own-diff-draft', app.as('MANAGER'))).toBe('NOT_FOUND');
    expect(outline(await diff(from, 'own-diff-draft'))).toHaveLength(7);
  });

  it('follow a draft while it is edited', async () => {
    const { fromId, from } = await twoEditions(app);
    const head = headOf('own-next-draft');
    const { createFrameworkFromCopy } = await officer.query(copyBook, {
      input: { frameworkId: fromId, ...head },
    });
    expect(createFrameworkFromCopy.framework.basedOn).toEqual({ code: from });
    const changed = async () =>
      outline(await diff(from, head.code, { filter: { changes: ['REWORDED', 'ADDED', 'REMOVED'] } }));
    expect(await changed()).toEqual([]);
    await officer.query(updateControl, {
      input: { id: idIn(app, head.code, '4'), text: '旧设备报废前应由双人清除数据并留存报废记录' },
    });
    expect(await changed()).toEqual(['REWORDED 4 4']);
    const { publishFramework } = await officer.query(publishBook, {
      id: createFrameworkFromCopy.framework.id,
    });
    expect(publishFramework.framework.state).toBe('PUBLISHED');
    expect(await changed()).toEqual(['REWORDED 4 4']);
    // The old one is retired when the hospital wants that, and still compared with.
    await officer.query(retireBook, { id: fromId });
    expect(await changed()).toEqual(['REWORDED 4 4']);
  });

  it('may be two given rule books, which have little in common', async () => {
    const found = await diff('csl-2025', 'dsl-2021', { first: 1 });
    const fates = found.totals.filter(({ count }: any) => count > 0).map(({ change }: any) => change);
    expect(fates).toEqual(['ADDED', 'REMOVED']);
  });
});

describe('newer editions', () => {
  const codes = async (code: string, caller = officer): Promise<string[]> =>
    (
      await caller.query(`query ($code: String!) { framework(code: $code) { newerEditions { code } } }`, {
        code,
      })
    ).framework.newerEditions.map((each: { code: string }) => each.code);

  it('are own ones made from it, nearest first; drafts only for those who manage frameworks', async () => {
    const { from, to, toId } = await twoEditions(app, older, newer);
    await makeEdition(app, `${to}-b`, newer, { basedOnId: toId, draft: true });
    expect(await codes(from)).toEqual([to, `${to}-b`]);
    expect(await codes(to)).toEqual([`${to}-b`]);
    expect(await codes(`${to}-b`)).toEqual([]);
    expect(await codes(from, app.as('MANAGER'))).toEqual([to]);
  });

  it('are given ones whose file says so', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'editions-'));
    try {
      cpSync(join(projectRoot, 'frameworks'), dir, { recursive: true });
      cpSync(join(dir, 'dsl-2021'), join(dir, 'dsl-2030'), { recursive: true });
      const head = join(dir, 'dsl-2030', 'framework.yaml');
      const write = (supersedes: string) =>
        writeFileSync(
          head,
          readFileSync(head, 'utf8')
            .replace('code: dsl-2021', 'code: dsl-2030')
            .replace(/^(scoringKind|supersedes): .*$/m, `supersedes: ${supersedes}\nscoringKind: CHECKLIST`)
            .replace(/(scoringKind: CHECKLIST\n)scoringKind: CHECKLIST\n/, '$1'),
        );
      const load = () => withClient(app.ownerUrl, (client) => loadFrameworks(client, dir));
      write('emr-2018');
      await expect(load()).rejects.toThrow(/dsl-2030 cannot be used: it supersedes emr-2018/);
      write('dsl-2021');
      expect(await load()).toContainEqual({ code: 'dsl-2030', outcome: 'added' });
      expect(await codes('dsl-2021')).toEqual(['dsl-2030']);
      const found = await diff('dsl-2021', 'dsl-2030', { first: 1 });
      expect(found.totals.filter(({ count }: any) => count > 0).map(({ change }: any) => change)).toEqual([
        'SAME',
      ]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
