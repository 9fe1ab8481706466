import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Drawer } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { NumberField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { CreatePackagesDocument, UpdatePackageDocument } from './changes';
import { type Roadmap } from './documents';
import type { PackageDetail } from './PackageDrawer';
import { PackageGaps, type ChosenGap } from './PackageGaps';
import { PackageWork } from './PackageWork';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

interface PackageFormProps {
  roadmap: Roadmap;
  detail: PackageDetail | null;
  onClose: () => void;
}

const amounts = ['costLow', 'costLikely', 'costHigh', 'effortDays'] as const;
type Amount = (typeof amounts)[number];

const asText = (value: number | null | undefined): string => (value == null ? '' : String(value));
const asNumber = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What a package says, to be read, and to be changed by those who may. */
export function PackageForm({ roadmap, detail, onClose }: PackageFormProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = usePlanningNames();
  const mayEdit = roadmap.viewerCanEdit;
  const [name, setName] = useState(detail?.name ?? '');
  const [goal, setGoal] = useState(detail?.goal ?? '');
  const [measures, setMeasures] = useState(detail?.measures ?? '');
  const [start, setStart] = useState(detail?.startQuarter ?? 1);
  const [end, setEnd] = useState(detail?.endQuarter ?? 1);
  const [numbers, setNumbers] = useState<Record<Amount, string>>({
    costLow: asText(detail?.costLow),
    costLikely: asText(detail?.costLikely),
    costHigh: asText(detail?.costHigh),
    effortDays: asText(detail?.effortDays),
  });
  const [unitId, setUnitId] = useState<string | null>(detail?.unit?.id ?? null);
  const [ownerId, setOwnerId] = useState<string | null>(detail?.owner?.id ?? null);
  const [predecessors, setPredecessors] = useState<ReadonlySet<string>>(
    new Set(detail?.predecessorIds ?? []),
  );
  const [gaps, setGaps] = useState<readonly ChosenGap[]>(
    detail?.results.map(({ provenVerdict: _verdict, ...one }) => one) ?? [],
  );
  const options = { refetchQueries: ['RoadmapPage'], awaitRefetchQueries: true, errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreatePackagesDocument, options);
  const [update, updating] = useMutation(UpdatePackageDocument, options);
  const error = creating.error ?? updating.error;
  const told = error ? describeError(error).fields : {};
  // A new package is one of a list.
  const fields = Object.fromEntries(
    Object.entries(told).map(([path, text]) => [path.replace(/^packages\.0\./, ''), text]),
  );
  const wrong = (key: Amount): string | undefined => {
    const value = asNumber(numbers[key]);
    return value !== null && !(value >= 0) ? t`请填不小于 0 的数` : fields[key];
  };
  const quarters = Array.from({ length: roadmap.years * 4 }, (_, at) => ({
    value: String(at + 1),
    label: names.quarter(at + 1),
  }));
  const others = roadmap.packages.filter(({ id }) => id !== detail?.id);
  const submit = async () => {
    const said = {
      name: name.trim(),
      goal: goal.trim() || null,
      measures: measures.trim() || null,
      startQuarter: start,
      endQuarter: end,
      costLow: asNumber(numbers.costLow),
      costLikely: asNumber(numbers.costLikely),
      costHigh: asNumber(numbers.costHigh),
      effortDays: asNumber(numbers.effortDays),
      unitId,
      ownerId,
      predecessorIds: [...predecessors],
      resultIds: gaps.map(({ id }) => id),
    };
    const saved = detail
      ? (await update({ variables: { input: { id: detail.id, version: detail.version, ...said } } })).data
      : (await create({ variables: { input: { roadmapId: roadmap.id, packages: [said] } } })).data;
    if (!saved) return;
    showToast(detail ? t`已保存工作包` : t`已新建工作包`);
    onClose();
  };
  const amountField = (key: Amount, label: string, unit: string) => (
    <NumberField
      label={label}
      unit={unit}
      readOnly={!mayEdit}
      value={numbers[key]}
      onChange={(event) => setNumbers({ ...numbers, [key]: event.target.value })}
      error={wrong(key)}
    />
  );
  return (
    <Drawer
      title={detail ? detail.name : t`新建工作包`}
      size="wide"
      onClose={onClose}
      sticky={mayEdit}
      onSubmit={(event) => {
        event.preventDefault();
        if (mayEdit && !amounts.some((key) => Number.isNaN(asNumber(numbers[key])))) void submit();
      }}
      footer={
        mayEdit && (
          <>
            <Button onClick={onClose}>{t`取消`}</Button>
            <Button
              type="submit"
              variant="primary"
              busy={creating.loading || updating.loading}
              disabled={name.trim() === ''}
            >
              {detail ? t`保存` : t`新建工作包`}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextField
          label={t`名称`}
          required
          maxLength={100}
          readOnly={!mayEdit}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <TextArea
          label={t`目标`}
          rows={2}
          maxLength={1000}
          readOnly={!mayEdit}
          value={goal}
          onChange={(event) => setGoal(event.target.value)}
          error={fields['goal']}
        />
        <TextArea
          label={t`措施`}
          rows={6}
          maxLength={4000}
          readOnly={!mayEdit}
          value={measures}
          onChange={(event) => setMeasures(event.target.value)}
          error={fields['measures']}
        />
        <div className={styles.pair}>
          <Select
            label={t`开始季度`}
            disabled={!mayEdit}
            value={String(start)}
            options={quarters}
            onChange={(event) => {
              setStart(Number(event.target.value));
              setEnd(Math.max(end, Number(event.target.value)));
            }}
            error={fields['startQuarter']}
          />
          <Select
            label={t`完成季度`}
            disabled={!mayEdit}
            value={String(end)}
            options={quarters.slice(start - 1)}
            onChange={(event) => setEnd(Number(event.target.value))}
            error={fields['endQuarter']}
          />
        </div>
        <div className={styles.amounts}>
          {amountField('costLow', t`最低费用`, t`元`)}
          {amountField('costLikely', t`最可能费用`, t`元`)}
          {amountField('costHigh', t`最高费用`, t`元`)}
          {amountField('effortDays', t`工作量`, t`人天`)}
        </div>
        <p className={styles.note}>{t`没有依据就空着：没人估过的费用不计入合计，也不参与按预算选择。`}</p>
        {mayEdit && (
          <div className={styles.pair}>
            <UnitField label={t`科室`} value={unitId} onChange={setUnitId} error={fields['unitId']} />
            <MemberField
              label={t`负责人`}
              value={ownerId}
              name={detail?.owner?.displayName ?? null}
              onChange={setOwnerId}
              error={fields['ownerId']}
            />
          </div>
        )}
        {others.length > 0 && (
          <fieldset className={styles.choices} disabled={!mayEdit}>
            <legend>{t`前置工作包`}</legend>
            {others.map((one) => (
              <Checkbox
                key={one.id}
                label={`${one.place}. ${one.name}`}
                checked={predecessors.has(one.id)}
                onChange={(event) => {
                  const next = new Set(predecessors);
                  if (event.target.checked) next.add(one.id);
                  else next.delete(one.id);
                  setPredecessors(next);
                }}
              />
            ))}
            {fields['predecessorIds'] && <p className={styles.urgent}>{fields['predecessorIds']}</p>}
          </fieldset>
        )}
        {detail && detail.tasks.total > 0 && <PackageWork detail={detail} />}
        <PackageGaps
          roadmap={roadmap}
          chosen={gaps}
          figures={detail?.figures ?? []}
          onChange={mayEdit ? setGaps : null}
        />
        {fields['resultIds'] && <p className={styles.urgent}>{fields['resultIds']}</p>}
      </div>
    </Drawer>
  );
}
