import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import type { EvidenceLabel } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { today } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { UnitField } from '../../organization';
import { MemberField } from '../../people';
import { onlyOne, these, type Choice } from '../review/choice';
import { failuresOf, type Failure } from '../review/useEvidenceActions';
import { WhereUsed } from '../use/WhereUsed';
import { evidenceLabels, useEvidenceNames } from '../useEvidenceNames';
import { EditConflict } from './EditConflict';
import { changesOf, draftOf, rebase, type Draft, type Editable } from './editForm';
import { useBulkEdit } from './useBulkEdit';
import styles from './Dialogs.module.css';

const EvidenceNowDocument = graphql(/* GraphQL */ `
  query EvidenceNow($id: ID!) {
    evidence(id: $id) {
      id
      title
      description
      collectedOn
      validUntil
      label
      tags
      version
      owner {
        id
        displayName
      }
      unit {
        id
        name
      }
    }
  }
`);

interface EditDialogProps {
  choice: Choice<Editable>;
  onFailures: (failures: readonly Failure[]) => void;
  onClose: () => void;
}

/**
 * Changes one piece of evidence, or the same fields of many in one mutation. With many, an empty field means
 * 「leave as it is」.
 */
export function EditDialog({ choice, onFailures, onClose }: EditDialogProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const errorText = useErrorText();
  const client = useApolloClient();
  const { busy, save: saveAll } = useBulkEdit();
  // What the form began with, whatever arrives meanwhile: else a refresh would pass an old value off as a change.
  const [one, setOne] = useState(onlyOne(choice));
  const [draft, setDraft] = useState(() => draftOf(one));
  const [now, setNow] = useState<Editable | null>(null);
  const [forever, setForever] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  async function showConflict(id: string): Promise<void> {
    const { data } = await client.query({
      query: EvidenceNowDocument,
      variables: { id },
      fetchPolicy: 'network-only',
    });
    if (data?.evidence) setNow(data.evidence);
    else setFields({ form: t`这份证据已被删除。` });
  }

  function settle(take: 'mine' | 'theirs'): void {
    if (!one || !now) return;
    setDraft(take === 'mine' ? rebase(draft, one, now) : draftOf(now));
    setOne(now);
    setNow(null);
  }

  async function save(): Promise<void> {
    const wanted = changesOf(draft, one, forever);
    if (Object.keys(wanted).length === 0) return onClose();
    try {
      const items = await saveAll(one ? these([one]) : choice, wanted);
      const refused = one && items[0]?.error;
      if (one && refused?.code === 'CONFLICT') return await showConflict(one.id);
      if (refused) {
        setFields({ [refused.field ?? 'form']: refused.message });
        return;
      }
      onFailures(failuresOf(items));
      onClose();
    } catch (error) {
      const said = describeError(error);
      const own = Object.fromEntries(
        Object.entries(said.fields).map(([name, message]) => [name.split('.').at(-1) ?? name, message]),
      );
      setFields(Object.keys(own).length > 0 ? own : { form: errorText(error) });
    }
  }

  const unchanged = one ? undefined : t`不改`;
  return (
    <Dialog
      title={one ? t`修改证据信息` : t`批量修改 ${choice.count} 份证据`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={
        fields['form'] ? (
          <span role="alert">
            <Status wrap tone="negative">
              {fields['form']}
            </Status>
          </span>
        ) : (
          !one && t`空着的项目保持原样`
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={now !== null}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <WhereUsed choice={choice} />
        {one && now && <EditConflict base={one} now={now} draft={draft} onTake={settle} />}
        {one && (
          <>
            <TextField
              label={t`标题`}
              required
              maxLength={200}
              value={draft.title}
              error={fields['title'] ?? (draft.title.trim() ? undefined : t`请填写标题`)}
              onChange={(event) => change({ title: event.target.value })}
            />
            <TextArea
              label={t`说明`}
              maxLength={5000}
              value={draft.description}
              error={fields['description']}
              onChange={(event) => change({ description: event.target.value })}
            />
            <MemberField
              label={t`责任人`}
              required
              value={draft.ownerId}
              name={one.owner.displayName}
              onChange={(ownerId) => change({ ownerId })}
            />
          </>
        )}
        <div className={styles.pair}>
          <UnitField
            label={t`科室`}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
            error={fields['unitId']}
            {...(unchanged ? { placeholder: unchanged } : {})}
          />
          <Select
            label={t`密级`}
            {...(unchanged ? { placeholder: unchanged } : {})}
            options={evidenceLabels.map((value) => ({ value, label: names.label(value) }))}
            value={draft.label}
            error={fields['label']}
            onChange={(event) => change({ label: event.target.value as EvidenceLabel | '' })}
          />
        </div>
        <div className={styles.pair}>
          <DateField
            label={t`形成日期`}
            max={today()}
            value={draft.collectedOn}
            error={fields['collectedOn']}
            hint={t`证据产生的那天，不是上传的那天`}
            onChange={(event) => change({ collectedOn: event.target.value })}
          />
          <div>
            <DateField
              label={t`有效期至`}
              value={forever ? '' : draft.validUntil}
              disabled={forever}
              error={fields['validUntil']}
              hint={one ? t`空着表示长期有效` : undefined}
              onChange={(event) => change({ validUntil: event.target.value })}
            />
            {!one && (
              <Checkbox
                label={t`改为长期有效`}
                checked={forever}
                onChange={(event) => setForever(event.target.checked)}
              />
            )}
          </div>
        </div>
        <TextField
          label={t`标签`}
          value={draft.tags}
          error={fields['tags']}
          hint={one ? t`用空格或逗号分开` : t`用空格或逗号分开；填写后替换原有标签`}
          {...(unchanged ? { placeholder: unchanged } : {})}
          onChange={(event) => change({ tags: event.target.value })}
        />
      </div>
    </Dialog>
  );
}
