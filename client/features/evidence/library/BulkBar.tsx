import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { SelectionBar } from '../../../ui/SelectionBar';
import type { Choice } from '../review/choice';
import type { EvidenceActions } from '../review/useEvidenceActions';
import type { LibraryChoices } from './useLibraryChoice';

interface BulkBarProps {
  count: number;
  /** How many the filter finds; more than `count` offers to choose them all. */
  total: number;
  choices: LibraryChoices;
  actions: EvidenceActions;
  onAccept: (choice: Choice) => void;
  onOpen: (kind: 'edit' | 'controls' | 'return') => void;
  onEverything: () => void;
  onClear: () => void;
}

/** The verbs for what is chosen. A number says for how many of them a verb is possible when it is not for all. */
export function BulkBar(props: BulkBarProps) {
  const { count, total, choices, actions, onAccept, onOpen, onEverything, onClear } = props;
  const { t } = useLingui();
  const { submit, accept, giveBack, edit, link } = choices;
  const text = (label: string, choice: Choice) =>
    choice.count === count ? label : `${label} ${choice.count}`;
  return (
    <SelectionBar count={count} onClear={onClear}>
      {count < total && (
        <Button size="small" variant="quiet" onClick={onEverything}>
          {t`全选符合筛选的 ${total} 份`}
        </Button>
      )}
      {edit && (
        <Button size="small" icon="pencil" onClick={() => onOpen('edit')}>
          {text(t`修改`, edit)}
        </Button>
      )}
      {link && (
        <Button size="small" icon="link" onClick={() => onOpen('controls')}>
          {text(t`关联条款`, link)}
        </Button>
      )}
      {submit && (
        <Button size="small" icon="send" busy={actions.busy} onClick={() => void actions.submit(submit)}>
          {text(t`提交审核`, submit)}
        </Button>
      )}
      {accept && (
        <Button size="small" icon="check" busy={actions.busy} onClick={() => onAccept(accept)}>
          {text(t({ message: '通过', context: 'review' }), accept)}
        </Button>
      )}
      {giveBack && (
        <Button size="small" icon="undo" onClick={() => onOpen('return')}>
          {text(t`退回`, giveBack)}
        </Button>
      )}
    </SelectionBar>
  );
}
