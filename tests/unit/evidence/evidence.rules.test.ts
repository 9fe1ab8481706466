import { describe, expect, it } from 'vitest';
import * as access from '../../../server/features/evidence/evidence.access.js';
import type { EvidenceFacts } from '../../../server/features/evidence/evidence.access.js';
import {
  evidenceActions,
  evidenceStates,
  stateAfter,
  transitions,
} from '../../../server/features/evidence/evidence.lifecycle.js';
import type { Actor } from '../../../server/platform/access/actor.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import { permissionsOf } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';

const me = 'member-me';
const other = 'member-other';
const myUnit = 'unit-mine';

const actor = (role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...systemActor('organization'),
  kind: 'member',
  membershipId: me,
  roles: [role],
  permissions: new Set(permissionsOf[role]),
  unitIds: [myUnit],
  ownWorkOnly: role === 'CONTRIBUTOR' || role === 'SERVICE_ENGINEER',
  ...changes,
});

const evidence = (changes: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  state: 'DRAFT',
  label: 'INTERNAL',
  ownerId: other,
  unitId: myUnit,
  submittedById: null,
  ...changes,
});

describe('the life cycle', () => {
  it('has exactly these transitions', () => {
    const walked = evidenceStates.flatMap((state) =>
      evidenceActions.flatMap((action) => {
        const next = stateAfter(state, action);
        return next ? [`${state} ${action} ${next}`] : [];
      }),
    );
    expect(walked).toEqual([
      'DRAFT submit SUBMITTED',
      'DRAFT revise DRAFT',
      'SUBMITTED accept ACCEPTED',
      'SUBMITTED return RETURNED',
      'ACCEPTED return RETURNED',
      'ACCEPTED revise DRAFT',
      'RETURNED submit SUBMITTED',
      'RETURNED revise RETURNED',
    ]);
  });

  it('reaches every state from a draft, and accepts only what was submitted', () => {
    const reached = new Set<string>(['DRAFT']);
    for (const state of reached)
      for (const next of Object.values(transitions[state as 'DRAFT'])) reached.add(next);
    expect([...reached].toSorted()).toEqual([...evidenceStates].toSorted());
    expect(evidenceStates.filter((state) => stateAfter(state, 'accept') === 'ACCEPTED')).toEqual([
      'SUBMITTED',
    ]);
  });
});

describe('who sees evidence', () => {
  it.each<[string, Actor, Partial<EvidenceFacts>, boolean]>([
    ['an officer sees any unit', actor('COMPLIANCE_OFFICER'), { unitId: 'elsewhere' }, true],
    ['an officer sees sensitive', actor('COMPLIANCE_OFFICER'), { label: 'SENSITIVE' }, true],
    ['an inspector sees internal', actor('INSPECTOR'), {}, true],
    ['an inspector does not see sensitive', actor('INSPECTOR'), { label: 'SENSITIVE' }, false],
    ['a contributor sees his unit', actor('CONTRIBUTOR'), {}, true],
    ['a contributor does not see another unit', actor('CONTRIBUTOR'), { unitId: 'elsewhere' }, false],
    ['a contributor does not see what has no unit', actor('CONTRIBUTOR'), { unitId: null }, false],
    ['a contributor sees his own anywhere', actor('CONTRIBUTOR'), { unitId: 'elsewhere', ownerId: me }, true],
    ['a contributor does not see sensitive of his unit', actor('CONTRIBUTOR'), { label: 'SENSITIVE' }, false],
    ['an owner sees his own sensitive', actor('CONTRIBUTOR'), { label: 'SENSITIVE', ownerId: me }, true],
    [
      'a system administrator sees nothing, also not his own',
      actor('SYSTEM_ADMINISTRATOR'),
      { ownerId: me },
      false,
    ],
  ])('%s', (_what, who, facts, expected) => {
    expect(access.maySee(who, evidence(facts))).toBe(expected);
  });
});

describe('who changes evidence', () => {
  it('drafts and returned evidence are open to who works on them, the rest to reviewers', () => {
    const open = (who: Actor) => evidenceStates.filter((state) => access.mayEdit(who, evidence({ state })));
    expect(open(actor('CONTRIBUTOR'))).toEqual(['DRAFT', 'RETURNED']);
    expect(open(actor('MANAGER'))).toEqual(['SUBMITTED', 'ACCEPTED']);
    expect(open(actor('COMPLIANCE_OFFICER'))).toEqual([...evidenceStates]);
    expect(open(actor('INSPECTOR'))).toEqual([]);
  });

  it('keeps the submitter from moving the dates of accepted evidence', () => {
    const officer = actor('COMPLIANCE_OFFICER');
    expect(access.mayChangeDates(officer, evidence({ state: 'ACCEPTED', submittedById: me }))).toBe(false);
    expect(access.mayChangeDates(officer, evidence({ state: 'ACCEPTED', submittedById: other }))).toBe(true);
    expect(access.mayChangeDates(officer, evidence({ state: 'DRAFT', submittedById: me }))).toBe(true);
  });

  it('never lets who submitted accept', () => {
    const submitted = (submittedById: string | null) => evidence({ state: 'SUBMITTED', submittedById });
    const token = actor('COMPLIANCE_OFFICER', { kind: 'token', membershipId: undefined });
    expect(access.mayAccept(actor('COMPLIANCE_OFFICER'), submitted(me))).toBe(false);
    expect(access.mayAccept(actor('COMPLIANCE_OFFICER'), submitted(other))).toBe(true);
    expect(access.mayAccept(actor('CONTRIBUTOR'), submitted(other))).toBe(false);
    expect(access.mayAccept(token, submitted(null))).toBe(false);
    expect(access.mayAccept(token, submitted(other))).toBe(true);
    expect(access.mayReturn(actor('COMPLIANCE_OFFICER'), submitted(me))).toBe(true);
  });

  it('lets nobody judge what he cannot see', () => {
    const blind = actor('COMPLIANCE_OFFICER', {
      permissions: new Set(['evidence:read', 'evidence:review', 'evidence:delete', 'evidence:link']),
    });
    const hidden = evidence({ state: 'SUBMITTED', submittedById: other, label: 'SENSITIVE' });
    for (const rule of [
      access.mayAccept,
      access.mayReturn,
      access.mayEdit,
      access.mayDelete,
      access.mayLink,
      access.maySubmit,
      access.mayRevise,
    ]) {
      expect(rule(blind, hidden)).toBe(false);
    }
  });
});
