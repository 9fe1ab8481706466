import { useLingui } from '@lingui/react/macro';
import { Button, IconButton } from '../../../ui/Button';
import type { ChildControl, ChildTree } from './childTree';
import { stepOf, type Step } from './draftMoves';
import styles from './Own.module.css';

interface DraftBarProps {
  tree: ChildTree;
  active: ChildControl | undefined;
  onAdd: (where: 'sibling' | 'child') => void;
  onStep: (step: Step) => void;
  onRemove: () => void;
  summary: string;
}

/** The verbs for the chosen node, above the tree. Each has a key as well. */
export function DraftBar({ tree, active, onAdd, onStep, onRemove, summary }: DraftBarProps) {
  const { t } = useLingui();
  const steps = [
    { step: 'up', icon: 'arrowUp', label: t`上移（Alt+↑）` },
    { step: 'down', icon: 'arrowDown', label: t`下移（Alt+↓）` },
    { step: 'out', icon: 'chevronLeft', label: t`升为上级（Alt+←）` },
    { step: 'in', icon: 'arrowRight', label: t`降为下级（Alt+→）` },
  ] as const;
  const mayHold = active !== undefined && ['GROUP', 'CLAUSE', 'GRADED_ITEM'].includes(active.kind);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`编辑条款`}>
      <Button size="small" icon="plus" onClick={() => onAdd('sibling')}>{t`新增同级`}</Button>
      <Button
        size="small"
        icon="plus"
        disabled={!mayHold}
        onClick={() => onAdd('child')}
      >{t`新增下级`}</Button>
      {steps.map(({ step, icon, label }) => (
        <IconButton
          key={step}
          size="small"
          icon={icon}
          label={label}
          disabled={!active || stepOf(tree, active, step) === null}
          onClick={() => onStep(step)}
        />
      ))}
      <IconButton size="small" icon="trash" label={t`删除（Delete）`} disabled={!active} onClick={onRemove} />
      <span className={styles.note}>{summary}</span>
    </div>
  );
}
