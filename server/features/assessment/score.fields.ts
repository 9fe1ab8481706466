import { Args, Resolver } from 'type-graphql';
import { badInput, text } from '../../platform/graphql/errors.js';
import { AsOfArgs } from '../../platform/graphql/as-of.js';
import { idOnly } from '../../platform/graphql/columns.js';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, HighRiskCase, highRiskCasesOf } from '../framework/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { assessmentsByIds } from './assessment.queries.js';
import { Assessment } from './assessment.types.js';
import { resultsOfAssessments } from './result.queries.js';
import { explainScores } from './score-explanation.js';
import { assessmentsAt, scoresOf } from './score-at.js';
import { scorePoints } from './score.queries.js';
import {
  AssessmentScore,
  CategoryScore,
  ScoreDeduction,
  ScoreExplanation,
  ScoreExplanationArgs,
  ScoreHistoryArgs,
  ScorePoint,
  SystemScore,
  Veto,
} from './score.types.js';

const usualDays = 90;
const mostDays = 3_650;

@Resolver(() => Assessment)
export class AssessmentScores {
  @Relation(() => AssessmentScore, {
    nullable: true,
    description:
      'Declared and proven score by MLPS as last computed; both follow every rating and every change of proof at once. As of a moment of the past: computed by the same rules from what was recorded, proven and set then. Null for other rule books, whose outcome is in `rating`, and before the assessment was made.',
  })
  async score(
    assessments: Assessment[],
    @Args(() => AsOfArgs) _args: AsOfArgs,
    load: Load,
  ): Promise<(AssessmentScore | null)[]> {
    const ids = assessments.map((assessment) => assessment.id);
    const scores = await scoresOf(load.reads, ids);
    const visible = await visibleResults(load, ids);
    for (const { declared, proven } of scores) {
      declared.vetoes = declared.vetoes.filter(visible);
      proven.vetoes = proven.vetoes.filter(visible);
    }
    return inOrder(ids, scores);
  }

  @Relation(() => [CategoryScore], {
    description: 'Scores per security class, in the order of the framework; empty outside MLPS.',
  })
  async categoryScores(
    assessments: Assessment[],
    _args: object,
    { reads }: Load,
  ): Promise<CategoryScore[][]> {
    const ids = assessments.map((assessment) => assessment.id);
    return inOrder(ids, await scoresOf(reads, ids)).map((score) => score?.categories ?? []);
  }

  @Relation(() => ScoreExplanation, {
    nullable: true,
    description:
      'One score of MLPS explained line by line, computed from the results at this moment; null for other rule books, see `explanation`, and before the assessment was made.',
  })
  async scoreExplanation(
    assessments: Assessment[],
    @Args(() => ScoreExplanationArgs) { basis, asOf }: ScoreExplanationArgs,
    load: Load,
  ): Promise<(ScoreExplanation | null)[]> {
    const then = await assessmentsAt(load.reads, assessments, asOf);
    const byMlps = then.filter(({ scoringEdition }) => scoringEdition !== null);
    const explanations = await explainScores(load.reads, byMlps, basis);
    const visible = await visibleResults(
      load,
      assessments.map((assessment) => assessment.id),
    );
    return assessments.map(({ id }) => {
      const explanation = explanations[byMlps.findIndex((assessment) => assessment.id === id)];
      if (!explanation) return null;
      return {
        ...explanation,
        deductions: explanation.deductions.filter(visible),
        vetoes: explanation.vetoes.filter(visible),
        highRisks: explanation.highRisks.filter(visible),
      };
    });
  }

  @Relation(() => [ScorePoint], {
    description:
      'Both scores over time, oldest first, beginning with the values that held at the start of the window.',
  })
  async scoreHistory(
    assessments: Assessment[],
    @Args(() => ScoreHistoryArgs) { days }: ScoreHistoryArgs,
    { reads }: Load,
  ): Promise<ScorePoint[][]> {
    const back = days ?? usualDays;
    if (back < 1 || back > mostDays) {
      throw badInput({
        days: text(`天数须在 1 到 ${mostDays} 之间。`, `days must be between 1 and ${mostDays}.`),
      });
    }
    const points = await scorePoints(
      reads,
      assessments.map((assessment) => assessment.id),
      back,
    );
    return byParent(assessments, points, (point) => point.assessmentId);
  }
}

/** People who see only their own work learn the numbers, but not what stands in the results of others. */
export async function visibleResults(
  { reads, actor }: Load,
  assessmentIds: readonly string[],
): Promise<(row: { resultId: string | null }) => boolean> {
  if (!actor.ownWorkOnly) return () => true;
  const own = await resultsOfAssessments(reads, assessmentIds, {}, { sql: undefined }, idOnly);
  const ids = new Set(own.map((result) => result.id));
  return ({ resultId }) => resultId !== null && ids.has(resultId);
}

@Resolver(() => Veto)
export class VetoFields {
  @Relation(() => Control, { description: 'The control.' })
  control(vetoes: Veto[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    return controlsOf(reads, vetoes);
  }

  @Relation(() => HighRiskCase, { description: 'The high-risk case of the 2025 guide.' })
  async case(vetoes: Veto[], _args: object, { reads }: Load): Promise<(HighRiskCase | null)[]> {
    const cases = await highRiskCasesOf(
      reads,
      vetoes.map((veto) => veto.controlId),
    );
    return vetoes.map((veto, at) => cases[at]?.find((each) => each.code === veto.caseCode) ?? null);
  }
}

@Resolver(() => ScoreDeduction)
export class ScoreDeductionFields {
  @Relation(() => Control, { description: 'The control.' })
  control(deductions: ScoreDeduction[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    return controlsOf(reads, deductions);
  }
}

async function controlsOf(
  reads: Load['reads'],
  rows: readonly { readonly controlId: string }[],
): Promise<(Control | null)[]> {
  const keys = rows.map((row) => row.controlId);
  return inOrder(keys, await controlsByIds(reads, distinct(keys)));
}

@Resolver(() => SystemScore)
export class SystemScoreFields {
  // A dashboard asks for names: those came with the summary, and no other statement is needed.
  @Relation(() => Assessment, { description: 'The assessment.' })
  async assessment(
    scores: SystemScore[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Assessment | null)[]> {
    if (selected?.asksOnly(['id', 'name'])) {
      return scores.map(({ assessmentId: id, assessmentName: name }) => ({ id, name }) as Assessment);
    }
    const keys = scores.map((score) => score.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => InformationSystem, { description: 'The system.' })
  async system(
    scores: SystemScore[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(InformationSystem | null)[]> {
    if (selected?.asksOnly(['id', 'name', 'code'])) {
      return scores.map(
        ({ systemId: id, systemName: name, systemCode: code }) => ({ id, name, code }) as InformationSystem,
      );
    }
    const keys = scores.map((score) => score.systemId);
    return inOrder(keys, await systemsByIds(reads, distinct(keys)));
  }
}
