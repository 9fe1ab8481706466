import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EnteredTable_TableFragment } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import type { Content } from './tableModel';
import styles from './Tables.module.css';

interface TableHistoryProps {
  table: EnteredTable_TableFragment;
  onRestore: ((content: Content & { source: string }) => void) | undefined;
}

/** Every state that was saved, newest first; an earlier one can be put back into the fields. */
export function TableHistory({ table, onRestore }: TableHistoryProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  if (table.history.length === 0) return null;
  return (
    <section>
      <Button
        size="small"
        variant="quiet"
        icon={open ? 'chevronDown' : 'chevronRight'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t`录入历史 ${table.history.length}`}
      </Button>
      {open && (
        <ol className={styles.history}>
          {table.history.map((change, at) => (
            <li key={change.at}>
              <span>{formatDateTime(change.at)}</span>
              <span>{change.actorName}</span>
              {change.withdrawn && <Tag outline>{t`已撤回`}</Tag>}
              <span className={styles.muted}>{change.source}</span>
              {onRestore && at > 0 && !change.withdrawn && (
                <Button size="small" variant="quiet" onClick={() => onRestore(change)}>{t`放回表格`}</Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
