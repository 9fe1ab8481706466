import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  eventFields,
  hashOfSeal,
  leavesOf,
  noHash,
  wordsOf,
} from '../../../server/platform/events/chain/chain-verifier.js';
import type {
  ChainEvent,
  ChainFindingKind,
  Seal,
} from '../../../server/platform/events/chain/chain-verifier.js';
import { eventsBehind, sealsBehind, start } from '../../../server/platform/events/chain/chain.rows.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { ChainScene } from './chain.scene.js';

let app: TestApp;
let north: ChainScene;
let anchored: string;
beforeAll(async () => {
  app = await createTestApp();
  north = new ChainScene(app);
  // Five batches of four transactions each; every column of an event says something somewhere.
  for (let batch = 1; batch <= 5; batch += 1) {
    await north.happen(
      [
        {
          objectName: `first ${batch}`,
          objectId: app.fixture.north.units.campus,
          before: { n: batch },
          after: { n: batch + 1 },
        },
      ],
      [
        { objectName: `second ${batch}`, reason: 'because', topics: ['one', 'two'] },
        { objectName: 'same transaction' },
      ],
      [{ objectName: `third ${batch}`, outcome: 'DENIED' }],
    );
    if (batch === 3) await new ChainScene(app, 'south').happen([{ objectName: 'of the south' }]);
    await north.happen([{ objectName: `last ${batch}` }]);
    await north.seal();
  }
  anchored = readFileSync(north.anchorFile, 'utf8');
  await app.sql(`create table kept_event as select * from event`);
  await app.sql(`create table kept_seal as select * from event_seal`);
});
afterAll(() => app.close());

/** What somebody did is undone, so that each manipulation is found for itself. */
beforeEach(async () => {
  await north.tamper('truncate event, event_seal');
  await north.tamper('insert into event overriding system value select * from kept_event');
  await north.tamper('insert into event_seal select * from kept_seal');
  writeFileSync(north.anchorFile, anchored);
});

/** The event in this place of this batch (from 0); each batch has five. */
const eventOf = async (batch: number, at: number): Promise<{ id: string; seq: string }> =>
  (await sealedEvents())[(batch - 1) * 5 + at]!;
const sealedEvents = async () => (await north.events()).filter(({ action }) => action === 'test.happened');
const kinds = async (): Promise<ChainFindingKind[]> =>
  (await north.verify()).findings.map(({ kind }) => kind);

it('a chain that nobody touched is clean', async () => {
  const { findings, summary } = await north.verify();
  expect(findings).toEqual([]);
  expect(summary).toMatchObject({ seals: 5, unsealed: 0, head: { number: 5 } });
  expect(summary.events).toBe((await north.events()).length);
});

it('every column of an event is under its hash', async () => {
  const columns = await app.sql<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'event'::regclass and attnum > 0 and not attisdropped`,
  );
  const camel = (name: string) => name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase());
  expect(columns.map(({ name }) => camel(name)).toSorted()).toEqual([...eventFields]);
});

it('the application can neither change nor remove a seal, nor name one of another hospital', async () => {
  const write = (sql: string) =>
    app.house.deps.database.write(app.actor('AUDIT_ADMINISTRATOR'), (tx) => tx.query('test', sql));
  await expect(write('update event_seal set number = number + 1')).rejects.toThrow(/permission denied/);
  await expect(write('delete from event_seal')).rejects.toThrow(/permission denied/);
  await expect(
    write(
      `insert into event_seal select '${app.fixture.south.organizationId}', number, first_cursor, last_cursor, event_count,
         previous_hash, sealed_at, leaves, hash from event_seal`,
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(app.sql('delete from event_seal')).rejects.toThrow(/append-only/);
});

describe('an edit of an event is found, whatever it touches', () => {
  it.each([
    ['actor_id', `actor_id = gen_random_uuid()`],
    ['actor_name', `actor_name = 'somebody else'`],
    ['actor_kind', `actor_kind = 'token'`],
    ['session_id', `session_id = gen_random_uuid()`],
    ['action', `action = 'test.nothing'`],
    ['object_type', `object_type = 'Other'`],
    ['object_id', `object_id = gen_random_uuid()`],
    ['object_name', `object_name = object_name || '.'`],
    ['before', `before = '{"n": 1000}'`],
    ['after, by a digit that no double holds', `after = '{"n": 2.00000000000000000001}'`],
    ['outcome', `outcome = 'FAILED'`],
    ['reason', `reason = 'a better reason'`],
    ['reason, empty instead of none', `reason = ''`],
    ['topics', `topics = array['one,two']`],
    ['request_id', `request_id = null`],
    ['address', `address = '10.0.0.1'`],
    ['user_agent', `user_agent = 'other'`],
    ['at, by a millisecond', `at = at + interval '1 millisecond'`],
    ['moment, by a microsecond', `moment = moment + interval '1 microsecond'`],
    ['id', `id = gen_random_uuid()`],
  ])('%s', async (_what, change) => {
    const { seq } = await eventOf(3, 0);
    await north.tamper(`update event set ${change} where seq = $1`, [seq]);
    const { findings } = await north.verify();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: 'EVENT_CHANGED', sealNumber: 3, seq });
    expect(findings[0]!.since).toMatch(/^20\d\d-/);
    expect(wordsOf(findings[0]!).en).toContain(`Event ${seq}`);
  });
});

describe('events taken away, put in or moved', () => {
  it.each([
    ['at the very beginning', 1, 0],
    ['in the middle', 3, 1],
    ['at the very end', 5, 4],
  ])('one removed %s', async (_where, batch, at) => {
    const { seq } = await eventOf(batch, at);
    await north.tamper('delete from event where seq = $1', [seq]);
    const { findings } = await north.verify();
    expect(findings).toMatchObject([{ kind: 'EVENT_REMOVED', sealNumber: batch, seq }]);
  });

  it('two that swapped their places', async () => {
    const [one, other] = [await eventOf(2, 0), await eventOf(2, 3)];
    await north.tamper(
      `with pair as (select id, xid, seq from event where seq in ($1, $2)), gone as (delete from event where seq in ($1, $2) returning *)
       insert into event overriding system value select (jsonb_populate_record(null::event, to_jsonb(gone) || jsonb_build_object('seq', p.seq, 'xid', p.xid::text))).*
       from gone join pair p on p.id <> gone.id`,
      [one.seq, other.seq],
    );
    expect(await kinds()).toEqual(['EVENT_CHANGED', 'EVENT_CHANGED']);
  });

  /** Puts a copy of an event into another place. */
  const copyTo = (seq: string, changes: Record<string, unknown>) =>
    north.tamper(
      `insert into event overriding system value
       select (jsonb_populate_record(e, $2::jsonb)).* from event e where seq = $1`,
      [seq, JSON.stringify({ id: crypto.randomUUID(), ...changes })],
    );

  it('one put in where it never was', async () => {
    const { seq } = await eventOf(2, 1);
    await copyTo(seq, { seq: -7 });
    expect((await north.verify()).findings).toMatchObject([
      { kind: 'EVENT_INSERTED', sealNumber: 2, seq: '-7' },
    ]);
  });

  it('one put in before all others', async () => {
    const { seq } = await eventOf(2, 1);
    await copyTo(seq, { seq: 0, xid: '4' });
    expect((await north.verify()).findings).toMatchObject([
      { kind: 'EVENT_INSERTED', sealNumber: 1, seq: '0' },
    ]);
  });

  it('one that was moved behind the end', async () => {
    const { seq } = await eventOf(2, 1);
    const { xid } = (await app.sql('select max(xid)::text as xid from event'))[0];
    await copyTo(seq, { seq: 9_000_000, xid });
    await north.tamper('delete from event where seq = $1', [seq]);
    const { findings, summary } = await north.verify();
    expect(findings).toMatchObject([{ kind: 'EVENT_REMOVED', sealNumber: 2, seq }]);
    expect(summary.unsealed).toBe(1);
  });

  it("one that was given to another hospital, and another hospital's that was moved over", async () => {
    const { seq } = await eventOf(3, 2);
    await north.tamper('update event set organization_id = $1 where seq = $2', [
      app.fixture.south.organizationId,
      seq,
    ]);
    expect((await north.verify()).findings).toMatchObject([{ kind: 'EVENT_REMOVED', sealNumber: 3, seq }]);
    await north.tamper(`update event set organization_id = $1 where object_name = 'of the south'`, [
      north.organizationId,
    ]);
    expect(await kinds()).toEqual(['EVENT_INSERTED', 'EVENT_REMOVED']);
  });
});

/** Seals as somebody would make them who knows how. */
async function reseal(from: number, to: number): Promise<void> {
  const { database } = app.house.deps;
  const actor = app.actor('AUDIT_ADMINISTRATOR');
  const seals = await database.read(actor, (reads) => sealsBehind(reads, 0, 100));
  const events = await database.read(actor, (reads) => eventsBehind(reads, start, 1000));
  let previousHash = seals.find(({ number }) => number === from - 1)?.hash ?? noHash;
  for (const seal of seals.filter(({ number }) => number >= from && number <= to)) {
    const own = events.filter((event) => within(event, seal));
    const { hash: _old, ...rest } = seal;
    const forged = { ...rest, previousHash, eventCount: own.length, leaves: leavesOf(own) };
    previousHash = hashOfSeal(forged);
    await north.tamper(
      `update event_seal set previous_hash = $3, event_count = $4, leaves = decode($5, 'base64'), hash = $6
       where organization_id = $1 and number = $2`,
      [seal.organizationId, seal.number, forged.previousHash, own.length, forged.leaves, previousHash],
    );
  }
}
const place = (cursor: string): [bigint, bigint] => cursor.split('.').map(BigInt) as [bigint, bigint];
const compare = (a: string, b: string): bigint => {
  const [[ax, as], [bx, bs]] = [place(a), place(b)];
  return ax === bx ? as - bs : ax - bx;
};
const within = (event: ChainEvent, seal: Seal): boolean =>
  compare(`${event.xid}.${event.seq}`, seal.firstCursor) >= 0n &&
  compare(`${event.xid}.${event.seq}`, seal.lastCursor) <= 0n;

describe('seals', () => {
  const edit = async (batch: number) =>
    north.tamper(`update event set reason = 'forged' where seq = $1`, [(await eventOf(batch, 0)).seq]);

  it('an event and its batch were changed, the hash of the batch was not', async () => {
    await edit(3);
    await reseal(3, 3);
    await north.tamper(
      `update event_seal s set hash = k.hash from kept_seal k where k.organization_id = s.organization_id and k.number = s.number`,
    );
    expect((await north.verify()).findings).toMatchObject([{ kind: 'SEAL_CHANGED', sealNumber: 3 }]);
  });

  it('a batch was sealed anew without those behind it', async () => {
    await edit(3);
    await reseal(3, 3);
    expect((await north.verify()).findings).toMatchObject([{ kind: 'CHAIN_BROKEN', sealNumber: 4 }]);
  });

  it('a batch and all behind it were sealed anew: only the anchor knows', async () => {
    await edit(3);
    await reseal(3, 5);
    expect((await north.verify()).findings).toMatchObject([{ kind: 'ANCHOR_MISMATCH', sealNumber: 5 }]);
  });

  it('the last batch was sealed anew', async () => {
    await edit(5);
    await reseal(5, 5);
    expect((await north.verify()).findings).toMatchObject([{ kind: 'ANCHOR_MISMATCH', sealNumber: 5 }]);
  });

  it.each(['first_cursor', 'previous_hash', 'sealed_at', 'event_count', 'leaves', 'hash'])(
    'the %s of one was altered',
    async (column) => {
      const other: Record<string, string> = {
        first_cursor: `'1.1'`,
        previous_hash: `repeat('a', 64)`,
        sealed_at: `sealed_at - interval '1 day'`,
        event_count: 'event_count - 1',
        leaves: `set_byte(leaves, 20, (get_byte(leaves, 20) + 1) % 256)`,
        hash: `repeat('a', 64)`,
      };
      await north.tamper(`update event_seal set ${column} = ${other[column]} where number = 3`);
      const { findings } = await north.verify();
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'SEAL_CHANGED', sealNumber: 3 }));
    },
  );

  it('two changed places', async () => {
    await north.tamper('update event_seal set number = 99 where number = 2');
    await north.tamper('update event_seal set number = 2 where number = 3');
    await north.tamper('update event_seal set number = 3 where number = 99');
    const { findings } = await north.verify();
    expect(
      findings.filter(({ kind }) => kind === 'SEAL_CHANGED').map(({ sealNumber }) => sealNumber),
    ).toEqual([2, 3]);
  });

  it.each([
    ['the first', 1],
    ['one in the middle', 3],
  ])('%s was removed', async (_which, number) => {
    await north.tamper('delete from event_seal where number = $1', [number]);
    expect((await north.verify()).findings).toMatchObject([{ kind: 'SEAL_MISSING', sealNumber: number }]);
  });

  it('one was replaced by that of another hospital', async () => {
    const south = new ChainScene(app, 'south');
    await south.seal();
    await north.tamper('delete from event_seal where organization_id = $1 and number = 2', [
      north.organizationId,
    ]);
    await north.tamper(
      'update event_seal set organization_id = $1, number = 2 where organization_id = $2 and number = 1',
      [north.organizationId, south.organizationId],
    );
    expect((await north.verify()).findings).toContainEqual(
      expect.objectContaining({ kind: 'SEAL_CHANGED', sealNumber: 2 }),
    );
  });
});

describe('the end', () => {
  const cut = (condition: string) => north.tamper(`delete from event_seal where ${condition}`);

  it('events and seals were cut off', async () => {
    const { seq } = await eventOf(4, 0);
    await north.tamper('delete from event where seq >= $1 and organization_id = $2', [
      seq,
      north.organizationId,
    ]);
    await cut('number >= 4');
    const { findings } = await north.verify();
    expect(findings).toMatchObject([{ kind: 'TAIL_CUT', sealNumber: 4 }]);
    expect(wordsOf(findings[0]!).zh).toContain('截断');
  });

  it('the events were cut off, the seals were not', async () => {
    const { seq } = await eventOf(5, 0);
    await north.tamper('delete from event where seq >= $1 and organization_id = $2', [
      seq,
      north.organizationId,
    ]);
    expect(await kinds()).toEqual(Array.from({ length: 5 }, () => 'EVENT_REMOVED'));
  });

  it('the seals were cut off, the events were not', async () => {
    await cut('number >= 4');
    const { findings, summary } = await north.verify();
    expect(findings).toMatchObject([{ kind: 'TAIL_CUT', sealNumber: 4 }]);
    expect(summary.unsealed).toBe(10);
  });

  it('the end was cut off and other things happened since', async () => {
    const { seq } = await eventOf(5, 0);
    await north.tamper('delete from event where seq >= $1 and organization_id = $2', [
      seq,
      north.organizationId,
    ]);
    await cut('number >= 5');
    await north.happen([{ objectName: 'instead' }]);
    await north.seal();
    await north.happen([{ objectName: 'later' }]);
    await north.seal();
    expect((await north.verify()).findings).toMatchObject([{ kind: 'ANCHOR_MISMATCH', sealNumber: 5 }]);
  });

  it('nothing at all is left', async () => {
    await north.tamper('truncate event, event_seal');
    expect((await north.verify()).findings).toMatchObject([{ kind: 'TAIL_CUT', sealNumber: 1 }]);
  });
});

describe('the anchor', () => {
  it('was removed, and the sealer does not put one in its place', async () => {
    rmSync(north.anchorFile);
    await north.happen([{}]);
    await north.seal();
    expect(await kinds()).toEqual(['ANCHOR_MISSING']);
  });

  it.each([
    ['no JSON', () => 'nonsense'],
    ['cut short', (text: string) => text.slice(0, 60)],
    [
      'of another hospital',
      (text: string) => text.replace(/"organizationId":"[^"]+"/, `"organizationId":"${crypto.randomUUID()}"`),
    ],
  ])('is %s', async (_what, change) => {
    writeFileSync(north.anchorFile, change(anchored));
    await north.seal();
    expect(await kinds()).toEqual(['ANCHOR_UNREADABLE']);
  });

  it('names another hash, or a seal that never was', async () => {
    writeFileSync(north.anchorFile, anchored.replace(/"hash":"..../, '"hash":"0000'));
    expect(await kinds()).toEqual(['ANCHOR_MISMATCH']);
    writeFileSync(north.anchorFile, anchored.replace('"number":5', '"number":6'));
    expect(await kinds()).toEqual(['TAIL_CUT']);
  });

  it('that lags behind, as after a crash, is no finding, and the next round moves it on', async () => {
    const [first] = await app.sql<{ hash: string }>('select hash from event_seal where number = 1');
    const lagging = { ...JSON.parse(anchored), number: 1, hash: first!.hash };
    writeFileSync(north.anchorFile, JSON.stringify(lagging));
    expect(await kinds()).toEqual([]);
    await north.seal();
    expect(JSON.parse(readFileSync(north.anchorFile, 'utf8'))).toMatchObject({ number: 5 });
  });
});
