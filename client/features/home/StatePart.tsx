import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCan } from '../../lib/viewer';
import { Part } from '../../ui/ErrorBoundary';
import { Card } from '../../ui/Page';
import { GapCharts } from './GapCharts';
import { ExpiryTiles } from './ExpiryTiles';
import { HomeStateDocument } from './documents';
import { HomeSkeleton } from './HomeSkeleton';
import { RatingScores } from './RatingScores';
import { SystemScores } from './SystemScores';
import { Tile } from './Tile';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

/** Where the hospital stands: both scores of each system, and how fast gaps close. */
export function StatePart() {
  const { t } = useLingui();
  const can = useCan();
  const { data } = useSuspenseQuery(HomeStateDocument, {
    variables: {
      scores: can('assessment:read'),
      gaps: can('remediation:read'),
      proofs: can('evidence:read'),
    },
    fetchPolicy: 'cache-and-network',
  });
  const { gapSummary: gaps, systemScores: scores, evidenceExpiry: expiry } = data;
  return (
    <>
      {gaps && (
        <ul className={styles.tiles} aria-label={t`差距`}>
          <Tile label={t`差距`} count={gaps.openGaps} to={homeLinks.gaps} />
          <Tile label={t`没有任务的差距`} count={gaps.withoutTask} to={homeLinks.withoutTask} urgent />
          <Tile label={t`自报但未实证`} count={gaps.declaredNotProven} to={homeLinks.declaredNotProven} />
          <Tile label={t`逾期任务`} count={gaps.overdueTasks} to={homeLinks.overdue} urgent />
        </ul>
      )}
      {expiry && <ExpiryTiles bands={expiry} />}
      <div className={styles.state}>
        {scores && (
          <Card flush title={t`各系统得分`} className={styles.scores ?? ''}>
            <SystemScores scores={scores} />
          </Card>
        )}
        {gaps && <GapCharts gaps={gaps} />}
      </div>
      {scores && (
        <Part fallback={<HomeSkeleton height={180} />} compact>
          <RatingScores />
        </Part>
      )}
    </>
  );
}
