import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayMove } from '../../../server/features/assessment/move/move.rules.js';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  movable,
  move,
  moveMutation,
  preview,
  previewQuery,
  resultsByCode,
  undoMutation,
} from './move.scene.js';
import { assign } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const may = (role: Role) => role === 'COMPLIANCE_OFFICER';
const readers: Role[] = ['COMPLIANCE_OFFICER', 'MANAGER', 'INSPECTOR'];

describe('who may move an assessment and undo it', () => {
  it.each(roles)('%s', async (role) => {
    const { id, to } = await movable(app);
    const officer = app.as('COMPLIANCE_OFFICER');
    const { basis } = await preview(officer, id, to);
    const input = { assessmentId: id, toFrameworkCode: to, basis };
    const code = (answer: any) => answer.errors?.[0]?.extensions.code;
    const caller = app.as(role);
    expect(code(await caller.run(previewQuery, { id, to }))).toBe(may(role) ? undefined : 'FORBIDDEN');
    expect(code(await caller.run(moveMutation, { input }))).toBe(may(role) ? undefined : 'FORBIDDEN');
    const [made] = await app.sql<{ id: string }>('select id from assessment where previous_id = $1', [id]);
    expect(made !== undefined).toBe(may(role));
    const moved = made?.id ?? (await move(officer, id, to)).assessment.id;
    expect(code(await caller.run(undoMutation, { id: moved }))).toBe(may(role) ? undefined : 'FORBIDDEN');
  });

  it('nobody signed out', async () => {
    const input = { assessmentId: 'x', toFrameworkCode: 'x', basis: 'x' };
    expect((await app.anonymous.fails(moveMutation, { input })).code).toBe('UNAUTHENTICATED');
    expect((await app.anonymous.fails(undoMutation, { id: 'x' })).code).toBe('UNAUTHENTICATED');
  });

  it('nobody who sees only part of the results, such as a token bound to a unit', () => {
    const officer = app.actor('COMPLIANCE_OFFICER');
    expect(mayMove(officer)).toBe(true);
    expect(mayMove({ ...officer, ownWorkOnly: true })).toBe(false);
  });
});

it('the flags say the same, and readers see what came of it', async () => {
  const { id, to } = await movable(app);
  const moved = (await move(app.as('COMPLIANCE_OFFICER'), id, to)).assessment.id;
  for (const role of readers) {
    const { old, made } = await app.as(role).query(
      `query ($id: ID!, $moved: ID!) { old: assessment(id: $id) { viewerCanMove movedTo { id } }
        made: assessment(id: $moved) { viewerCanMove move { viewerCanUndo from { id } movedByName waiting losses { results reports } } } }`,
      { id, moved },
    );
    expect(old).toEqual({ viewerCanMove: may(role), movedTo: [{ id: moved }] });
    expect(made).toMatchObject({
      viewerCanMove: may(role),
      move: {
        viewerCanUndo: may(role),
        from: { id },
        // Counted over the whole assessment, whatever part of it somebody sees.
        losses: may(role) ? { results: 0, reports: 0 } : null,
      },
    });
  }
});

it('people of a unit see where the answers of their own results come from, and not of others', async () => {
  const { id, to } = await movable(app);
  const officer = app.as('COMPLIANCE_OFFICER');
  const before = await resultsByCode(officer, id);
  await assign(app, [before['1']!.id], { unitId: app.fixture.north.units.radiology });
  const moved = (await move(officer, id, to)).assessment.id;
  const seen = await resultsByCode(app.as('CONTRIBUTOR'), moved);
  expect(Object.keys(seen)).toEqual(['1']);
  expect(seen['1']!.origin.result).toEqual({ id: before['1']!.id });
  await assign(app, [before['1']!.id], { unitId: null });
  expect((await resultsByCode(app.as('CONTRIBUTOR'), moved))['1']!.origin.result).toBeNull();
});
