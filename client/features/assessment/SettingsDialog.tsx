import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { AssessmentSettingsQuery, UpdateAssessmentInput } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { SkeletonLines } from '../../ui/Skeleton';
import { Banner, useErrorText } from '../../ui/States';
import { NumberField, TextField } from '../../ui/TextField';
import { LevelField } from './LevelField';
import { editions, useAssessmentNames } from './useAssessmentNames';
import styles from './Assessment.module.css';

const AssessmentSettingsDocument = graphql(/* GraphQL */ `
  query AssessmentSettings($id: ID!) {
    assessment(id: $id) {
      id
      version
      name
      targetLevel
      scoringEdition
      attentionFactor
      partialCredit
      framework {
        id
        scoringKind
        levels {
          code
          name
        }
      }
    }
  }
`);

const UpdateAssessmentDocument = graphql(/* GraphQL */ `
  mutation UpdateAssessment($input: UpdateAssessmentInput!) {
    updateAssessment(input: $input) {
      assessment {
        id
        name
        attentionFactor
        partialCredit
        ...AssessmentHead_assessment
      }
    }
  }
`);

interface SettingsDialogProps {
  id: string;
  version: number;
  onClose: () => void;
}

type Settings = NonNullable<AssessmentSettingsQuery['assessment']>;

/** Name and target; in MLPS the edition and the two numbers that the published formulas leave open. */
export function SettingsDialog({ id, version, onClose }: SettingsDialogProps) {
  const { t } = useLingui();
  const { data } = useQuery(AssessmentSettingsDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const settings = data?.assessment;
  if (!settings) {
    return (
      <Dialog title={t`评分设置`} size="small" onClose={onClose}>
        <SkeletonLines />
      </Dialog>
    );
  }
  const form = { settings, version: Math.max(version, settings.version), onClose };
  return settings.scoringEdition === null ? <TargetForm {...form} /> : <ScoringForm {...form} />;
}

interface FormProps {
  settings: Settings;
  version: number;
  onClose: () => void;
}

function useUpdate({ settings, version, onClose }: FormProps) {
  const [update, { loading, error }] = useMutation(UpdateAssessmentDocument, {
    errorPolicy: 'all',
    onCompleted: onClose,
  });
  return {
    save: (changes: Omit<UpdateAssessmentInput, 'id' | 'version'>) =>
      void update({ variables: { input: { id: settings.id, version, ...changes } } }),
    loading,
    error,
    fields: error ? describeError(error).fields : {},
  };
}

function TargetForm(props: FormProps) {
  const { settings, onClose } = props;
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState(settings.name);
  const [target, setTarget] = useState(settings.targetLevel);
  const { save, loading, error, fields } = useUpdate(props);
  const { scoringKind, levels } = settings.framework;
  const valid = name.trim() !== '';
  return (
    <Dialog
      title={t`名称与目标`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) save({ name: name.trim(), ...(target === null ? {} : { targetLevel: target }) });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!valid}>{t`保存并重算`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextField
          label={t`名称`}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        {scoringKind !== 'CHECKLIST' && (
          <LevelField levels={levels} value={target} onChange={setTarget} error={fields['targetLevel']} />
        )}
      </div>
    </Dialog>
  );
}

function ScoringForm(props: FormProps) {
  const { settings, onClose } = props;
  const { t } = useLingui();
  const names = useAssessmentNames();
  const errorText = useErrorText();
  const [name, setName] = useState(settings.name);
  const [edition, setEdition] = useState(settings.scoringEdition);
  const [attention, setAttention] = useState(String(settings.attentionFactor ?? ''));
  const [credit, setCredit] = useState(String(settings.partialCredit ?? ''));
  const { save, loading, error, fields } = useUpdate(props);
  const inRange = (text: string, low: number, high: number) => {
    const value = Number(text);
    return text.trim() !== '' && value >= low && value <= high;
  };
  const valid = inRange(attention, 0.01, 0.99) && inRange(credit, 0, 1) && name.trim() !== '';
  return (
    <Dialog
      title={t`评分设置`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        save({
          name: name.trim(),
          scoringEdition: edition,
          attentionFactor: Number(attention),
          partialCredit: Number(credit),
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!valid}>{t`保存并重算`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextField
          label={t`名称`}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <Select
          label={t`评分版本`}
          options={editions.map((one) => ({ value: one, label: names.edition(one) }))}
          value={edition ?? ''}
          onChange={(event) => setEdition(event.target.value as NonNullable<typeof edition>)}
        />
        <NumberField
          label={t`关注系数 y（2021 版公式）`}
          value={attention}
          onChange={(event) => setAttention(event.target.value)}
          hint={t`技术部分所占的份额，0 到 1 之间，通常 0.5`}
          error={
            fields['attentionFactor'] ?? (inRange(attention, 0.01, 0.99) ? undefined : t`请填 0.01 到 0.99`)
          }
        />
        <NumberField
          label={t`部分符合的折算（2025 版符合率）`}
          value={credit}
          onChange={(event) => setCredit(event.target.value)}
          hint={t`官方没有公布，由本机构自定，0 到 1`}
          error={fields['partialCredit'] ?? (inRange(credit, 0, 1) ? undefined : t`请填 0 到 1`)}
        />
      </div>
    </Dialog>
  );
}
