import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** How a person has arranged the tiles of a screen; whoever has none gets the standard of his role. */
export class Dashboards extends Migration {
  override up(): void {
    this.addSql(`
      create table dashboard (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        owner_id uuid not null,
        screen text not null check (screen in ('PROGRESS')),
        -- [{tile, size, shown}] in order; which tiles there are the program knows, not the table.
        tiles jsonb not null check (jsonb_typeof(tiles) = 'array' and jsonb_array_length(tiles) <= 50),
        unique (organization_id, owner_id, screen),
        ${within('owner_id', 'membership')}
      );
      ${protect('dashboard')}
    `);
  }
}
