import { describe, expect, it } from 'vitest';
import {
  isOwnWork,
  mayClose,
  mayManage,
  mayRateResult,
  mayReopen,
  maySeeResult,
} from '../../../server/features/assessment/assessment.access.js';
import {
  inBursts,
  tellingEvent,
  touchedResults,
} from '../../../server/features/assessment/assessment-feed.js';
import { move, requireAnswered } from '../../../server/features/assessment/assessment.lifecycle.js';
import { provenVerdictOf } from '../../../server/features/assessment/score-items.js';
import { systemActor } from '../../../server/platform/access/actor.js';
import type { Actor } from '../../../server/platform/access/actor.js';
import type { FedEvent } from '../../../server/platform/events/feed.js';
import { permissionsOf } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';

const actor = (role: Role, ownWorkOnly = false): Actor => ({
  ...systemActor('0193a0f0-0000-7000-8000-0000000000aa'),
  kind: 'member',
  membershipId: 'me',
  roles: [role],
  permissions: new Set(permissionsOf[role]),
  unitIds: ['radiology'],
  ownWorkOnly,
});

const open = { state: 'OPEN' } as const;
const closed = { state: 'CLOSED' } as const;
const nobodys = { unitId: null, assigneeId: null };

describe('access', () => {
  it('own work is what is assigned to me or to my unit', () => {
    const me = actor('CONTRIBUTOR', true);
    expect(isOwnWork(me, { unitId: 'radiology', assigneeId: null })).toBe(true);
    expect(isOwnWork(me, { unitId: 'other', assigneeId: 'me' })).toBe(true);
    expect(isOwnWork(me, { unitId: 'other', assigneeId: 'you' })).toBe(false);
    expect(maySeeResult(me, nobodys)).toBe(false);
    // A token has no membership; "assigned to nobody" is not assigned to it.
    expect(maySeeResult({ ...me, membershipId: undefined }, nobodys)).toBe(false);
  });

  it('rating needs the permission, an open assessment and sight', () => {
    expect(mayRateResult(actor('COMPLIANCE_OFFICER'), open, nobodys)).toBe(true);
    expect(mayRateResult(actor('COMPLIANCE_OFFICER'), closed, nobodys)).toBe(false);
    expect(mayRateResult(actor('MANAGER'), open, nobodys)).toBe(false);
    expect(mayRateResult(actor('CONTRIBUTOR', true), open, nobodys)).toBe(false);
    expect(mayRateResult(actor('CONTRIBUTOR', true), open, { unitId: 'radiology', assigneeId: null })).toBe(
      true,
    );
  });

  it('managing, closing and reopening follow the state', () => {
    const officer = actor('COMPLIANCE_OFFICER');
    expect([mayManage(officer, open), mayClose(officer, open), mayReopen(officer, open)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([mayManage(officer, closed), mayClose(officer, closed), mayReopen(officer, closed)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(mayReopen(actor('MANAGER'), closed)).toBe(false);
  });
});

describe('life cycle', () => {
  it('knows two ways and refuses the others', () => {
    expect(move('OPEN', 'close')).toBe('CLOSED');
    expect(move('CLOSED', 'reopen')).toBe('OPEN');
    expect(() => move('CLOSED', 'close')).toThrow(/closed/);
    expect(() => move('OPEN', 'reopen')).toThrow(/not closed/);
    expect(() => requireAnswered({ open: 3, unconfirmed: 0, figures: [] })).toThrow(/^3 results/);
    expect(() => requireAnswered({ open: 3, unconfirmed: 2, figures: ['01.01'] })).toThrow(/^2 answers/);
    const figures = ['1', '2', '3', '4', '5', '6', '7'];
    expect(() => requireAnswered({ open: 3, unconfirmed: 0, figures })).toThrow(/1, 2, 3, 4, 5 and 2 more/);
    expect(() => requireAnswered({ open: 0, unconfirmed: 0, figures: [] })).not.toThrow();
  });
});

describe('proven verdict', () => {
  it('counts a claim only with valid proof and leaves the rest alone', () => {
    for (const [verdict, unproven] of [
      ['MET', 'OPEN'],
      ['PARTIAL', 'UNMET'],
    ] as const) {
      expect(provenVerdictOf({ verdict, proof: 'PROVEN', needsConfirmation: false })).toBe(verdict);
      for (const proof of ['MISSING', 'UNREVIEWED', 'RETURNED', 'EXPIRED'] as const)
        expect(provenVerdictOf({ verdict, proof, needsConfirmation: false })).toBe(unproven);
    }
    for (const verdict of ['UNMET', 'NOT_APPLICABLE', 'OPEN'] as const)
      expect(provenVerdictOf({ verdict, proof: 'NOT_NEEDED', needsConfirmation: false })).toBe(verdict);
  });

  it('takes nothing for settled that was said of other words, but a gap that is admitted', () => {
    const said = (verdict: 'NOT_APPLICABLE' | 'UNMET') =>
      provenVerdictOf({ verdict, proof: 'NOT_NEEDED', needsConfirmation: true });
    expect([said('NOT_APPLICABLE'), said('UNMET')]).toEqual(['OPEN', 'UNMET']);
  });
});

const event = (action: string, objectId: string, topics: string[] = []): FedEvent => ({
  cursor: '1.1',
  id: objectId,
  organizationId: 'o',
  at: '2026-01-01T00:00:00.000Z',
  action,
  objectType: action.startsWith('result') ? 'Result' : 'Assessment',
  objectId,
  topics,
  actorName: 'x',
});

describe('bursts', () => {
  it('gather what comes within a moment and end with their source', async () => {
    let ended = false;
    const waiting: ((event: IteratorResult<FedEvent>) => void)[] = [];
    const source: AsyncIterableIterator<FedEvent> = {
      next: () => new Promise((done) => waiting.push(done)),
      return: async () => {
        ended = true;
        for (const done of waiting) done({ value: undefined, done: true });
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    const push = async (one: FedEvent) => {
      waiting.shift()!({ value: one, done: false });
      await Promise.resolve().then(() => new Promise((go) => setImmediate(go)));
    };
    const bursts = inBursts('a', source, 20);
    const first = bursts.next();
    await push(event('result.rated', '1'));
    await push(event('assessment.rescored', 'a'));
    expect((await first).value.events.map((each: FedEvent) => each.action)).toEqual([
      'result.rated',
      'assessment.rescored',
    ]);
    const second = bursts.next();
    await push(event('result.rated', '2'));
    expect((await second).value.events).toHaveLength(1);
    const third = bursts.next();
    await bursts.return?.();
    expect(ended).toBe(true);
    expect(await third).toEqual({ value: undefined, done: true });
  });

  it('name touched results and the telling event', () => {
    const events = [
      event('assessment.rescored', 'a', ['assessment:a', 'result:7']),
      event('result.rated', '1'),
      event('result.rated', '1'),
    ];
    expect(touchedResults(events)).toEqual(['7', '1']);
    expect(tellingEvent(events)?.action).toBe('result.rated');
    expect(tellingEvent(events.slice(0, 1))?.action).toBe('assessment.rescored');
    expect(touchedResults(Array.from({ length: 64 }, (_, at) => event('result.rated', String(at))))).toEqual(
      [],
    );
  });
});
