import { useLingui } from '@lingui/react/macro';
import type { DragEvent } from 'react';
import { getDragIds, hasDragData, hasFiles } from '../../../lib/dragData';
import { droppedFiles } from '../../../ui/droppedFiles';
import { useWorkbench } from './context';
import type { Target } from './lines';

/** Proofs of the library and files of the desktop may be dropped on a row of the tree: for everything under it. */
export function useProofDrop<Row>(under: (row: Row) => readonly Target[]) {
  const { t } = useLingui();
  const { link, start, canLink } = useWorkbench();
  return {
    canDrop: (event: DragEvent) => canLink && (hasDragData(event, 'evidence') || hasFiles(event)),
    onDrop(event: DragEvent, row: Row) {
      const targets = under(row);
      const ids = getDragIds(event, 'evidence');
      if (ids.length > 0) {
        const title = event.dataTransfer.getData('text/plain');
        void link(
          ids.map((id) => ({ id, title: title || t`1 份证据` })),
          targets,
        );
      } else {
        void droppedFiles(event.dataTransfer).then((files) =>
          start({ kind: 'files', lines: targets, files }),
        );
      }
    },
  };
}
