import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { formatMoney } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Checkbox, RadioGroup } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { NumberField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { CreateAlternativeDocument, UpdateAlternativeDocument } from './changes';
import { type Roadmap, type RoadmapScenario } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

interface AlternativeDialogProps {
  roadmap: Roadmap;
  /** Null: a new one. */
  scenario: RoadmapScenario | null;
  onClose: () => void;
}

const quartersPerYear = 4;

/** An alternative: what may be spent, and which packages in which years, chosen by hand or for the budget. */
export function AlternativeDialog({ roadmap, scenario, onClose }: AlternativeDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = usePlanningNames();
  const own = scenario?.alternative ?? null;
  const [name, setName] = useState(own?.name ?? '');
  const [budget, setBudget] = useState(own?.budget == null ? '' : String(own.budget));
  const [way, setWay] = useState<'budget' | 'hand'>(scenario ? 'hand' : 'budget');
  const [years, setYears] = useState<ReadonlyMap<string, number>>(
    new Map(scenario?.choices.map((one) => [one.package.id, one.year]) ?? []),
  );
  const options = { refetchQueries: ['RoadmapPage'], awaitRefetchQueries: true, errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreateAlternativeDocument, options);
  const [update, updating] = useMutation(UpdateAlternativeDocument, options);
  const error = creating.error ?? updating.error;
  const fields = error ? describeError(error).fields : {};
  const money = budget.trim() === '' ? null : Number(budget);
  const wrong = money !== null && !(money >= 0) ? t`请填不小于 0 的数` : fields['budget'];
  const chosen = roadmap.packages.filter(({ id }) => years.has(id));
  const cost = chosen.reduce((sum, one) => sum + (one.costLikely ?? 0), 0);
  const set = (id: string, year: number | null) => {
    const next = new Map(years);
    if (year === null) next.delete(id);
    else next.set(id, year);
    setYears(next);
  };
  const submit = async () => {
    const said = {
      name: name.trim(),
      budget: money,
      ...(way === 'budget'
        ? { fillBudget: true }
        : { choices: [...years].map(([packageId, year]) => ({ packageId, year })) }),
    };
    const saved = own
      ? (await update({ variables: { input: { id: own.id, version: own.version, ...said } } })).data
          ?.updateRoadmapAlternative
      : (await create({ variables: { input: { roadmapId: roadmap.id, ...said } } })).data
          ?.createRoadmapAlternative;
    if (!saved) return;
    showToast(saved.chosenBy ?? t`已保存方案 ${saved.alternative.name}`);
    onClose();
  };
  return (
    <Dialog
      title={own ? t`修改方案` : t`新建方案`}
      size="wide"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === undefined || fields['budget'] === wrong) void submit();
      }}
      footerNote={
        way === 'hand' && (
          <span className={styles.note}>
            {t`已选 ${chosen.length} 个，最可能费用 ${formatMoney(cost)}`}
            {money !== null && cost > money && ` · ${t`超出预算 ${formatMoney(cost - money)}`}`}
          </span>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={creating.loading || updating.loading}
            disabled={name.trim() === '' || (way === 'budget' && money === null)}
          >
            {own ? t`保存` : t`建立方案`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <div className={styles.pair}>
          <TextField
            label={t`名称`}
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={fields['name']}
          />
          <NumberField
            label={t`预算`}
            unit={t`元`}
            required={way === 'budget'}
            value={budget}
            onChange={(event) => setBudget(event.target.value)}
            error={wrong}
          />
        </div>
        <RadioGroup<'budget' | 'hand'>
          legend={t`怎样选工作包`}
          name="way"
          value={way}
          onChange={setWay}
          options={[
            {
              value: 'budget',
              label: t`按预算自动选`,
              hint: t`在预算内，让各工作包单独完成时的得分进展相加最大；前置一并选入，没人估过费用的不参与。`,
            },
            { value: 'hand', label: t`自己选`, hint: t`逐个勾选，并定在哪一年完成。` },
          ]}
        />
        {way === 'hand' && (
          <ul className={styles.list}>
            {roadmap.packages.map((one) => {
              const year = years.get(one.id);
              const usual = Math.ceil(one.endQuarter / quartersPerYear);
              return (
                <li key={one.id} className={styles.choice}>
                  <Checkbox
                    label={`${one.place}. ${one.name}`}
                    checked={year !== undefined}
                    onChange={(event) => set(one.id, event.target.checked ? usual : null)}
                  />
                  <span className={styles.note}>{names.cost(one)}</span>
                  <Select
                    label={t`${one.name} 在哪一年完成`}
                    labelHidden
                    disabled={year === undefined}
                    value={String(year ?? usual)}
                    options={Array.from({ length: roadmap.years }, (_, at) => ({
                      value: String(at + 1),
                      label: t`第 ${at + 1} 年`,
                    }))}
                    onChange={(event) => set(one.id, Number(event.target.value))}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
