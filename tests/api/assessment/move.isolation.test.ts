import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  everything,
  idIn,
  movable,
  move,
  moveMutation,
  preview,
  previewQuery,
  undoMutation,
} from './move.scene.js';
import type { MovableAssessment } from './move.scene.js';
import { submitProof } from './proofs.js';

let app: TestApp;
let south: Caller;
let north: Caller;
let scene: MovableAssessment;
let moved: string;
beforeAll(async () => {
  app = await createTestApp();
  north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  scene = await movable(app);
  await submitProof(app, { controlIds: [idIn(app, scene.from, '1')] });
  moved = (await move(north, scene.id, scene.to)).assessment.id;
});
afterAll(() => app.close());

it('another hospital neither previews, nor moves, nor undoes, nor reads it', async () => {
  const own = await movable(app, undefined, undefined, 'south');
  const was = await everything(app);
  const fails = async (text: string, variables: object) => (await south.fails(text, { ...variables })).code;
  expect(await fails(previewQuery, { id: scene.id, to: own.to })).toBe('NOT_FOUND');
  expect(await fails(previewQuery, { id: own.id, to: scene.to })).toBe('NOT_FOUND');
  const { basis } = await preview(south, own.id, own.to);
  const input = { assessmentId: own.id, toFrameworkCode: own.to, basis };
  expect(await fails(moveMutation, { input: { ...input, assessmentId: scene.id } })).toBe('NOT_FOUND');
  expect(await fails(moveMutation, { input: { ...input, toFrameworkCode: scene.to } })).toBe('NOT_FOUND');
  const decisions = [{ controlId: idIn(app, scene.from, '1'), carry: false }];
  expect(await fails(moveMutation, { input: { ...input, decisions } })).toBe('BAD_USER_INPUT');
  expect(await fails(undoMutation, { id: moved })).toBe('NOT_FOUND');
  expect(await everything(app)).toEqual(was);
  const { assessment } = await south.query(`query ($id: ID!) { assessment(id: $id) { move { movedAt } } }`, {
    id: moved,
  });
  expect(assessment).toBeNull();
});

it('a key of another hospital is no key here', async () => {
  const mine = await movable(app, undefined, undefined, 'south');
  await move(south, mine.id, mine.to, { clientKey: 'same-key' });
  const other = await movable(app);
  const found = await move(north, other.id, other.to, { clientKey: 'same-key' });
  expect(found.assessment.previous.id).toBe(other.id);
});

it('row security alone keeps the rows apart', async () => {
  const { database } = app.house.deps;
  for (const table of ['assessment_move', 'moved_result', 'moved_link']) {
    const count = (hospital: 'north' | 'south') =>
      database.write(app.actor('COMPLIANCE_OFFICER', hospital), (tx) =>
        tx.query('t', `select 1 from ${table} where organization_id = $1`, [
          app.fixture.north.organizationId,
        ]),
      );
    expect((await count('north')).length).toBeGreaterThan(0);
    expect(await count('south')).toEqual([]);
  }
});

it('only what a move made can be removed, only by its own hospital, and only untouched', async () => {
  const { database } = app.house.deps;
  const remove = (id: string, hospital: 'north' | 'south' = 'north') =>
    database.write(app.actor('COMPLIANCE_OFFICER', hospital), (tx) =>
      tx.query<{ removed: boolean }>('t', 'select remove_moved_assessment($1::uuid) as removed', [id]),
    );
  expect(await remove(moved, 'south')).toEqual([{ removed: false }]);
  expect(await remove(scene.id)).toEqual([{ removed: false }]);
  for (const table of [
    'assessment',
    'result',
    'measure',
    'assessment_score',
    'task_result',
    'assessment_move',
  ])
    await expect(
      database.write(app.actor('COMPLIANCE_OFFICER'), (tx) => tx.query('t', `delete from ${table}`)),
    ).rejects.toThrow(/permission denied/);
  await app.sql('update assessment set version = 2 where id = $1', [moved]);
  await expect(remove(moved)).rejects.toThrow(/worked in the assessment/);
});
