import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceLabel, PackArrangement, PackDocumentFormat, PackFileNames } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { randomId } from '../../lib/randomId';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { DateField, NumberField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { useEvidenceNames } from '../evidence';
import { CreatePackDocument, UpdatePackDocument } from './changes';
import { AssessmentPicker, type Chosen } from './AssessmentPicker';
import { PackGivenDocument, PackInspectionDocument, PackOfficeDocument } from './choices';
import type { Pack } from './documents';
import styles from './Pack.module.css';

interface PackDialogProps {
  /** Null: a new one. */
  pack: Pack | null;
  assessmentId?: string | null;
  /** A new one for this inspection: it brings assessment and period. */
  inspectionId?: string | null;
  onClose: () => void;
  /** Saved: whoever opened it closes it, or goes to the new pack. */
  onDone: (id: string) => void;
}

const labels: readonly EvidenceLabel[] = ['PUBLIC', 'INTERNAL', 'SENSITIVE'];

/** What a pack is about: assessments, period, highest label, cover letter. */
export function PackDialog(props: PackDialogProps) {
  const { pack, assessmentId = null, inspectionId = null, onClose, onDone } = props;
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = useEvidenceNames();
  const maySeeSensitive = useCan()('evidence:readSensitive');
  const [named, setName] = useState<string | null>(pack?.name ?? null);
  const [fromSet, setFrom] = useState<string | null>(pack?.periodFrom ?? null);
  const [toSet, setTo] = useState<string | null>(pack?.periodTo ?? null);
  const [arrangement, setArrangement] = useState<PackArrangement>('RULE_BOOK');
  const [label, setLabel] = useState<EvidenceLabel>(pack?.label ?? 'INTERNAL');
  const [letter, setLetter] = useState(pack?.letter ?? '');
  const [volume, setVolume] = useState(pack?.volumeMegabytes ? String(pack.volumeMegabytes) : '');
  const [fileNames, setFileNames] = useState<PackFileNames>(pack?.fileNames ?? 'SHORT');
  const [format, setFormat] = useState<PackDocumentFormat>(pack?.documentFormat ?? 'DOCX');
  // One key per dialog: a double click makes one pack.
  const [clientKey] = useState(randomId);
  const { data } = useQuery(PackOfficeDocument);
  const given = useQuery(PackGivenDocument, {
    variables: { id: assessmentId ?? '' },
    skip: assessmentId === null || pack !== null,
  }).data?.assessment;
  const [picked, setPicked] = useState<readonly Chosen[] | null>(null);
  const held: readonly Chosen[] = (pack?.parts ?? []).flatMap(({ assessment }) => assessment ?? []);
  const chosen = picked ?? (given ? [given] : held);
  const { data: told, error: untold } = useQuery(PackInspectionDocument, {
    variables: { id: inspectionId ?? '' },
    skip: pack !== null || inspectionId === null,
  });
  const inspection = told?.inspection ?? null;
  // Proposed by the inspection or the assessments until somebody says otherwise.
  const about = inspection?.name ?? chosen[0]?.name;
  const proposed =
    about === undefined
      ? ''
      : chosen.length > 1
        ? t`${about} 等 ${chosen.length} 次测评 迎检材料`
        : t`${about} 迎检材料`;
  const name = named ?? proposed.slice(0, 100);
  const days = chosen
    .flatMap(({ periodStart, periodEnd }) => [periodStart ?? [], periodEnd ?? []].flat())
    .toSorted();
  const from = fromSet ?? inspection?.periodFrom ?? days[0] ?? '';
  const to = toSet ?? inspection?.periodTo ?? days.at(-1) ?? '';
  const options = { refetchQueries: ['Packs', 'PackPage'], errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreatePackDocument, options);
  const [update, updating] = useMutation(UpdatePackDocument, options);
  const error = creating.error ?? updating.error;
  const fields = error ? describeError(error).fields : {};
  const graded = chosen.some(({ framework }) => framework?.gradedScoring != null);
  const assessmentIds = chosen.map(({ id }) => id);
  const changed = assessmentIds.join() !== held.map(({ id }) => id).join();
  const submit = async () => {
    const said = {
      name: name.trim(),
      periodFrom: from || null,
      periodTo: to || null,
      label,
      letter: letter.trim(),
      documentFormat: format,
      fileNames,
      volumeMegabytes: volume === '' ? (pack ? 0 : null) : Number(volume),
    };
    const saved = pack
      ? (
          await update({
            variables: {
              input: {
                id: pack.id,
                version: pack.version,
                ...said,
                assessmentIds: changed ? assessmentIds : null,
              },
            },
          })
        ).data?.updatePack
      : (
          await create({
            variables: {
              input: {
                ...said,
                assessmentIds: inspection ? null : assessmentIds,
                inspectionId: inspection?.id ?? null,
                arrangement: graded ? arrangement : null,
                clientKey,
              },
            },
          })
        ).data?.createPack;
    if (!saved) return;
    showToast(pack ? t`已保存` : t`已建立材料包，请核对章节`);
    onDone(saved.pack.id);
  };
  return (
    <Dialog
      title={pack ? t`修改材料包` : t`新建材料包`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={creating.loading || updating.loading}
            disabled={name.trim() === '' || (!inspection && chosen.length === 0)}
          >
            {pack ? t`保存` : t`建立材料包`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {!pack && inspectionId !== null && !told && !untold && <Bone />}
        {untold && <Banner tone="negative">{errorText(untold)}</Banner>}
        {told && !inspection && (
          <Banner tone="negative">{t`没有这次检查，或您无权查看；请关闭后从测评新建。`}</Banner>
        )}
        {inspection && (
          <p className={styles.note}>
            {t`为“${inspection.name}”编制，条款和证据取自“${inspection.assessment?.name ?? ''}”，并带上指标解读。`}
          </p>
        )}
        {inspectionId === null && held.length === (pack?.parts.length ?? 0) && (
          <AssessmentPicker
            chosen={chosen}
            onChange={setPicked}
            held={new Set(held.map(({ id }) => id))}
            error={fields['assessmentIds'] ?? fields['assessmentId']}
          />
        )}
        {!pack && graded && (
          <Select
            label={t`章节编排`}
            value={arrangement}
            onChange={(event) => setArrangement(event.target.value as PackArrangement)}
            hint={t`评级上传要求基本项和选择项各成一份。`}
            error={fields['arrangement']}
            options={[
              { value: 'RULE_BOOK', label: t`按标准目录` },
              { value: 'CATEGORY', label: t`按基本项和选择项` },
            ]}
          />
        )}
        <TextField
          label={t`名称`}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <div className={styles.pair}>
          <DateField
            label={t`材料期间从`}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            error={fields['periodFrom']}
          />
          <DateField
            label={t`到`}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            error={fields['periodTo']}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label={t`最高密级`}
            value={label}
            hint={t`密级更高的证据不收入，并在目录中列明`}
            onChange={(event) => setLabel(event.target.value as EvidenceLabel)}
            options={labels
              .filter((one) => one !== 'SENSITIVE' || maySeeSensitive || one === label)
              .map((one) => ({ value: one, label: names.label(one) }))}
          />
          <NumberField
            label={t`每卷上限`}
            unit="MB"
            min={1}
            max={100000}
            value={volume}
            hint={t`不填则不分卷`}
            onChange={(event) => setVolume(event.target.value)}
            error={fields['volumeMegabytes']}
          />
        </div>
        <Select
          label={t`材料命名`}
          value={fileNames}
          onChange={(event) => setFileNames(event.target.value as PackFileNames)}
          options={[
            { value: 'SHORT', label: t`条款编号-序号_原文件名` },
            { value: 'FULL', label: t`条款编号_条款名_材料名_序号_日期_版本（评级上传的要求）` },
          ]}
        />
        <Select
          label={t`文档格式`}
          value={format}
          onChange={(event) => setFormat(event.target.value as PackDocumentFormat)}
          hint={
            data?.packPdfAvailable === false
              ? t`服务器没有安装 LibreOffice，只能生成 DOCX。`
              : t`PDF 由服务器上的 LibreOffice 从同样的文档生成，写明文件路径而没有链接；链接见 index.html。`
          }
          options={(['DOCX', 'PDF'] as const)
            .filter((one) => one === format || one === 'DOCX' || data?.packPdfAvailable)
            .map((one) => ({ value: one, label: one }))}
        />
        <TextArea
          label={t`致检查组的函`}
          rows={4}
          maxLength={4000}
          value={letter}
          hint={t`印在材料目录的封面之后；可以不填`}
          onChange={(event) => setLetter(event.target.value)}
          error={fields['letter']}
        />
      </div>
    </Dialog>
  );
}
