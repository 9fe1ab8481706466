import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { ratingReport } from '../../../server/features/report/rating/report.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { rateWhere, record, recordAll, startRating } from '../assessment/ratings.scene.js';
import { record as recordText } from '../framework/control-text.requests.js';
import { download, finished, request } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

async function made(id: string, name: string): Promise<string> {
  const report = await finished(app, (await request(app, id)).id);
  expect(report).toMatchObject({ state: 'READY', failure: null });
  const answer = await download(app, report.downloadUrl, 'COMPLIANCE_OFFICER');
  expect(answer.statusCode).toBe(200);
  // To be looked at: HENGJIAN_KEEP names a folder.
  const folder = process.env.HENGJIAN_KEEP;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${name}.docx`, answer.rawPayload);
  }
  const [{ data }] = (await app.sql('select data from report where id = $1', [report.id])) as any;
  expect(report.title).toContain(data.framework.shortName);
  return JSON.stringify(data);
}

it('a graded rule book has levels with conditions, items with factors, figures, gaps and the explanation', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const id = await startRating(officer, 'emr-2018', { targetLevel: '4' });
  await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 3);
  await rateWhere(
    officer,
    id,
    'UNMET',
    (code, level) => (level === '4' && code.startsWith('01.')) || (level === '3' && code.startsWith('01.02')),
  );
  await recordAll(officer, id, 0.85, 0.92);
  const item = controlId('emr-2018', '01.01');
  await record(officer, id, [
    { controlId: item, kind: 'USE', numerator: 910, denominator: 1000, note: '近 3 个月出院人次' },
  ]);
  await acceptProof(app, await submitProof(app, { controlIds: [item, controlId('emr-2018', '01.01.1(1)')] }));
  const data = await made(id, 'emr');
  expect(data.includes('近 3 个月出院人次')).toBe(true);
  // The categories of the items that fail are not known, so level 3 stays open.
  expect(JSON.parse(data).rating.declared.conclusion).toContain('级别在 2 级与 3 级之间');
  expect(data.includes('undefined')).toBe(false);
});

it('points, a law and a checklist with weights have documents of their own', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const points = await startRating(officer, 'interoperability-2020', { targetLevel: '4B' });
  await rateWhere(officer, points, 'MET', (_code, level) => level === '1' || level === '2' || level === '3');
  await made(points, 'interop');
  const law = await startRating(officer, 'm29-2022');
  await rateWhere(officer, law, 'PARTIAL');
  const [duty] = (
    await officer.query(
      '{ framework(code: "m29-2022") { controls(filter: { assessable: true }) { code informative } } }',
    )
  ).framework.controls.filter(({ informative }: { informative: boolean }) => !informative);
  await recordText(officer, [{ code: duty.code, text: '本院录入的条文' }], { frameworkCode: 'm29-2022' });
  const said = JSON.parse(await made(law, 'law'));
  expect(said.gaps.find(({ code }: { code: string }) => code === duty.code).ownText).toBe('本院录入的条文');
  expect(JSON.stringify(ratingReport(said))).toContain('※');
  const cryptography = await startRating(officer, 'gbt39786-l3');
  expect((await made(cryptography, 'crypto')).includes('不是官方分数')).toBe(true);
});
