import { useQuery } from '@apollo/client/react';
import { OwnText } from '../../framework';
import { useWorkbench } from './context';
import { ResultDetailDocument } from './documents';
import type { Line } from './lines';

/** The hospital's own text of the requirement; it comes with the details, which are asked ahead. */
export function OwnRequirement({ line }: { line: Line }) {
  const { assessmentId } = useWorkbench();
  const { data } = useQuery(ResultDetailDocument, {
    variables: { id: assessmentId, controlId: line.control.id },
  });
  const control = data?.assessment?.result?.control;
  return control ? <OwnText control={control} /> : null;
}
