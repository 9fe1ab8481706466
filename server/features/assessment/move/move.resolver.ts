import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../../platform/access/allow.js';
import type { Reads } from '../../../platform/database/database.js';
import { readPage } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { check, id, paragraph } from '../../../platform/graphql/input-rules.js';
import { ownRow, pageOfLines, saying } from '../../framework/index.js';
import { requireAssessment } from '../assessment.queries.js';
import { moveLines } from './move-lines.js';
import type { MoveLine as Line } from './move-lines.js';
import { baseOf, controlIdsOf } from './move.base.js';
import type { MoveBase } from './move.base.js';
import { MovePreview, PreviewMoveArgs } from './move.preview.types.js';
import type { MoveCount, MoveLine } from './move.preview.types.js';
import { movesOf } from './move.queries.js';
import type { MoveService } from './move.service.js';
import { MoveAssessmentInput, MoveAssessmentPayload, UndoMovePayload } from './move.types.js';

const asking = z.object({ assessmentId: id, filter: z.object({ search: paragraph(200) }) });

@Resolver()
export class MoveResolver {
  constructor(private readonly service: MoveService) {}

  @Allow('assessment:manage')
  @Query(() => MovePreview, {
    description:
      'What moving an assessment to another edition would do, control by control. INVALID_STATE for an edition that is not published, BAD_USER_INPUT for one of another scoring kind.',
  })
  async previewMove(
    @Args(() => PreviewMoveArgs) { assessmentId, toFrameworkCode, filter, first, after }: PreviewMoveArgs,
    @Ctx() { reads }: RequestContext,
  ): Promise<MovePreview> {
    const page = readPage(first, after, 1);
    const { search } = check(asking, { assessmentId, filter: { search: filter?.search ?? '' } }).filter;
    const base = await baseOf(reads, assessmentId, toFrameworkCode);
    const lines = moveLines({ ...base, controlIds: await controlIdsOf(reads, base) });
    const found = await sayingLines(reads, lines, search);
    const { changes, outcomes } = filter ?? {};
    const chosen = found.filter(
      ({ difference, outcome }) =>
        (!changes?.length || changes.includes(difference.change)) &&
        (!outcomes?.length || outcomes.includes(outcome)),
    );
    return {
      from: { ...base.from.framework },
      to: { ...base.to.framework },
      basis: base.basis,
      needsTargetLevel: needsTargetLevel(base),
      totals: totalsOf(found),
      lines: pageOfLines(chosen, page, toRow),
    };
  }

  @Allow('assessment:manage')
  @Mutation(() => MoveAssessmentPayload, {
    description:
      'Moves an assessment to another edition: a new one with the answers, figures, proofs and unfinished tasks that come along; the older one stays as it is. CONFLICT when something changed since the preview, INVALID_STATE when it was moved to this edition already.',
  })
  async moveAssessment(
    @Arg('input', () => MoveAssessmentInput, { description: 'Which move, as decided.' })
    input: MoveAssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<MoveAssessmentPayload> {
    const movedId = await this.service.moveAssessment(context.actor, input);
    const [move] = await movesOf(context.reads, [movedId]);
    return {
      assessment: await requireAssessment(context.reads, movedId),
      previous: await requireAssessment(context.reads, move!.previousId),
      summary: move!.summary,
    };
  }

  @Allow('assessment:manage')
  @Mutation(() => UndoMovePayload, {
    description:
      'Takes a move back: the assessment that it made and everything that came along with it are gone, the older one is as it was. INVALID_STATE names what people did in it since and would lose.',
  })
  async undoMove(
    @Arg('assessmentId', () => ID, { description: 'The assessment that the move made.' })
    assessmentId: string,
    @Ctx() context: RequestContext,
  ): Promise<UndoMovePayload> {
    const undoneId = check(id, assessmentId);
    const previousId = await this.service.undoMove(context.actor, undoneId);
    return { undoneId, assessment: await requireAssessment(context.reads, previousId) };
  }
}

async function sayingLines(
  reads: Reads,
  lines: readonly Line[],
  search: string | undefined,
): Promise<readonly Line[]> {
  const differences = lines.map(({ difference }) => difference);
  const found = new Set(await saying(reads, differences, search));
  return lines.filter(({ difference }) => found.has(difference));
}

const toRow = ({ difference, outcome, decidable, figures, answer }: Line): MoveLine => ({
  difference: ownRow(difference),
  outcome,
  decidable,
  figures: figures.map(({ kind, level, grade, comesAlong, numerator, denominator, value }) => ({
    kind,
    level,
    grade,
    value: numerator !== null && denominator ? numerator / denominator : value,
    comesAlong,
  })),
  resultId: answer?.id ?? null,
});

function totalsOf(lines: readonly Line[]): MoveCount[] {
  const counts = new Map<string, MoveCount>();
  for (const { difference, outcome, decidable } of lines) {
    const key = `${difference.change} ${outcome} ${decidable}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { change: difference.change, outcome, decidable, count: 1 });
  }
  return [...counts.values()];
}

function needsTargetLevel({ assessment: { targetLevel }, to: { scoring } }: MoveBase): boolean {
  if (scoring.kind === 'GRADED_ITEMS')
    return !scoring.levelTable.some(({ level }) => level >= 1 && String(level) === targetLevel);
  return scoring.kind === 'POINTS' && !scoring.grades.some(({ key }) => key === targetLevel);
}
