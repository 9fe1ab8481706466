import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import { formatDate } from '../../../lib/format';
import { useView } from '../../../lib/useView';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Page } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import { AssessmentFrame } from '../frame/AssessmentFrame';
import { AssessmentTabs } from '../frame/AssessmentTabs';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { useAssessmentNames } from '../useAssessmentNames';
import { DateRange } from './DateRange';
import { ComparisonDocument } from './comparisonDocument';
import { MoveList } from './MoveList';
import { ProofChanges } from './ProofChanges';
import { ResultChanges } from './ResultChanges';
import { ScoreChange, type Comparison } from './ScoreChange';
import { ScoreLine } from './ScoreLine';
import { SettingChanges } from './SettingChanges';
import { TaskChanges } from './TaskChanges';
import { useMoments, type Moments } from './useMoments';
import styles from './Compare.module.css';

const tabs = ['moves', 'results', 'proofs', 'tasks', 'settings'] as const;

/** 变化对比: one assessment on two days, what moved its scores, who did it and why. */
export function ComparePage() {
  const { id = '' } = useParams();
  const moments = useMoments();
  return moments.fault === null ? (
    <Comparing id={id} moments={moments} />
  ) : (
    <NoComparison id={id} moments={moments} />
  );
}

interface ComparingProps {
  id: string;
  moments: Moments;
}

/** Two moments that cannot be compared: why, and others to choose. */
function NoComparison({ id, moments }: ComparingProps) {
  const { t } = useLingui();
  return (
    <Page title={t`变化对比`} flush>
      <div className={styles.page}>
        <div className={styles.strip}>
          <AssessmentTabs id={id} />
          <DateRange moments={moments} />
        </div>
        <EmptyState icon="history" title={t`这两天不能对比`}>
          {moments.fault}
        </EmptyState>
      </div>
    </Page>
  );
}

function Comparing({ id, moments }: ComparingProps) {
  const { from, to } = moments;
  const { data } = useSuspenseQuery(ComparisonDocument, {
    variables: { id, from, to },
    fetchPolicy: 'cache-and-network',
  });
  return <Compared key={id} comparison={data.compareAssessment} moments={moments} />;
}

function Compared({ comparison, moments }: { comparison: Comparison; moments: Moments }) {
  const { t } = useLingui();
  const view = useView();
  const navigate = useNavigate();
  const names = useAssessmentNames();
  const { assessment, before, after, changed, proofs, tasks, moves, settings, measures } = comparison;
  const { id } = assessment;
  const { from, to } = moments;
  const { levels } = assessment.framework;
  const { data: head } = useSuspenseFragment({
    fragment: AssessmentHeadDocument,
    fragmentName: 'AssessmentHead_assessment',
    from: assessment,
  });
  const asked = view.get('tab');
  const tab = tabs.find((one) => one === asked) ?? 'moves';
  const unit = names.scoreUnit(head.rating.kind, head.scoringEdition);
  return (
    <AssessmentFrame
      assessment={assessment}
      head={head}
      openScore={(basis) => void navigate(`/assessments/${id}/scorecard?basis=${basis}`)}
    >
      <div className={styles.page}>
        <div className={styles.strip}>
          <AssessmentTabs id={id} />
          <DateRange moments={moments} madeOn={assessment.createdAt} />
        </div>
        <div className={styles.body} tabIndex={0} role="region" aria-label={t`变化对比`}>
          {after === null ? (
            <EmptyState icon="scale" title={t`那时还没有这次测评`}>
              {t`到 ${formatDate(comparison.to)} 还没有建立，或其中没有您可以查看的条款。换两个日期再看。`}
            </EmptyState>
          ) : (
            <>
              <ScoreChange before={before} after={after} head={head} levels={levels} />
              {comparison.from < comparison.to && (
                <Part fallback={<SkeletonRows rows={5} />} resetKey={`${from} ${to}`} compact>
                  <ScoreLine id={id} to={to} fromAt={comparison.from} toAt={comparison.to} />
                </Part>
              )}
              <Tabs
                label={t`变化`}
                value={tab}
                onChange={(next) => view.set({ tab: next === 'moves' ? null : next })}
                tabs={[
                  { id: 'moves', label: t`得分变动`, count: moves.totalCount },
                  { id: 'results', label: t`条款`, count: changed.totalCount },
                  { id: 'proofs', label: t`证据`, count: proofs.totalCount },
                  { id: 'tasks', label: t`整改任务`, count: tasks.totalCount },
                  { id: 'settings', label: t`设置与数值`, count: settings.length + measures.length },
                ]}
              >
                <Part fallback={<SkeletonRows rows={8} />} resetKey={`${tab} ${from} ${to}`} compact>
                  {tab === 'moves' && <MoveList id={id} from={from} to={to} levels={levels} unit={unit} />}
                  {tab === 'results' && <ResultChanges id={id} from={from} to={to} />}
                  {tab === 'proofs' && <ProofChanges id={id} from={from} to={to} />}
                  {tab === 'tasks' && <TaskChanges id={id} from={from} to={to} />}
                  {tab === 'settings' && <SettingChanges comparison={comparison} levels={levels} />}
                </Part>
              </Tabs>
            </>
          )}
        </div>
      </div>
    </AssessmentFrame>
  );
}
