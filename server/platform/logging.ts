import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';

export type { Logger };

/** Structured JSON logs. Secrets never reach the sink: the listed paths are removed wherever they appear. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: plainError },
    redact: {
      paths: [
        'password',
        '*.password',
        '*.*.password',
        'variables',
        'req.headers.cookie',
        'req.headers.authorization',
        'headers.cookie',
        'headers.authorization',
      ],
      remove: true,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What helps to find the fault, and nothing that drivers hang on an error: connections, statements, values. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) };
  // The stack repeats the message; the frames are all that it adds.
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  const message = quotesValues(error) ? hidden : error.message;
  return { type: error.name, message, stack, code, ...cause };
}

const hidden = 'hidden: it quotes a value';
/** Errors of the ORM that print what somebody entered. */
const ofTheMapper = new Set(['ValidationError', 'NotFoundError', 'CursorError']);

/** PostgreSQL quotes the value that it cannot read (class 22, data exception), and the mapper the one that it refuses. */
function quotesValues(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return ofTheMapper.has(error.name) || (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code));
}
