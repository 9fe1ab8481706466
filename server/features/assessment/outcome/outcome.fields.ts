import { Args, Extensions, Resolver } from 'type-graphql';
import { distinct, idsOf, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../../framework/index.js';
import { Assessment } from '../assessment.types.js';
import { assessmentsAt } from '../score-at.js';
import { explain } from './explanation.js';
import type { Explained } from './explanation.js';
import { ExplanationArgs, ExplanationNode } from './explanation.types.js';
import { compute } from './outcome.compute.js';
import { speaker } from './outcome.details.js';
import { ConditionGap } from './level.types.js';
import { RatedIndicator, RatedItem, Rating } from './outcome.types.js';
import { ratingAnswers } from './rating-answers.js';

@Resolver(() => Assessment)
export class AssessmentOutcomes {
  @Relation(() => Rating, {
    description:
      'What it comes to by the rules of its rule book, declared and proven; both follow every answer, figure, proof and official table at once. Inside a moment of the past it is computed from what was recorded and proven then.',
  })
  rating(assessments: Assessment[], _args: object, { reads, selected }: Load): Promise<(Rating | null)[]> {
    return ratingAnswers(reads, assessments, selected);
  }

  @Extensions({ listSize: 400 })
  @Relation(() => [ExplanationNode], {
    description:
      'One outcome explained, whatever the kind of its rule book: which rule, which inputs, what is missing for the next level. A tree as a list, parents first; only what the caller may see.',
  })
  async explanation(
    assessments: Assessment[],
    @Args(() => ExplanationArgs) { basis, asOf }: ExplanationArgs,
    { reads }: Load,
  ): Promise<ExplanationNode[][]> {
    const then = await assessmentsAt(reads, assessments, asOf);
    const computed = await compute(reads, then);
    return inOrder(idsOf(assessments), then).map((assessment) => {
      if (!assessment) return [];
      const { targetLevel } = assessment;
      const { edition, rated, recorded, sight } = computed.get(assessment.id)!;
      const say = speaker(edition, reads.actor.locale);
      return flatten(explain({ edition, rated, recorded, targetLevel, basis, say, sight }));
    });
  }
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
