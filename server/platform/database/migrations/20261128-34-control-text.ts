import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/**
 * The wording of a standard that a hospital has a licence for. A removed text stays as a row without text: its version goes on
 * counting, so nobody can overwrite what he has not seen.
 */
export class ControlText extends Migration {
  override up(): void {
    this.addSql(`
      create table control_text (
        organization_id uuid not null references organization (id),
        control_id uuid not null references control (id),
        text text check (char_length(text) between 1 and 20000),
        source text check (char_length(source) between 1 and 500),
        version integer not null check (version >= 1),
        recorded_by uuid,
        recorded_by_name text not null,
        recorded_at timestamptz(3) not null,
        -- What a search compares with: full-width forms and case do not matter.
        folded text generated always as (lower(normalize(text, nfkc))) stored,
        primary key (organization_id, control_id),
        ${within('recorded_by', 'membership')}
      );
      -- For the loader of frameworks, which removes controls that a new content no longer has.
      create index control_text_control on control_text (control_id);
      ${protect('control_text', ['select', 'insert', 'update'])}
    `);
  }
}
