import type { Room } from '../../platform/room.js';
import { ProgressLoadFields, ProgressResolver } from './progress.resolver.js';

export { overdueTasks } from './overdue.queries.js';
export type { OverdueTask } from './overdue.queries.js';
export { readProgress } from './progress.queries.js';
export { RemediationProgress } from './progress.types.js';

/** How closing gaps goes on: series, measures, forecast and load, from the rows that held then. */
export function createProgressRoom(): Room {
  return {
    name: 'progress',
    permission: 'remediation:read',
    resolvers: [new ProgressResolver(), new ProgressLoadFields()],
  };
}
