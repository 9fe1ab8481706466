import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { RequestFrequency } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { addDays, today } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { DateField, NumberField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { ControlPicker } from '../evidence';
import { MemberField } from '../people';
import { CreateRequestsDocument, CreateSeriesDocument } from './documents';
import { refreshRequests } from './refreshRequests';
import { TargetUnits } from './TargetUnits';
import { frequencies, useRequestNames } from './useRequestNames';
import styles from './Request.module.css';

/** Days a unit gets when nobody says otherwise. */
const usualDays = 14;
const usualDueDays = 10;

/** What somebody who comes from elsewhere has in mind already. */
export interface WantedProof {
  readonly title: string;
  readonly controlIds: readonly string[];
  readonly unit: { readonly id: string; readonly name: string } | null;
}

interface NewRequestDialogProps {
  wanted?: WantedProof;
  onClose: () => void;
}

/** Asks units for proofs, once or in every period. */
export function NewRequestDialog({ wanted, onClose }: NewRequestDialogProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const names = useRequestNames();
  const errorText = useErrorText();
  const [titles, setTitles] = useState(wanted?.title ?? '');
  const [note, setNote] = useState('');
  const [units, setUnits] = useState<readonly { id: string; name: string }[]>(
    wanted?.unit ? [wanted.unit] : [],
  );
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const [controls, setControls] = useState<ReadonlySet<string>>(new Set(wanted?.controlIds));
  const [systemId, setSystemId] = useState('');
  const [often, setOften] = useState<'ONCE' | RequestFrequency>('ONCE');
  const [dueOn, setDueOn] = useState(addDays(today(), usualDays));
  const [startsOn, setStartsOn] = useState(`${today().slice(0, 4)}-01-01`);
  const [dueDays, setDueDays] = useState(String(usualDueDays));
  // One key per dialog: a double click or a repeated request asks once.
  const [clientKey] = useState(randomId);
  const [createOnce, once] = useMutation(CreateRequestsDocument, { errorPolicy: 'all' });
  const [createSeries, series] = useMutation(CreateSeriesDocument, { errorPolicy: 'all' });
  const error = once.error ?? series.error;
  const fields = error ? describeError(error).fields : {};
  const lines = titles.split('\n').flatMap((line) => line.trim() || []);
  const recurring = often !== 'ONCE';
  const ready = lines.length > 0 && units.length > 0 && controls.size > 0;

  async function save(): Promise<void> {
    const common = {
      note: note.trim() || null,
      targets: units.map((unit) => ({ unitId: unit.id, assigneeId: units.length === 1 ? assigneeId : null })),
      controlIds: [...controls],
      systemId: systemId || null,
    };
    let count = 0;
    if (recurring) {
      // Each proof is a series of its own; the key tells them apart.
      for (const [at, title] of lines.entries()) {
        const input = {
          ...common,
          title,
          frequency: often,
          startsOn,
          dueDays: Number(dueDays.normalize('NFKC')) || 0,
          clientKey: `${clientKey}-${at}`,
        };
        const made = (await createSeries({ variables: { input } })).data?.createEvidenceRequestSeries.series;
        if (!made) return;
        count += made.length;
      }
      showToast(t`已发起 ${count} 项周期征集`);
    } else {
      const input = { ...common, titles: lines, dueOn, clientKey };
      const made = (await createOnce({ variables: { input } })).data?.createEvidenceRequests.requests;
      if (!made) return;
      count = made.length;
      showToast(t`已发起 ${count} 项征集`);
    }
    refreshRequests(client);
    onClose();
  }

  return (
    <Dialog
      title={t`发起证据征集`}
      size="wide"
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
      footerNote={t`${lines.length} 份证据 × ${units.length} 个科室，用于 ${controls.size} 个条款`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            icon="send"
            busy={once.loading || series.loading}
            disabled={!ready}
          >
            {t`发起征集`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <TextArea
          label={t`要交哪些证据`}
          required
          data-autofocus
          rows={3}
          hint={t`一行一份，例如：双因素认证启用截图`}
          value={titles}
          onChange={(event) => setTitles(event.target.value)}
        />
        <TextArea
          label={t`要求与说明`}
          rows={2}
          maxLength={2000}
          hint={t`要能看出什么、格式、签字盖章等`}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <TargetUnits units={units} onChange={setUnits} />
        {units.length === 1 && (
          <MemberField
            label={t`指定人员（可不填）`}
            value={assigneeId}
            name={null}
            onChange={setAssigneeId}
          />
        )}
        <div className={styles.pair}>
          <Select
            label={t`多久一次`}
            value={often}
            options={[
              { value: 'ONCE', label: t`一次` },
              ...frequencies.map((one) => ({ value: one, label: names.frequency(one) })),
            ]}
            onChange={(event) => setOften(event.target.value as typeof often)}
          />
          {recurring ? (
            <>
              <DateField
                label={t`从哪天所在的周期开始`}
                required
                value={startsOn}
                error={fields['startsOn']}
                hint={t`已经开始的周期立即补开`}
                onChange={(event) => setStartsOn(event.target.value)}
              />
              <NumberField
                label={t`每期结束后几天内交`}
                unit={t`天`}
                value={dueDays}
                error={fields['dueDays']}
                onChange={(event) => setDueDays(event.target.value)}
              />
            </>
          ) : (
            <DateField
              label={t`期限`}
              required
              min={today()}
              value={dueOn}
              error={fields['dueOn']}
              onChange={(event) => setDueOn(event.target.value)}
            />
          )}
        </div>
        <ControlPicker
          selection={controls}
          onSelectionChange={setControls}
          system={{ id: systemId, onChange: setSystemId }}
        />
      </div>
    </Dialog>
  );
}
