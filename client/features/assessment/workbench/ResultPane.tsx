import { useLingui } from '@lingui/react/macro';
import { lazy, useEffect } from 'react';
import type { RateResultsInput } from '../../../gql/graphql';
import { formatDate, formatDateTime, formatRelative } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { lazyPart } from '../../../ui/lazyPart';
import { Bone } from '../../../ui/Skeleton';
import { Banner } from '../../../ui/States';
import { clauseText, ControlTags } from '../../framework';
import { useWorkbench } from './context';
import type { Line } from './lines';
import { ResultAssignment } from './ResultAssignment';
import { ResultHistory } from './ResultHistory';
import { ResultTexts } from './ResultTexts';
import { VerdictButtons } from './VerdictButtons';
import styles from './Result.module.css';

// High risks and tasks stand below the answer and ask for themselves: the first table does not wait for their code.
const DerivedVerdict = lazy(async () => ({ default: (await import('./DerivedVerdict')).DerivedVerdict }));
const ResultDetails = lazy(async () => ({ default: (await import('./ResultDetails')).ResultDetails }));

const OwnRequirement = lazyPart(async () => (await import('./OwnRequirement')).OwnRequirement);

export type SendRatings = (lines: readonly Line[], ratings: RateResultsInput['ratings']) => Promise<boolean>;

interface ResultPaneProps {
  line: Line;
  position: number;
  total: number;
  onStep: (by: 1 | -1) => void;
  send: SendRatings;
}

/** The centre: the requirement, its verdict, what was found. Everything above the risk cases is already loaded. */
export function ResultPane({ line, position, total, onStep, send }: ResultPaneProps) {
  const { t } = useLingui();
  const { assessmentId, rate, drafts } = useWorkbench();
  const { control } = line;
  // On leaving a control, what was typed there is saved at once.
  useEffect(() => () => drafts.flush(line.id), [drafts, line.id]);
  return (
    <article className={styles.result} tabIndex={0} aria-label={t`要求与结论`} key={line.id}>
      <header className={styles.resultHead}>
        <span className={styles.path}>
          <b>{clauseText(control.code)}</b> {control.parent?.name}
        </span>
        <span className={styles.position}>{position < 0 ? '' : `${position + 1} / ${total}`}</span>
        <IconButton
          size="small"
          icon="arrowUp"
          label={t`上一条（K）`}
          disabled={position <= 0}
          onClick={() => onStep(-1)}
        />
        <IconButton
          size="small"
          icon="arrowDown"
          label={t`下一条（J）`}
          disabled={position < 0 || position >= total - 1}
          onClick={() => onStep(1)}
        />
      </header>
      <p className={styles.requirement}>{control.text ?? control.name}</p>
      <OwnRequirement line={line} />
      <ControlTags {...control} />
      <VerdictButtons line={line} />
      {line.verdict === 'OPEN' && (
        <Part fallback={null} resetKey={line.id} compact>
          <DerivedVerdict assessmentId={assessmentId} controlId={control.id} />
        </Part>
      )}
      {line.carriedFromOn && (
        <Banner
          tone="caution"
          icon="history"
          actions={
            line.viewerCanRate && (
              <Button
                size="small"
                icon="check"
                onClick={() => rate([line], line.verdict)}
              >{t`确认沿用`}</Button>
            )
          }
        >
          {t`沿用上次的答案：评于 ${formatDate(line.carriedFromOn)}（${formatRelative(line.carriedFromOn)}）。`}
        </Banner>
      )}
      <ResultTexts line={line} />
      <Part fallback={<Bone height={32} />} resetKey={line.id} compact>
        <ResultDetails line={line} send={send} />
      </Part>
      <ResultAssignment line={line} />
      <div className={styles.rated}>
        {line.ratedAt && line.ratedBy && t`${line.ratedBy.displayName} 评于 ${formatDateTime(line.ratedAt)}`}
      </div>
      <ResultHistory line={line} />
    </article>
  );
}
