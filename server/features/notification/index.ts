import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { organizationIds } from '../activity/index.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { isTold, Telling } from './telling.js';

/** What people are told, in the application and outside. */
export interface NotificationRoom extends Room {
  readonly telling: Telling;
}

const tellQueue = 'notification.tell';
const datesQueue = 'notification.tell-dates';

export function createNotificationRoom({
  database,
  feed,
  jobs,
}: Pick<Deps, 'database' | 'feed' | 'jobs'>): NotificationRoom {
  const telling = new Telling(database);
  return {
    name: 'notification',
    telling,
    resolvers: [new NoticeResolver(new NoticeService(database))],
    async start() {
      jobs.handle(tellQueue, async (_data, { signal }) => {
        for (const id of await organizationIds(database)) await telling.tell(id, signal);
      });
      // The feed asks for it at once; the schedule is for what nobody heard of.
      jobs.schedule(tellQueue, '* * * * *');
      feed.watch(({ action }) => {
        if (isTold(action)) void jobs.nudge(tellQueue);
      });
      jobs.handle(datesQueue, async () => {
        for (const id of await organizationIds(database)) await telling.tellDates(id);
      });
      // In the morning; a server that was down then tells it within the hour.
      jobs.schedule(datesQueue, '5 7-22 * * *');
      await Promise.all([jobs.nudge(tellQueue), jobs.nudge(datesQueue)]);
    },
  };
}
