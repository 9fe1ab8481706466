import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { MenuItem } from '../../../ui/Menu';
import { lazyPart } from '../../../ui/lazyPart';

const UndoMoveDialog = lazyPart(async () => (await import('./UndoMoveDialog')).UndoMoveDialog);

interface Movable {
  id: string;
  viewerCanMove: boolean;
  move: { viewerCanUndo: boolean } | null;
}

/** What the menu of an assessment offers about editions, and the dialog that one of it opens. */
export function useMoveItems({ id, viewerCanMove, move }: Movable): { items: MenuItem[]; dialog: ReactNode } {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [undoing, setUndoing] = useState(false);
  const items: MenuItem[] = [
    ...(viewerCanMove
      ? [
          {
            id: 'move',
            label: t`转到新版本…`,
            icon: 'split' as const,
            separated: true,
            run: () => void navigate(`/assessments/${id}/move`),
          },
        ]
      : []),
    ...(move?.viewerCanUndo
      ? [{ id: 'undo-move', label: t`撤销转版…`, icon: 'undo' as const, run: () => setUndoing(true) }]
      : []),
  ];
  return { items, dialog: undoing && <UndoMoveDialog id={id} onClose={() => setUndoing(false)} /> };
}
