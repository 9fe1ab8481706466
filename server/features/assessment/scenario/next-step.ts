import type { Edition } from '../../framework/index.js';
import type { Assessment } from '../assessment.types.js';
import type { OutcomeSummary } from '../outcome/rate.js';
import { conclusions } from '../path/find-path.js';
import type { WantedPath } from '../path/find-path.js';
import type { Conclusion } from '../scoring/index.js';

/** An outcome that is thought of: the summary of the engine, with the conclusion of MLPS by its key. */
export interface PlannedOutcome extends OutcomeSummary {
  readonly conclusionKey: Conclusion | null;
}

/** What the step above asks for. */
export interface Demand {
  /** Level, grade or conclusion; null in a checklist, where it is everything. */
  readonly target: string | null;
  /** Least score; null where the rule book names none, or no source gave it. */
  readonly value: number | null;
}

const fromWorst: readonly Conclusion[] = [
  'NONCONFORMING',
  'BASICALLY_CONFORMING',
  'CONFORMING',
  'POOR',
  'FAIR',
  'GOOD',
  'EXCELLENT',
];

/** The step above an outcome: next level, grade or conclusion; everything met in a checklist. */
export function nextTarget(
  { scoring }: Edition,
  { scoringEdition }: Assessment,
  { conclusionKey, lowestLevel, value }: PlannedOutcome,
): Pick<WantedPath, 'targetLevel' | 'targetScore'> | null {
  switch (scoring.kind) {
    case 'CONFORMITY': {
      if (conclusionKey === null || conclusionKey === 'UNDECIDED') return null;
      const known = conclusions[scoringEdition ?? 'MLPS_2025'];
      const order = fromWorst.filter((one) => known.includes(one));
      const next = order[order.indexOf(conclusionKey) + 1];
      return next ? { targetLevel: next } : null;
    }
    case 'GRADED_ITEMS': {
      const next = Number(lowestLevel ?? 0) + 1;
      return scoring.levelTable.some(({ level }) => level === next) ? { targetLevel: String(next) } : null;
    }
    case 'POINTS': {
      const next = scoring.grades[scoring.grades.findIndex(({ key }) => key === lowestLevel) + 1];
      return next ? { targetLevel: next.key } : null;
    }
    case 'CHECKLIST':
      return value !== null && value < 100 ? { targetScore: 100 } : null;
  }
}

/** The least score that a level, grade or conclusion takes; it may take more than a score. */
export function scoreAskedBy(
  { scoring }: Edition,
  { scoringEdition }: Pick<Assessment, 'scoringEdition'>,
  target: string | null,
): number | null {
  switch (scoring.kind) {
    case 'CONFORMITY': {
      const edition = scoringEdition ?? 'MLPS_2025';
      if (edition !== 'MLPS_2025') {
        const borders: Readonly<Partial<Record<string, number>>> = scoring.editions[edition].thresholds;
        return borders[target ?? ''] ?? null;
      }
      const { conformingAbove, basicallyConformingFrom } = scoring.editions.MLPS_2025;
      if (target === 'CONFORMING') return Number((conformingAbove * 100).toFixed(6));
      return target === 'BASICALLY_CONFORMING' ? Number((basicallyConformingFrom * 100).toFixed(6)) : null;
    }
    case 'GRADED_ITEMS':
      return scoring.levelTable.find(({ level }) => String(level) === target)?.minimumScore ?? null;
    case 'POINTS':
      return scoring.grades.find(({ key }) => key === target)?.minimumScore ?? null;
    case 'CHECKLIST':
      return 100;
  }
}
