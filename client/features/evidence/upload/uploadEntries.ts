import { isArchive, type ArchiveRefusal, type RefusedEntry } from './archive/archiveModel.ts';
import type { MappingRow, RowProblem } from './sheet/mappingSheet.ts';
import { matchRows } from './sheet/matchRows.ts';

/** What a file says of itself, before anybody has looked at it. */
export interface Proposed {
  title: string;
  collectedOn: string;
  tags: readonly string[];
}

/** One file of the dialog. */
export interface Entry {
  id: string;
  file: File;
  /** With its folders. */
  path: string;
  /** The archive that it came out of. */
  archiveId: string | null;
  proposed: Proposed;
  title: string;
  collectedOn: string;
  /** What a mapping sheet says of it. */
  row: MappingRow | null;
  /** Evidence that it is a new version of; null for evidence of its own. */
  revises: string | null;
}

/** A ZIP among the files; its entry is kept while it is unpacked, to be one piece of evidence again. */
export interface Archive {
  /** The id of its entry. */
  id: string;
  name: string;
  step: 'LOOKING' | 'OFFERED' | 'UNPACKING' | 'UNPACKED' | 'REFUSED';
  /** Files in it. */
  count: number;
  done: number;
  share: number;
  refusal: ArchiveRefusal | null;
  refused: readonly RefusedEntry[];
}

/** A mapping sheet, taken out of the files. */
export interface Sheet {
  entry: Entry;
  rows: readonly MappingRow[];
  unused: readonly string[];
  /** Rows beyond what is read. */
  cut: number;
}

export interface UploadState {
  entries: readonly Entry[];
  archives: readonly Archive[];
  sheets: readonly Sheet[];
  /** Of rows and files that do not find each other. */
  unmatched: readonly RowProblem[];
  /** Rows in whose place another one speaks. */
  replaced: ReadonlySet<MappingRow>;
}

export const emptyUpload: UploadState = {
  entries: [],
  archives: [],
  sheets: [],
  unmatched: [],
  replaced: new Set(),
};

/** The files that are to be sent: an archive that was unpacked is not one of them. */
export function linesOf({ entries, archives }: UploadState): Entry[] {
  const open = new Set(archives.flatMap(({ id, step }) => (step === 'UNPACKED' ? [id] : [])));
  return entries.filter(({ id }) => !open.has(id));
}

export function addEntries(state: UploadState, added: readonly Entry[]): UploadState {
  const archives = added
    .filter(({ file, archiveId }) => archiveId === null && isArchive(file))
    .map(({ id, path }): Archive => ({ id, name: path, step: 'LOOKING', ...unopened }));
  return filled({
    ...state,
    entries: [...state.entries, ...added],
    archives: [...state.archives, ...archives],
  });
}

const unopened = { count: 0, done: 0, share: 0, refusal: null, refused: [] };

export const changeEntry = (state: UploadState, id: string, change: Partial<Entry>): UploadState => ({
  ...state,
  entries: state.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
});

export const removeEntry = (state: UploadState, id: string): UploadState =>
  filled({
    ...state,
    entries: state.entries.filter((entry) => entry.id !== id),
    archives: state.archives.filter((archive) => archive.id !== id),
  });

export const changeArchive = (state: UploadState, id: string, change: Partial<Archive>): UploadState => ({
  ...state,
  archives: state.archives.map((archive) => (archive.id === id ? { ...archive, ...change } : archive)),
});

/** The files of an archive take its place; what was unpacked before the archive was taken away is dropped. */
export function unpackArchiveInto(
  state: UploadState,
  id: string,
  files: readonly Entry[],
  refused: readonly RefusedEntry[],
): UploadState {
  if (!state.archives.some((archive) => archive.id === id)) return state;
  return addEntries(changeArchive(state, id, { step: 'UNPACKED', refused }), files);
}

/** One piece of evidence again. */
export const packArchive = (state: UploadState, id: string): UploadState =>
  filled({
    ...changeArchive(state, id, { step: 'OFFERED', done: 0, share: 0, refused: [] }),
    entries: state.entries.filter(({ archiveId }) => archiveId !== id),
    sheets: state.sheets.filter(({ entry }) => entry.archiveId !== id),
  });

/**
 * Files that turned out to be mapping sheets leave the list; those that were taken away meanwhile stay away. The same
 * sheet once more, filled in further, takes the place of the one before.
 */
export function addSheets(state: UploadState, found: readonly Sheet[]): UploadState {
  const here = new Set(state.entries.map(({ id }) => id));
  const sheets = found.filter(({ entry }) => here.has(entry.id));
  if (sheets.length === 0) return state;
  const taken = new Set(sheets.map(({ entry }) => entry.id));
  return filled({
    ...state,
    entries: state.entries.filter(({ id }) => !taken.has(id)),
    sheets: [...state.sheets.filter((old) => !sheets.some((sheet) => isSame(old, sheet))), ...sheets],
  });
}

const isSame = ({ entry: one }: Sheet, { entry: other }: Sheet): boolean =>
  one.path === other.path && one.archiveId === other.archiveId;

export const removeSheet = (state: UploadState, id: string): UploadState =>
  filled({ ...state, sheets: state.sheets.filter(({ entry }) => entry.id !== id) });

/** No mapping sheet, but evidence like any other file. */
export function sheetAsEvidence(state: UploadState, id: string): UploadState {
  const sheet = state.sheets.find(({ entry }) => entry.id === id);
  if (!sheet) return state;
  return removeSheet({ ...state, entries: [...state.entries, sheet.entry] }, id);
}

/** Every file with what the sheets say of it. What somebody typed meanwhile stays, until another row speaks of the file. */
function filled(state: UploadState): UploadState {
  const lines = linesOf(state);
  const { rows, problems, replaced } = matchRows(
    state.sheets.flatMap((sheet) => sheet.rows),
    lines,
  );
  const entries = state.entries.map((entry): Entry => {
    const row = rows.get(entry.id) ?? null;
    if (row === entry.row) return entry;
    return {
      ...entry,
      row,
      title: row?.title || entry.proposed.title,
      collectedOn: row?.collectedOn || entry.proposed.collectedOn,
    };
  });
  return { ...state, entries, unmatched: problems, replaced };
}
