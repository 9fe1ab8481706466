import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** The closed set of codes of the API, plus the two that arise on the way. */
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
  | 'INTERNAL'
  | 'NETWORK'
  | 'CLIENT';

export interface ErrorDescription {
  code: ErrorCode;
  /** Text of the server, in the caller's language; empty when it never answered. */
  message: string;
  /** Number under which the server logged it; people read it to the help desk. */
  requestId: string | null;
  /** Messages per input field, for BAD_USER_INPUT. */
  fields: Readonly<Record<string, string>>;
  /** Everything else the server said beside the code (for example `lockedUntil`). */
  extensions: Readonly<Record<string, unknown>>;
}

const known = new Set<string>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'INVALID_STATE',
  'LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
]);

function readFields(value: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      if (typeof item !== 'object' || item === null) continue;
      const { field, path, message } = item as Record<string, unknown>;
      const name = typeof field === 'string' ? field : path;
      if (typeof name === 'string' && typeof message === 'string') fields[name] = message;
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, message] of Object.entries(value)) {
      const first: unknown = Array.isArray(message) ? message[0] : message;
      if (typeof first === 'string') fields[name] = first;
    }
  }
  return fields;
}

/** Reads any thrown value as one of the known codes, with the request id when there is one. */
export function describeError(error: unknown): ErrorDescription {
  const empty = { requestId: null, fields: {}, extensions: {} };
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const extensions = first?.extensions ?? {};
    const code = extensions['code'];
    const requestId = extensions['requestId'];
    return {
      code: typeof code === 'string' && known.has(code) ? (code as ErrorCode) : 'INTERNAL',
      message: first?.message ?? '',
      requestId: typeof requestId === 'string' ? requestId : null,
      fields: readFields(extensions['fields']),
      extensions,
    };
  }
  if (ServerError.is(error) || ServerParseError.is(error)) {
    const requestId = error.response.headers.get('x-request-id');
    const code =
      error.statusCode === 401
        ? 'UNAUTHENTICATED'
        : error.statusCode === 413
          ? 'LIMIT_EXCEEDED'
          : error.statusCode >= 502
            ? 'NETWORK'
            : 'INTERNAL';
    return { ...empty, code, message: '', requestId };
  }
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) {
    return { ...empty, code: 'NETWORK', message: '' };
  }
  return { ...empty, code: 'CLIENT', message: error instanceof Error ? error.message : String(error) };
}
