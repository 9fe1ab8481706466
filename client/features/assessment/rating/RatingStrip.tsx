import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../../lib/asOf';
import { ReadOnlyNote } from '../workbench/ReadOnlyNote';
import { useWorkbench } from '../workbench/context';
import { AssessmentTabs } from '../frame/AssessmentTabs';
import { MissingTables } from '../frame/MissingTables';
import { useRating } from './context';
import styles from './Rating.module.css';

/** Under the heading: the ways to look at the assessment, and what keeps its level from being decided. */
export function RatingStrip() {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const { head } = useWorkbench();
  const { frameworkCode, levels } = useRating();
  const { declared, open, gaps } = head.rating;
  return (
    <>
      <ReadOnlyNote />
      <div className={styles.strip}>
        <AssessmentTabs id={head.id} />
        <span className={styles.conclusion} title={declared.conclusion}>
          {declared.conclusion}
        </span>
        <MissingTables tables={declared.missingTables} frameworkCode={frameworkCode} levels={levels} />
        <span className={styles.counts}>
          <Link to={keepAsOf('?chip=open')}>{t`未评 ${open}`}</Link>
          <Link
            to={keepAsOf(`/remediation?view=gaps&tasked=1&assessment=${head.id}`)}
          >{t`差距 ${gaps}`}</Link>
        </span>
      </div>
    </>
  );
}
