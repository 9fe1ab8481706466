import type { InspectionItem, InspectionProblem } from './documents';

/** Where a problem is put right: at the evidence that it is about, else in the row of the workbench. */
export function repairOf(
  { evidences }: InspectionProblem,
  { control }: Pick<InspectionItem, 'control'>,
  assessmentId: string | null,
): string | null {
  const [first] = evidences;
  if (first) return `/evidence/${first.id}`;
  return assessmentId && control ? `/assessments/${assessmentId}?control=${control.id}` : null;
}
