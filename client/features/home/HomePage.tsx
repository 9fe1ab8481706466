import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCan, useViewer } from '../../lib/viewer';
import { formatLongDate, today } from '../../lib/format';
import { Part } from '../../ui/ErrorBoundary';
import { Page } from '../../ui/Page';
import { useLiveChanges } from '../activity';
import { AdministratorHome } from './AdministratorHome';
import { DuePart } from './DuePart';
import { HomeSkeleton } from './HomeSkeleton';
import { StatePart } from './StatePart';
import styles from './Home.module.css';

const watched = [
  'RemediationTask',
  'RemediationPlan',
  'Roadmap',
  'Result',
  'Assessment',
  'Evidence',
  'EvidenceLink',
  'EvidenceRequest',
  'Policy',
  'Report',
];

const mine = new Set([
  'HomeDue',
  'HomeDecisions',
  'HomeEvidence',
  'HomeAsked',
  'HomePolicies',
  'HomeState',
  'HomeRatings',
]);

/** The first screen: what is due for me, then where the hospital stands. Administrators get their own. */
export function HomePage() {
  const { t } = useLingui();
  const can = useCan();
  const viewer = useViewer();
  const working = can('assessment:read') || can('remediation:read') || can('evidence:read');
  return (
    <Page
      title={t`工作台`}
      scroll
      titleExtra={
        <span className={styles.hello}>
          {viewer.displayName}
          {viewer.unitPath ? ` · ${viewer.unitPath}` : ''} · {formatLongDate(today())}
        </span>
      }
    >
      {working ? <WorkingHome /> : <AdministratorHome />}
    </Page>
  );
}

function WorkingHome() {
  const client = useApolloClient();
  useLiveChanges(watched, () => {
    void client
      .refetchQueries({ include: 'active', onQueryUpdated: (query) => mine.has(query.queryName ?? '') })
      .catch(() => undefined);
  });
  return (
    <div className={styles.home}>
      <Part>
        <DuePart />
      </Part>
      <Part fallback={<HomeSkeleton height={420} />}>
        <StatePart />
      </Part>
    </div>
  );
}
