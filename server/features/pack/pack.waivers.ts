import type { Tx } from '../../platform/database/database.js';
import { notFound } from '../../platform/graphql/errors.js';
import { editionById } from '../framework/index.js';
import type { PackRecord, Waiver } from './pack.entity.js';
import { assessmentIdsOf, assessmentOfPart, requireAssessments } from './pack.parts.js';

/** The waivers of a pack after one was decided or, without a reason, taken back. */
export async function waiversAfter(
  tx: Tx,
  { id, waivers }: Pick<PackRecord, 'id' | 'waivers'>,
  wanted: {
    readonly part: number | null;
    readonly code: string;
    readonly reason: string | null;
  },
): Promise<readonly Waiver[]> {
  const { part, code, reason } = wanted;
  const held = await assessmentIdsOf(tx, id);
  const assessmentId = assessmentOfPart(held, part, 'part');
  const [assessment] = await requireAssessments(tx, [assessmentId]);
  const edition = await editionById(tx, assessment!.frameworkId);
  if (!edition?.controls.some((control) => control.code === code)) throw notFound();
  const others = waivers.filter((one) => one.code !== code || one.assessmentId !== assessmentId);
  return reason ? [...others, { assessmentId, code, reason }] : others;
}
