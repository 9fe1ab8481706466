import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { formatDate } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { Meter } from '../../ui/Meter';
import type { Inspection } from './documents';
import styles from './Inspection.module.css';
import { NoteList } from './NoteList';

const PlanFindingsDialog = lazyPart(async () => (await import('./PlanFindingsDialog')).PlanFindingsDialog);

const findingsOnly = { kinds: ['FINDING' as const] };

/** What was found, and how far it is rectified. */
export function RectifyView({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const mayPlan = useCan()('remediation:plan') && inspection.viewerCanEdit;
  const [planning, setPlanning] = useState(false);
  const { findings, planned, settled, overdue, nextDueOn } = inspection.rectification;
  const left = findings - settled;
  return (
    <div className={styles.rectify}>
      {findings > 0 && (
        <Meter
          label={t`整改进度`}
          legend
          parts={[
            { id: 'settled', label: t`已整改`, value: settled, tone: 'positive' },
            { id: 'left', label: t`整改中`, value: left - overdue, tone: 'caution' },
            { id: 'overdue', label: t`已逾期`, value: overdue, tone: 'negative' },
          ]}
        />
      )}
      <div className={styles.bar}>
        {mayPlan && left > 0 && (
          <Button variant="primary" icon="board" onClick={() => setPlanning(true)}>
            {t`转为整改任务`}
          </Button>
        )}
        {inspection.plan && (
          <Link to={keepAsOf(`/remediation?view=table&plan=${inspection.plan.id}`)}>
            {inspection.plan.name}
          </Link>
        )}
        {findings > 0 && (
          <span className={styles.note}>
            {t`${findings} 个问题，${planned} 个已建任务`}
            {nextDueOn && ` · ${t`最近期限 ${formatDate(nextDueOn)}`}`}
          </span>
        )}
      </div>
      <NoteList inspection={inspection} filter={findingsOnly} items={[]} />
      {planning && <PlanFindingsDialog inspection={inspection} onClose={() => setPlanning(false)} />}
    </div>
  );
}
