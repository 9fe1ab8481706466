import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Answer, TestApp } from '../../support/test-app.js';
import { assign, freshAssessment, rate, resultsOf } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

const changed = `subscription ($id: ID!) { assessmentChanged(id: $id) { action actorName results { id verdict } assessment { id score { declared { met } } } } }`;
const officer = () => app.as('COMPLIANCE_OFFICER');

/** The next rating that is told. Events of the creation may still be under way while another transaction runs. */
async function nextRating(
  changes: AsyncIterableIterator<Answer<{ assessmentChanged: Change }>>,
): Promise<Change> {
  for (let next = await changes.next(); !next.done; next = await changes.next()) {
    const change = next.value.data?.assessmentChanged;
    if (change?.action === 'result.rated') return change;
  }
  throw new Error('the subscription ended');
}

interface Change {
  readonly action: string;
  readonly actorName: string;
  readonly results: readonly { readonly id: string; readonly verdict: string }[];
  readonly assessment: {
    readonly id: string;
    readonly score: { readonly declared: { readonly met: number } };
  };
}

describe('assessmentChanged', () => {
  it('tells a rating with its results and the new score once', async () => {
    const { id } = await freshAssessment(app);
    const results = await resultsOf(officer(), id);
    await app.listening(0);
    const changes = app.subscribe('MANAGER', changed, { id });
    const next = nextRating(changes);
    await app.listening();
    await rate(
      officer(),
      results.slice(0, 5).map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    const change = await next;
    expect(change).toMatchObject({
      action: 'result.rated',
      actorName: 'north COMPLIANCE_OFFICER',
      assessment: { id, score: { declared: { met: 5 } } },
    });
    expect(change.results.map((result) => result.id)).toEqual(results.slice(0, 5).map((result) => result.id));
    // Six events of one transaction came as one; the next value is the next change.
    const more = nextRating(changes);
    await rate(officer(), [{ resultId: results[7]!.id, verdict: 'UNMET' }]);
    expect((await more).results).toEqual([{ id: results[7]!.id, verdict: 'UNMET' }]);
    await changes.return?.();
  });

  it('names no result when more changed than can be told', async () => {
    const { id } = await freshAssessment(app);
    const results = await resultsOf(officer(), id);
    await app.listening(0);
    const changes = app.subscribe('MANAGER', changed, { id });
    const next = nextRating(changes);
    await app.listening();
    await rate(
      officer(),
      results.map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    const change = await next;
    expect(change).toMatchObject({ results: [], assessment: { score: { declared: { met: 211 } } } });
    await changes.return?.();
  });

  it('tells people who see only their own work only of that', async () => {
    const { id } = await freshAssessment(app);
    const results = await resultsOf(officer(), id);
    await assign(app, [results[0]!.id], { unitId: app.fixture.north.units.radiology });
    await app.listening(0);
    const changes = app.subscribe('CONTRIBUTOR', changed, { id });
    const next = nextRating(changes);
    await app.listening();
    await rate(
      officer(),
      results.slice(0, 2).map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    expect((await next).results).toEqual([{ id: results[0]!.id, verdict: 'MET' }]);
    await changes.return?.();
  });

  it.each([
    ['another hospital', 'COMPLIANCE_OFFICER', 'south', 'NOT_FOUND'],
    ['somebody without work in it', 'CONTRIBUTOR', 'north', 'NOT_FOUND'],
    ['somebody without the permission', 'SYSTEM_ADMINISTRATOR', 'north', 'FORBIDDEN'],
  ] as const)('is refused to %s', async (_who, role, hospital, code) => {
    const { id } = await freshAssessment(app);
    const answer = await firstOf(app.subscribe(role, changed, { id }, hospital));
    expect(answer).toContain(code);
  });
});

async function firstOf(changes: AsyncIterableIterator<unknown>): Promise<string> {
  try {
    return JSON.stringify((await changes.next()).value);
  } catch (error) {
    return JSON.stringify(error);
  } finally {
    await changes.return?.();
  }
}
