import { useFragment, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PlanDetail_PlanFragment } from '../../../gql/graphql';
import { useAsOf } from '../../../lib/asOf';
import { formatDate, formatDateTime, formatMoney } from '../../../lib/format';
import { useCan } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { Drawer } from '../../../ui/Dialog';
import { MenuButton } from '../../../ui/Menu';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { useMakeReport } from '../../report';
import { PlanProgress } from '../PlanProgress';
import taskStyles from '../task/Task.module.css';
import { PlanDetailDocument, PlanDetailFragment } from './documents';
import { ChangePlanDialog } from './ChangePlanDialog';
import { PlanApprovalDialog, type PlanStep } from './PlanApprovalDialog';
import { PlanTasks } from './PlanTasks';
import { SlippageDays } from './Slippage';
import { planTones, usePlanNames } from './usePlanNames';

interface PlanDrawerProps {
  id: string;
  onClose: () => void;
}

/** One plan: where it stands against what was approved, and the steps that are open to the viewer. */
export function PlanDrawer({ id, onClose }: PlanDrawerProps) {
  const { t } = useLingui();
  const [step, setStep] = useState<PlanStep | 'CHANGE' | null>(null);
  const { data, error, loading, refetch } = useQuery(PlanDetailDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'all',
  });
  const found = useFragment({
    fragment: PlanDetailFragment,
    fragmentName: 'PlanDetail_plan',
    from: data?.remediationPlan ?? null,
  });
  const plan = found.dataState === 'complete' ? found.data : null;
  return (
    <Drawer
      title={plan?.name ?? t`整改计划`}
      size="wide"
      onClose={onClose}
      footer={plan ? <PlanSteps plan={plan} onStep={setStep} /> : undefined}
    >
      {!plan &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : loading ? (
          <SkeletonRows />
        ) : (
          <EmptyState icon="calendar" title={t`没有找到该计划`}>
            {t`可能不属于您的科室，或链接不完整。`}
          </EmptyState>
        ))}
      {plan && data && (
        <div className={taskStyles.content}>
          <PlanHead plan={plan} />
          <section>
            <h3 className={taskStyles.heading}>{t`任务与基线`}</h3>
            <PlanTasks planId={plan.id} tasks={data.remediationTasks} />
          </section>
          {plan.baselines.length > 0 && <Baselines plan={plan} />}
        </div>
      )}
      {plan && step === 'CHANGE' && <ChangePlanDialog plan={plan} onClose={() => setStep(null)} />}
      {plan && step && step !== 'CHANGE' && (
        <PlanApprovalDialog plan={plan} step={step} onClose={() => setStep(null)} />
      )}
    </Drawer>
  );
}

function PlanSteps({
  plan,
  onStep,
}: {
  plan: PlanDetail_PlanFragment;
  onStep: (step: PlanStep | 'CHANGE') => void;
}) {
  const { t } = useLingui();
  const mayReport = useCan()('report:create') && useAsOf() === null;
  const makeReport = useMakeReport();
  const documentOf = (kind: 'RECTIFICATION_PLAN' | 'RECTIFICATION_REPORT', label: string) => ({
    id: kind,
    label,
    icon: 'report' as const,
    run: () => void makeReport({ kind, planId: plan.id }),
  });
  return (
    <>
      <Link to={`/remediation?plan=${plan.id}`}>{t`在看板中打开`}</Link>
      {mayReport && (
        <MenuButton
          icon="report"
          label={t`生成文件`}
          items={[
            documentOf('RECTIFICATION_PLAN', t`整改方案（DOCX）`),
            documentOf('RECTIFICATION_REPORT', t`整改报告（DOCX）`),
          ]}
        >{t`生成文件`}</MenuButton>
      )}
      {plan.viewerCanEdit && <Button icon="pencil" onClick={() => onStep('CHANGE')}>{t`修改计划`}</Button>}
      {plan.viewerCanRequestApproval && (
        <Button
          icon="send"
          variant={plan.state === 'DRAFT' ? 'primary' : 'plain'}
          onClick={() => onStep('ASK')}
        >
          {plan.state === 'APPROVED' ? t`重新规划` : t`提请批准`}
        </Button>
      )}
      {plan.viewerCanDecideApproval && (
        <>
          <Button icon="undo" onClick={() => onStep('RETURN')}>{t`退回计划`}</Button>
          <Button icon="check" variant="primary" onClick={() => onStep('APPROVE')}>{t`批准计划`}</Button>
        </>
      )}
    </>
  );
}

function PlanHead({ plan }: { plan: PlanDetail_PlanFragment }) {
  const { t } = useLingui();
  const names = usePlanNames();
  const { standing } = plan;
  const source = [plan.source && names.source(plan.source), plan.sourceReference].filter(Boolean).join(' · ');
  const against = (now: number | null | undefined, then: number | null | undefined) =>
    then === null || then === undefined || then === now
      ? formatMoney(now)
      : t`${formatMoney(now)}（基线 ${formatMoney(then)}）`;
  const facts = [
    { label: t`来源`, value: source || '—' },
    { label: t`所属测评`, value: plan.assessment?.name ?? '—' },
    { label: t`负责人`, value: plan.owner?.displayName ?? '—' },
    { label: t`起止`, value: `${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}` },
    { label: t`预算`, value: against(standing.budget, standing.baselineBudget) },
    { label: t`实际费用`, value: formatMoney(standing.actualCost) },
    { label: t`计划偏差`, value: <SlippageDays days={standing.slippageDays} /> },
    {
      label: t`晚于基线的任务`,
      value: plan.baselines.length === 0 ? '—' : standing.slippedTasks,
    },
    {
      label: t`基线后的增减`,
      value:
        plan.baselines.length === 0 ? '—' : t`新增 ${standing.addedTasks}，移出 ${standing.removedTasks}`,
    },
  ];
  return (
    <>
      <div className={taskStyles.top}>
        <Status tone={planTones[plan.state]}>{names.state(plan.state)}</Status>
        <PlanProgress name={plan.name} counts={plan.taskCounts} />
      </div>
      {plan.returnReason && <Banner tone="caution">{t`退回的原因：${plan.returnReason}`}</Banner>}
      {plan.state === 'REQUESTED' && (
        <Banner tone="info" icon={plan.approvalBlockedReason ? 'lock' : 'clock'}>
          {t`${plan.requestedBy?.displayName ?? '—'} 于 ${formatDateTime(plan.requestedAt)} 提请批准。`}{' '}
          {plan.requestNote} {plan.approvalBlockedReason}
        </Banner>
      )}
      {plan.note && <p className={taskStyles.text}>{plan.note}</p>}
      <dl className={taskStyles.facts}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Baselines({ plan }: { plan: PlanDetail_PlanFragment }) {
  const { t } = useLingui();
  return (
    <section>
      <h3 className={taskStyles.heading}>{t`批准过的基线`}</h3>
      <ul className={taskStyles.lines}>
        {plan.baselines.map((one) => (
          <li key={one.number} className={taskStyles.result}>
            <div className={taskStyles.resultHead}>
              <b>{t`基线 ${one.number}`}</b>
              <span>{t`${one.taskCount} 个任务，预算 ${formatMoney(one.budget)}`}</span>
              <span className={taskStyles.muted}>
                {t`${one.approvedBy?.displayName ?? '—'} 于 ${formatDateTime(one.approvedAt)} 批准，${one.requestedBy?.displayName ?? '—'} 提请`}
              </span>
            </div>
            {[one.requestNote, one.note].filter(Boolean).map((text, index) => (
              <p key={index} className={taskStyles.text}>
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
