import type { Control, Edition, GradedScoring, PointsScoring } from '../../framework/index.js';
import type { ProofState } from '../assessment.enums.js';
import type { MeasureKind } from '../measures/measure.types.js';
import type { OfficialTables } from '../official-tables/official-table.content.js';
import {
  categoriesWith,
  gradedTablesWith,
  pointsTablesWith,
} from '../official-tables/official-tables.merge.js';
import { controlOf, provenVerdictOf } from '../score-items.js';
import type { ScoredResult } from '../score-items.js';
import type {
  ChecklistItem,
  GradedInput,
  GradedItem,
  Indicator,
  PointsInput,
  UseFigure,
} from '../scoring/index.js';

/** What the score needs to know of a figure. */
export interface ScoredMeasure {
  readonly controlId: string;
  readonly kind: MeasureKind;
  readonly level: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly grade: string | null;
  readonly proof: ProofState;
}

/** Everything that people recorded in one assessment, with the tables that apply to it. */
export interface Recorded {
  readonly results: readonly ScoredResult[];
  readonly measures: readonly ScoredMeasure[];
  readonly tables: OfficialTables;
}

/** Items with their clauses, figures and categories, as the graded engine reads them. */
export function gradedInput(edition: Edition, scoring: GradedScoring, recorded: Recorded): GradedInput {
  const byItem = Map.groupBy(
    recorded.results.map((result) => ({ result, control: controlOf(edition, result.controlId) })),
    ({ control }) => control.parentId ?? '',
  );
  const measures = Map.groupBy(recorded.measures, ({ controlId }) => controlId);
  return {
    items: edition.controls.flatMap((control): GradedItem[] => {
      if (!control.gradedItem) return [];
      const clauses = byItem.get(control.id) ?? [];
      return [
        {
          code: control.code,
          categories: categoriesWith(control, recorded.tables),
          clauses: clauses.map(({ result, control: clause }) => ({
            resultId: result.id,
            code: clause.code,
            level: Number(clause.level ?? 0),
            verdict: result.verdict,
            provenVerdict: provenVerdictOf(result),
          })),
          ...figuresOf(scoring, control, measures.get(control.id) ?? []),
        },
      ];
    }),
    tables: gradedTablesWith(scoring, recorded.tables),
  };
}

function figuresOf(
  { quality }: GradedScoring,
  { gradedItem }: Control,
  measures: readonly ScoredMeasure[],
): Pick<GradedItem, 'use' | 'provenUse' | 'useByLevel' | 'quality'> {
  const use = measures.find(({ kind, level }) => kind === 'USE' && level === null);
  const figure = use ? shareFigure(use) : null;
  const useByLevel = measures.flatMap((measure) => {
    if (measure.kind !== 'USE' || measure.level === null) return [];
    const own = shareFigure(measure);
    return [{ level: measure.level, use: own, provenUse: measure.proof === 'PROVEN' ? own : null }];
  });
  const levels = new Set((gradedItem?.qualityChecks ?? []).map(({ level }) => level));
  return {
    use: figure,
    provenUse: use?.proof === 'PROVEN' ? figure : null,
    ...(useByLevel.length === 0 ? {} : { useByLevel }),
    quality: [...levels]
      .filter((level) => quality !== null && level >= quality.fromLevel)
      .sort((x, y) => x - y)
      .map((level) => {
        const index = measures.find((each) => each.kind === 'QUALITY' && each.level === level);
        const value = index ? ratioOf(index) : null;
        return { level, index: value, provenIndex: index?.proof === 'PROVEN' ? value : null };
      }),
  };
}

function shareFigure({ numerator, denominator, value }: ScoredMeasure): UseFigure | null {
  if (numerator !== null && denominator !== null) return { numerator, denominator };
  return value === null ? null : { ratio: value };
}

function ratioOf({ numerator, denominator, value }: ScoredMeasure): number | null {
  if (numerator === null || denominator === null) return value;
  return denominator === 0 ? null : numerator / denominator;
}

/** Indicators with their marks and figures, as the points engine reads them. */
export function pointsInput(edition: Edition, scoring: PointsScoring, recorded: Recorded): PointsInput {
  const measures = Map.groupBy(recorded.measures, ({ controlId }) => controlId);
  return {
    indicators: recorded.results.flatMap((result): Indicator[] => {
      const control = controlOf(edition, result.controlId);
      const { indicator } = control;
      if (!indicator) return [];
      const own = measures.get(control.id) ?? [];
      const { score, fromGrade, scoreByGrade, minimumCountByGrade, electiveTest, scored } = indicator;
      return [
        {
          resultId: result.id,
          code: control.code,
          section: sectionOf(edition, control),
          score,
          fromGrade,
          ...(scoreByGrade === null ? {} : { scoreByGrade }),
          ...(minimumCountByGrade === null ? {} : { minimumCountByGrade }),
          electiveTest,
          scored,
          verdict: result.verdict,
          provenVerdict: provenVerdictOf(result),
          reachedGrade: own.find(({ kind }) => kind === 'GRADE')?.grade ?? null,
          count: own.find(({ kind }) => kind === 'COUNT')?.value ?? null,
        },
      ];
    }),
    tables: pointsTablesWith(scoring, recorded.tables),
  };
}

/** Duties and clauses of a checklist. */
export function checklistItems(edition: Edition, { results }: Pick<Recorded, 'results'>): ChecklistItem[] {
  return results.map((result) => {
    const control = controlOf(edition, result.controlId);
    return {
      resultId: result.id,
      code: control.code,
      section: sectionOf(edition, control),
      verdict: result.verdict,
      provenVerdict: provenVerdictOf(result),
    };
  });
}

/** The part of the book that a leaf stands in. */
function sectionOf(edition: Edition, control: Control): string {
  const parent = control.parentId === null ? undefined : edition.controlById.get(control.parentId);
  return parent?.code ?? '';
}
