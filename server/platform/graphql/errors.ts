import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Locale } from '../access/actor.js';
import { say, text } from './text.js';
import type { Text } from './text.js';

export { say, text } from './text.js';
export type { Text } from './text.js';

/** The closed set of error codes of the API. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'INVALID_STATE'
  | 'LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

export interface ErrorDetails {
  /** Input path → what is wrong with it, for BAD_USER_INPUT. */
  readonly fields?: Readonly<Record<string, Text>>;
  /** Machine-readable extras, for example the name and value of a limit. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** HTTP status of the answer, where programs look at it before they look into it. */
  readonly status?: number;
}

/** The one error that services throw. Everything else is a fault and is hidden behind a request id. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly text: Text;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: Text, details: ErrorDetails = {}) {
    super(message.en);
    this.code = code;
    this.text = message;
    this.details = details;
  }
}

export const unauthenticated = (): AppError =>
  new AppError('UNAUTHENTICATED', text('请先登录。', 'Sign in first.'));

export const forbidden = (message = text('您没有执行此操作的权限。', 'You may not do this.')): AppError =>
  new AppError('FORBIDDEN', message);

export const notFound = (): AppError =>
  new AppError('NOT_FOUND', text('没有找到，或您无权查看。', 'Not found, or not visible to you.'));

/** Something in the input is wrong; `fields` maps the input path to what to do about it. */
export function badInput(fields: Record<string, Text>): AppError {
  const first = Object.values(fields)[0] ?? text('输入有误。', 'The input is wrong.');
  return new AppError('BAD_USER_INPUT', first, { fields });
}

export const staleVersion = (): AppError =>
  new AppError(
    'CONFLICT',
    text(
      '内容已被他人修改，请刷新后重试，您的修改没有保存。',
      'Somebody changed this meanwhile: reload and try again. Nothing was saved.',
    ),
  );

export const tookTooLong = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text('查询超时，请缩小范围后重试。', 'The query took too long: narrow it down.'),
  );

/** Seconds after which it is worth to ask again when the database could not answer. */
export const retryAfterSeconds = 2;

/** The database is away, or more people wait for it than it can serve. Nothing was changed. */
export const overloaded = (): AppError =>
  new AppError(
    'UNAVAILABLE',
    text(
      '系统繁忙或数据库暂时无法访问，请稍后重试。',
      'The system is busy or its database is away: try again soon.',
    ),
  );

export const invalidState = (message: Text): AppError => new AppError('INVALID_STATE', message);

export const limitExceeded = (name: string, limit: number, value: number): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `请求超过限制：${name} 为 ${value}，上限 ${limit}。`,
      `Limit exceeded: ${name} is ${value}, the limit is ${limit}.`,
    ),
    { data: { limit: name, maximum: limit, value } },
  );

const unavailable = { status: 503, headers: new HeaderMap([['retry-after', String(retryAfterSeconds)]]) };

const httpOf = (status: number) => ({
  status,
  headers: new HeaderMap(status === 429 ? [['retry-after', String(retryAfterSeconds)]] : []),
});

/** The wire form of an AppError, in the caller's language. */
export function toGraphQLError(error: AppError, locale: Locale, requestId: string): GraphQLError {
  const fields = error.details.fields
    ? Object.fromEntries(
        Object.entries(error.details.fields).map(([path, message]) => [path, say(message, locale)]),
      )
    : undefined;
  return new GraphQLError(say(error.text, locale), {
    extensions: {
      code: error.code,
      requestId,
      ...(fields ? { fields } : {}),
      ...error.details.data,
      ...(error.details.status ? { http: httpOf(error.details.status) } : {}),
      ...(error.code === 'UNAVAILABLE' ? { http: unavailable } : {}),
    },
  });
}
