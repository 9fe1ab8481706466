import type { Reads } from '../../../platform/database/database.js';
import type { Control, Edition } from '../../framework/index.js';
import type { ItemCategory } from '../scoring/index.js';
import type { OfficialTables } from './official-table.content.js';
import { tablesOf } from './official-table.queries.js';
import { categoriesWith } from './official-tables.merge.js';

/** Category of each graded item by level, with what the hospital entered of the official table. One statement. */
export async function itemCategories(
  reads: Reads,
  edition: Edition,
): Promise<(control: Control) => Readonly<Record<number, ItemCategory>>> {
  const table = (await tablesOf(reads, edition)).find(({ kind }) => kind === 'CATEGORIES');
  const entered = (table?.entered ? { CATEGORIES: { content: table.categories } } : {}) as OfficialTables;
  return (control) => categoriesWith(control, entered);
}
