import type { Control, Edition } from '../../framework/index.js';
import type { MeasureKind } from './measure.types.js';

/** A figure that may be recorded for a control. */
export interface Slot {
  readonly controlId: string;
  readonly kind: MeasureKind;
  readonly level: number | null;
}

export const slotKey = ({ controlId, kind, level }: Slot): string => `${controlId}:${kind}:${level ?? ''}`;

/** Figures that a rule book asks for of one control, in reading order; none for what is only met or not. */
export function slotsOf({ scoring }: Edition, control: Control): Slot[] {
  const { id: controlId, gradedItem, indicator } = control;
  if (scoring.kind === 'GRADED_ITEMS' && gradedItem) {
    const { quality, use } = scoring;
    const checked = gradedItem.qualityChecks
      .map(({ level }) => level)
      .filter((level) => quality !== null && level >= quality.fromLevel);
    return [
      ...(use === null ? [] : [{ controlId, kind: 'USE' as const, level: null }]),
      ...[...new Set(checked)]
        .sort((x, y) => x - y)
        .map((level) => ({ controlId, kind: 'QUALITY' as const, level })),
    ];
  }
  if (scoring.kind === 'POINTS' && indicator && indicator.byGrade.length > 0) {
    const counted = indicator.byGrade.some(({ minimumCount }) => minimumCount !== null);
    return [{ controlId, kind: counted ? 'COUNT' : 'GRADE', level: null }];
  }
  return [];
}

/** Whether a figure may be recorded: one that is asked for, or the use at one single level, or the grade of a counted indicator. */
export function maySlot(edition: Edition, control: Control, { kind, level }: Slot): boolean {
  const slots = slotsOf(edition, control);
  if (slots.some((slot) => slot.kind === kind && slot.level === level)) return true;
  if (kind === 'GRADE') return level === null && slots.some((slot) => slot.kind === 'COUNT');
  const { scoring } = edition;
  return (
    kind === 'USE' &&
    level !== null &&
    scoring.kind === 'GRADED_ITEMS' &&
    level >= 1 &&
    level <= scoring.topLevel &&
    slots.some((slot) => slot.kind === 'USE')
  );
}
