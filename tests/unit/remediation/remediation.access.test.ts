import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  decideProblem,
  judgeProblem,
  mayDecideDelay,
  mayEdit,
  mayRequestDelay,
  maySee,
} from '../../../server/features/remediation/remediation.access.js';
import type { TaskFacts } from '../../../server/features/remediation/remediation.access.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import type { Actor } from '../../../server/platform/access/actor.js';
import { permissionsOf } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';

const actor = (role: Role, more: Partial<Actor> = {}): Actor => ({
  ...systemActor('organization'),
  kind: 'member',
  membershipId: `member ${role}`,
  permissions: new Set(permissionsOf[role]),
  roles: [role],
  unitIds: ['radiology'],
  ownWorkOnly: role === 'CONTRIBUTOR' || role === 'SERVICE_ENGINEER',
  ...more,
});

const task = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  state: 'OPEN',
  unitId: 'radiology',
  ownerId: null,
  contributorIds: [],
  submittedById: null,
  delayPending: false,
  delayRequestedById: null,
  acceptanceState: null,
  acceptanceById: null,
  ...more,
});

const officer = actor('COMPLIANCE_OFFICER');
const manager = actor('MANAGER');
const contributor = actor('CONTRIBUTOR');

describe('sight', () => {
  it.each<[Role]>([['CONTRIBUTOR'], ['SERVICE_ENGINEER']])('%s: own unit and own name only', (role) => {
    const one = actor(role);
    expect(maySee(one, task())).toBe(true);
    expect(maySee(one, task({ unitId: 'information' }))).toBe(false);
    expect(maySee(one, task({ unitId: null }))).toBe(false);
    expect(maySee(one, task({ unitId: 'information', ownerId: one.membershipId }))).toBe(true);
  });

  it('a token without a member owns nothing, also not what nobody owns', () => {
    const token = actor('CONTRIBUTOR', { kind: 'token', membershipId: undefined, unitIds: [] });
    expect(maySee(token, task({ unitId: null, ownerId: null }))).toBe(false);
  });

  it('a manager sees everything', () => expect(maySee(manager, task({ unitId: null }))).toBe(true));
});

describe('steps', () => {
  it('contributors work, managers judge, officers do both, inspectors look on', () => {
    const steps = (one: Actor) =>
      (['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED'] as const).map((state) =>
        actionsOf(one, task({ state })),
      );
    expect(steps(contributor)).toEqual([['START'], ['SUBMIT'], [], []]);
    expect(steps(manager)).toEqual([[], [], ['VERIFY', 'RETURN'], ['REOPEN']]);
    expect(steps(officer)).toEqual([['START'], ['SUBMIT'], ['VERIFY', 'RETURN'], ['REOPEN']]);
    expect(steps(actor('INSPECTOR'))).toEqual([[], [], [], []]);
  });

  it('who submitted may neither verify nor return, and is told why', () => {
    const own = task({ state: 'SUBMITTED', submittedById: officer.membershipId });
    expect(actionsOf(officer, own)).toEqual([]);
    expect(judgeProblem(officer, own)?.zh).toContain('由您提交');
    expect(judgeProblem(manager, own)).toBeUndefined();
  });

  it('no program verifies, whoever submitted', () => {
    const token = actor('MANAGER', { kind: 'token', membershipId: undefined });
    for (const submittedById of [null, 'somebody']) {
      expect(actionsOf(token, task({ state: 'SUBMITTED', submittedById }))).toEqual([]);
    }
    expect(actionsOf(systemActor('organization'), task({ state: 'SUBMITTED' }))).toEqual([]);
  });

  it('work of another unit is out of reach', () => {
    expect(actionsOf(contributor, task({ unitId: 'information' }))).toEqual([]);
  });
});

describe('changes and delays', () => {
  it('planners edit until the task is verified', () => {
    expect([officer, manager, contributor].map((one) => mayEdit(one, task()))).toEqual([true, true, false]);
    expect(mayEdit(officer, task({ state: 'VERIFIED' }))).toBe(false);
  });

  it('a delay is asked for while there is work to do and none is waiting', () => {
    const states = (['OPEN', 'IN_PROGRESS', 'RETURNED', 'SUBMITTED', 'VERIFIED'] as const).map((state) =>
      mayRequestDelay(contributor, task({ state })),
    );
    expect(states).toEqual([true, true, true, false, false]);
    expect(mayRequestDelay(contributor, task({ delayPending: true }))).toBe(false);
    expect(mayRequestDelay(manager, task())).toBe(false);
  });

  it('only a manager decides, and never his own wish', () => {
    const waiting = task({ delayPending: true, delayRequestedById: contributor.membershipId });
    expect([manager, officer, contributor].map((one) => mayDecideDelay(one, waiting))).toEqual([
      true,
      false,
      false,
    ]);
    expect(mayDecideDelay(manager, task())).toBe(false);
    const own = { ...waiting, delayRequestedById: manager.membershipId };
    expect(mayDecideDelay(manager, own)).toBe(false);
    expect(decideProblem(manager, own)?.en).toContain('You asked');
  });
});
