import { createContext, useContext } from 'react';
import type { Verdict } from '../../../gql/graphql';
import type { Head, Line } from './lines';
import type { DraftStore } from './textDrafts';

/** What a dialog was opened for. */
export type Work =
  | { kind: 'attach' | 'assign' | 'task'; lines: readonly Line[] }
  | { kind: 'notApplicable'; lines: readonly Line[] }
  | { kind: 'files'; lines: readonly Line[]; files: readonly File[] };

/** The workbench as its parts see it. */
export interface Workbench {
  assessmentId: string;
  /** The system the assessment is about; links of proofs are made for it. */
  systemId: string | null;
  head: Head;
  lines: readonly Line[];
  active: Line | null;
  activate: (controlId: string) => void;
  /** The lines the verbs act on: the selection, else the active one. */
  targets: readonly Line[];
  /** Read-only for this person: closed, or no right. */
  canRate: boolean;
  canLink: boolean;
  canTask: boolean;
  canAssign: boolean;
  rate: (lines: readonly Line[], verdict: Verdict, reason?: string) => void;
  link: (
    evidences: readonly { id: string; title: string }[],
    lines: readonly Line[],
    everySystem?: boolean,
  ) => Promise<boolean>;
  unlink: (linkIds: readonly string[]) => Promise<void>;
  start: (work: Work) => void;
  /** The proof in the preview; stays while one walks through the controls. */
  proofId: string | null;
  showProof: (evidenceId: string | null) => void;
  openScore: (basis: 'DECLARED' | 'PROVEN') => void;
  drafts: DraftStore;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

/** The workbench around this component. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench outside the workbench');
  return workbench;
}
