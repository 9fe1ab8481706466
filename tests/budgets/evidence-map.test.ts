import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  acceptedId,
  controlIds,
  create,
  createId,
  newFile,
  upload,
} from '../api/evidence/evidence.requests.js';
import { iso } from '../api/crosswalk/crosswalk.requests.js';
import { registerId } from '../api/system/system.requests.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
let systemId: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  systemId = await registerId(officer, 'MAP-HIS');
  const controls = await controlIds(officer, 40);
  for (let at = 0; at < 6; at += 1)
    await acceptedId(app, `备份 ${at}`, {
      controlIds: [...controls.slice(at, at + 20), iso(`A.5.${at + 1}`)],
    });
  await createId(officer, '8.1.4.1-b 数据备份与恢复测试');
  const uploadId = await upload(app, officer, '备份 v1.txt', Buffer.from('备份'));
  await officer.query(create, { input: { evidences: [newFile('备份', uploadId)] } });
});
afterAll(() => app.close());

// What stands in memory after the first time (the trees of the rule books) is read before counting.
it.each([
  // Which rule books there are, and the calendar; a system is one more.
  [
    'what is proven when',
    'proofCalendar(frameworkCode: "mlps-2.0", level: "L3", months: 36) { rows { days } }',
    2,
  ],
  [
    'the same for a system',
    'proofCalendar(frameworkCode: "mlps-2.0", systemId: $system) { framework { name } rows { days } }',
    3,
  ],
  // The page, its evidence, the rule books.
  [
    'how far proofs reach',
    'proofReuse(first: 50) { totalCount nodes { controls sole evidence { title } books { controls framework { code } } } }',
    3,
  ],
  // Evidence, what hangs on it alone, which rule books there are.
  ['what hangs on each proof', 'evidences(first: 50) { nodes { soleProofOf { code } } }', 3],
  // The evidence, what finished assessments, policies in force and frozen packs hold of it.
  ['what holds each proof', 'evidences(first: 50) { nodes { holds { kind name } } }', 4],
  // What it proves, what holds it, the rule books.
  [
    'where everything is used',
    'evidenceUse(filter: { states: [ACCEPTED] }) { controls sole held books { controls framework { code } } }',
    6,
  ],
  // Evidence, which rule books there are, what it says, what it proves.
  [
    'what one proof may prove by its name and text',
    'evidences(first: 1) { nodes { suggestions { reason score words control { code } } } }',
    4,
  ],
  // Besides: the mappings of what it proves.
  [
    'what five proofs may prove',
    'evidences(first: 5, filter: { states: [ACCEPTED] }) { nodes { suggestions { score words control { code } } } }',
    5,
  ],
  [
    'codes in names',
    'controlsInNames(input: { names: ["8.1.4.1-b", "A.5.1"] }) { found { controls { id name framework { id } } } }',
    1,
  ],
  // Which, and what they are.
  [
    'what is called nearly like files',
    'namesakes(input: { names: ["备份.txt", "备份 v2.txt"] }) { name evidences { id title version viewerCanAddVersion } }',
    2,
  ],
])('%s', async (_what, selection, budget) => {
  const query = selection.includes('$system') ? `query ($system: ID) { ${selection} }` : `{ ${selection} }`;
  await officer.query(query, { system: systemId });
  const statements = await sent(() => officer.query(query, { system: systemId }));
  const counted = statements.filter((statement) => !/^(begin|commit)/.test(statement));
  expect(counted, counted.join(', ')).toHaveLength(budget);
});
