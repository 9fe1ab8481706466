import { useEffect, useRef, useState } from 'react';
import { pathOf, withPath } from '../../../lib/filePath';
import { randomId } from '../../../lib/randomId';
import { ArchiveRefused, type UnpackedFile } from './archive/archiveModel';
import { countArchive, unpackArchive } from './archive/openArchive';
import type { EvidenceDraft } from './evidenceDraft';
import { likelySheets, readMappings } from './sheet/readMapping';
import {
  addEntries,
  addSheets,
  changeArchive,
  changeEntry,
  emptyUpload,
  packArchive,
  removeEntry,
  removeSheet,
  sheetAsEvidence,
  unpackArchiveInto,
  type Entry,
  type UploadState,
} from './uploadEntries';

/** The files of the dialog with their archives and mapping sheets; what takes time goes on beside, and ends with it. */
export function useUploadState(files: readonly File[], propose: (file: File) => EvidenceDraft) {
  const toEntry = (file: File, archiveId: string | null = null): Entry => {
    const { title, collectedOn, tags } = propose(file);
    const proposed = { title, collectedOn, tags: tags ?? [] };
    const id = randomId();
    return {
      id,
      file,
      path: pathOf(file),
      archiveId,
      proposed,
      title,
      collectedOn,
      row: null,
      revises: null,
    };
  };
  const [first] = useState(() => files.map((file) => toEntry(file)));
  const [state, update] = useState<UploadState>(() => addEntries(emptyUpload, first));
  const [looking, setLooking] = useState(0);
  const works = useRef(new Map<string, AbortController>());

  function begin(id: string): AbortSignal {
    const control = new AbortController();
    works.current.get(id)?.abort();
    works.current.set(id, control);
    return control.signal;
  }

  async function lookForSheets(entries: readonly Entry[]): Promise<void> {
    const likely = likelySheets(entries);
    if (likely.length === 0) return;
    const signal = begin(`sheets ${likely[0]?.id}`);
    setLooking((count) => count + 1);
    const sheets = await readMappings(likely, signal);
    if (signal.aborted) return;
    setLooking((count) => count - 1);
    update((before) => addSheets(before, sheets));
  }

  async function lookInto({ id, file }: Entry): Promise<void> {
    const signal = begin(id);
    try {
      const count = await countArchive(file, signal);
      update((before) => changeArchive(before, id, { step: 'OFFERED', count }));
    } catch (error) {
      if (!signal.aborted) refuse(id, error);
    }
  }

  const refuse = (id: string, error: unknown) =>
    update((before) =>
      changeArchive(before, id, {
        step: 'REFUSED',
        refusal: error instanceof ArchiveRefused ? error.reason : 'DAMAGED',
      }),
    );

  /** What came in: its tables may be mapping sheets, its archives may be unpacked. */
  function look(entries: readonly Entry[], archives: UploadState['archives']): void {
    void lookForSheets(entries);
    for (const entry of entries) if (archives.some(({ id }) => id === entry.id)) void lookInto(entry);
  }

  useEffect(() => {
    look(first, state.archives);
    const running = works.current;
    return () => {
      for (const control of running.values()) control.abort();
      setLooking(0);
    };
    // What the dialog was opened with is looked at once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function add(more: readonly File[]): void {
    const entries = more.map((file) => toEntry(file));
    update((before) => addEntries(before, entries));
    look(entries, addEntries(emptyUpload, entries).archives);
  }

  async function unpack(id: string): Promise<void> {
    const entry = state.entries.find((one) => one.id === id);
    if (!entry) return;
    const signal = begin(id);
    update((before) => changeArchive(before, id, { step: 'UNPACKING', done: 0, share: 0 }));
    try {
      const { files: unpacked, refused } = await unpackArchive(entry.file, signal, ({ files: done, share }) =>
        update((before) => changeArchive(before, id, { done, share })),
      );
      const entries = unpacked.map(({ file, path }: UnpackedFile) => toEntry(withPath(file, path), id));
      update((before) => unpackArchiveInto(before, id, entries, refused));
      await lookForSheets(entries);
    } catch (error) {
      if (!signal.aborted) refuse(id, error);
    }
  }

  function pack(id: string): void {
    works.current.get(id)?.abort();
    update((before) => packArchive(before, id));
  }

  return {
    state,
    /** Tables are still being looked at: one of them may say something of the others. */
    looking: looking > 0,
    add,
    unpack,
    pack,
    change: (id: string, change: Partial<Entry>) => update((before) => changeEntry(before, id, change)),
    remove(id: string) {
      works.current.get(id)?.abort();
      update((before) => removeEntry(before, id));
    },
    removeSheet: (id: string) => update((before) => removeSheet(before, id)),
    sheetAsEvidence: (id: string) => update((before) => sheetAsEvidence(before, id)),
    busy: state.archives.some(({ step }) => step === 'UNPACKING'),
  };
}
