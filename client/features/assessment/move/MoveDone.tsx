import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent } from 'react';
import { Link } from 'react-router';
import { Card, Facts } from '../../../ui/Page';
import { showToast } from '../../../ui/toastStore';
import type { Moved } from './MovePage';
import { useUndoMove } from './useUndoMove';
import styles from './Move.module.css';

/** What came along, where to go on, and a way back. */
export function MoveDone({ moved }: { moved: Moved }) {
  const { t } = useLingui();
  const { assessment, previous, summary } = moved;
  const undo = useUndoMove();
  const tell = useEffectEvent(() =>
    showToast(t`已转版：${assessment.name}`, { undo: () => void undo(assessment.id) }),
  );
  useEffect(() => tell(), [assessment.id]);
  return (
    <Card title={assessment.name}>
      <div className={styles.done}>
        <Facts
          items={[
            { label: t`原样沿用`, value: t`${summary.carried} 项` },
            { label: t`沿用待确认`, value: t`${summary.toConfirm} 项` },
            { label: t`从未评开始`, value: t`${summary.open} 项，另新增 ${summary.added} 项` },
            { label: t`留在原测评`, value: t`${summary.staying} 项` },
            { label: t`带来的数据`, value: t`${summary.figures} 项` },
            {
              label: t`带来的证据关联`,
              value: t`${summary.links} 条有效，${summary.proposedLinks} 条待确认`,
            },
            { label: t`跟进的整改任务`, value: t`${summary.tasks} 个` },
          ]}
        />
        <div className={styles.ways}>
          <Link to={`/assessments/${assessment.id}?chip=carried`}>{t`打开新测评，确认沿用的答复`}</Link>
          <Link to={`/assessments/${previous.id}`}>{t`查看原测评`}</Link>
        </div>
        {previous.state === 'OPEN' && (
          <p className={styles.note}>
            {t`原测评仍在进行，两次测评的差距都会列出；不再按旧版评时请关闭原测评。`}
          </p>
        )}
        <p className={styles.note}>
          {t`在有人评定、关联或另做工作之前，可以随时在新测评的“更多”菜单中撤销转版。`}
        </p>
      </div>
    </Card>
  );
}
