import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import { classNames } from '../../../lib/classNames';
import { useConnectionPages } from '../../../lib/connectionPages';
import { useView } from '../../../lib/useView';
import { EmptyState } from '../../../ui/States';
import { DifferenceList } from '../../framework';
import type { Difference } from '../../framework';
import type { Decisions } from './decisions';
import { MoveLinesDocument, pageSize } from './documents';
import type { MoveLine } from './documents';
import type { Edition, MovableAssessment } from './EditionChoice';
import { MoveAnswer } from './MoveAnswer';
import { outcomes } from './useMoveNames';
import styles from './Move.module.css';

interface MoveLinesProps {
  assessment: MovableAssessment;
  to: Edition;
  decisions: Decisions;
  onToggle: (line: MoveLine) => void;
}

/** Both editions side by side with the answer and its fate. While another choice is on its way the old lines stay. */
export function MoveLines({ assessment, to, decisions, onToggle }: MoveLinesProps) {
  const { t } = useLingui();
  const view = useView();
  const search = view.get('q')?.trim() ?? '';
  const key = view.all('outcome').join();
  const wanted = useMemo(
    () => ({
      id: assessment.id,
      to: to.code,
      filter: {
        outcomes: outcomes.filter((outcome) => key.split(',').includes(outcome)),
        search: search || null,
      },
      first: pageSize,
    }),
    [assessment.id, to.code, key, search],
  );
  const variables = useDeferredValue(wanted);
  const { data, fetchMore } = useSuspenseQuery(MoveLinesDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const { lines } = data.previewMove;
  const onNeedLines = useConnectionPages(lines.nodes.length, lines.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  if (lines.totalCount === 0)
    return (
      <EmptyState icon="scale" title={t`没有符合条件的条款`}>
        {t`换一个词，或清除筛选。`}
      </EmptyState>
    );
  const { framework } = assessment;
  return (
    <div
      className={classNames(styles.lines, variables !== wanted && styles.stale)}
      aria-busy={variables !== wanted}
    >
      <DifferenceList
        label={t`逐条决定，共 ${lines.totalCount} 条`}
        beforeTitle={`${framework.shortName}（${framework.edition}）`}
        afterTitle={`${to.shortName}（${to.edition}）`}
        lines={lines.nodes}
        differenceOf={differenceOf}
        lineCount={lines.totalCount}
        onNeedLines={onNeedLines}
        onToggle={onToggle}
        aside={{
          title: t`原来的答复与去向`,
          width: 'clamp(172px, 17vw, 232px)',
          render: (line) => <MoveAnswer line={line} decisions={decisions} onToggle={() => onToggle(line)} />,
        }}
      />
    </div>
  );
}

const differenceOf = (line: MoveLine): Difference => line.difference;
