import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { useWorkbench } from './context';
import type { Line } from './lines';
import styles from './Result.module.css';

/** Who is to answer this requirement. */
export function ResultAssignment({ line }: { line: Line }) {
  const { t } = useLingui();
  const { canAssign, start } = useWorkbench();
  return (
    <div className={styles.assignment}>
      <Icon name="person" />
      <span>
        {line.assignee?.displayName ?? t`未指派到人`} · {line.unit?.path ?? t`未指派科室`}
      </span>
      {canAssign && (
        <Button
          size="small"
          variant="quiet"
          icon="pencil"
          onClick={() => start({ kind: 'assign', lines: [line] })}
        >
          {t`指派 A`}
        </Button>
      )}
    </div>
  );
}
