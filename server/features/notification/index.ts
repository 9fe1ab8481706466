import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { organizationIds } from '../activity/index.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { calendarRoutes } from './calendar/calendar.routes.js';
import { CalendarService } from './calendar/calendar.service.js';
import { ChannelResolver } from './channel/channel.resolver.js';
import { ChannelService } from './channel/channel.service.js';
import { deliverQueue, Outbox } from './delivery/outbox.js';
import { Sender } from './delivery/sender.js';
import { NoticeResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { SettingResolver } from './settings/setting.resolver.js';
import { SettingService } from './settings/setting.service.js';
import { isTold, Telling } from './telling.js';

/** What people are told, in the application and outside. */
export interface NotificationRoom extends Room {
  readonly telling: Telling;
  readonly sender: Sender;
}

const tellQueue = 'notification.tell';
const datesQueue = 'notification.tell-dates';
const gatheredMs = 100;

export function createNotificationRoom({
  config,
  database,
  feed,
  jobs,
  logger,
  secrets,
}: Pick<Deps, 'config' | 'database' | 'feed' | 'jobs' | 'logger' | 'secrets'>): NotificationRoom {
  const telling = new Telling(database, new Outbox(config, jobs));
  const sender = new Sender(database, config, logger, secrets);
  let again: NodeJS.Timeout | undefined;
  let asked: NodeJS.Timeout | undefined;
  return {
    name: 'notification',
    telling,
    sender,
    resolvers: [
      new NoticeResolver(new NoticeService(database)),
      new SettingResolver(new SettingService(database, config)),
      new ChannelResolver(new ChannelService(database, sender, jobs, config, secrets), config, secrets),
      new CalendarResolver(new CalendarService(database)),
    ],
    routes: (http) => calendarRoutes(http, { config, database }),
    async start() {
      /** One hospital's trouble is not another's: it is logged, and tried again within a minute. */
      const each = async (work: (organizationId: string) => Promise<void>) => {
        for (const id of await organizationIds(database))
          await work(id).catch((error: unknown) =>
            logger.error({ err: error, organizationId: id }, 'notices of one organization are stuck'),
          );
      };
      jobs.handle(tellQueue, (_data, { signal }) => each((id) => telling.tell(id, signal)));
      // The feed asks for it at once, many events together; the schedule is for what nobody heard of.
      jobs.schedule(tellQueue, '* * * * *');
      feed.watch(({ action }) => {
        if (!isTold(action)) return;
        asked ??= setTimeout(() => {
          asked = undefined;
          void jobs.nudge(tellQueue);
        }, gatheredMs).unref();
      });
      jobs.handle(datesQueue, () =>
        each(async (id) => {
          await telling.tellDates(id);
          await sender.tidy(id);
        }),
      );
      // In the morning; a server that was down then tells it within the hour.
      jobs.schedule(datesQueue, '5 7-22 * * *');
      jobs.handle(deliverQueue, (_data, { signal }) =>
        each(async (id) => {
          const pause = await sender.send(id, signal);
          if (pause === undefined) return;
          clearTimeout(again);
          again = setTimeout(() => void jobs.nudge(deliverQueue), pause).unref();
        }),
      );
      jobs.schedule(deliverQueue, '* * * * *');
      await Promise.all([tellQueue, datesQueue, deliverQueue].map((queue) => jobs.nudge(queue)));
    },
    async stop() {
      clearTimeout(again);
      clearTimeout(asked);
    },
  };
}
