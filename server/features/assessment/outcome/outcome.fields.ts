import { Args, Extensions, Resolver } from 'type-graphql';
import { idOnly } from '../../../platform/graphql/columns.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { Control, controlsByIds, editionById } from '../../framework/index.js';
import { Assessment } from '../assessment.types.js';
import { resultsOfAssessments } from '../result.queries.js';
import { ratingsOf, recordedIn } from '../score.queries.js';
import type { RecordedRows, StoredRating, StoredScore } from '../score.queries.js';
import type { ScoreBasis, ScoreText } from '../scoring/index.js';
import { explain } from './explanation.js';
import type { Explained } from './explanation.js';
import { ExplanationArgs, ExplanationNode } from './explanation.types.js';
import { detailsOf, speaker } from './outcome.details.js';
import type { OutcomeDetails, Sight } from './outcome.details.js';
import { ConditionGap } from './level.types.js';
import { RatedIndicator, RatedItem, Rating } from './outcome.types.js';
import type { RatingOutcome } from './outcome.types.js';
import { rateBoth, summaryOf } from './rate.js';
import type { Rated } from './rate.js';

const details: readonly (keyof OutcomeDetails)[] = [
  'items',
  'indicators',
  'sections',
  'levels',
  'steps',
  'notes',
];
const noDetails: OutcomeDetails = {
  items: [],
  indicators: [],
  sections: [],
  levels: [],
  steps: [],
  notes: [],
};

@Resolver(() => Assessment)
export class AssessmentOutcomes {
  @Relation(() => Rating, {
    description:
      'What it comes to by the rules of its rule book, declared and proven; both follow every answer, figure, proof and official table at once.',
  })
  async rating(assessments: Assessment[], _args: object, load: Load): Promise<(Rating | null)[]> {
    const { reads, selected } = load;
    const ids = assessments.map((assessment) => assessment.id);
    const stored = new Map((await ratingsOf(reads, ids)).map((row) => [row.id, row]));
    const asksDetails = ['declared', 'proven'].some((side) => {
      const below = selected?.below(side);
      return below !== undefined && details.some((field) => below.has(field));
    });
    const outdated = [...stored.values()].some(({ declared }) => declared.conclusionRule === undefined);
    const computed = asksDetails || outdated ? await compute(load, assessments) : undefined;
    return Promise.all(
      assessments.map(async (assessment) => {
        const row = stored.get(assessment.id);
        const edition = await editionById(reads, assessment.frameworkId);
        if (!row || !edition) return null;
        const say = speaker(edition, reads.actor.locale);
        const of = (basis: ScoreBasis): RatingOutcome => outcomeOf(row, basis, assessment, say, computed);
        const { kind, open, gaps, computedAt, nextChangeAt } = row;
        return { kind, open, gaps, computedAt, nextChangeAt, declared: of('DECLARED'), proven: of('PROVEN') };
      }),
    );
  }

  @Extensions({ listSize: 400 })
  @Relation(() => [ExplanationNode], {
    description:
      'One outcome explained, whatever the kind of its rule book: which rule, which inputs, what is missing for the next level. A tree as a list, parents first; only what the caller may see.',
  })
  async explanation(
    assessments: Assessment[],
    @Args(() => ExplanationArgs) { basis }: ExplanationArgs,
    load: Load,
  ): Promise<ExplanationNode[][]> {
    const computed = await compute(load, assessments);
    return assessments.map(({ id, targetLevel }) => {
      const { edition, rated, recorded, sight } = computed.get(id)!;
      const say = speaker(edition, load.reads.actor.locale);
      return flatten(explain({ edition, rated, recorded, targetLevel, basis, say, sight }));
    });
  }
}

interface Computed {
  readonly edition: NonNullable<Awaited<ReturnType<typeof editionById>>>;
  readonly rated: Rated;
  readonly recorded: RecordedRows;
  readonly sight: Sight;
}

/** Both outcomes of each assessment from its rows: one statement, and one for the sight of people with own work only. */
export async function compute(
  load: Pick<Load, 'reads' | 'actor'>,
  assessments: readonly Assessment[],
): Promise<Map<string, Computed>> {
  const ids = assessments.map((assessment) => assessment.id);
  const recorded = await recordedIn(load.reads, ids);
  const visible = await visibleResults(load, ids);
  const computed = assessments.map(async (assessment) => {
    const edition = await editionById(load.reads, assessment.frameworkId);
    if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
    const rows = recorded.get(assessment.id)!;
    return [
      assessment.id,
      {
        edition,
        rated: rateBoth(edition, assessment, rows),
        recorded: rows,
        sight: sightIn(rows, edition, visible),
      },
    ] as const;
  });
  return new Map(await Promise.all(computed));
}

async function visibleResults(
  { reads, actor }: Pick<Load, 'reads' | 'actor'>,
  assessmentIds: readonly string[],
): Promise<ReadonlySet<string> | null> {
  if (!actor.ownWorkOnly) return null;
  const own = await resultsOfAssessments(reads, assessmentIds, {}, { sql: undefined }, idOnly);
  return new Set(own.map((result) => result.id));
}

/** People who see only their own work learn the numbers, but not what stands in the results of others. */
function sightIn(
  { results }: RecordedRows,
  { controlById }: Computed['edition'],
  visible: ReadonlySet<string> | null,
): Sight {
  if (visible === null) return { result: () => true, item: () => true };
  const own = results.filter((result) => visible.has(result.id));
  const items = new Set(
    own.flatMap(({ controlId }) => [controlId, controlById.get(controlId)?.parentId ?? controlId]),
  );
  return { result: (id) => visible.has(id), item: (id) => items.has(id) };
}

function outcomeOf(
  row: StoredScore | StoredRating,
  basis: ScoreBasis,
  { id, targetLevel }: Assessment,
  say: (text: ScoreText) => string,
  computed: Map<string, Computed> | undefined,
): RatingOutcome {
  const own = computed?.get(id);
  const kept = row[basis === 'DECLARED' ? 'declared' : 'proven'];
  const { conclusionRule, ...summary } =
    own === undefined ? toSummary(kept) : summaryOf(own.rated, basis, own.recorded, targetLevel);
  return {
    basis,
    ...summary,
    missingTables: summary.missingTables.map((table) => ({ ...table })),
    conclusion: say(conclusionRule),
    ...(own === undefined ? noDetails : detailsOf({ ...own, basis, say })),
  };
}

function toSummary(kept: StoredScore['declared'] | StoredRating['declared']): StoredRating['declared'] {
  if ('missingTables' in kept) return kept;
  const { value, provisional, met, partial, unmet, notApplicable, open, applicable, conclusionRule } = kept;
  if (conclusionRule === undefined) throw new Error('a summary without a conclusion is to be computed');
  const none = { level: null, decided: true, lowestLevel: null, highestLevel: null, missingTables: [] };
  return {
    ...none,
    value,
    provisional,
    met,
    partial,
    unmet,
    notApplicable,
    open,
    applicable,
    conclusionRule,
  };
}

function flatten(root: Explained): ExplanationNode[] {
  const lines: ExplanationNode[] = [];
  const visit = ({ children, ...node }: Explained, id: string, parentId: string | null, depth: number) => {
    lines.push({ ...node, id, parentId, depth });
    children.forEach((child, at) => visit(child, `${id}.${at}`, id, depth + 1));
  };
  visit(root, '0', null, 0);
  return lines;
}

const controlsOf = async (
  { reads, selected }: Load,
  rows: readonly { readonly controlId: string | null }[],
): Promise<(Control | null)[]> => {
  const keys = rows.map((row) => row.controlId);
  return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
};

@Resolver(() => RatedItem)
export class RatedItemFields {
  @Relation(() => Control, { description: 'The item.' })
  control(items: RatedItem[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(load, items);
  }
}

@Resolver(() => RatedIndicator)
export class RatedIndicatorFields {
  @Relation(() => Control, { description: 'The indicator.' })
  control(indicators: RatedIndicator[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(load, indicators);
  }
}

@Resolver(() => ConditionGap)
export class ConditionGapFields {
  @Relation(() => Control, { description: 'The item or indicator.' })
  control(gaps: ConditionGap[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(load, gaps);
  }
}

@Resolver(() => ExplanationNode)
export class ExplanationNodeFields {
  @Relation(() => Control, { nullable: true, description: 'The control that it speaks of.' })
  control(nodes: ExplanationNode[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controlsOf(load, nodes);
  }
}
