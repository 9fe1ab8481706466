import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { ChainScene } from './chain.scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

describe('the sealer', () => {
  it('waits for a transaction that began before and has not ended', async () => {
    const south = new ChainScene(app, 'south');
    await app.sql('begin');
    await app.sql(
      `insert into event (id, organization_id, actor_name, actor_kind, action, object_type, outcome)
       values (gen_random_uuid(), '${south.organizationId}', 'slow', 'member', 'test.slow', 'Test', 'SUCCESS')`,
    );
    await south.happen([{ action: 'test.fast' }]);
    expect(await south.sealer.seal(south.organizationId)).toBe(0);
    await app.sql('commit');
    expect(await south.seal()).toBe(2);
    expect((await south.events()).map(({ action }) => action)).toEqual(['test.slow', 'test.fast']);
    expect((await south.verify()).findings).toEqual([]);
  });

  it('seals nothing twice and everything once while two seal, many write and somebody verifies', async () => {
    const beside = await createTestApp({ beside: app });
    try {
      // Servers share the folder of the anchors, as they share the files.
      const one = new ChainScene(app, 'north');
      const other = new ChainScene(beside, 'north', join(app.house.deps.config.dataDir, 'anchors'));
      // A transaction of another test database may keep everything young for a while: they write until enough was sealed.
      let rounds = 0;
      const seal = async ({ sealer, organizationId }: ChainScene) => {
        if ((await sealer.seal(organizationId)) > 0) rounds += 1;
      };
      const until = Date.now() + 15_000;
      const writers = Array.from({ length: 6 }, async (_unused, writer) => {
        for (let at = 0; at < 25 || (rounds < 4 && Date.now() < until); at += 1)
          await [one, other][writer % 2]!.happen(
            Array.from({ length: 1 + ((at * 7 + writer) % 12) }, (_one, each) => ({
              objectName: `${writer} ${at} ${each}`,
              after: { text: '引号"与\\反斜杠\u2028', at, writer },
            })),
          );
      });
      let isWriting = true;
      const alarms: unknown[] = [];
      const repeat = async (work: () => Promise<unknown>) => {
        do await work();
        while (isWriting);
      };
      const others = [
        repeat(() => seal(one)),
        repeat(() => seal(other)),
        repeat(async () => alarms.push(...(await one.verify()).findings)),
      ];
      await Promise.all(writers);
      isWriting = false;
      await Promise.all(others);
      await one.seal();
      expect(alarms).toEqual([]);
      const { findings, summary } = await other.verify();
      expect(findings).toEqual([]);
      expect(summary.unsealed).toBe(0);
      expect(summary.events).toBe((await one.events()).length);
      expect(summary.seals).toBeGreaterThan(3);
      expect(JSON.parse(readFileSync(one.anchorFile, 'utf8'))).toMatchObject(summary.head!);
    } finally {
      await beside.close();
    }
  });

  it('makes batches of at most five hundred, each of another hospital for itself', async () => {
    const south = new ChainScene(app, 'south');
    await south.happen(
      Array.from({ length: 1201 }, (_unused, at) => ({ objectName: `many ${at}` })),
      [{ objectName: 'one more' }],
    );
    expect(await south.seal()).toBe(1202);
    const seals = await app.sql<{ events: number }>(
      'select event_count as events from event_seal where organization_id = $1 order by number',
      [south.organizationId],
    );
    expect(seals.slice(-3).map(({ events }) => events)).toEqual([500, 500, 202]);
    expect((await south.verify()).findings).toEqual([]);
    expect(await south.seal()).toBe(0);
  });
});
