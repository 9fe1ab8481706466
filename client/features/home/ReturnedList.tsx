import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Page';
import { ResubmitDialog } from '../evidence';
import type { HomeDue } from './documents';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

type Returned = NonNullable<HomeDue['returned']>['nodes'][number];

/** What was given back: the reason first, and one button to put it right. */
export function ReturnedList({ returned }: { returned: readonly Returned[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<string | null>(null);
  if (returned.length === 0) return null;
  return (
    <Card
      flush
      title={t`退给我的证据`}
      actions={<Link to={homeLinks.returned} aria-label={t`查看全部：退给我的证据`}>{t`全部`}</Link>}
    >
      <ul className={styles.lines}>
        {returned.map((evidence) => (
          <li key={evidence.id} className={styles.returned}>
            <span className={styles.returnReason}>{evidence.returnReason}</span>
            <Link to={homeLinks.evidence(evidence.id)} className={styles.returnedTitle}>
              {evidence.title}
            </Link>
            {evidence.viewerCanAddVersion && (
              <Button size="small" icon="upload" onClick={() => setOpen(evidence.id)}>
                {t`上传新版并重新提交`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <ResubmitDialog evidenceId={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}
