import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EditionChange } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { FilterBar, FilterChip, SearchField } from '../../../ui/FilterBar';
import { MenuButton } from '../../../ui/Menu';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { changes, useEditionNames } from '../../framework';
import { asProposed, countOutcomes, decided, mostDecisions, turned } from './decisions';
import type { Decisions } from './decisions';
import { MoveOverviewDocument } from './documents';
import type { MoveLine } from './documents';
import type { Edition, MovableAssessment } from './EditionChoice';
import { MoveDialog } from './MoveDialog';
import { MoveLines } from './MoveLines';
import type { Moved } from './MovePage';
import { outcomes, useMoveNames } from './useMoveNames';
import styles from './Move.module.css';

interface MoveDecisionsProps {
  assessment: MovableAssessment;
  to: Edition;
  onMoved: (moved: Moved) => void;
}

/** Line by line what is proposed; whoever moves may leave answers behind, one by one or a whole kind of change. */
export function MoveDecisions({ assessment, to, onMoved }: MoveDecisionsProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useMoveNames();
  const changeNames = useEditionNames();
  const [decisions, setDecisions] = useState<Decisions>(asProposed);
  const [asking, setAsking] = useState(false);
  const { data, refetch } = useSuspenseQuery(MoveOverviewDocument, {
    variables: { id: assessment.id, to: to.code },
    fetchPolicy: 'cache-and-network',
  });
  const { totals, basis, needsTargetLevel } = data.previewMove;
  const counts = countOutcomes(totals, decisions);
  // The chips choose by what is proposed: a line does not go away while somebody decides about it.
  const proposed = countOutcomes(totals, asProposed);
  const chosen = view.all('outcome');
  const search = view.get('q') ?? '';
  const decidable = (change: EditionChange) =>
    totals.filter((one) => one.decidable && one.change === change).reduce((sum, one) => sum + one.count, 0);

  function toggle(line: MoveLine): void {
    const next = turned(decisions, line);
    if (next.byControl.size > mostDecisions)
      showToast(t`逐条决定最多 ${mostDecisions} 条，请改用“整类决定”。`, { tone: 'caution' });
    else setDecisions(next);
  }

  return (
    <div className={styles.screen}>
      <FilterBar onClear={chosen.length > 0 || search ? () => view.clear(['outcome', 'q']) : undefined}>
        <SearchField label={t`搜索条款`} value={search} onChange={(q) => view.set({ q })} />
        {outcomes.map((outcome) => (
          <FilterChip
            key={outcome}
            label={<span title={names.hint(outcome)}>{names.outcome(outcome)}</span>}
            count={proposed[outcome]}
            active={chosen.includes(outcome)}
            onToggle={() => view.toggle('outcome', outcome)}
          />
        ))}
        <MenuButton
          size="small"
          label={t`整类决定`}
          items={changes
            .filter((change) => decidable(change) > 0)
            .map((change) => ({
              id: change,
              label: t`沿用“${changeNames.change(change)}”的答复（${decidable(change)} 条）`,
              note: changeNames.hint(change),
              checked: !decisions.leaveOpen.has(change),
              run: () => setDecisions(decided(decisions, change, decisions.leaveOpen.has(change))),
            }))}
        >{t`整类决定`}</MenuButton>
      </FilterBar>
      {counts.TO_CONFIRM > 0 && (
        <Banner tone="caution">
          {t`有 ${counts.TO_CONFIRM} 项的文字或要求参数有变：答复带过去后标为“待确认”，证据成为待确认的关联，确认前不计入实证，测评也不能关闭。`}
        </Banner>
      )}
      <Part fallback={<SkeletonRows rows={12} />} resetKey={to.code}>
        <MoveLines assessment={assessment} to={to} decisions={decisions} onToggle={toggle} />
      </Part>
      <footer className={styles.foot}>
        <span role="status">
          {t`沿用 ${counts.CARRIED} · 待确认 ${counts.TO_CONFIRM} · 从未评开始 ${counts.OPEN} · 新增 ${counts.ADDED} · 留在原测评 ${counts.STAYS}`}
        </span>
        <Button onClick={() => view.set({ to: null, outcome: null, q: null })}>{t`换一个版本`}</Button>
        <Button variant="primary" onClick={() => setAsking(true)}>{t`转版…`}</Button>
      </footer>
      {asking && (
        <MoveDialog
          assessment={assessment}
          to={to}
          basis={basis}
          needsTargetLevel={needsTargetLevel}
          decisions={decisions}
          counts={counts}
          onStale={async () => {
            await refetch();
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
          onMoved={onMoved}
        />
      )}
    </div>
  );
}
