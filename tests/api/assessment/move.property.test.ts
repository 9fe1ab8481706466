import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask } from '../remediation/scene.js';
import { everything, idIn, movable, move, resultsByCode, undo } from './move.scene.js';
import type { Leaf } from './move.scene.js';
import { acceptProof, submitProof } from './proofs.js';
import { rate } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const sentence = fc.constantFrom(
  '应对登录的用户分配账户和权限，及时停用多余账户',
  '应对登录的用户分配账户和权限，及时停用过期账户',
  '审计记录的留存时间不少于六个月，并定期备份',
  '审计记录的留存时间不少于十二个月，并定期备份',
  '机房出入口应安排专人值守或配置电子门禁',
  '旧设备报废前应清除数据并留存报废记录',
);
const book = fc
  .uniqueArray(fc.record({ code: fc.constantFrom(...'123456789'), text: sentence }), {
    selector: ({ code }) => code,
    minLength: 3,
    maxLength: 7,
  })
  .map((leaves) => leaves.map(({ code, text }): Leaf => ({ code, name: `条款${code}`, text })));

const scene = fc.record({
  before: book,
  after: book,
  verdicts: fc.array(fc.constantFrom('MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'), {
    minLength: 9,
    maxLength: 9,
  }),
  proven: fc.subarray([0, 1, 2, 3, 4]),
  tasked: fc.subarray([0, 1, 2]),
  leaveOpen: fc.subarray(['SAME', 'RENUMBERED', 'REWORDED', 'REPLACED']),
});

it('loses nothing of any assessment, and undone it leaves every row as it was', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ before, after, verdicts, proven, tasked, leaveOpen }) => {
      const { id, from, to } = await movable(app, before, after);
      const old = await resultsByCode(officer, id);
      const ratings = before.flatMap(({ code }, at) =>
        verdicts[at] === 'OPEN'
          ? []
          : [
              {
                resultId: old[code]!.id,
                verdict: verdicts[at],
                currentState: `现状 ${code}`,
                notApplicableReason: '没有该业务',
              },
            ],
      );
      if (ratings.length > 0) await rate(officer, ratings);
      const codes = (places: number[]) => places.flatMap((at) => before[at]?.code ?? []);
      const controlIds = codes(proven).map((code) => idIn(app, from, code));
      if (controlIds.length > 0) await acceptProof(app, await submitProof(app, { controlIds }));
      const resultIds = codes(tasked).map((code) => old[code]!.id);
      if (resultIds.length > 0) await createTask(app, resultIds);
      const answered = await resultsByCode(officer, id);
      const was = await everything(app);

      const moved = await move(officer, id, to, { leaveOpen });
      // The older assessment, whole: answers, proofs, tasks.
      expect(await resultsByCode(officer, id)).toEqual(answered);
      const now = await everything(app);
      for (const [table, rows] of Object.entries(was))
        expect(now[table], table).toEqual(expect.arrayContaining(rows));
      const byId = new Map(Object.values(answered).map((result) => [result.id, result]));
      const made = Object.values(await resultsByCode(officer, moved.assessment.id));
      expect(new Set(made.map(({ control }) => control.code))).toEqual(
        new Set(after.map(({ code }) => code)),
      );
      expect(made).toHaveLength(after.length);
      for (const result of made) {
        const { origin } = result;
        const source = origin && byId.get(origin.result.id)!;
        expect([result.verdict, result.currentState]).toEqual(
          origin?.carried ? [source!.verdict, source!.currentState] : ['OPEN', null],
        );
        if (result.needsConfirmation) expect(result.provenVerdict).not.toBe('MET');
        if (source) expect(result.tasks).toEqual(source.tasks);
      }
      const { carried, toConfirm, open, staying } = moved.summary;
      expect(carried + toConfirm + open + staying).toBe(before.length);

      await undo(officer, moved.assessment.id);
      expect(await everything(app)).toEqual(was);
    }),
    { numRuns: 12 },
  );
});
