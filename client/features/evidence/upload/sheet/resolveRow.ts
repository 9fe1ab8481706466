import type { NameProposal } from '../nameProposals.ts';
import { readCodes } from './controlCodes.ts';
import type { MappingRow, RowProblem } from './mappingSheet.ts';

export interface UnitChoice {
  id: string;
  code: string;
  name: string;
  path: string;
}

/** A row with what the hospital calls by these names. */
export interface ResolvedRow {
  unit: UnitChoice | null;
  controls: readonly NameProposal[];
  problems: readonly RowProblem[];
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Finds units by code, by path, or by a name that only one of them has. */
export function unitFinder(units: readonly UnitChoice[]): (text: string) => UnitChoice | 'NONE' | 'SEVERAL' {
  const found = new Map<string, Set<UnitChoice>>();
  for (const unit of units)
    for (const text of [unit.code, unit.path, unit.name]) {
      const key = fold(text);
      found.set(key, (found.get(key) ?? new Set()).add(unit));
    }
  const codes = new Map(units.map((unit) => [fold(unit.code), unit]));
  return (text) => {
    const [first, second] = found.get(fold(text)) ?? [];
    return codes.get(fold(text)) ?? (second ? 'SEVERAL' : (first ?? 'NONE'));
  };
}

/** What a row says, once the server was asked; what it does not know is told and left out. */
export function resolveRow(
  row: MappingRow,
  findUnit: ReturnType<typeof unitFinder>,
  known: ReadonlyMap<string, readonly NameProposal[]>,
): ResolvedRow {
  const { sheet, line } = row;
  const { controls, unknown } = readCodes(row.controls, known);
  const problems: RowProblem[] = unknown.map((text) => ({ kind: 'CODE', sheet, line, text }));
  const unit = row.unit === '' ? null : findUnit(row.unit);
  if (unit === 'NONE' || unit === 'SEVERAL')
    problems.push({ kind: unit === 'NONE' ? 'UNIT' : 'UNITS', sheet, line, text: row.unit });
  return { unit: typeof unit === 'string' ? null : unit, controls, problems };
}
