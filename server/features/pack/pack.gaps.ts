import type { Reads } from '../../platform/database/database.js';
import type { LeftOutReason, PackData, PackItem } from './pack.data.js';
import { draftSnapshot } from './pack.snapshot.js';
import type { Pack } from './pack.types.js';

export type PackProblemKind = 'UNRATED' | 'UNEXPLAINED' | 'NO_PROOF' | LeftOutReason;

/** One thing that is missing of an item, and the evidence that it is about. */
export interface PackProblem {
  readonly kind: PackProblemKind;
  readonly evidences: readonly { readonly id: string; readonly title: string }[];
}

/** An item that is not complete, or goes without proof by a decision. */
export interface PackGap {
  /** From 1. */
  readonly part: number;
  readonly code: string;
  readonly name: string;
  readonly chapter: string;
  readonly controlId: string;
  readonly problems: readonly PackProblem[];
  readonly waiver: string | null;
}

/** What a pack would lack if it were frozen now, in its order. */
export const gapsOfPack = async (reads: Reads, pack: Pack): Promise<readonly PackGap[]> =>
  gapsOf(await draftSnapshot(reads, pack));

const gapsOf = ({ chapters }: PackData): readonly PackGap[] =>
  chapters.flatMap(({ part = 0, title, items }) =>
    items.flatMap((item) => {
      const problems = problemsOf(item);
      const waiver = item.waiver ?? null;
      return problems.length === 0 && waiver === null
        ? []
        : [
            {
              part: part + 1,
              code: item.code,
              name: item.name,
              chapter: title,
              controlId: item.controlId ?? '',
              problems,
              waiver,
            },
          ];
    }),
  );

/** Whether something of an item is still to be done before a pack is complete. */
export const isIncomplete = (item: PackItem): boolean => problemsOf(item).length > 0;

function problemsOf(item: PackItem): readonly PackProblem[] {
  const { verdict, currentState, notApplicableReason, proofs, leftOut } = item;
  const problems: PackProblem[] = [];
  const lacks = (kind: PackProblemKind): void => void problems.push({ kind, evidences: [] });
  if (verdict === 'OPEN') lacks('UNRATED');
  else if (!(verdict === 'NOT_APPLICABLE' ? notApplicableReason : currentState)) lacks('UNEXPLAINED');
  if (proofs.length === 0 && verdict !== 'NOT_APPLICABLE' && !item.waiver) lacks('NO_PROOF');
  for (const [kind, own] of Map.groupBy(leftOut, ({ reason }) => reason))
    problems.push({
      kind,
      evidences: own.map(({ evidenceId, title }) => ({ id: evidenceId ?? '', title })),
    });
  return problems;
}
