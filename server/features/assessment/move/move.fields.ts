import { Extensions, Resolver } from 'type-graphql';
import { byParent, distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { EvidenceLink } from '../../evidence/index.js';
import { Control, controlsByIds, inTurns, wordChanges } from '../../framework/index.js';
import { assessmentsByIds } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { resultsByIds } from '../result.queries.js';
import { Result } from '../result.types.js';
import { MoveLine } from './move.preview.types.js';
import { lossesOf, movesFrom, movesOf, originsOf, originsOfLinks } from './move.queries.js';
import type { MoveDependants, OriginRow } from './move.queries.js';
import { mayMove } from './move.rules.js';
import { AssessmentMove, MoveLosses, ResultOrigin } from './move.types.js';

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
    nullable: true,
    description:
      'What people did in it since: the move can be undone when all of it is 0. Null for those who may not undo it.',
  })
  async losses(
    moves: AssessmentMove[],
    _args: object,
    { reads, actor }: Load,
  ): Promise<(MoveLosses | null)[]> {
    // Counted over the whole assessment, so not for people who see only a part of it.
    if (!mayMove(actor)) return moves.map(() => null);
    const ids = moves.map(({ assessmentId }) => assessmentId);
    return inOrder(ids, await lossesOf(reads, ids, this.dependants));
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
    const ids = [...rows.map((row) => row.fromControlId), ...results.map((result) => result.controlId)];
    const controls = new Map((await controlsByIds(reads, ids)).map((control) => [control.id, control]));
    return inTurns(originsIn(results, new Map(rows.map((row) => [row.id, row])), controls));
  }
}

/** A thousand reworded texts are compared between other work. */
function* originsIn(
  results: readonly Result[],
  rows: ReadonlyMap<string, OriginRow>,
  controls: ReadonlyMap<string, Control>,
): Generator<void, (ResultOrigin | null)[]> {
  const found: (ResultOrigin | null)[] = [];
  for (const result of results) {
    const row = rows.get(result.id);
    const before = row && controls.get(row.fromControlId);
    const after = controls.get(result.controlId);
    const words = before && after ? wordChanges(before, after) : nothing;
    found.push(
      row ? { change: row.change, carried: row.carried, fromResultId: row.fromResultId, ...words } : null,
    );
    yield;
  }
  return found;
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
