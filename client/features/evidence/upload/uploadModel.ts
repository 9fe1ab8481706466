import type { UploadItem } from '../../../lib/uploadQueue';
import type { EvidenceDraft } from './evidenceDraft';

/** The same bytes are already in the library as this one. */
export interface KnownEvidence {
  id: string;
  title: string;
  collectedOn: string;
  validFrom: string;
  version: number;
  viewerCanEdit: boolean;
  viewerCanLink: boolean;
}

/** What became of a file after its bytes arrived. */
export type Outcome =
  | { kind: 'registering' }
  | { kind: 'created'; evidenceId: string; title: string }
  | { kind: 'duplicate'; known: KnownEvidence; draft: EvidenceDraft }
  | { kind: 'settled'; evidenceId: string; title: string; how: 'linked' | 'renewed' | 'kept' | 'revised' }
  /** `outdated`: the title of the evidence that has changed since somebody chose it. */
  | { kind: 'refused'; message: string; outdated?: string };

/** One line of the upload panel. */
export interface UploadLine extends UploadItem {
  outcome: Outcome | null;
}

/** 200 MB, the limit of the server for one file. */
export const mostBytes = 200 * 1024 * 1024;
/** What the server would refuse anyway stays here and says so. */
export const fits = (file: File): boolean => file.size > 0 && file.size <= mostBytes;
/** One mutation registers what arrived within a moment, at most this many. */
export const mostPerMutation = 50;

/** Files that need a look or a decision. */
export const needsAttention = (line: UploadLine): boolean =>
  line.state === 'failed' || line.outcome?.kind === 'refused' || line.outcome?.kind === 'duplicate';

/** Files that are still on their way. */
export const isRunning = (line: UploadLine): boolean =>
  line.state === 'waiting' ||
  line.state === 'running' ||
  (line.state === 'done' && line.outcome?.kind === 'registering');

/** Why a file did not become evidence, as far as somebody said why. */
export const problemOf = (line: UploadLine): string =>
  (line.outcome?.kind === 'refused' ? line.outcome.message : line.failure) ?? '';
