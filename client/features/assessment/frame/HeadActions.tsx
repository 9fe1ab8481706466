import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsOf, useKeepAsOf } from '../../../lib/asOf';
import { useCan } from '../../../lib/viewer';
import { lazyPart } from '../../../ui/lazyPart';
import { Button } from '../../../ui/Button';
import { MoreMenu } from '../../../ui/Menu';
import { useFetchFile } from '../../../ui/useFetchFile';
import { ScorePair } from '../../../ui/ScorePair';
import { Status, Tag } from '../../../ui/Tag';
import { compareSince } from '../compare/compareSince';
import { useMoveItems } from '../move/useMoveItems';
import { conclusionTones, useAssessmentNames } from '../useAssessmentNames';
import { OutcomeLevel } from '../OutcomeLevel';
import type { Head } from '../workbench/lines';
import styles from './Frame.module.css';

const CloseDialog = lazyPart(async () => (await import('../CloseDialogs')).CloseDialog);
const ReopenDialog = lazyPart(async () => (await import('../CloseDialogs')).ReopenDialog);
const SettingsDialog = lazyPart(async () => (await import('../SettingsDialog')).SettingsDialog);

interface HeadActionsProps {
  head: Head;
  levels: readonly { code: string; name: string }[];
  openScore: (basis: 'DECLARED' | 'PROVEN') => void;
  calendarPath: string;
}

/** Both scores with what they come to, and what may be done with the assessment as a whole. */
export function HeadActions({ head, levels, openScore, calendarPath }: HeadActionsProps) {
  const { t } = useLingui();
  const can = useCan();
  const names = useAssessmentNames();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'close' | 'reopen' | 'settings' | null>(null);
  const { declared, proven, kind } = head.rating;
  const edition = head.scoringEdition;
  const stop = () => setAsking(null);
  const asOf = useAsOf();
  const keepAsOf = useKeepAsOf();
  const moves = useMoveItems(head);
  const fetchFile = useFetchFile();
  const exported = (id: string, label: string, address: string | null | undefined) =>
    address && asOf === null
      ? [{ id, label, icon: 'download' as const, run: () => void fetchFile(address) }]
      : [];
  const go = (part: string) => void navigate(`/assessments/${head.id}/${part}`);
  return (
    <>
      <ScorePair
        unit={names.scoreUnit(kind, edition)}
        declared={{ value: declared.value, onOpen: () => openScore('DECLARED') }}
        proven={{ value: proven.value, onOpen: () => openScore('PROVEN') }}
      />
      <span className={styles.conclusions}>
        {(['declared', 'proven'] as const).map((basis) => (
          <span key={basis}>
            {basis === 'declared' ? t`自报` : t`实证`}
            {head.score ? (
              <Status tone={conclusionTones[head.score[basis].conclusion]}>
                {names.conclusion(head.score[basis].conclusion)}
              </Status>
            ) : (
              <OutcomeLevel
                kind={kind}
                outcome={head.rating[basis]}
                levels={levels}
                target={head.targetLevel}
              />
            )}
          </span>
        ))}
      </span>
      {(declared.provisional || proven.provisional) && (
        <span title={t`还有未评的条款，或公式中有未公布的数值，结论可能变化`}>
          <Tag tone="caution" icon="clock">{t`暂定`}</Tag>
        </span>
      )}
      {edition && <span className={styles.edition}>{names.edition(edition)}</span>}
      {head.viewerCanClose && <Button onClick={() => setAsking('close')}>{t`关闭测评`}</Button>}
      {head.viewerCanReopen && <Button onClick={() => setAsking('reopen')}>{t`重新打开`}</Button>}
      <MoreMenu
        label={t`更多`}
        items={[
          { id: 'scorecard', label: t`记分卡`, icon: 'chart', run: () => go(keepAsOf('scorecard')) },
          ...(asOf === null
            ? [{ id: 'path', label: t`达标路径`, icon: 'arrowRight' as const, run: () => go('path') }]
            : []),
          {
            id: 'compare',
            label: t`变化对比`,
            icon: 'history',
            run: () => void navigate(compareSince(head.id, asOf)),
          },
          ...(asOf === null
            ? [
                {
                  id: 'calendar',
                  label: t`证明日历`,
                  icon: 'calendar' as const,
                  run: () => void navigate(calendarPath),
                },
              ]
            : []),
          ...(can('report:create')
            ? [
                {
                  id: 'report',
                  label: t`生成报告`,
                  icon: 'report' as const,
                  run: () => void navigate(`/reports?new=1&assessment=${head.id}`),
                },
              ]
            : []),
          ...exported('oscalResults', t`导出 OSCAL 测评结果`, head.oscalResultsUrl),
          ...exported('oscalPlan', t`导出 OSCAL 整改计划`, head.oscalPlanUrl),
          ...(head.viewerCanManage && head.state === 'OPEN'
            ? [
                {
                  id: 'settings',
                  label: edition ? t`评分设置` : t`名称与目标`,
                  icon: 'pencil' as const,
                  separated: true,
                  run: () => setAsking('settings'),
                },
              ]
            : []),
          ...moves.items,
        ]}
      />
      {moves.dialog}
      {asking === 'close' && <CloseDialog head={head} onClose={stop} />}
      {asking === 'reopen' && <ReopenDialog head={head} onClose={stop} />}
      {asking === 'settings' && <SettingsDialog id={head.id} version={head.version} onClose={stop} />}
    </>
  );
}
