import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { formatDate } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { Banner, EmptyState } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Status } from '../../ui/Tag';
import { InspectionPageDocument, type Inspection } from './documents';
import styles from './Inspection.module.css';
import { PrepareView } from './PrepareView';
import { StepActions } from './StepActions';
import { stateTones, useInspectionNames } from './useInspectionNames';

const OnSiteView = lazyPart(async () => (await import('./OnSiteView')).OnSiteView);
const RectifyView = lazyPart(async () => (await import('./RectifyView')).RectifyView);
const CompareView = lazyPart(async () => (await import('./CompareView')).CompareView);

/** One inspection: what is missing, what happens on the day, what was found, and how it was last time. */
export function InspectionPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(InspectionPageDocument, {
    variables: { id },
    // How ready it is follows every verdict and proof.
    fetchPolicy: 'cache-and-network',
  });
  if (!data.inspection) {
    return (
      <EmptyState
        icon="flag"
        title={t`没有这次检查`}
        actions={<Link to="/inspections">{t`查看全部检查`}</Link>}
      >
        {t`可能不属于本机构；只看自己工作的人员，只看得到有自己检查项的检查。`}
      </EmptyState>
    );
  }
  return <InspectionScreen key={id} inspection={data.inspection} />;
}

const tabs = ['prepare', 'onsite', 'rectify', 'compare'] as const;
type Tab = (typeof tabs)[number];

function InspectionScreen({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const view = useView();
  const names = useInspectionNames();
  const keepAsOf = useKeepAsOf();
  const usual: Tab = inspection.state === 'ON_SITE' ? 'onsite' : 'prepare';
  const tab = tabs.find((one) => one === view.get('tab')) ?? usual;
  const { state, visitFrom, visitTo, readiness, rectification } = inspection;
  const isRunning = state !== 'CLOSED' && state !== 'CANCELLED';
  const missing = readiness.items - readiness.ready;
  const left = state === 'PREPARING' ? names.left(inspection.daysLeft) : null;
  const visit = [visitFrom, visitTo].flatMap((day) => (day ? formatDate(day) : [])).join(' – ');
  return (
    <Page
      title={inspection.name}
      crumbs={[{ label: t`迎检`, to: '/inspections' }]}
      titleExtra={
        <span className={styles.head}>
          <Status tone={stateTones[state]}>{names.state(state)}</Status>
          <span className={styles.note}>
            {[inspection.inspectingBody, visit, left].filter(Boolean).join(' · ')}
          </span>
        </span>
      }
      actions={<StepActions inspection={inspection} />}
    >
      <div className={styles.page}>
        {inspection.reason && <Banner tone="info">{inspection.reason}</Banner>}
        {inspection.assessment && (
          <p className={styles.note}>
            {t`自评：`}
            <Link to={keepAsOf(`/assessments/${inspection.assessment.id}`)}>
              {inspection.assessment.name}
            </Link>
            {inspection.packs.length > 0 && ` · ${t`材料包：`}`}
            {inspection.packs.map((pack, at) => (
              <Fragment key={pack.id}>
                {at > 0 && '、'}
                <Link to={`/packs/${pack.id}`}>{pack.name}</Link>
              </Fragment>
            ))}
          </p>
        )}
        <Tabs<Tab>
          label={t`检查内容`}
          value={tab}
          onChange={(next) => view.set({ tab: next === usual ? null : next, item: null })}
          tabs={[
            { id: 'prepare', label: t`准备`, count: isRunning ? missing || undefined : undefined },
            { id: 'onsite', label: t`现场` },
            {
              id: 'rectify',
              label: t`整改`,
              count: rectification.findings - rectification.settled || undefined,
            },
            { id: 'compare', label: t`与上次对比` },
          ]}
        >
          <Part resetKey={`${inspection.id}/${tab}`}>
            {tab === 'prepare' && <PrepareView inspection={inspection} />}
            {tab === 'onsite' && <OnSiteView inspection={inspection} />}
            {tab === 'rectify' && <RectifyView inspection={inspection} />}
            {tab === 'compare' && <CompareView inspection={inspection} />}
          </Part>
        </Tabs>
      </div>
    </Page>
  );
}
