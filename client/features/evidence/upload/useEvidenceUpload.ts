import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { formatBytes } from '../../../lib/format';
import { useStore } from '../../../lib/store';
import { showToast } from '../../../ui/toastStore';
import { evidenceUploads, type UploadPlan, type UploadWatcher } from './evidenceUploads';
import { proposeDay, proposeTags, proposeTitle } from './proposeFromFile';
import type { EvidenceDraft, Revised } from './evidenceDraft';
import { mostBytes, type UploadLine } from './uploadModel';

/** What all files of one drop have in common. */
export interface UploadTarget extends UploadWatcher {
  controlIds?: readonly string[];
  systemId?: string | null;
  unitId?: string | null;
  /** Goes to review as soon as it has arrived. */
  submit?: boolean;
  /** Overrides what is read from one file's name; by file, after the person has looked at it. */
  change?: (file: File, proposed: EvidenceDraft) => EvidenceDraft;
  /** Evidence that a file is a new version of, instead of being evidence itself. */
  revises?: (file: File) => Revised | null;
}

/**
 * Turns files into evidence: `add(files, target)` at once, three at a time, resumable. The queue belongs to the window
 * and not to the screen; show `<UploadPanel />` where people drop files.
 */
export function useEvidenceUpload() {
  const { t } = useLingui();
  const uploads = evidenceUploads(useApolloClient());
  const items = useStore(uploads.queue.items);
  const outcomes = useStore(uploads.outcomes);
  const lines = useMemo<UploadLine[]>(
    () =>
      items
        .filter((item) => item.state !== 'cancelled')
        .map((item) => ({ ...item, outcome: outcomes.get(item.key) ?? null })),
    [items, outcomes],
  );

  /** The draft of one file from its name, folder and date. */
  function propose(file: File): EvidenceDraft {
    return { title: proposeTitle(file, t`截图`), collectedOn: proposeDay(file), tags: proposeTags(file) };
  }

  function add(files: readonly File[], target: UploadTarget = {}): void {
    const fitting: File[] = [];
    for (const file of files) {
      if (file.size === 0) showToast(t`“${file.name}”是空文件（0 字节），没有上传`, { tone: 'negative' });
      else if (file.size > mostBytes) {
        showToast(t`“${file.name}”超过 ${formatBytes(mostBytes)}，没有上传`, { tone: 'negative' });
      } else fitting.push(file);
    }
    const planOf = (file: File): UploadPlan => {
      const proposed: EvidenceDraft = {
        ...propose(file),
        ...(target.controlIds ? { controlIds: [...target.controlIds] } : {}),
        ...(target.systemId ? { systemId: target.systemId } : {}),
        ...(target.unitId ? { unitId: target.unitId } : {}),
        ...(target.submit ? { submit: true } : {}),
      };
      return {
        draft: target.change?.(file, proposed) ?? proposed,
        revises: target.revises?.(file) ?? null,
      };
    };
    uploads.add(fitting, planOf, target.onCreated ? { onCreated: target.onCreated } : undefined);
  }

  return { lines, add, propose, uploads };
}
