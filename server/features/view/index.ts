import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { ViewResolver } from './view.resolver.js';
import { ViewService } from './view.service.js';

/** Filters of screens under names. */
export function createViewRoom({ database }: Pick<Deps, 'database'>): Room {
  return { name: 'view', resolvers: [new ViewResolver(new ViewService(database))] };
}
