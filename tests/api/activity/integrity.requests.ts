import type { Caller } from '../../support/test-app.js';

const fields = `id state requestedByName seals events unsealed headNumber headHash files bytes findingCount lastCleanAt finishedAt
  findings { kind message sealNumber eventId evidenceId since }`;

export const startCheck = `mutation { startIntegrityCheck { check { ${fields} } } }`;
export const lastCheck = `{ lastIntegrityCheck { ${fields} } }`;

export interface Check {
  readonly id: string;
  readonly state: string;
  readonly findingCount: number;
  readonly findings: readonly {
    readonly kind: string;
    readonly message: string;
    readonly [key: string]: unknown;
  }[];
  readonly [key: string]: unknown;
}

/** Asks for a check and waits until it is done. */
export async function checked(auditor: Caller): Promise<Check> {
  const { startIntegrityCheck } = await auditor.query(startCheck);
  for (let waited = 0; waited < 20_000; waited += 100) {
    const { lastIntegrityCheck } = await auditor.query<{ lastIntegrityCheck: Check }>(lastCheck);
    const isDone = !['QUEUED', 'RUNNING'].includes(lastIntegrityCheck.state);
    if (lastIntegrityCheck.id === startIntegrityCheck.check.id && isDone) return lastIntegrityCheck;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error('the check did not end');
}
