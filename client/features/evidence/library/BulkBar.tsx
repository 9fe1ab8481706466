import { useLingui } from '@lingui/react/macro';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { SelectionBar } from '../../../ui/SelectionBar';
import type { EvidenceActions } from '../review/useEvidenceActions';
import { canAccept } from '../review/reviewRights';
import type { EvidenceRow } from './evidenceColumns';

interface BulkBarProps {
  chosen: readonly EvidenceRow[];
  actions: EvidenceActions;
  onAccept: (rows: readonly EvidenceRow[]) => void;
  onOpen: (kind: 'edit' | 'controls' | 'return') => void;
  onClear: () => void;
}

/** The verbs for the ticked rows. A number says for how many of them a verb is possible when it is not for all. */
export function BulkBar({ chosen, actions, onAccept, onOpen, onClear }: BulkBarProps) {
  const { t } = useLingui();
  const { membershipId } = useViewer();
  const submittable = chosen.filter((row) => row.viewerCanSubmit);
  const acceptable = chosen.filter((row) => canAccept(row, membershipId));
  const returnable = chosen.filter((row) => row.viewerCanReview);
  const editable = chosen.filter((row) => row.viewerCanEdit);
  const linkable = chosen.filter((row) => row.viewerCanLink);
  const text = (label: string, list: readonly EvidenceRow[]) =>
    list.length === chosen.length ? label : `${label} ${list.length}`;
  return (
    <SelectionBar count={chosen.length} onClear={onClear}>
      {editable.length > 0 && (
        <Button size="small" icon="pencil" onClick={() => onOpen('edit')}>
          {text(t`修改`, editable)}
        </Button>
      )}
      {linkable.length > 0 && (
        <Button size="small" icon="link" onClick={() => onOpen('controls')}>
          {text(t`关联条款`, linkable)}
        </Button>
      )}
      {submittable.length > 0 && (
        <Button size="small" icon="send" busy={actions.busy} onClick={() => void actions.submit(submittable)}>
          {text(t`提交审核`, submittable)}
        </Button>
      )}
      {acceptable.length > 0 && (
        <Button size="small" icon="check" busy={actions.busy} onClick={() => onAccept(acceptable)}>
          {text(t`通过`, acceptable)}
        </Button>
      )}
      {returnable.length > 0 && (
        <Button size="small" icon="undo" onClick={() => onOpen('return')}>
          {text(t`退回`, returnable)}
        </Button>
      )}
    </SelectionBar>
  );
}
