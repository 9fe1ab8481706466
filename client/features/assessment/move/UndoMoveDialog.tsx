import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { SkeletonLines } from '../../../ui/Skeleton';
import { Banner, ErrorState } from '../../../ui/States';
import { MoveStateDocument } from './documents';
import { useUndoMove } from './useUndoMove';
import styles from './Move.module.css';

/** Undoing takes away a whole assessment, so it asks; when people have worked in it, it says what stands against it. */
export function UndoMoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const undo = useUndoMove();
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery(MoveStateDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const move = data?.assessment?.move;
  const lossTexts = useLossTexts();
  const losses = move?.losses ? lossTexts(move.losses) : [];
  return (
    <Dialog
      title={t`撤销转版`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose} data-autofocus>
            {losses.length > 0 ? t`知道了` : t`取消`}
          </Button>
          {move?.viewerCanUndo && losses.length === 0 && (
            <Button
              variant="danger"
              busy={busy}
              onClick={() => {
                setBusy(true);
                void undo(id).then((done) => (done ? onClose() : setBusy(false)));
              }}
            >{t`撤销转版`}</Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} compact />
      ) : !move ? (
        <SkeletonLines />
      ) : (
        <div className={styles.form}>
          <p>{t`${move.movedByName} 于 ${formatDateTime(move.movedAt)} 从“${move.from?.name ?? ''}”转来。`}</p>
          {losses.length > 0 ? (
            <Banner tone="caution">
              {t`转版后已有人在这里工作，撤销会丢失：`}
              <ul className={styles.losses}>
                {losses.map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
              {t`因此不能撤销。`}
            </Banner>
          ) : (
            <p>{t`这次测评连同转版带来的答复、数据、证据关联和任务关联都会移除，原测评不受影响；以后可以重新转版。`}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

type Losses = Record<
  'results' | 'figures' | 'links' | 'estimates' | 'tasks' | 'plans' | 'reports' | 'assessments' | 'settings',
  number
>;

function useLossTexts(): (losses: Losses) => string[] {
  const { t } = useLingui();
  return (losses) => {
    const texts: [number, string][] = [
      [losses.results, t`${losses.results} 项评定、确认或指派`],
      [losses.figures, t`${losses.figures} 项填报的数据`],
      [losses.links, t`${losses.links} 条证据关联或确认`],
      [losses.estimates, t`${losses.estimates} 项工作量估计`],
      [losses.tasks, t`${losses.tasks} 个整改任务`],
      [losses.plans, t`${losses.plans} 个整改计划`],
      [losses.reports, t`${losses.reports} 份报告`],
      [losses.assessments, t`${losses.assessments} 次后续测评`],
      [losses.settings, t`设置的修改或关闭`],
    ];
    return texts.flatMap(([count, text]) => (count > 0 ? [text] : []));
  };
}
