import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitEntity } from '../../../server/features/organization/unit.entity.js';
import { newId } from '../../../server/platform/ids.js';
import { createLogger } from '../../../server/platform/logging.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** What the log says of an error. */
function logged(error: unknown): string {
  let line = '';
  createLogger('info', { write: (text) => void (line += text) }).error({ err: error }, 'unexpected error');
  return line;
}

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('expected a failure');
}

const secret = '患者张三 13800001111';

it('no value of a failed statement reaches the log, whoever ran it', async () => {
  const { database } = app.house.deps;
  const actor = app.actor('COMPLIANCE_OFFICER');
  const unit = {
    organizationId: actor.organizationId,
    name: secret,
    code: secret,
    kind: 'CAMPUS',
    path: secret,
  };
  const failures = {
    reading: () => database.read(actor, (reads) => reads.query('t', 'select $1::uuid', [secret])),
    writing: () => database.write(actor, (tx) => tx.query('t', 'select $1::date', [secret])),
    constraint: () =>
      database.write(actor, (tx) =>
        tx.query(
          't',
          `insert into control_text (organization_id, control_id, text, version, recorded_by_name, recorded_at)
           values ($1, $2, $3, 1, $3, now())`,
          [actor.organizationId, newId(), secret],
        ),
      ),
    'unit of work': () =>
      database.write(actor, async (tx) => {
        tx.em.persist(tx.em.create(UnitEntity, { ...unit, id: secret } as never));
      }),
    'unit of work, check': () =>
      database.write(actor, async (tx) => {
        tx.em.persist(tx.em.create(UnitEntity, { ...unit, id: newId(), kind: secret } as never));
      }),
    'not found': () =>
      database.write(actor, (tx) => tx.em.findOneOrFail(UnitEntity, { name: secret } as never)),
  };
  for (const [what, work] of Object.entries(failures)) {
    const line = logged(await failureOf(work));
    expect(line, what).toContain('unexpected error');
    expect(line, what).not.toContain('13800001111');
    // Still of use: what kind of error, and where.
    expect(JSON.parse(line).err, what).toMatchObject({
      type: expect.any(String),
      stack: expect.stringMatching(/^\s+at /),
    });
  }
  expect(logged(await failureOf(failures.reading))).toContain('22P02');
  expect(logged(await failureOf(failures.constraint))).toContain('control_text_control_id_fkey');
});

it('faults of the program keep their words, causes included', () => {
  const line = logged(new Error('the summary is missing', { cause: new Error('because of that') }));
  expect(JSON.parse(line).err).toMatchObject({
    message: 'the summary is missing',
    cause: { message: 'because of that' },
  });
});
