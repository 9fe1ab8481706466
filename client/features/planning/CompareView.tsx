import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useHotkeys } from '../../lib/hotkeys';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { lazyPart } from '../../ui/lazyPart';
import { EmptyState, useErrorText } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { showToast } from '../../ui/toastStore';
import { CompareTable } from './CompareTable';
import { DeleteAlternativeDocument } from './changes';
import { type Roadmap, type RoadmapScenario } from './documents';
import { EffectCharts } from './EffectCharts';
import styles from './Planning.module.css';

const PlanDialog = lazyPart(async () => (await import('./PlanDialog')).PlanDialog);
const AlternativeDialog = lazyPart(async () => (await import('./AlternativeDialog')).AlternativeDialog);

export type Basis = 'proven' | 'declared';

/** Alternatives side by side: what they cost, what they reach by year, what stays open, and the curves. */
export function CompareView({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [basis, setBasis] = useState<Basis>('proven');
  const [editing, setEditing] = useState<RoadmapScenario | 'new' | null>(null);
  const [planning, setPlanning] = useState<RoadmapScenario | null>(null);
  const [dropping, setDropping] = useState<RoadmapScenario | null>(null);
  const [drop, { loading }] = useMutation(DeleteAlternativeDocument, {
    refetchQueries: ['RoadmapPage'],
    awaitRefetchQueries: true,
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const mayAdd = roadmap.viewerCanEdit && roadmap.packages.length > 0;
  useHotkeys(
    t`方案与效果`,
    mayAdd ? [{ keys: 'KeyN', label: t`新建方案`, run: () => setEditing('new') }] : [],
  );
  if (roadmap.packages.length === 0)
    return (
      <EmptyState icon="folder" title={t`还没有工作包`}>
        {t`有了工作包，这里比较不同预算的方案能到多少分、几级。`}
      </EmptyState>
    );
  const remove = async () => {
    const id = dropping?.alternative?.id;
    if (!id) return;
    const { data } = await drop({ variables: { id } });
    setDropping(null);
    if (data) showToast(t`已删除方案`);
  };
  return (
    <div className={styles.compare}>
      <div className={styles.bar}>
        <Segments<Basis>
          label={t`得分依据`}
          value={basis}
          onChange={setBasis}
          options={[
            { id: 'proven', label: t`实证` },
            { id: 'declared', label: t`自报` },
          ]}
        />
        {mayAdd && (
          <Button icon="plus" variant="primary" onClick={() => setEditing('new')}>{t`新建方案`}</Button>
        )}
        <span className={styles.note}>
          {t`按各标准的评分规则推算：工作包在所选年份完成并有有效证据，其余维持今天的样子，到期的证据都续上。`}
        </span>
      </div>
      <CompareTable
        roadmap={roadmap}
        basis={basis}
        onEdit={roadmap.viewerCanEdit ? setEditing : null}
        onDelete={roadmap.viewerCanEdit ? setDropping : null}
        onPlan={roadmap.viewerCanMakePlan ? setPlanning : null}
      />
      <EffectCharts roadmap={roadmap} basis={basis} />
      {editing && (
        <AlternativeDialog
          roadmap={roadmap}
          scenario={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {planning && (
        <PlanDialog roadmap={roadmap} packages={[]} scenario={planning} onClose={() => setPlanning(null)} />
      )}
      {dropping && (
        <ConfirmDialog
          title={t`删除方案`}
          confirm={t`删除方案`}
          danger
          busy={loading}
          onConfirm={() => void remove()}
          onClose={() => setDropping(null)}
        >
          <p>{t`删除方案“${dropping.alternative?.name ?? ''}”；工作包不受影响。`}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
