import { useLingui } from '@lingui/react/macro';
import type { ScoreBasis } from '../../../gql/graphql';
import { Drawer } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonLines } from '../../../ui/Skeleton';
import { Segments } from '../../../ui/Tabs';
import { ScoreExplanation } from './ScoreExplanation';
import styles from './Score.module.css';

interface ScoreDrawerProps {
  assessmentId: string;
  basis: ScoreBasis;
  onBasis: (basis: ScoreBasis) => void;
  onClose: () => void;
  /** Opens the requirement behind a line. */
  onControl: (controlId: string) => void;
}

/** How the number came about, line by line; every line opens its requirement. */
export function ScoreDrawer({ assessmentId, basis, onBasis, onClose, onControl }: ScoreDrawerProps) {
  const { t } = useLingui();
  return (
    <Drawer title={t`得分说明`} size="wide" onClose={onClose}>
      <div className={styles.drawer}>
        <div>
          <Segments
            label={t`按什么算`}
            options={[
              { id: 'DECLARED', label: t`自报` },
              { id: 'PROVEN', label: t`实证` },
            ]}
            value={basis}
            onChange={onBasis}
          />
        </div>
        <p className={styles.basis}>
          {basis === 'DECLARED'
            ? t`按人员记录的结论计算，不看证据。`
            : t`只认有已通过、在有效期内证据支持的结论；没有实证的“符合”和“部分符合”按“不符合”计。`}
        </p>
        <Part fallback={<SkeletonLines lines={14} />} resetKey={basis}>
          <ScoreExplanation assessmentId={assessmentId} basis={basis} onControl={onControl} />
        </Part>
      </div>
    </Drawer>
  );
}
