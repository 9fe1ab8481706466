import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAsOf } from '../../lib/asOf';
import { formatDate } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { MoreMenu } from '../../ui/Menu';
import { Part } from '../../ui/ErrorBoundary';
import { lazyPart } from '../../ui/lazyPart';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Status } from '../../ui/Tag';
import { useMakeReport } from '../report';
import { RoadmapPageDocument, type Roadmap } from './documents';
import { PackagesView } from './PackagesView';
import { ApprovalState, ApprovalSteps } from './RoadmapApproval';
import { roadmapTones, usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

const RoadmapDialog = lazyPart(async () => (await import('./RoadmapDialog')).RoadmapDialog);
const DeleteDialog = lazyPart(async () => (await import('./DeleteDialog')).DeleteDialog);
const TimelineView = lazyPart(async () => (await import('./TimelineView')).TimelineView);
const BenchmarkView = lazyPart(async () => (await import('./BenchmarkView')).BenchmarkView);
const CompareView = lazyPart(async () => (await import('./CompareView')).CompareView);

/** One roadmap: its packages, when they are done, and what alternatives cost and reach. */
export function RoadmapPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(RoadmapPageDocument, {
    variables: { id },
    // What it reaches follows every verdict and proof: what was foretold a minute ago may not hold any more.
    fetchPolicy: 'cache-and-network',
  });
  if (!data.roadmap) {
    return (
      <EmptyState
        icon="calendar"
        title={t`没有这份规划`}
        actions={<Link to="/roadmaps">{t`查看全部规划`}</Link>}
      >
        {t`可能已删除，或不属于本机构；只看自己工作的人员看不到规划。`}
      </EmptyState>
    );
  }
  return <RoadmapScreen key={id} roadmap={data.roadmap} />;
}

const tabs = ['packages', 'timeline', 'compare', 'benchmark'] as const;
type Tab = (typeof tabs)[number];

function RoadmapScreen({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const view = useView();
  const names = usePlanningNames();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const tab = tabs.find((one) => one === view.get('tab')) ?? 'packages';
  const close = () => setDialog(null);
  const isPast = useAsOf() !== null;
  const mayReport = useCan()('report:create') && !isPast;
  const makeReport = useMakeReport();
  const edits = [
    { id: 'edit', label: t`修改规划`, icon: 'pencil' as const, run: () => setDialog('edit') },
    {
      id: 'delete',
      label: t`删除规划`,
      icon: 'trash' as const,
      danger: true,
      separated: true,
      run: () => setDialog('delete'),
    },
  ];
  return (
    <Page
      title={roadmap.name}
      crumbs={[{ label: t`安全规划`, to: '/roadmaps' }]}
      titleExtra={
        <span className={styles.note}>
          <Status tone={roadmapTones[roadmap.state]}>{names.state(roadmap.state)}</Status>{' '}
          {t`${formatDate(roadmap.startsOn)} 至 ${formatDate(roadmap.endsOn)}，${roadmap.years} 年`}
          {roadmap.owner && ` · ${roadmap.owner.displayName}`}
        </span>
      }
      actions={
        <>
          <ApprovalSteps roadmap={roadmap} />
          {(roadmap.viewerCanEdit || mayReport) && (
            <MoreMenu
              label={t`更多`}
              items={[
                ...(mayReport
                  ? [
                      {
                        id: 'report',
                        label: t`生成报告（DOCX）`,
                        icon: 'report' as const,
                        run: () => void makeReport({ kind: 'ROADMAP', roadmapId: roadmap.id }),
                      },
                    ]
                  : []),
                ...(roadmap.viewerCanEdit ? edits : []),
              ]}
            />
          )}
        </>
      }
    >
      <div className={styles.page}>
        <ApprovalState roadmap={roadmap} />
        {roadmap.note && <p className={styles.lead}>{roadmap.note}</p>}
        <Tabs<Tab>
          label={t`规划内容`}
          value={tab}
          onChange={(next) => view.set({ tab: next === 'packages' ? null : next })}
          tabs={[
            { id: 'packages', label: t`工作包`, count: roadmap.packages.length },
            { id: 'timeline', label: t`时间轴` },
            { id: 'compare', label: t`方案与效果`, count: roadmap.scenarios.length - 1 },
            { id: 'benchmark', label: t`水平对比` },
          ]}
        >
          <Part resetKey={`${roadmap.id}/${tab}`}>
            {tab === 'packages' && <PackagesView roadmap={roadmap} />}
            {tab === 'timeline' && <TimelineView roadmap={roadmap} />}
            {tab === 'compare' && <CompareView roadmap={roadmap} />}
            {tab === 'benchmark' && <BenchmarkView roadmap={roadmap} />}
          </Part>
        </Tabs>
      </div>
      {dialog === 'edit' && <RoadmapDialog roadmap={roadmap} onClose={close} onDone={() => undefined} />}
      {dialog === 'delete' && (
        <DeleteDialog roadmap={roadmap} onClose={close} onDone={() => void navigate('/roadmaps')} />
      )}
    </Page>
  );
}
