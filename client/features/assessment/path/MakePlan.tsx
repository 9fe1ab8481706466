import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addDays, today } from '../../../lib/format';
import { randomId } from '../../../lib/randomId';
import { useCan } from '../../../lib/viewer';
import { Button, IconButton } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { PlanFromPathDocument } from './documents';
import type { Path, PathAssessment, Wanted } from './PathPage';

const PlanDialog = lazyPart(async () => (await import('./PlanDialog')).PlanDialog);

export interface PlanWish {
  name?: string;
  startsOn: string;
  endsOn: string;
  ownerId?: string | null;
}

/** A quarter at least; a longer way gets as many days as it takes one person. */
const usualDays = 90;

interface MakePlanProps {
  assessment: PathAssessment;
  path: Path;
  wanted: Wanted;
}

/** One click: the path becomes a plan with its tasks, and the plan opens. Name, days and owner only for who wants to. */
export function MakePlan({ assessment, path, wanted }: MakePlanProps) {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  // One key per visit: a double click makes one plan.
  const [clientKey, setClientKey] = useState(randomId);
  const [create, { loading, error }] = useMutation(PlanFromPathDocument, {
    refetchQueries: ['RemediationPlans', 'PlanChoices'],
    errorPolicy: 'all',
  });
  if (!can('remediation:plan') || assessment.state !== 'OPEN') return null;
  const usual: PlanWish = {
    startsOn: today(),
    endsOn: addDays(today(), Math.max(usualDays, Math.ceil(path.effortDays))),
  };
  const make = async (wish: PlanWish): Promise<void> => {
    const input = { assessmentId: assessment.id, clientKey, ...wanted, ...wish };
    const { data, error: failure } = await create({ variables: { input } });
    if (failure && !asking) showToast(errorText(failure), { tone: 'negative' });
    const made = data?.createPlanFromPath;
    if (!made) return;
    setClientKey(randomId());
    showToast(
      made.alreadyTasked > 0
        ? t`已生成计划，${made.createdTasks} 个任务；${made.alreadyTasked} 步已有任务，没有重复建`
        : t`已生成计划，${made.createdTasks} 个任务`,
    );
    void navigate(`/remediation?view=table&plan=${made.plan.id}`);
  };
  return (
    <>
      <Button variant="primary" icon="board" busy={loading} onClick={() => void make(usual)}>
        {t`一键生成整改计划`}
      </Button>
      <IconButton icon="calendar" label={t`先定名称、日期和负责人`} onClick={() => setAsking(true)} />
      {asking && (
        <PlanDialog
          usual={usual}
          busy={loading}
          error={error ?? null}
          onMake={(wish) => void make(wish)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
