import { useLingui } from '@lingui/react/macro';
import { useState, type KeyboardEvent } from 'react';
import type { Conclusion } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Select } from '../../../ui/Select';
import { Segments } from '../../../ui/Tabs';
import { NumberField } from '../../../ui/TextField';
import { useAssessmentNames } from '../useAssessmentNames';
import type { PathAssessment, Wanted } from './PathPage';
import styles from './Path.module.css';

interface TargetFieldsProps {
  assessment: PathAssessment;
  wanted: Wanted;
}

/** Where the path is to lead, and which of the two scores is to get there. In the address, so that it can be sent. */
export function TargetFields({ assessment, wanted }: TargetFieldsProps) {
  const { t } = useLingui();
  const view = useView();
  const { scoringKind } = assessment.framework;
  const options = useTargets(assessment);
  const byScore =
    scoringKind === 'CHECKLIST' || (scoringKind === 'CONFORMITY' && wanted.targetScore !== null);
  return (
    <>
      <Segments
        label={t`哪个得分要达标`}
        options={[
          { id: 'PROVEN', label: t`实证达标` },
          { id: 'DECLARED', label: t`自报达标` },
        ]}
        value={wanted.basis}
        onChange={(basis) => view.set({ basis: basis === 'DECLARED' ? basis : null })}
      />
      {options.length > 0 && (
        <Select
          label={t`目标`}
          labelHidden
          className={styles.target}
          options={options}
          value={wanted.targetLevel ?? assessment.path?.targetLevel ?? ''}
          onChange={(event) => view.set({ target: event.target.value, points: null })}
        />
      )}
      {byScore && (
        <ScoreTarget
          key={wanted.targetScore}
          value={wanted.targetScore ?? 100}
          onChange={(points) => view.set({ points: String(points), target: null })}
        />
      )}
    </>
  );
}

function useTargets({ framework }: PathAssessment): { value: string; label: string }[] {
  const { t } = useLingui();
  const names = useAssessmentNames();
  if (framework.scoringKind === 'CHECKLIST') return [];
  if (framework.scoringKind === 'CONFORMITY') {
    const conclusions: readonly Conclusion[] = [
      'EXCELLENT',
      'GOOD',
      'FAIR',
      'CONFORMING',
      'BASICALLY_CONFORMING',
    ];
    return conclusions.map((value) => ({ value, label: t`目标 ${names.conclusion(value)}` }));
  }
  return framework.levels
    .filter(({ code }) => code !== '0')
    .map(({ code, name }) => ({ value: code, label: t`目标 ${name}` }));
}

function ScoreTarget({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(String(value));
  const typed = Number(text);
  const valid = text.trim() !== '' && typed > 0 && typed <= 100;
  const commit = () => {
    if (valid && typed !== value) onChange(typed);
  };
  return (
    <NumberField
      label={t`目标符合率`}
      labelHidden
      className={styles.score}
      unit="%"
      value={text}
      error={valid ? undefined : t`请填 0 到 100`}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
