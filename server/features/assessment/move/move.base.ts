import type { Actor } from '../../../platform/access/actor.js';
import type { Reads } from '../../../platform/database/database.js';
import { forbidden, text } from '../../../platform/graphql/errors.js';
import {
  compareTo,
  editionById,
  isConformity,
  requireEdition,
  requirePublished,
} from '../../framework/index.js';
import type { Edition } from '../../framework/index.js';
import { requireSystem } from '../../system/index.js';
import { requireAssessment } from '../assessment.queries.js';
import { chooseControls } from '../assessment.rules.js';
import type { Assessment } from '../assessment.types.js';
import type { MoveFacts } from './move-lines.js';
import { answersOf, figuresOf } from './move.queries.js';
import { basisOf, mayMove } from './move.rules.js';

/** What a move would start from. */
export interface MoveBase extends Omit<MoveFacts, 'controlIds'> {
  readonly assessment: Assessment;
  readonly from: Edition;
  readonly basis: string;
}

/** Everything that a move starts from. INVALID_STATE for a draft or a retired edition, BAD_USER_INPUT for another kind. */
export async function baseOf(reads: Reads, assessmentId: string, toCode: string): Promise<MoveBase> {
  requireMover(reads.actor);
  const assessment = await requireAssessment(reads, assessmentId);
  const from = await editionById(reads, assessment.frameworkId);
  if (!from) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
  const to = await requireEdition(reads, toCode);
  requirePublished(to);
  const { lines } = await compareTo(from, to, 'toFrameworkCode');
  const answers = await answersOf(reads, assessmentId);
  const figures = await figuresOf(reads, assessmentId);
  const basis = basisOf(assessment, [from, to], [answers, figures]);
  return { assessment, from, to, differences: lines, answers, figures, basis };
}

/** Controls of the newer edition that the subject has to answer. */
export async function controlIdsOf(reads: Reads, { to, assessment }: MoveBase): Promise<Set<string>> {
  if (!isConformity(to))
    return new Set(to.controls.filter(({ assessable }) => assessable).map(({ id }) => id));
  const system = await requireSystem(reads, assessment.systemId ?? '');
  return new Set(chooseControls(to, system).items.map(({ control }) => control.id));
}

/** FORBIDDEN to those who may not, or who would move what they cannot see. */
export function requireMover(actor: Actor): void {
  if (mayMove(actor)) return;
  throw forbidden(
    text(
      '转版会涉及全部结果，须由能看到整个测评的人员操作。',
      'A move touches every result: it takes somebody who sees the whole assessment.',
    ),
  );
}
