import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateInside } from '../../../server/features/assessment/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask } from '../remediation/scene.js';
import {
  answered,
  idIn,
  move,
  moveMutation,
  preview,
  resultsByCode,
  twoEditions,
  undo,
} from './move.scene.js';
import { submitProof } from './proofs.js';
import { startRating } from './ratings.scene.js';
import { rate } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

describe('moves at the same moment', () => {
  it('answers the first move to the same client key, and refuses a second one without', async () => {
    const { id, to } = await answered(app);
    const first = await move(officer, id, to, { clientKey: 'move-1' });
    const again = await move(officer, id, to, { clientKey: 'move-1' });
    expect(again.assessment.id).toBe(first.assessment.id);
    const { basis } = await preview(officer, id, to);
    const input = { assessmentId: id, toFrameworkCode: to, basis };
    expect((await officer.fails(moveMutation, { input })).code).toBe('INVALID_STATE');
    const other = await answered(app);
    const stolen = { assessmentId: other.id, toFrameworkCode: other.to, basis, clientKey: 'move-1' };
    expect((await officer.fails(moveMutation, { input: stolen })).code).toBe('CONFLICT');
    const count = await app.sql('select 1 from assessment where previous_id = $1', [id]);
    expect(count).toHaveLength(1);
  });

  it('moves once when two ask for it in the same moment', async () => {
    const { id, to } = await answered(app);
    const { basis } = await preview(officer, id, to);
    const held = await app.hold(`select 1 from assessment where id = '${id}' for update`);
    const input = { assessmentId: id, toFrameworkCode: to, basis, clientKey: 'move-twice' };
    const both = [1, 2].map(() => officer.query(moveMutation, { input }));
    await held.waiting(1);
    await held.release();
    const [first, second] = await Promise.all(both);
    expect(first.moveAssessment.assessment.id).toBe(second.moveAssessment.assessment.id);
  });

  it('waits for a rating that is under way, and then asks to look again', async () => {
    const { id, to } = await answered(app);
    const results = await resultsByCode(officer, id);
    const { basis } = await preview(officer, id, to);
    const rated = Promise.withResolvers<void>();
    const committed = Promise.withResolvers<void>();
    const rating = app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), async (tx) => {
      await rateInside(tx, [{ resultId: results['4']!.id, verdict: 'MET' }]);
      rated.resolve();
      await committed.promise;
    });
    await rated.promise;
    const moving = officer.fails(moveMutation, { input: { assessmentId: id, toFrameworkCode: to, basis } });
    await expect
      .poll(() =>
        app.sql(
          `select 1 from pg_stat_activity where query like '/* move.lock */%' and wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    committed.resolve();
    await rating;
    expect((await moving).code).toBe('CONFLICT');
  });

  it('keeps the proofs of a move that comes while another one to the edition is undone', async () => {
    const { from, to } = await twoEditions(app);
    const units = app.fixture.north.units;
    const [first, second] = await Promise.all(
      [units.radiology, units.information].map((unit) =>
        startRating(officer, from, { subject: { kind: 'UNIT', id: unit } }),
      ),
    );
    await submitProof(app, { controlIds: [idIn(app, from, '1')] });
    const task = await createTask(app, [(await resultsByCode(officer, second!))['3']!.id]);
    const made = (await move(officer, first!, to)).assessment.id;
    const { basis } = await preview(officer, second!, to);
    // The second move has found the link of the first and has not noted that it needs it too.
    const held = await app.hold(`select 1 from remediation_task where id = '${task.id}' for update`);
    const input = { assessmentId: second, toFrameworkCode: to, basis };
    const moving = officer.query(moveMutation, { input });
    await held.waiting(1);
    const undoing = undo(officer, made);
    await new Promise((done) => setTimeout(done, 300));
    await held.release();
    await Promise.all([moving, undoing]);
    const links = await app.sql('select 1 from evidence_link where control_id = $1', [idIn(app, to, '1')]);
    expect(links).toHaveLength(1);
  });

  it('makes a rating wait that comes meanwhile: it reaches the older assessment, and nothing is lost', async () => {
    const { id, to } = await answered(app);
    const results = await resultsByCode(officer, id);
    const { basis } = await preview(officer, id, to);
    const held = await app.hold(`select 1 from assessment_score where assessment_id = '${id}' for update`);
    const moving = officer.query(moveMutation, { input: { assessmentId: id, toFrameworkCode: to, basis } });
    await held.waiting(1);
    const rating = rate(officer, [{ resultId: results['1']!.id, verdict: 'UNMET', gap: '又有过期账户' }]);
    await expect
      .poll(() =>
        app.sql(
          `select 1 from pg_stat_activity where query like '/* result.lock */%' and wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    await held.release();
    const moved = (await moving).moveAssessment.assessment.id;
    await rating;
    expect((await resultsByCode(officer, id))['1']).toMatchObject({ verdict: 'UNMET', gap: '又有过期账户' });
    expect((await resultsByCode(officer, moved))['1']).toMatchObject({ verdict: 'MET' });
  });
});
