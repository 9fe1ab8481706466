import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { pdf } from '../../unit/evidence/sample-files.js';
import { addVersion, create, createId, items, newFile, read, upload } from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const ask = `query ($a: ID!, $b: ID!) { evidenceDifference(versionId: $a, againstId: $b) {
  comparison fromNumber toNumber more cut changes { line runs { change text } } } }`;
const versionOf = async (id: string): Promise<string> =>
  (await officer.query(read, { id })).evidence.currentVersion.id;

/** A text with two versions: the ids of both. */
async function twoVersions(title: string, more: object = {}): Promise<[string, string]> {
  const id = await createId(officer, title, { text: '演练每季度一次\n负责人：王', ...more });
  const first = await versionOf(id);
  await officer.query(addVersion, {
    input: { evidenceId: id, version: 1, text: '演练每半年一次\n负责人：王' },
  });
  return [first, await versionOf(id)];
}

it('tells the words that changed between two versions, whichever is named first', async () => {
  const [first, second] = await twoVersions('演练制度');
  const { evidenceDifference } = await officer.query(ask, { a: second, b: first });
  expect(evidenceDifference).toMatchObject({
    comparison: 'COMPARED',
    fromNumber: 1,
    toNumber: 2,
    more: false,
    cut: false,
  });
  expect(evidenceDifference.changes).toEqual([
    {
      line: 1,
      runs: [
        { change: 'KEPT', text: '演练每' },
        { change: 'DELETED', text: '季度' },
        { change: 'INSERTED', text: '半年' },
        { change: 'KEPT', text: '一次\n负责人：王' },
      ],
    },
  ]);
  expect((await officer.query(ask, { a: first, b: second })).evidenceDifference).toEqual(evidenceDifference);
});

it('says why two versions cannot be compared', async () => {
  const [first] = await twoVersions('甲');
  const [other] = await twoVersions('乙');
  expect((await officer.fails(ask, { a: first, b: other })).code).toBe('BAD_USER_INPUT');
  expect((await officer.fails(ask, { a: first, b: first })).code).toBe('BAD_USER_INPUT');

  const uploadId = await upload(app, officer, '配置.pdf', pdf('one'));
  const [made] = await items(officer, create, { input: { evidences: [newFile('配置', uploadId)] } });
  const before = made!.evidence.currentVersion.id;
  const next = await upload(app, officer, '配置 2.pdf', pdf('two'));
  await officer.query(addVersion, { input: { evidenceId: made!.evidence.id, version: 1, uploadId: next } });
  const pair = { a: before, b: await versionOf(made!.evidence.id) };
  expect((await officer.query(ask, pair)).evidenceDifference.comparison).toBe('WAITING');
  await app.sql(`update evidence_text set state = 'EMPTY', reason = 'NOTHING' where version_id = any ($1)`, [
    [pair.a, pair.b],
  ]);
  expect((await officer.query(ask, pair)).evidenceDifference).toMatchObject({
    comparison: 'NO_TEXT',
    changes: [],
  });
});

it('is closed to whoever does not see the evidence, and reading a sensitive one is noted', async () => {
  const [a, b] = await twoVersions('敏感制度', { label: 'SENSITIVE' });
  for (const caller of [app.as('SERVICE_ENGINEER'), app.as('COMPLIANCE_OFFICER', 'south')])
    expect((await caller.fails(ask, { a, b })).code).toBe('NOT_FOUND');
  expect((await officer.fails(ask, { a, b: 'x' })).code).toBe('NOT_FOUND');
  const noted = () =>
    app.sql(
      `select 1 from event where action = 'evidence.read' and object_name = '敏感制度' and reason = 'compare'`,
    );
  expect(await noted()).toHaveLength(0);
  await officer.query(ask, { a, b });
  expect(await noted()).toHaveLength(1);
});
