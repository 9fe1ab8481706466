import type { MigrationObject } from '@mikro-orm/core';
import { People } from './20261124-01-people.js';
import { Event } from './20261124-02-event.js';
import { Framework } from './20261124-03-framework.js';
import { System } from './20261124-04-system.js';
import { Evidence } from './20261124-05-evidence.js';
import { Assessment } from './20261124-06-assessment.js';
import { Remediation } from './20261124-07-remediation.js';
import { Report } from './20261124-08-report.js';
import { ReportLabel } from './20261124-09-report-label.js';
import { SearchRows } from './20261128-01-search-rows.js';
import { EventClock } from './20261128-10-event-clock.js';
import { RuleBooks } from './20261128-20-rule-books.js';
import { Crosswalk } from './20261128-31-crosswalk.js';
import { OwnBooks } from './20261128-32-own-books.js';
import { Ratings } from './20261128-30-ratings.js';
import { Past } from './20261128-33-past.js';
import { Paths } from './20261128-36-paths.js';
import { FrameworkImports } from './20261128-37-framework-imports.js';
import { ControlText } from './20261128-34-control-text.js';
import { Editions } from './20261128-35-editions.js';
import { EventSeal } from './20261128-41-event-seal.js';

/** All schema steps in order; forward only. A step that has been released is never edited. */
export const migrations: MigrationObject[] = [
  { name: '20261124-01-people', class: People },
  { name: '20261124-02-event', class: Event },
  { name: '20261124-03-framework', class: Framework },
  { name: '20261124-04-system', class: System },
  { name: '20261124-05-evidence', class: Evidence },
  { name: '20261124-06-assessment', class: Assessment },
  { name: '20261124-07-remediation', class: Remediation },
  { name: '20261124-08-report', class: Report },
  { name: '20261124-09-report-label', class: ReportLabel },
  { name: '20261128-01-search-rows', class: SearchRows },
  { name: '20261128-10-event-clock', class: EventClock },
  { name: '20261128-20-rule-books', class: RuleBooks },
  { name: '20261128-30-ratings', class: Ratings },
  { name: '20261128-31-crosswalk', class: Crosswalk },
  { name: '20261128-32-own-books', class: OwnBooks },
  { name: '20261128-34-control-text', class: ControlText },
  { name: '20261128-36-paths', class: Paths },
  { name: '20261128-37-framework-imports', class: FrameworkImports },
  { name: '20261128-41-event-seal', class: EventSeal },
  { name: '20261128-33-past', class: Past },
  { name: '20261128-35-editions', class: Editions },
];
