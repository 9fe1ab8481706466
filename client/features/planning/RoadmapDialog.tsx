import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { today } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { MemberField } from '../people';
import { CreateRoadmapDocument, UpdateRoadmapDocument } from './changes';
import { RoadmapChoicesDocument } from './choiceDocuments';
import type { Roadmap } from './documents';
import styles from './Planning.module.css';

interface RoadmapDialogProps {
  /** Null: a new one. */
  roadmap: Roadmap | null;
  onClose: () => void;
  onDone: (id: string) => void;
}

/** Plans begin with a year. */
const nextYear = (): string => `${Number(today().slice(0, 4)) + 1}-01-01`;

/** What a roadmap is about: period, assessments, who answers for it. */
export function RoadmapDialog({ roadmap, onClose, onDone }: RoadmapDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState(roadmap?.name ?? '');
  const [note, setNote] = useState(roadmap?.note ?? '');
  const [startsOn, setStartsOn] = useState(roadmap?.startsOn ?? nextYear());
  const [years, setYears] = useState(roadmap?.years ?? 3);
  const [ownerId, setOwnerId] = useState<string | null>(roadmap?.owner?.id ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(roadmap?.assessments.map(({ id }) => id) ?? []),
  );
  // One key per dialog: a double click makes one roadmap.
  const [clientKey] = useState(randomId);
  const { data } = useQuery(RoadmapChoicesDocument);
  const options = { refetchQueries: ['Roadmaps', 'RoadmapPage'], errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreateRoadmapDocument, options);
  const [update, updating] = useMutation(UpdateRoadmapDocument, options);
  const error = creating.error ?? updating.error;
  const fields = error ? describeError(error).fields : {};
  const open = data?.assessments.nodes ?? [];
  // What was chosen and is closed by now stays a choice.
  const choices = [
    ...open.map((one) => ({ id: one.id, name: `${one.framework.shortName} · ${one.name}` })),
    ...(roadmap?.assessments ?? []).filter(({ id }) => data && !open.some((one) => one.id === id)),
  ];
  const submit = async () => {
    const said = {
      name: name.trim(),
      note: note.trim() || null,
      startsOn,
      years,
      ownerId,
      assessmentIds: choices.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
    };
    const saved = roadmap
      ? (await update({ variables: { input: { id: roadmap.id, version: roadmap.version, ...said } } })).data
          ?.updateRoadmap.roadmap
      : (await create({ variables: { input: { ...said, clientKey } } })).data?.createRoadmap.roadmap;
    if (!saved) return;
    showToast(roadmap ? t`已保存规划` : t`已建立规划 ${saved.name}`);
    onDone(saved.id);
    onClose();
  };
  return (
    <Dialog
      title={roadmap ? t`修改规划` : t`新建规划`}
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
            disabled={name.trim() === '' || chosen.size === 0}
          >
            {roadmap ? t`保存` : t`建立规划`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
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
            label={t`开始日期`}
            required
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
            error={fields['startsOn']}
          />
          <Select
            label={t`年限`}
            value={String(years)}
            onChange={(event) => setYears(Number(event.target.value))}
            options={[1, 2, 3].map((one) => ({ value: String(one), label: t`${one} 年` }))}
            error={fields['years']}
          />
        </div>
        <fieldset className={styles.choices}>
          <legend>{t`要提升的测评（可多选，最多 20 次）`}</legend>
          {!data && <Bone />}
          {data && choices.length === 0 && (
            <p className={styles.note}>{t`没有进行中的测评，请先建立测评。`}</p>
          )}
          {choices.map((one) => (
            <Checkbox
              key={one.id}
              label={one.name}
              checked={chosen.has(one.id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(one.id);
                else next.delete(one.id);
                setChosen(next);
              }}
            />
          ))}
          {data && data.assessments.totalCount > open.length && (
            <p className={styles.note}>{t`只列出最近的 ${open.length} 次。`}</p>
          )}
          {fields['assessmentIds'] && <p className={styles.urgent}>{fields['assessmentIds']}</p>}
        </fieldset>
        <MemberField
          label={t`负责人`}
          value={ownerId}
          name={roadmap?.owner?.displayName ?? null}
          onChange={setOwnerId}
          error={fields['ownerId']}
        />
        <TextArea
          label={t`说明`}
          rows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={fields['note']}
        />
      </div>
    </Dialog>
  );
}
