import { afterAll, beforeAll, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { ratingProof } from '../../../server/features/report/rating-proof/report.js';
import { materialPictures } from '../../../server/features/report/rating-proof/pictures.js';
import { ratingProofSnapshot } from '../../../server/features/report/rating-proof/snapshot.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rateWhere, record, startRating } from '../assessment/ratings.scene.js';
import { accept, create, newFile, newText, upload } from '../evidence/evidence.requests.js';
import { picture } from '../pack/scene.js';
import { made, statementsOf } from './evidence-scene.js';
import { download } from './scene.js';

let app: TestApp;
let id: string;
const item = controlId('emr-2018', '01.01');
const dated = { collectedOn: '2026-01-15', validFrom: '2026-01-15', submit: true };
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  const officer = app.as('COMPLIANCE_OFFICER');
  id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 2);
  await rateWhere(officer, id, 'UNMET', (_code, level) => level === '3');
  await record(officer, id, [
    { controlId: item, kind: 'USE', numerator: 910, denominator: 1000, note: '近 3 个月出院人次' },
  ]);
  const [clause] = await clausesOf('01.01', '3');
  const { createEvidences } = await officer.query(create, {
    input: {
      evidences: [
        newFile('医嘱截图', await upload(app, officer, '医嘱截图.png', picture), {
          ...dated,
          controlIds: [clause, item],
        }),
        newFile(
          '敏感截图',
          await upload(app, officer, '敏感截图.png', Buffer.concat([picture, Buffer.alloc(1)])),
          {
            ...dated,
            label: 'SENSITIVE',
            controlIds: [clause],
          },
        ),
        newText('没有审的', { ...dated, controlIds: [clause] }),
      ],
    },
  });
  const ids = createEvidences.items.map((one: any) => one.evidence.id);
  await app.as('MANAGER').query(accept, { ids: ids.slice(0, 2) });
});
afterAll(() => app.close());

async function clausesOf(code: string, level: string): Promise<string[]> {
  const data = await app
    .as('COMPLIANCE_OFFICER')
    .query(
      `query ($id: ID!) { assessment(id: $id) { results { control { id code level parent { code } } } } }`,
      { id },
    );
  return data.assessment.results
    .filter(({ control }: any) => control.parent.code === code && control.level === level)
    .map(({ control }: any) => control.id);
}

it('tells each item from its requirement to its proofs, with earlier levels and figures', async () => {
  const { data, state, id: reportId } = await made(app, { kind: 'RATING_PROOF', assessmentId: id });
  expect(state).toBe('READY');
  const own = data.items.find((one: any) => one.code === '01.01');
  expect(own).toMatchObject({ level: '3', figures: [{ kind: 'USE', numerator: 910, denominator: 1000 }] });
  expect(own.points).toHaveLength((await clausesOf('01.01', '3')).length);
  expect(own.earlier.length).toBeGreaterThan(0);
  expect(data.proofs.map((one: any) => one.title)).toEqual(
    expect.arrayContaining(['医嘱截图', '敏感截图', '没有审的']),
  );
  // Every asked clause stands in exactly one item.
  const points = data.items.flatMap((one: any) =>
    [...one.points, ...one.earlier].map(({ code }: any) => code),
  );
  expect(new Set(points).size).toBe(points.length);
  expect(data.classification).toBe('敏感');

  const shown = materialPictures(data);
  expect(shown).toHaveLength(1);
  const pictures = new Map([
    [shown[0]!.sha256!, { data: new Uint8Array([1]), format: 'png' as const, widthMm: 10, heightMm: 10 }],
  ]);
  const model = ratingProof(data, pictures);
  const chapters = model.sections.flatMap(({ blocks }) => blocks);
  const captions = chapters.flatMap((block) => (block.kind === 'picture' ? [block.caption] : []));
  expect(captions).toEqual([expect.stringContaining('01.01 要点（1） 医嘱截图')]);
  const words = JSON.stringify(chapters.filter(({ kind }) => kind !== 'picture'));
  expect(words).toContain('没有审的（待审核）');
  expect(words).toContain('只列名称，不嵌入图片');
  expect(words).toContain('近 3 个月出院人次');
  expect(words).toContain('91%');
  // The picture itself lies in the file.
  const file = await download(app, `/files/reports/${reportId}`, 'MANAGER');
  expect(file.rawPayload.length).toBeGreaterThan(picture.length / 2);
  expect((await download(app, `/files/reports/${reportId}`, 'INSPECTOR')).statusCode).toBe(403);
});

it('leaves the pictures out, and says so, when they are too many', async () => {
  const { data } = await made(app, { kind: 'RATING_PROOF', assessmentId: id });
  const many = Array.from({ length: 401 }, (_, at) => ({
    ...data.proofs.find((one: any) => one.title === '医嘱截图'),
    id: String(at),
    sha256: String(at).padStart(64, '0'),
  }));
  const large = { ...data, proofs: [...data.proofs, ...many] };
  expect(materialPictures(large)).toEqual([]);
  expect(JSON.stringify(ratingProof(large, new Map()))).toContain('超出一份文档的容量');
});

it('has a chapter for each indicator of a points rule book, and a fixed number of statements', async () => {
  const other = await startRating(app.as('COMPLIANCE_OFFICER'), 'interoperability-2020', {
    targetLevel: '4A',
  });
  const actor = systemActor(app.fixture.north.organizationId);
  const run = (assessmentId: string) => () =>
    app.house.deps.database.read(actor, (reads) =>
      ratingProofSnapshot(reads, {
        number: 'N',
        generatedBy: '',
        at: new Date(),
        assessmentId,
        policyId: null,
        scope: null,
      }),
    );
  const data = await run(other)();
  expect(data.items.length).toBeGreaterThan(30);
  expect(data.items.every(({ points, earlier }) => points.length === 1 && earlier.length === 0)).toBe(true);
  expect(await statementsOf(run(id))).toBeLessThanOrEqual(14);
});
