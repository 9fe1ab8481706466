import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { systemActor } from '../../../server/platform/access/actor.js';
import { Budget, pointsOf } from '../../../server/platform/graphql/budget.js';

const origin = { requestId: 'r', address: '10.0.0.1', userAgent: undefined, locale: 'en' } as const;
const person = (accountId: string) => ({
  origin,
  optionalActor: { ...systemActor('o'), kind: 'member' as const, accountId },
});

function clockAt(start: number) {
  const clock = { at: start, now: () => clock.at };
  return clock;
}

function refused(work: () => unknown): GraphQLError['extensions'] {
  try {
    work();
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions;
  }
  throw new Error('was not refused');
}

describe('the budget of a caller', () => {
  it('costs at least one point, and five times as much for a change', () => {
    expect([pointsOf('query', 0), pointsOf('query', 100), pointsOf('query', 101)]).toEqual([1, 1, 2]);
    expect([pointsOf('mutation', 0), pointsOf('mutation', 250)]).toEqual([5, 15]);
  });

  it('refuses what is too much, takes nothing for it, and says when to come back', () => {
    const clock = clockAt(1_000_000);
    const budget = new Budget({ perMinute: 10, perHour: 25, atOnce: 1 }, clock.now);
    budget.spend(person('a'), 8);
    clock.at += 20_000;
    const extensions = refused(() => budget.spend(person('a'), 3));
    expect(extensions).toMatchObject({
      code: 'RATE_LIMITED',
      cost: { requested: 3, remaining: 2, resetAt: new Date(1_060_000).toISOString() },
      http: { status: 429, headers: new HeaderMap([['retry-after', '40']]) },
    });
    budget.spend(person('a'), 2);
    budget.spend(person('b'), 10);
  });

  it('fills up every minute, but not beyond the hour', () => {
    const clock = clockAt(0);
    const budget = new Budget({ perMinute: 10, perHour: 25, atOnce: 1 }, clock.now);
    for (const at of [0, 60_000]) {
      clock.at = at;
      budget.spend(person('a'), 10);
    }
    clock.at = 120_000;
    expect(refused(() => budget.spend(person('a'), 6)).cost).toEqual({
      requested: 6,
      remaining: 5,
      resetAt: new Date(3_600_000).toISOString(),
    });
    clock.at = 3_600_000;
    budget.spend(person('a'), 10);
  });

  it('knows a person by his account, a token by itself, and a stranger by his address', () => {
    const budget = new Budget({ perMinute: 1, perHour: 10, atOnce: 1 });
    const token = (tokenId: string) => ({
      origin,
      optionalActor: { ...systemActor('o'), kind: 'token' as const, displayName: 'API: same name', tokenId },
    });
    const stranger = (address: string) => ({ origin: { ...origin, address }, optionalActor: undefined });
    for (const caller of [
      person('a'),
      token('t1'),
      token('t2'),
      stranger('10.0.0.1'),
      stranger('10.0.0.2'),
    ]) {
      budget.spend(caller, 1);
      expect(refused(() => budget.spend(caller, 1)).code).toBe('RATE_LIMITED');
    }
  });

  it('lets only so many operations of one caller run, and gives a place back once', () => {
    const budget = new Budget({ perMinute: 100, perHour: 100, atOnce: 2 });
    const leave = budget.enter(person('a'));
    budget.enter(person('a'));
    expect(refused(() => budget.enter(person('a'))).code).toBe('RATE_LIMITED');
    budget.enter(person('b'));
    leave();
    leave();
    budget.enter(person('a'));
    expect(refused(() => budget.enter(person('a'))).code).toBe('RATE_LIMITED');
  });
});
