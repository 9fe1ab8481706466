import { Client } from 'pg';
import { vi } from 'vitest';

/** Names of all statements that reach the database, as the driver sees them: also the unit of work's own. */
export async function sent(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const original = Client.prototype.query;
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: Client,
    ...given: unknown[]
  ) {
    const first = given[0] as string | { text?: string };
    statements.push(typeof first === 'string' ? first : (first.text ?? ''));
    return (original as (...each: unknown[]) => unknown).apply(this, given) as never;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  const names = statements.map(
    (statement) =>
      /^\/\* (\S+) \*\//.exec(statement)?.[1] ??
      statement.trim().split(/\s+/).slice(0, 3).join(' ').toLowerCase(),
  );
  // The server's own feed and the sign-in of the caller run beside the operation.
  return names.filter((name) => !/pg_notify|^select \* from|^select xid::text|event_feed/.test(name));
}

/** The statements of the one write transaction among them, without BEGIN and COMMIT. */
export function inWrite(statements: readonly string[]): string[] {
  const from = statements.indexOf('door.write');
  const to = statements.findIndex((statement, at) => at > from && statement.startsWith('commit'));
  return statements.slice(from, to);
}
