import { useLingui } from '@lingui/react/macro';
import type { TaskDetail_TaskFragment, Verdict } from '../../../gql/graphql';
import { RadioGroup } from '../../../ui/Checkbox';
import { Status } from '../../../ui/Tag';
import { TextArea } from '../../../ui/TextArea';
import { useAssessmentNames, verdicts, verdictTones } from '../../assessment';
import styles from './Task.module.css';

export interface Rerate {
  verdict: Verdict;
  currentState: string;
}

interface RerateLineProps {
  result: TaskDetail_TaskFragment['results'][number];
  /** The assessment, where the task is about several. */
  place: string | null;
  value: Rerate;
  onChange: (value: Rerate) => void;
}

/** One result of a verified task: the verdict it had, the one it gets, and what is true now. */
export function RerateLine({ result, place, value, onChange }: RerateLineProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  return (
    <div className={styles.rerate}>
      <p className={styles.requirement}>
        <b className={styles.code}>{result.control.code}</b> {result.control.text || result.control.name}
      </p>
      {place !== null && <p className={styles.place}>{place}</p>}
      <div className={styles.rerateLine}>
        <Status tone={verdictTones[result.verdict]}>{t`原为 ${names.verdict(result.verdict)}`}</Status>
        <RadioGroup
          legend={<span className="visually-hidden">{t`${result.control.code} 的新结论`}</span>}
          name={`verdict-${result.id}`}
          value={value.verdict}
          options={verdicts.map((one) => ({ value: one, label: names.verdict(one) }))}
          onChange={(verdict) => onChange({ ...value, verdict })}
        />
      </div>
      <TextArea
        label={value.verdict === 'NOT_APPLICABLE' ? t`不适用的理由` : t`现状描述`}
        rows={2}
        value={value.currentState}
        onChange={(event) => onChange({ ...value, currentState: event.target.value })}
      />
    </div>
  );
}
