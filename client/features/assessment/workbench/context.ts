import { createContext, useContext } from 'react';
import type { RateResultsInput, Verdict } from '../../../gql/graphql';
import type { Head, Line, Target } from './lines';
import type { DraftStore } from './textDrafts';

/** What a dialog was opened for. */
export type Work =
  | { kind: 'assign' | 'task' | 'notApplicable'; lines: readonly Line[] }
  | { kind: 'attach'; lines: readonly Target[] }
  | { kind: 'files'; lines: readonly Target[]; files: readonly File[] };

export type SendRatings = (lines: readonly Line[], ratings: RateResultsInput['ratings']) => Promise<boolean>;

/** The workbench as its parts see it. */
export interface Workbench {
  assessmentId: string;
  /** The system the assessment is about; links of proofs are made for it, or for every subject. */
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
  /** Any part of an answer; true when it was taken. */
  send: SendRatings;
  link: (
    evidences: readonly { id: string; title: string }[],
    lines: readonly Target[],
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
