import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ScoringEdition } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { today } from '../../../lib/format';
import { randomId } from '../../../lib/randomId';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { LevelField } from '../LevelField';
import { editions, useAssessmentNames } from '../useAssessmentNames';
import { CreateAssessmentDocument } from './documents';
import { SubjectFields, type ChosenSubject } from './SubjectFields';
import { useBooks } from './useBooks';
import { useEarlier } from './useEarlier';
import styles from '../Assessment.module.css';

interface CreateAssessmentDialogProps {
  systemId: string | null;
  /** The rule book that somebody came from. */
  frameworkCode: string | null;
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** A new assessment: by which rule book, about what, how far, when, and whose answers it starts from. */
export function CreateAssessmentDialog(props: CreateAssessmentDialogProps) {
  const { onClose, onCreated } = props;
  const { t } = useLingui();
  const names = useAssessmentNames();
  const errorText = useErrorText();
  const year = today().slice(0, 4);
  const [code, setCode] = useState(props.frameworkCode);
  const [subject, setSubject] = useState<ChosenSubject>({
    kind: props.systemId ? 'SYSTEM' : 'ORGANIZATION',
    unitId: null,
    systemId: props.systemId,
  });
  const [target, setTarget] = useState<string | null>(null);
  const [period, setPeriod] = useState(t`${year} 年度`);
  const [start, setStart] = useState(`${year}-01-01`);
  const [end, setEnd] = useState(`${year}-12-31`);
  const [edition, setEdition] = useState<ScoringEdition | ''>('');
  const [carry, setCarry] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  // One key per dialog: a double click or a repeated request makes one assessment.
  const [clientKey] = useState(randomId);
  const { book, options } = useBooks(code);
  const systemOnly = book?.scoringKind === 'CONFORMITY';
  const levelled = book?.scoringKind === 'GRADED_ITEMS' || book?.scoringKind === 'POINTS';
  const kind = systemOnly ? 'SYSTEM' : subject.kind;
  const subjectId = kind === 'UNIT' ? subject.unitId : kind === 'SYSTEM' ? subject.systemId : null;
  const earlier = useEarlier(book?.code ?? null, kind, subjectId);
  // The latest one is what people mean; starting from nothing is the explicit choice.
  const carryId = carry ?? earlier[0]?.id ?? '';
  const carried = earlier.find((one) => one.id === carryId);
  const level = levelled ? (target ?? carried?.targetLevel ?? null) : null;
  const [create, { loading, error }] = useMutation(CreateAssessmentDocument, {
    refetchQueries: ['AssessmentList', 'HomeState'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const subjectMissing = kind !== 'ORGANIZATION' && subjectId === null;
  const levelMissing = levelled && level === null;

  const submit = async () => {
    setAsked(true);
    if (!book || subjectMissing || levelMissing) return;
    const input = {
      frameworkCode: book.code,
      subject: { kind, id: subjectId },
      targetLevel: level,
      period,
      periodStart: start,
      periodEnd: end,
      scoringEdition: systemOnly ? edition || null : null,
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
        <Select
          label={t({ message: '标准', context: 'field' })}
          required
          options={options}
          value={book?.code ?? ''}
          onChange={(event) => {
            setCode(event.target.value);
            setTarget(null);
            setCarry(null);
          }}
          error={fields['frameworkCode']}
        />
        <SubjectFields
          systemOnly={systemOnly}
          value={subject}
          onChange={(next) => {
            setSubject(next);
            setCarry(null);
          }}
          error={
            fields['systemId'] ??
            fields['subject.id'] ??
            (asked && subjectMissing
              ? kind === 'SYSTEM'
                ? t`请选择信息系统`
                : t`请选择院区或科室`
              : undefined)
          }
        />
        {levelled && (
          <LevelField
            levels={book.levels}
            value={level}
            onChange={setTarget}
            error={fields['targetLevel'] ?? (asked && levelMissing ? t`请选择目标级别` : undefined)}
          />
        )}
        {systemOnly && (
          <Select
            label={t`评分版本`}
            placeholder={t`按标准默认`}
            options={editions.map((one) => ({ value: one, label: names.edition(one) }))}
            value={edition}
            onChange={(event) => setEdition(event.target.value as ScoringEdition | '')}
            error={fields['scoringEdition']}
          />
        )}
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
              ? t`沿用的答案和数据会标出原记录日期，逐条确认后才算本次的结论。`
              : t`这个对象还没有同一标准的上次测评。`
          }
          error={fields['carryForwardFromId']}
        />
      </div>
    </Dialog>
  );
}
