import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Rows already carry ISO text; a Date (from the unit of work) is turned into the same form. */
export const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  description: 'An instant as ISO 8601 text with offset; answers are always in UTC with milliseconds.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

export const Day = new GraphQLScalarType({
  name: 'Date',
  description: 'A calendar day as YYYY-MM-DD, meant in the time zone Asia/Shanghai.',
  serialize: (value) => String(value),
  parseValue: (value) => parseDay(value),
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

export const AsOf = new GraphQLScalarType({
  name: 'AsOf',
  description:
    'A moment of the past: a calendar day YYYY-MM-DD, meaning its end in Asia/Shanghai (today: now), or an instant as ISO 8601 text with offset. Everything below the field is answered as it was known and judged then, by the rules of access of today, and cannot be changed (`viewerCan…` is false). BAD_USER_INPUT for the future and for what was before the past of the organization is kept (`Organization.pastFrom`); INVALID_STATE when something is asked for that has no past.',
  serialize: (value) => String(value),
  parseValue: (value) => parseAsOf(value),
  parseLiteral: (node) => parseAsOf(node.kind === Kind.STRING ? node.value : undefined),
});

function parseAsOf(value: unknown): string {
  if (typeof value === 'string' && dayPattern.test(value)) return parseDay(value);
  if (typeof value === 'string' && value.includes('T')) return parseInstant(value);
  throw new GraphQLError(
    'AsOf must be a day written YYYY-MM-DD or an instant as ISO 8601 text with an offset.',
  );
}

function parseInstant(value: unknown): string {
  if (typeof value !== 'string' || !instantPattern.test(value) || Number.isNaN(Date.parse(value))) {
    throw new GraphQLError(
      'DateTime must be ISO 8601 text with an offset, for example 2026-06-30T08:00:00+08:00.',
    );
  }
  return new Date(value).toISOString();
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !dayPattern.test(value) || !isRealDay(value)) {
    throw new GraphQLError('Date must be a real day written YYYY-MM-DD.');
  }
  return value;
}

function isRealDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value && value >= '1900-01-01';
}
