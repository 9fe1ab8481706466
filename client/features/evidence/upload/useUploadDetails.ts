import { useMemo } from 'react';
import { useUnits } from '../../organization';
import type { NameProposal } from './nameProposals';
import type { Revised } from './evidenceDraft';
import { codeParts } from './sheet/controlCodes';
import type { RowProblem } from './sheet/mappingSheet';
import { resolveRow, unitFinder, type ResolvedRow } from './sheet/resolveRow';
import type { Entry, UploadState } from './uploadEntries';
import { nameOf, useNameProposals } from './useNameProposals';
import { useNamesakes } from './useNamesakes';

const noControls: readonly NameProposal[] = [];
const noEvidence: readonly Revised[] = [];

/** What the server knows of the lines: controls in their names and in the sheets, units, evidence of nearly the same name. */
export function useUploadDetails({ sheets, unmatched, replaced }: UploadState, lines: readonly Entry[]) {
  const units = useUnits();
  const names = useMemo(() => lines.map(({ file }) => nameOf(file)), [lines]);
  const codes = useMemo(
    () => sheets.flatMap(({ rows }) => rows.flatMap((row) => codeParts(row.controls))),
    [sheets],
  );
  const named = useNameProposals(names);
  const coded = useNameProposals(codes);
  const namesakes = useNamesakes(useMemo(() => lines.map(({ file }) => file.name), [lines]));
  const resolved = useMemo(() => {
    const find = unitFinder(units ?? []);
    return new Map(
      sheets.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          replaced.has(row) ? [] : [[row, resolveRow(row, find, coded.found)] as const],
        ),
      ),
    );
  }, [sheets, replaced, units, coded.found]);
  const waiting = coded.waiting || (sheets.length > 0 && units === undefined);
  const problems = useMemo<RowProblem[]>(
    () => [
      ...unmatched,
      ...[...resolved.keys()].flatMap((row) => row.problems),
      // Codes that nobody was asked about yet are not unknown.
      ...(waiting ? [] : [...resolved.values()].flatMap((row) => row.problems)),
    ],
    [unmatched, resolved, waiting],
  );
  return {
    named,
    /** The questions about the sheets. */
    waiting,
    failed: coded.failed || named.failed,
    again() {
      coded.again();
      named.again();
    },
    problems,
    /** Told apart in a sheet, where names may be the same. */
    unitCode: (id: string | null | undefined) => units?.find((unit) => unit.id === id)?.code ?? '',
    proposalsOf: (entry: Entry) => named.found.get(nameOf(entry.file)) ?? noControls,
    resolvedOf: (entry: Entry): ResolvedRow | undefined => (entry.row ? resolved.get(entry.row) : undefined),
    namesakesOf: (entry: Entry) => namesakes.get(entry.file.name) ?? noEvidence,
  };
}
