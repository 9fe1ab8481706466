import type { Reads } from '../../platform/database/database.js';
import type { Scenario } from '../assessment/index.js';

/** What planning needs of the assessment room: what an assessment would come to. */
export interface Scenarios {
  openScenarios(reads: Reads, assessmentIds: readonly string[]): Promise<Map<string, Scenario>>;
}
