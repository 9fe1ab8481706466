import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor, Origin } from '../access/actor.js';
import { AppError, text, toGraphQLError } from './errors.js';

export interface BudgetLimits {
  readonly perMinute: number;
  readonly perHour: number;
  /** Operations of one caller that may run at the same moment. */
  readonly atOnce: number;
}

/**
 * Points that every caller may spend. Measured on the operations that the client ships: opening a whole workbench costs
 * about 60, the heaviest query 176, a verdict with the reading after it 20. Somebody who rates one control a second for
 * an hour spends 1,200 a minute and 72,000 an hour: the budget is several times that in a minute and nearly twice that
 * in an hour, so only programs ever meet it.
 */
export const defaultBudget: BudgetLimits = { perMinute: 6_000, perHour: 120_000, atOnce: 50 };

/** Objects that one point pays for, and what a change costs beside a question. */
const objectsPerPoint = 100;
const changeFactor = 5;
const minuteMs = 60_000;
const hourMs = 3_600_000;
const callersKept = 10_000;
/** When all places are taken, one is free again in about this time. */
const soonMs = 1_000;

interface Account {
  running: number;
  minute: Window;
  hour: Window;
}

interface Window {
  spent: number;
  endsAt: number;
}

type Asked = { readonly optionalActor: Actor | undefined; readonly origin: Origin };

/** What an operation of this cost (objects it may ask for) takes from the budget of its caller. */
export function pointsOf(operation: string, cost: number): number {
  const points = Math.max(1, Math.ceil(cost / objectsPerPoint));
  return operation === 'mutation' ? points * changeFactor : points;
}

/** Who pays: the person over all his sessions, the token, and the address of somebody who has not signed in. */
export function callerKey({ optionalActor: actor, origin }: Asked): string {
  if (!actor) return `address:${origin.address ?? 'unknown'}`;
  return actor.accountId ?? `token:${actor.tokenId ?? `${actor.organizationId}/${actor.displayName}`}`;
}

/** Budgets of all callers of this server process. Each process counts for itself, in memory: no statement per request. */
export class Budget {
  private readonly accounts = new LRUCache<string, Account>({ max: callersKept });

  constructor(
    private readonly limits: BudgetLimits,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes the points of one operation from its caller, or throws RATE_LIMITED and takes nothing. */
  spend(caller: Asked, points: number): void {
    const now = this.now();
    const { minute, hour } = this.accountOf(caller, now);
    const inHour = this.limits.perHour - hour.spent;
    const left = Math.min(this.limits.perMinute - minute.spent, inHour);
    if (points > left)
      throw refusal(caller.origin, points, left, points > inHour ? hour.endsAt : minute.endsAt, now);
    minute.spent += points;
    hour.spent += points;
  }

  /** Takes a place among the caller's running operations, or throws RATE_LIMITED. Answers what gives it back. */
  enter(caller: Asked): () => void {
    const now = this.now();
    const account = this.accountOf(caller, now);
    const left = this.limits.atOnce - account.running;
    if (left < 1) throw refusal(caller.origin, 1, 0, now + soonMs, now);
    account.running += 1;
    let inside = true;
    return () => {
      if (inside) account.running -= 1;
      inside = false;
    };
  }

  private accountOf(caller: Asked, now: number): Account {
    const key = callerKey(caller);
    let account = this.accounts.get(key);
    if (!account) {
      account = { running: 0, minute: windowFrom(now, minuteMs), hour: windowFrom(now, hourMs) };
      this.accounts.set(key, account);
    }
    if (account.minute.endsAt <= now) account.minute = windowFrom(now, minuteMs);
    if (account.hour.endsAt <= now) account.hour = windowFrom(now, hourMs);
    return account;
  }
}

const windowFrom = (now: number, lengthMs: number): Window => ({ spent: 0, endsAt: now + lengthMs });

function refusal(
  origin: Origin,
  requested: number,
  remaining: number,
  resetAt: number,
  now: number,
): GraphQLError {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1_000));
  const error = toGraphQLError(
    new AppError(
      'RATE_LIMITED',
      text(`请求过于频繁，请 ${seconds} 秒后再试。`, `Too many requests: try again in ${seconds} s.`),
    ),
    origin.locale,
    origin.requestId,
  );
  return new GraphQLError(error.message, {
    extensions: {
      ...error.extensions,
      cost: { requested, remaining, resetAt: new Date(resetAt).toISOString() },
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    },
  });
}
