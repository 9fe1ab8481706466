import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import { graphql } from '../../gql';
import type { ScoringEdition } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { today } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Combobox, type ComboOption } from '../../ui/Combobox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { editions, useAssessmentNames } from './useAssessmentNames';
import styles from './Assessment.module.css';

const AssessmentChoicesQuery = graphql(/* GraphQL */ `
  query AssessmentChoices($systemId: ID!, $withSystem: Boolean!) {
    frameworks {
      id
      code
      shortName
      scoringKind
    }
    informationSystem(id: $systemId) @include(if: $withSystem) {
      id
      name
      grading {
        code
      }
      applicableItemCount
      assessments {
        id
        name
        period
        periodEnd
        framework {
          id
          code
        }
      }
    }
  }
`);

const SystemSearchQuery = graphql(/* GraphQL */ `
  query AssessmentSystemSearch($search: String) {
    informationSystems(filter: { search: $search, states: [PLANNED, RUNNING] }, first: 20) {
      nodes {
        id
        name
        code
        grading {
          code
        }
      }
    }
  }
`);

const CreateAssessmentMutation = graphql(/* GraphQL */ `
  mutation CreateAssessment($input: CreateAssessmentInput!) {
    createAssessment(input: $input) {
      assessment {
        id
        name
      }
    }
  }
`);

interface CreateAssessmentDialogProps {
  systemId: string | null;
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** A new assessment: system, period, edition, and whose answers it starts from. */
export function CreateAssessmentDialog({ systemId: given, onClose, onCreated }: CreateAssessmentDialogProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const errorText = useErrorText();
  const client = useApolloClient();
  const year = today().slice(0, 4);
  const [systemId, setSystemId] = useState(given);
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  const [frameworkCode, setFrameworkCode] = useState<string | null>(null);
  const [period, setPeriod] = useState(t`${year} 年度`);
  const [start, setStart] = useState(`${year}-01-01`);
  const [end, setEnd] = useState(`${year}-12-31`);
  const [edition, setEdition] = useState<ScoringEdition | ''>('');
  const [carry, setCarry] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  // One key per dialog: a double click or a repeated request makes one assessment.
  const [clientKey] = useState(randomId);
  const { data } = useQuery(AssessmentChoicesQuery, {
    variables: { systemId: systemId ?? '', withSystem: systemId !== null },
  });
  const [create, { loading, error }] = useMutation(CreateAssessmentMutation, {
    refetchQueries: ['AssessmentList'],
    onError: () => undefined,
  });
  const search = useCallback(
    async (text: string) => {
      const answer = await client.query({
        query: SystemSearchQuery,
        variables: { search: text || null },
        fetchPolicy: 'network-only',
      });
      return (answer.data?.informationSystems.nodes ?? []).map((system) => ({
        value: system.id,
        label: system.name,
        note: `${system.code} · ${system.grading.code}`,
      }));
    },
    [client],
  );
  const system = data?.informationSystem;
  const frameworks = (data?.frameworks ?? []).filter((one) => one.scoringKind === 'CONFORMITY');
  const framework = frameworkCode ?? frameworks[0]?.code ?? '';
  const earlier = (system?.assessments ?? [])
    .filter((one) => one.framework.code === framework)
    .sort((a, b) => b.periodEnd.localeCompare(a.periodEnd));
  // The latest one is what people mean; starting from nothing is the explicit choice.
  const carryId = carry ?? earlier[0]?.id ?? '';
  const fields = error ? describeError(error).fields : {};

  const submit = async () => {
    setMissing(!systemId);
    if (!systemId) return;
    const input = {
      systemId,
      frameworkCode: framework,
      period,
      periodStart: start,
      periodEnd: end,
      scoringEdition: edition || null,
      carryForwardFromId: carryId || null,
      clientKey,
    };
    const made = (await create({ variables: { input } })).data?.createAssessment.assessment;
    if (!made) return;
    showToast(t`已建立 ${made.name}`);
    onCreated(made.id);
  };

  return (
    <Dialog
      title={t`新建测评`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`建立`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <Combobox
          label={t({ message: '信息系统', context: 'field' })}
          required
          value={systemId}
          search={search}
          selected={
            chosen ?? (system ? { value: system.id, label: system.name, note: system.grading.code } : null)
          }
          onChange={(value, option) => {
            setSystemId(value);
            setChosen(option);
            setCarry(null);
          }}
          hint={system ? t`定级 ${system.grading.code}，适用 ${system.applicableItemCount} 个要求项` : ''}
          error={fields['systemId'] ?? (missing && !systemId ? t`请选择信息系统` : undefined)}
        />
        <div className={styles.pair}>
          <Select
            label={t({ message: '标准', context: 'field' })}
            options={frameworks.map((one) => ({ value: one.code, label: one.shortName }))}
            value={framework}
            onChange={(event) => setFrameworkCode(event.target.value)}
            error={fields['frameworkCode']}
          />
          <Select
            label={t`评分版本`}
            placeholder={t`按标准默认`}
            options={editions.map((one) => ({ value: one, label: names.edition(one) }))}
            value={edition}
            onChange={(event) => setEdition(event.target.value as ScoringEdition | '')}
            error={fields['scoringEdition']}
          />
        </div>
        <div className={styles.triple}>
          <TextField
            label={t`周期`}
            required
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
            error={fields['period']}
          />
          <DateField
            label={t`开始日期`}
            required
            value={start}
            onChange={(event) => setStart(event.target.value)}
            error={fields['periodStart']}
          />
          <DateField
            label={t`结束日期`}
            required
            value={end}
            onChange={(event) => setEnd(event.target.value)}
            error={fields['periodEnd']}
          />
        </div>
        <Select
          label={t`沿用上次答案`}
          placeholder={t`不沿用，从未评开始`}
          options={earlier.map((one) => ({ value: one.id, label: `${one.name}（${one.period}）` }))}
          value={carryId}
          onChange={(event) => setCarry(event.target.value)}
          hint={
            earlier.length > 0
              ? t`沿用的答案会标出原评定日期，逐条确认后才算本次的结论。`
              : t`这个系统还没有同一标准的上次测评。`
          }
          error={fields['carryForwardFromId']}
        />
      </div>
    </Dialog>
  );
}
