import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept, controlIds, dayFrom, newText } from '../api/evidence/evidence.requests.js';
import {
  answer,
  ask,
  askSeries,
  batch,
  cancel,
  close,
  giveBack,
  list,
  listSeries,
} from '../api/request/scene.js';
import { inWrite, sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
  controls = await controlIds(officer, 30);
});
afterAll(() => app.close());

const input = (controlCount = 1) => ({
  titles: ['a proof'],
  targets: [{ unitId: app.fixture.north.units.radiology }],
  controlIds: controls.slice(0, controlCount),
  dueOn: dayFrom(9),
});

/** Asks for this many proofs and answers their ids. */
async function asked(count: number): Promise<string[]> {
  const titles = Array.from({ length: count }, (_unused, at) => `proof ${at}`);
  const data = await officer.query(ask, { input: { ...input(2), titles } });
  return data.createEvidenceRequests.requests.map((one: { id: string }) => one.id);
}

/** Asks and answers; the ids of the requests and of their proofs. */
async function answered(count: number): Promise<{ ids: string[]; proofs: string[] }> {
  const ids = await asked(count);
  const proofs: string[] = [];
  for (const requestId of ids) {
    const data = await contributor.query(answer, { input: { requestId, evidences: [newText('p')] } });
    proofs.push(data.answerEvidenceRequest.request.answers[0].id);
  }
  return { ids, proofs };
}

describe('the number of statements does not grow', () => {
  it('asking for one and for twenty proofs with thirty controls', async () => {
    const one = inWrite(await sent(() => officer.query(ask, { input: input() })));
    const titles = Array.from({ length: 20 }, (_unused, at) => `many ${at}`);
    const many = inWrite(await sent(() => officer.query(ask, { input: { ...input(30), titles } })));
    expect(many).toEqual(one);
    expect(many.length).toBeLessThanOrEqual(5);
  });

  it('handing in one and twenty proofs', async () => {
    const [first, second] = await asked(2);
    const handIn = async (requestId: string, count: number): Promise<string[]> =>
      inWrite(
        await sent(() =>
          contributor.query(answer, {
            input: {
              requestId,
              evidences: Array.from({ length: count }, (_unused, at) => newText(`h${count} ${at}`)),
            },
          }),
        ),
      );
    const one = await handIn(first!, 1);
    expect(await handIn(second!, 20)).toEqual(one);
    expect(one.length).toBeLessThanOrEqual(11);
  });

  it('accepting, returning, closing and cancelling few and many', async () => {
    const took = async (
      caller: Caller,
      text: string,
      variables: Record<string, unknown>,
    ): Promise<string[]> => inWrite(await sent(() => batch(caller, text, variables)));
    const manager = app.as('MANAGER');
    const [few, many] = [await answered(2), await answered(12)];
    const plain = (names: string[]): string[] => names.filter((name) => !name.startsWith('score.'));
    const one = plain(await took(manager, accept, { ids: few.proofs }));
    expect(plain(await took(manager, accept, { ids: many.proofs }))).toEqual(one);
    expect(one.length).toBeLessThanOrEqual(12);
    for (const [caller, text, more] of [
      [manager, giveBack, { reason: 'x' }],
      [manager, close, {}],
      [officer, cancel, { reason: 'x' }],
    ] as const) {
      const [two, twelve] = [await answered(2), await answered(12)];
      const small = plain(await took(caller, text, { ids: two.ids, ...more }));
      expect(plain(await took(caller, text, { ids: twelve.ids, ...more }))).toEqual(small);
      expect(small.length).toBeLessThanOrEqual(14);
    }
  });

  it('a page of requests and of series with everything on it', async () => {
    for (const startsOn of ['2026-01-01', '2026-07-01'])
      await officer.query(askSeries, {
        input: {
          title: 's',
          targets: input().targets,
          controlIds: controls,
          frequency: 'QUARTERLY',
          startsOn,
        },
      });
    const few = await sent(() => officer.query(list, { first: 2 }));
    const many = await sent(() => officer.query(list, { first: 50 }));
    expect(many).toEqual(few);
    expect(many.filter((name) => name.includes('.')).length).toBeLessThanOrEqual(13);
    const one = await sent(() => officer.query(listSeries, { first: 1 }));
    const two = await sent(() => officer.query(listSeries, { first: 2 }));
    expect(two).toEqual(one);
  });
});
