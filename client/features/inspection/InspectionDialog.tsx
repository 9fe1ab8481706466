import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { InspectionKind } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { today } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { MemberField } from '../people';
import { CreateInspectionDocument, seenIn, UpdateInspectionDocument } from './changes';
import { InspectionChoicesDocument } from './choiceDocuments';
import type { Inspection } from './documents';
import styles from './Inspection.module.css';
import { kinds, useInspectionNames } from './useInspectionNames';

interface InspectionDialogProps {
  /** Null: a new one. */
  inspection: Inspection | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

const year = (): string => today().slice(0, 4);

/** Who inspects what and when; a new one also says by which indicators. */
export function InspectionDialog({ inspection, onClose, onDone }: InspectionDialogProps) {
  const { t } = useLingui();
  const names = useInspectionNames();
  const errorText = useErrorText();
  const [facts, setFacts] = useState({
    name: inspection?.name ?? '',
    inspectingBody: inspection?.inspectingBody ?? '',
    noticeNumber: inspection?.noticeNumber ?? '',
    note: inspection?.note ?? '',
    periodFrom: inspection?.periodFrom ?? `${year()}-01-01`,
    periodTo: inspection?.periodTo ?? `${year()}-12-31`,
    visitFrom: inspection?.visitFrom ?? '',
    visitTo: inspection?.visitTo ?? '',
  });
  const [kind, setKind] = useState<InspectionKind>(inspection?.kind ?? 'JOINT');
  const [leaderId, setLeaderId] = useState<string | null>(inspection?.leader?.id ?? null);
  const [source, setSource] = useState('');
  const [level, setLevel] = useState('');
  const [previousId, setPreviousId] = useState('');
  // One key per dialog: a double click makes one inspection.
  const [clientKey] = useState(randomId);
  const { data } = useQuery(InspectionChoicesDocument, { skip: inspection !== null });
  const options = { refetchQueries: seenIn, errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreateInspectionDocument, options);
  const [update, updating] = useMutation(UpdateInspectionDocument, options);
  const error = creating.error ?? updating.error;
  const fields = error ? describeError(error).fields : {};
  // MLPS needs a system and its grading: such an assessment is made where these are chosen.
  const books = (data?.frameworks ?? []).filter(
    (book) => book.state === 'PUBLISHED' && book.scoringKind !== 'CONFORMITY',
  );
  const book = books.find(({ code }) => source === `new:${code}`);
  const levels = book && book.scoringKind !== 'CHECKLIST' ? book.levels : [];
  const ready =
    facts.name.trim() !== '' &&
    (inspection !== null || (source !== '' && (levels.length === 0 || level !== '')));
  const text = (key: keyof typeof facts) => ({
    value: facts[key],
    onChange: (event: { target: { value: string } }) =>
      setFacts((before) => ({ ...before, [key]: event.target.value })),
    error: fields[key],
  });
  const submit = async () => {
    const said = {
      name: facts.name.trim(),
      kind,
      inspectingBody: facts.inspectingBody.trim() || null,
      noticeNumber: facts.noticeNumber.trim() || null,
      note: facts.note.trim() || null,
      periodFrom: facts.periodFrom,
      periodTo: facts.periodTo,
      visitFrom: facts.visitFrom || null,
      visitTo: facts.visitTo || null,
      leaderId,
    };
    const made = {
      ...said,
      ...(book
        ? { indicators: { frameworkCode: book.code, targetLevel: level || null } }
        : { assessmentId: source }),
      previousId: previousId || null,
      clientKey,
    };
    const saved = inspection
      ? (await update({ variables: { input: { id: inspection.id, version: inspection.version, ...said } } }))
          .data?.updateInspection.inspection
      : (await create({ variables: { input: made } })).data?.createInspection.inspection;
    if (!saved) return;
    showToast(inspection ? t`已保存检查` : t`已建立检查 ${saved.name}`);
    onDone(saved.id);
    onClose();
  };
  return (
    <Dialog
      title={inspection ? t`修改检查` : t`新建检查`}
      size="wide"
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={creating.loading || updating.loading}
            disabled={!ready}
          >
            {inspection ? t`保存` : t`建立检查`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <TextField label={t`名称`} required maxLength={100} data-autofocus {...text('name')} />
        <div className={styles.pair}>
          <Select
            label={t`类型`}
            value={kind}
            onChange={(event) => setKind(event.target.value as InspectionKind)}
            options={kinds.map((one) => ({ value: one, label: names.kind(one) }))}
          />
          <MemberField
            label={t`负责人`}
            value={leaderId}
            name={inspection?.leader?.displayName ?? null}
            onChange={setLeaderId}
            error={fields['leaderId']}
          />
          <TextField label={t`检查机关`} maxLength={100} {...text('inspectingBody')} />
          <TextField label={t`来文字号`} maxLength={100} {...text('noticeNumber')} />
          <DateField label={t`检查期开始`} required {...text('periodFrom')} />
          <DateField label={t`检查期结束`} required {...text('periodTo')} />
          <DateField label={t`现场检查第一天`} {...text('visitFrom')} />
          <DateField label={t`现场检查最后一天`} {...text('visitTo')} />
        </div>
        {!inspection && (
          <>
            <Select
              label={t`指标来自`}
              required
              placeholder={t`请选择`}
              value={source}
              onChange={(event) => {
                setSource(event.target.value);
                setLevel('');
              }}
              error={fields['assessmentId']}
              options={[
                ...books.map((one) => ({
                  value: `new:${one.code}`,
                  label: one.shortName,
                  group: t`新建一次自评，按标准`,
                })),
                ...(data?.assessments.nodes ?? []).map((one) => ({
                  value: one.id,
                  label: one.name,
                  group: t`进行中的测评`,
                })),
              ]}
            />
            <p className={styles.note}>
              {t`上级下发的是 Excel 指标表？先`} <Link to="/frameworks">{t`导入为本机构的标准`}</Link>
              {t`，发布后在这里选它。`}
            </p>
            {levels.length > 0 && (
              <Select
                label={t`目标等级`}
                required
                placeholder={t`请选择`}
                value={level}
                onChange={(event) => setLevel(event.target.value)}
                options={levels.map((one) => ({ value: one.code, label: one.name }))}
                error={fields['targetLevel']}
              />
            )}
            {(data?.inspections.nodes.length ?? 0) > 0 && (
              <Select
                label={t`上一次检查`}
                placeholder={t`没有`}
                value={previousId}
                onChange={(event) => setPreviousId(event.target.value)}
                options={(data?.inspections.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
                hint={t`指标解读、科室、负责人按条款编号带过来`}
              />
            )}
          </>
        )}
        <TextArea label={t`说明`} rows={2} maxLength={4000} {...text('note')} />
      </div>
    </Dialog>
  );
}
