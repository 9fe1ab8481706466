import { Migration } from '@mikro-orm/migrations';
import { applicationRole } from './tenant-table.js';

/** Time and order of an event are the database's alone: the application may not name them, not even in its own statements. */
export class EventClock extends Migration {
  override up(): void {
    this.addSql(`
      revoke insert on event from ${applicationRole};
      grant insert (id, organization_id, actor_id, actor_name, actor_kind, session_id, action, object_type, object_id,
        object_name, before, after, outcome, reason, topics, request_id, address, user_agent) on event to ${applicationRole};
    `);
  }
}
