import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { lazyPart } from '../../../ui/lazyPart';
import { Button } from '../../../ui/Button';
import { MoreMenu } from '../../../ui/Menu';
import { ScorePair } from '../../../ui/ScorePair';
import { Status, Tag } from '../../../ui/Tag';
import { conclusionTones, useAssessmentNames } from '../useAssessmentNames';
import { useWorkbench } from './context';
import styles from './Workbench.module.css';

const CloseDialog = lazyPart(async () => (await import('../CloseDialogs')).CloseDialog);
const ReopenDialog = lazyPart(async () => (await import('../CloseDialogs')).ReopenDialog);
const SettingsDialog = lazyPart(async () => (await import('../SettingsDialog')).SettingsDialog);

/** Both scores with their conclusions, and what may be done with the assessment as a whole. */
export function HeadActions() {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { head, openScore } = useWorkbench();
  const [asking, setAsking] = useState<'close' | 'reopen' | 'settings' | null>(null);
  const { declared, proven, edition } = head.score;
  const stop = () => setAsking(null);
  return (
    <>
      <ScorePair
        unit={names.unit(edition)}
        declared={{ value: declared.value, onOpen: () => openScore('DECLARED') }}
        proven={{ value: proven.value, onOpen: () => openScore('PROVEN') }}
      />
      <span className={styles.conclusions}>
        {[declared, proven].map((score, index) => (
          <span key={index === 0 ? 'declared' : 'proven'}>
            {index === 0 ? t`自报` : t`实证`}
            <Status tone={conclusionTones[score.conclusion]}>{names.conclusion(score.conclusion)}</Status>
          </span>
        ))}
      </span>
      {(declared.provisional || proven.provisional) && (
        <span title={t`还有未评的条款，或公式中有未公布的数值，结论可能变化`}>
          <Tag tone="caution" icon="clock">{t`暂定`}</Tag>
        </span>
      )}
      <span className={styles.edition}>{names.edition(edition)}</span>
      {head.viewerCanClose && <Button onClick={() => setAsking('close')}>{t`关闭测评`}</Button>}
      {head.viewerCanReopen && <Button onClick={() => setAsking('reopen')}>{t`重新打开`}</Button>}
      {head.viewerCanManage && head.state === 'OPEN' && (
        <MoreMenu
          label={t`更多`}
          items={[{ id: 'settings', label: t`评分设置`, icon: 'pencil', run: () => setAsking('settings') }]}
        />
      )}
      {asking === 'close' && <CloseDialog head={head} onClose={stop} />}
      {asking === 'reopen' && <ReopenDialog head={head} onClose={stop} />}
      {asking === 'settings' && <SettingsDialog id={head.id} version={head.version} onClose={stop} />}
    </>
  );
}
