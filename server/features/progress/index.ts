import type { Room } from '../../platform/room.js';
import { ProgressLoadFields, ProgressResolver } from './progress.resolver.js';

/** How closing gaps goes on: series, measures, forecast and load, from the rows that held then. */
export function createProgressRoom(): Room {
  return {
    name: 'progress',
    permission: 'remediation:read',
    resolvers: [new ProgressResolver(), new ProgressLoadFields()],
  };
}
