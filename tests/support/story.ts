import { inject } from 'vitest';
import { tellStory } from '../../server/platform/database/story-clock.js';
import { createTestApp } from './test-app.js';
import type { TestApp } from './test-app.js';

/** The clock of a told time, set by the hour of a day in Shanghai. */
export type MoveTo = (day: string, hour?: number) => Promise<void>;

/**
 * Lets time pass for a test: `work` gets a second server whose database believes in the clock that it sets. Afterwards the
 * first server looks back on what happened. The hospitals begin with the story, so that their past is known from there on.
 */
export async function tell<T>(
  app: TestApp,
  begin: string,
  work: (told: TestApp, moveTo: MoveTo) => Promise<T>,
): Promise<T> {
  await app.sql('update organization set past_from = $1', [`${begin}T00:00:00+08:00`]);
  const database = new URL(app.ownerUrl).pathname.slice(1);
  const url = inject('applicationUrl').replace('__database__', database);
  return tellStory(app.ownerUrl, url, new Date(`${begin}T00:00:00+08:00`), async (story) => {
    const told = await createTestApp({ beside: app, applicationUrl: story.applicationUrl });
    try {
      return await work(told, (day, hour = 10) =>
        story.moveTo(new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)),
      );
    } finally {
      await told.close();
    }
  });
}
