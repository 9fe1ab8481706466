import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { RiskJudgement } from '../../../gql/graphql';
import { RadioGroup } from '../../../ui/Checkbox';
import { TextField } from '../../../ui/TextField';
import { Button } from '../../../ui/Button';
import { useAssessmentNames } from '../useAssessmentNames';
import { useWorkbench } from './context';
import type { Line } from './lines';
import styles from './Result.module.css';

const judgements: readonly RiskJudgement[] = ['PENDING', 'CONFIRMED', 'MITIGATED'];

/** Whether the gap is a high risk as it stands: one that is not mitigated vetoes the conclusion. */
export function RiskJudging({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { send } = useWorkbench();
  const current = line.riskJudgement ?? 'PENDING';
  const [judgement, setJudgement] = useState<RiskJudgement>(current);
  const [reason, setReason] = useState(line.riskReason ?? '');
  const [busy, setBusy] = useState(false);
  const needsReason = judgement === 'MITIGATED' && reason.trim() === '';
  const changed = judgement !== current || reason.trim() !== (line.riskReason ?? '');
  const save = async () => {
    setBusy(true);
    await send([line], [{ resultId: line.id, riskJudgement: judgement, riskReason: reason.trim() || null }]);
    setBusy(false);
  };
  if (!line.viewerCanRate) {
    return (
      <p>
        {t`风险判定`}：{names.judgement(current)} {line.riskReason}
      </p>
    );
  }
  return (
    <div className={styles.judging}>
      <RadioGroup
        legend={t`风险判定（未缓解的高风险会否决结论）`}
        name={`risk-${line.id}`}
        value={judgement}
        options={judgements.map((one) => ({ value: one, label: names.judgement(one) }))}
        onChange={setJudgement}
      />
      {judgement !== 'PENDING' && (
        <TextField
          label={t`判定理由`}
          required={judgement === 'MITIGATED'}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          hint={judgement === 'MITIGATED' ? t`写明有效的缓解措施` : undefined}
        />
      )}
      {changed && (
        <div>
          <Button
            size="small"
            variant="primary"
            busy={busy}
            disabled={needsReason}
            onClick={() => void save()}
          >
            {t`保存判定`}
          </Button>
        </div>
      )}
    </div>
  );
}
