import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** Names that people give to the filters of a list: an address, kept for oneself or for the hospital. */
export class SavedViews extends Migration {
  override up(): void {
    this.addSql(`
      create table saved_view (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        owner_id uuid not null,
        screen text not null check (screen in ('EVIDENCE', 'REMEDIATION')),
        name text not null check (char_length(name) between 1 and 60),
        query text not null check (char_length(query) <= 4000),
        shared boolean not null,
        created_at timestamptz(3) not null default now(),
        -- Saving under the same name again replaces the view.
        unique (organization_id, owner_id, screen, name),
        ${within('owner_id', 'membership')}
      );
      create index saved_view_shared on saved_view (organization_id, screen) where shared;
      ${protect('saved_view')}
    `);
  }
}
