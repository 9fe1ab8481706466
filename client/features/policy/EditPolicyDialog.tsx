import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PolicyCategory } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { ChosenList } from './ChosenList';
import { CatalogueDocument, type PolicyOfPage } from './documents';
import { refreshed, UpdatePolicyDocument } from './verbs';
import { policyCategories, usePolicyNames } from './usePolicyNames';
import styles from './Policy.module.css';

/** Changes what a policy is called, who answers for it and which required documents it stands for. */
export function EditPolicyDialog({ policy, onClose }: { policy: PolicyOfPage; onClose: () => void }) {
  const { t } = useLingui();
  const names = usePolicyNames();
  const errorText = useErrorText();
  const [update, { loading, error }] = useMutation(UpdatePolicyDocument, {
    errorPolicy: 'all',
    refetchQueries: refreshed,
  });
  const { data } = useQuery(CatalogueDocument);
  const catalogue = data?.policyCatalogue ?? [];
  const [code, setCode] = useState(policy.code);
  const [name, setName] = useState(policy.name);
  const [category, setCategory] = useState(policy.category);
  const [ownerId, setOwnerId] = useState<string | null>(policy.owner?.id ?? null);
  const [unitId, setUnitId] = useState<string | null>(policy.unit?.id ?? null);
  const [requirementCodes, setRequirements] = useState<readonly string[]>(policy.requirementCodes);
  const fields = error ? describeError(error).fields : {};

  async function save(): Promise<void> {
    const input = {
      id: policy.id,
      version: policy.version,
      code,
      name,
      category,
      ownerId,
      unitId,
      requirementCodes: [...requirementCodes],
    };
    if (!(await update({ variables: { input } })).data) return;
    showToast(t`已保存 ${name}`);
    onClose();
  }

  return (
    <Dialog
      title={t`修改概要`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <div className={styles.pair}>
          <TextField
            label={t`文号`}
            required
            maxLength={60}
            value={code}
            error={fields['code']}
            onChange={(event) => setCode(event.target.value)}
          />
          <Select
            label={t({ message: '层级', context: 'policy' })}
            value={category}
            options={policyCategories.map((one) => ({ value: one, label: names.category(one) }))}
            onChange={(event) => setCategory(event.target.value as PolicyCategory)}
          />
        </div>
        <TextField
          label={t`名称`}
          required
          maxLength={200}
          value={name}
          error={fields['name']}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.pair}>
          <MemberField
            label={t`责任人`}
            required
            value={ownerId}
            name={policy.owner?.displayName ?? null}
            onChange={setOwnerId}
            error={fields['ownerId']}
          />
          <UnitField label={t`责任科室`} value={unitId} onChange={setUnitId} error={fields['unitId']} />
        </div>
        <ChosenList
          label={t`对应目录中的文件`}
          items={requirementCodes.map((id) => ({
            id,
            name: `${id} ${catalogue.find((one) => one.code === id)?.name ?? ''}`,
          }))}
          onRemove={(id) => setRequirements(requirementCodes.filter((one) => one !== id))}
        />
        <Select
          label={t`添加对应的文件`}
          placeholder={t`请选择`}
          value=""
          error={fields['requirementCodes']}
          options={catalogue
            .filter((one) => !requirementCodes.includes(one.code))
            .map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
          onChange={(event) => setRequirements([...requirementCodes, event.target.value])}
        />
      </div>
    </Dialog>
  );
}
