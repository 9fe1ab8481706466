import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { DashboardResolver } from './dashboard.resolver.js';
import { DashboardService } from './dashboard.service.js';
import { ViewResolver } from './view.resolver.js';
import { ViewService } from './view.service.js';

/** Filters of screens under names, and tiles where everybody has put them. */
export function createViewRoom({ database }: Pick<Deps, 'database'>): Room {
  return {
    name: 'view',
    resolvers: [
      new ViewResolver(new ViewService(database)),
      new DashboardResolver(new DashboardService(database)),
    ],
  };
}
