import { useCallback, useEffect, useMemo, useState } from 'react';
import type { EvidenceFilter } from '../../../gql/graphql';
import { useCan } from '../../../lib/viewer';
import { everyMatch, these, type Choice } from '../review/choice';
import type { EvidenceRow } from './evidenceColumns';

/** What each verb would work on now; null where it is open for none of them. */
export interface LibraryChoices {
  submit: Choice | null;
  accept: Choice | null;
  giveBack: Choice | null;
  edit: Choice<EvidenceRow> | null;
  link: Choice | null;
}

interface Listed {
  rows: readonly EvidenceRow[];
  total: number;
  activeId: string | null;
  filter: EvidenceFilter;
  filterKey: string;
}

/** Ticked rows, everything that matches, or else the row in the preview, and what may be done with them. */
export function useLibraryChoice({ rows, total, activeId, filter, filterKey }: Listed) {
  const can = useCan();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const setSelection = useCallback((next: ReadonlySet<string>) => {
    setTicked(next);
    setEverything(false);
  }, []);
  // A selection belongs to the list it was made in.
  useEffect(() => setSelection(new Set()), [filterKey, setSelection]);

  // Everything that matches shows as ticked as far as it is loaded; taking one tick off leaves those.
  const selection = useMemo(
    () => (everything ? new Set(rows.map((row) => row.id)) : ticked),
    [everything, rows, ticked],
  );
  const chosen = useMemo(() => rows.filter((row) => selection.has(row.id)), [rows, selection]);
  const active = rows.find((row) => row.id === activeId);
  const targets = chosen.length > 0 ? chosen : active ? [active] : [];

  // Of what is not loaded only the server knows what may be done with each: it answers that item by item.
  const some = (permission: string, may: (row: EvidenceRow) => boolean): Choice<EvidenceRow> | null => {
    if (everything) return can(permission) ? everyMatch(filter, total) : null;
    const open = targets.filter(may);
    return open.length > 0 ? these(open) : null;
  };
  const editing = can('evidence:create') ? 'evidence:create' : 'evidence:review';
  const choices: LibraryChoices = {
    submit: some('evidence:create', (row) => row.viewerCanSubmit),
    accept: some('evidence:review', (row) => row.viewerCanAccept),
    giveBack: some('evidence:review', (row) => row.viewerCanReturn),
    edit: some(editing, (row) => row.viewerCanEdit),
    link: some('evidence:link', (row) => row.viewerCanLink),
  };
  return {
    selection,
    setSelection,
    clear: useCallback(() => setSelection(new Set()), [setSelection]),
    /** How many are chosen by ticking or by filter; the row in the preview alone is no selection. */
    count: everything ? total : chosen.length,
    everything,
    selectEverything: () => setEverything(true),
    choices,
  };
}
