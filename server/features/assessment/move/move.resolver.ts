import { Arg, Args, Ctx, Extensions, ID, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../../platform/access/allow.js';
import type { Reads } from '../../../platform/database/database.js';
import { connect, readPage } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { check, id, paragraph } from '../../../platform/graphql/input-rules.js';
import { byParent, distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { EvidenceLink } from '../../evidence/index.js';
import { Control, controlsByIds, saying, wordChanges } from '../../framework/index.js';
import { assessmentsByIds, requireAssessment } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { resultsByIds } from '../result.queries.js';
import { Result } from '../result.types.js';
import { moveLines } from './move-lines.js';
import type { MoveLine as Line } from './move-lines.js';
import { lossesOf, movesFrom, movesOf, originsOf, originsOfLinks } from './move.queries.js';
import type { MoveDependants } from './move.queries.js';
import { mayMove } from './move.rules.js';
import { baseOf, controlIdsOf } from './move.service.js';
import type { MoveBase, MoveService } from './move.service.js';
import {
  AssessmentMove,
  MoveAssessmentInput,
  MoveAssessmentPayload,
  MoveCount,
  MoveLine,
  MoveLosses,
  MovePreview,
  PreviewMoveArgs,
  ResultOrigin,
  UndoMovePayload,
} from './move.types.js';

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
    const start = Number(page.after?.[0] ?? -1) + 1;
    const places = new Map<MoveLine, number>();
    const rows = chosen.slice(start, start + page.first + 1).map((line, at) => {
      const row = toRow(line);
      places.set(row, start + at);
      return row;
    });
    return {
      from: { ...base.from.framework },
      to: { ...base.to.framework },
      basis: base.basis,
      needsTargetLevel: needsTargetLevel(base),
      totals: totalsOf(found),
      lines: connect(rows, page.first, chosen.length, (row) => [places.get(row)!]),
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

// Rows of an answer are written upon by relations, and those in memory are everybody's.
const copy = (control: Control | null): Control | null => control && { ...control };

const toRow = ({ difference, outcome, decidable, figures, answer }: Line): MoveLine => ({
  difference: { ...difference, before: copy(difference.before), after: copy(difference.after) },
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

@Resolver(() => MoveLine)
export class MoveLineFields {
  @Relation(() => Result, {
    nullable: true,
    description: 'The result in the older assessment; null where it has none.',
  })
  async result(lines: MoveLine[], _args: object, { reads, selected }: Load): Promise<(Result | null)[]> {
    const keys = lines.map(({ resultId }) => resultId);
    return inOrder(keys, await resultsByIds(reads, distinct(keys), selected));
  }
}

@Resolver(() => Assessment)
export class AssessmentMoves {
  @Relation(() => AssessmentMove, {
    nullable: true,
    description: 'The move that made it; null when it was started in another way.',
  })
  async move(assessments: Assessment[], _args: object, { reads }: Load): Promise<(AssessmentMove | null)[]> {
    const ids = assessments.map((assessment) => assessment.id);
    const found = new Map((await movesOf(reads, ids)).map((move) => [move.assessmentId, move]));
    return ids.map((key) => found.get(key) ?? null);
  }

  @Extensions({ listSize: 3 })
  @Relation(() => [Assessment], { description: 'Assessments that it was moved to, newest first.' })
  async movedTo(assessments: Assessment[], _args: object, { reads }: Load): Promise<Assessment[][]> {
    const moves = await movesFrom(
      reads,
      assessments.map((assessment) => assessment.id),
    );
    const found = await assessmentsByIds(
      reads,
      moves.map(({ assessmentId }) => assessmentId),
    );
    const byId = new Map(found.map((assessment) => [assessment.id, assessment]));
    return byParent(assessments, moves, ({ previousId }) => previousId).map((list) =>
      list.flatMap(({ assessmentId }) => byId.get(assessmentId) ?? []),
    );
  }

  @Relation(() => Boolean, { description: 'Whether the caller may move it to another edition.' })
  viewerCanMove(assessments: Assessment[], _args: object, { actor }: Load): boolean[] {
    return assessments.map(() => mayMove(actor));
  }
}

@Resolver(() => AssessmentMove)
export class AssessmentMoveFields {
  constructor(private readonly dependants: MoveDependants) {}

  @Relation(() => Assessment, {
    nullable: true,
    description: 'The assessment that it was moved from; null when it is not visible to the caller.',
  })
  async from(moves: AssessmentMove[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = moves.map(({ previousId }) => previousId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => MoveLosses, {
    description: 'What people did in it since: the move can be undone when all of it is 0.',
  })
  async losses(moves: AssessmentMove[], _args: object, { reads }: Load): Promise<MoveLosses[]> {
    const ids = moves.map(({ assessmentId }) => assessmentId);
    const found = inOrder(ids, await lossesOf(reads, ids, this.dependants));
    return found.map((losses) => losses!);
  }

  @Relation(() => Boolean, {
    description: 'Whether the caller may undo it, as long as nothing would be lost.',
  })
  viewerCanUndo(moves: AssessmentMove[], _args: object, { actor }: Load): boolean[] {
    return moves.map(() => mayMove(actor));
  }
}

@Resolver(() => Result)
export class ResultOrigins {
  @Relation(() => ResultOrigin, {
    nullable: true,
    description:
      'The answer of an earlier edition that it goes on from; null where the assessment was not moved or the control is new.',
  })
  async origin(results: Result[], _args: object, { reads }: Load): Promise<(ResultOrigin | null)[]> {
    const rows = await originsOf(
      reads,
      results.map((result) => result.id),
    );
    const origins = new Map(rows.map((row) => [row.id, row]));
    const ids = [...rows.map((row) => row.fromControlId), ...results.map((result) => result.controlId)];
    const controls = new Map((await controlsByIds(reads, ids)).map((control) => [control.id, control]));
    return results.map((result) => {
      const row = origins.get(result.id);
      if (!row) return null;
      const { change, carried, fromResultId, fromControlId } = row;
      const before = controls.get(fromControlId);
      const after = controls.get(result.controlId);
      const words = before && after ? wordChanges(before, after) : nothing;
      return { change, carried, fromResultId, ...words };
    });
  }
}

const nothing = { nameWords: [], textWords: [], termsChanged: false };

@Resolver(() => ResultOrigin)
export class ResultOriginFields {
  @Relation(() => Result, {
    nullable: true,
    description: 'The result in the older assessment; null when it is not visible to the caller.',
  })
  async result(
    origins: ResultOrigin[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Result | null)[]> {
    const keys = origins.map(({ fromResultId }) => fromResultId);
    return inOrder(keys, await resultsByIds(reads, distinct(keys), selected));
  }
}

@Resolver(() => EvidenceLink)
export class LinkOrigins {
  @Relation(() => Control, {
    nullable: true,
    description:
      'The control of an earlier edition that it proved, when a move of an assessment made this link; null for all others.',
  })
  async movedFrom(links: EvidenceLink[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const rows = await originsOfLinks(
      reads,
      links.map((link) => link.id),
    );
    const controls = new Map(
      (
        await controlsByIds(
          reads,
          rows.map(({ controlId }) => controlId),
        )
      ).map((control) => [control.id, control]),
    );
    const origins = new Map(rows.map((row) => [row.id, row.controlId]));
    return links.map((link) => controls.get(origins.get(link.id) ?? '') ?? null);
  }
}
