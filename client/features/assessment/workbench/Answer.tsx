import { useLingui } from '@lingui/react/macro';
import { lazy, useEffect, type ReactNode } from 'react';
import { formatDate, formatDateTime, formatRelative } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { Bone } from '../../../ui/Skeleton';
import { Banner } from '../../../ui/States';
import { useWorkbench } from './context';
import type { Line } from './lines';
import { ResultAssignment } from './ResultAssignment';
import { ResultHistory } from './ResultHistory';
import { ResultTexts } from './ResultTexts';
import { VerdictButtons } from './VerdictButtons';
import styles from './Result.module.css';

// High risks and tasks stand below the answer and ask for themselves: the first table does not wait for their code.
const DerivedVerdict = lazy(async () => ({ default: (await import('./DerivedVerdict')).DerivedVerdict }));
const OriginNote = lazy(async () => ({ default: (await import('../move/OriginNote')).OriginNote }));
const ResultDetails = lazy(async () => ({ default: (await import('./ResultDetails')).ResultDetails }));

/** The answer to one requirement in any rule book: verdict, figures, texts, risks, tasks, who answers, history. */
export function Answer({ line, figures }: { line: Line; figures?: ReactNode }) {
  const { t } = useLingui();
  const { assessmentId, rate, drafts } = useWorkbench();
  // On leaving a control, what was typed there is saved at once.
  useEffect(() => () => drafts.flush(line.id), [drafts, line.id]);
  return (
    <>
      <VerdictButtons line={line} />
      {line.verdict === 'OPEN' && (
        <Part fallback={null} resetKey={line.id} compact>
          <DerivedVerdict assessmentId={assessmentId} controlId={line.control.id} />
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
          {line.needsConfirmation
            ? t`条款在新版中有变，答复沿用自旧版（评于 ${formatDate(line.carriedFromOn)}）：确认前不计入实证。`
            : t`沿用上次的答案：评于 ${formatDate(line.carriedFromOn)}（${formatRelative(line.carriedFromOn)}）。`}
        </Banner>
      )}
      {line.needsConfirmation && (
        <Part fallback={<Bone height={48} />} resetKey={line.id} compact>
          <OriginNote resultId={line.id} />
        </Part>
      )}
      {figures}
      <ResultTexts line={line} />
      <Part fallback={<Bone height={32} />} resetKey={line.id} compact>
        <ResultDetails line={line} />
      </Part>
      <ResultAssignment line={line} />
      <div className={styles.rated}>
        {line.ratedAt && line.ratedBy && t`${line.ratedBy.displayName} 评于 ${formatDateTime(line.ratedAt)}`}
      </div>
      <ResultHistory line={line} />
    </>
  );
}
