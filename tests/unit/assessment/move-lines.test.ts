import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveLines, originOf } from '../../../server/features/assessment/move/move-lines.js';
import type { MoveFacts, MovedAnswer } from '../../../server/features/assessment/move/move-lines.js';
import { compareEditions } from '../../../server/features/framework/editions/edition-diff.js';
import type { Control, Edition } from '../../../server/features/framework/index.js';

const clause = (side: string, code: string, text: string): Control =>
  ({
    id: `${side}${code}`,
    code,
    kind: 'CLAUSE',
    name: '',
    text,
    level: null,
    parentCode: null,
    caseCodes: [],
    gradedItem: null,
    indicator: null,
  }) as unknown as Control;

const verdicts = ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'] as const;
const checklist = { scoring: { kind: 'CHECKLIST' } } as unknown as Edition;
const texts = fc.constantFrom(
  '应对登录的用户分配账户和权限，及时停用多余账户',
  '应对登录的用户分配账户和权限，及时停用过期账户',
  '审计记录的留存时间不少于六个月，并定期备份',
  '审计记录的留存时间不少于十二个月，并定期备份',
  '机房出入口应安排专人值守',
);
const side = (name: string) =>
  fc
    .uniqueArray(fc.record({ code: fc.constantFrom(...'abcdefg'), text: texts }), {
      selector: ({ code }) => code,
    })
    .map((nodes) => nodes.map(({ code, text }) => clause(name, code, text)));
const scene = fc.record({
  before: side('old-'),
  after: side('new-'),
  verdicts: fc.array(fc.constantFrom(...verdicts), { minLength: 7, maxLength: 7 }),
  waiting: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  left: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
});

describe('the lines of a move', () => {
  it('lose no answer and no control, and confirm nothing that was said of other words', () => {
    fc.assert(
      fc.property(scene, ({ before, after, verdicts: given, waiting, left }) => {
        const answers = before.map(({ id }, at): MovedAnswer => ({
          id: `r-${id}`,
          controlId: id,
          verdict: given[at]!,
          needsConfirmation: waiting[at]!,
          version: 1,
        }));
        const facts: MoveFacts = {
          to: checklist,
          differences: compareEditions(before, after),
          answers,
          figures: [],
          controlIds: new Set(after.map(({ id }) => id)),
        };
        const byControl = new Map(before.filter((_, at) => left[at]).map(({ id }) => [id, false]));
        const lines = moveLines(facts, { leaveOpen: new Set(), byControl });
        expect(lines.flatMap(({ answer }) => answer ?? []).toSorted(byId)).toEqual(answers.toSorted(byId));
        expect(lines.flatMap(({ difference }) => difference.after ?? [])).toEqual(after);
        for (const line of lines) {
          const { difference, answer, outcome } = line;
          const origin = originOf(line);
          expect(outcome === 'STAYS').toBe(difference.after === null);
          expect(outcome === 'ADDED').toBe(difference.before === null);
          if (!answer || !origin) continue;
          const reworded = difference.before?.text !== difference.after?.text;
          expect(origin.needsConfirmation).toBe(reworded || answer.needsConfirmation);
          // Whoever gave the answer stands for it only as long as the words are his.
          expect(origin.keepsRater).toBe(!origin.needsConfirmation);
          const decidedOpen = byControl.has(answer.controlId) && answer.verdict !== 'OPEN';
          expect(origin.carries).toBe(!decidedOpen);
          if (outcome === 'CARRIED') expect(origin.needsConfirmation).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave open whole fates, and single controls against them', () => {
    const before = [clause('old-', 'a', 'x 一二三四五六七八'), clause('old-', 'b', 'y 一二三四五六七九')];
    const after = [clause('new-', 'a', 'x 一二三四五六七'), clause('new-', 'b', 'y 一二三四五六七')];
    const facts: MoveFacts = {
      to: checklist,
      differences: compareEditions(before, after),
      answers: before.map(({ id }) => ({
        id,
        controlId: id,
        verdict: 'MET',
        needsConfirmation: false,
        version: 1,
      })),
      figures: [],
      controlIds: new Set(after.map(({ id }) => id)),
    };
    const outcomes = (byControl: [string, boolean][]) =>
      moveLines(facts, { leaveOpen: new Set(['REWORDED']), byControl: new Map(byControl) }).map(
        ({ outcome }) => outcome,
      );
    expect(outcomes([])).toEqual(['OPEN', 'OPEN']);
    expect(outcomes([['old-b', true]])).toEqual(['OPEN', 'TO_CONFIRM']);
  });
});

const byId = (x: { id: string }, y: { id: string }): number => (x.id < y.id ? -1 : 1);
