import type { Reads } from '../../platform/database/database.js';
import type { LeftOutReason } from './pack.data.js';
import { isIncomplete } from './pack.gaps.js';
import { draftSnapshot } from './pack.snapshot.js';
import { mostOutside } from './pack.outlook.types.js';
import type { PackOutlook } from './pack.outlook.types.js';
import type { Pack } from './pack.types.js';

const reasons: readonly LeftOutReason[] = [
  'NOT_ACCEPTED',
  'UNCONFIRMED_LINK',
  'OUTSIDE_PERIOD',
  'ABOVE_LABEL',
  'DAMAGED',
  'QUARANTINED',
];

/** Counted from the very data that freezing would read, so that the two never say different things. */
export async function outlookOf(reads: Reads, pack: Pack): Promise<PackOutlook> {
  const data = await draftSnapshot(reads, pack);
  const items = data.chapters.flatMap((chapter) => chapter.items);
  const left = Map.groupBy(
    items.flatMap((item) => item.leftOut),
    ({ reason }) => reason,
  );
  return {
    chapters: data.chapters.map(({ part = 0, title, items: own }) => ({
      part: part + 1,
      title,
      items: own.length,
      rated: own.filter(({ verdict }) => verdict !== 'OPEN').length,
      explained: own.filter(
        ({ verdict, currentState, notApplicableReason }) =>
          verdict !== 'OPEN' && Boolean(verdict === 'NOT_APPLICABLE' ? notApplicableReason : currentState),
      ).length,
      proven: own.filter(({ proofs }) => proofs.length > 0).length,
      proofs: own.reduce((sum, { proofs }) => sum + proofs.length, 0),
    })),
    items: items.length,
    incomplete: items.filter(isIncomplete).length,
    waived: items.filter(({ waiver }) => Boolean(waiver)).length,
    notArranged: data.notArranged,
    outside: (data.outside ?? []).slice(0, mostOutside).map((node) => ({ ...node, part: node.part + 1 })),
    proofs: data.proofs.length,
    byteSize: data.proofs.reduce((sum, { byteSize }) => sum + (byteSize ?? 0), 0),
    holdsSensitive: data.proofs.some(({ label }) => label === 'SENSITIVE'),
    leftOut: reasons.flatMap((reason) => {
      const count = left.get(reason)?.length ?? 0;
      return count === 0 ? [] : [{ reason, count }];
    }),
  };
}
