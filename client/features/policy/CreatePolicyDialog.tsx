import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import type { PolicyCategory } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { CatalogueDocument } from './documents';
import { policyCategories, usePolicyNames } from './usePolicyNames';
import styles from './Policy.module.css';

const CreatePolicyDocument = graphql(/* GraphQL */ `
  mutation CreatePolicy($input: CreatePolicyInput!) {
    createPolicy(input: $input) {
      policy {
        id
      }
    }
  }
`);

interface CreatePolicyDialogProps {
  /** The required document that it shall stand for; it brings name, category and controls along. */
  requirementCode: string | null;
  onClose: () => void;
}

/** Begins a policy; its text is written on the next screen. */
export function CreatePolicyDialog({ requirementCode, onClose }: CreatePolicyDialogProps) {
  const { t } = useLingui();
  const names = usePolicyNames();
  const viewer = useViewer();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [create, { loading, error }] = useMutation(CreatePolicyDocument, {
    errorPolicy: 'all',
    refetchQueries: ['PolicyList', 'Catalogue'],
  });
  const { data } = useQuery(CatalogueDocument);
  const [chosen, setChosen] = useState(requirementCode ?? '');
  const requirement = data?.policyCatalogue.find((one) => one.code === chosen);
  const [code, setCode] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [category, setCategory] = useState<PolicyCategory | null>(null);
  const [ownerId, setOwnerId] = useState<string | null>(viewer.membershipId);
  const [unitId, setUnitId] = useState<string | null>(viewer.unitId);
  const [tried, setTried] = useState(false);
  const title = name ?? requirement?.name ?? '';
  const fields = error ? describeError(error).fields : {};

  async function save(): Promise<void> {
    setTried(true);
    if (!code.trim() || !title.trim()) return;
    const input = {
      code: code.trim(),
      name: title.trim(),
      category: category ?? requirement?.category ?? 'REGULATION',
      ownerId,
      unitId,
      requirementCodes: requirement ? [requirement.code] : [],
      controlIds: requirement?.controls.map((control) => control.id) ?? [],
      reviewMonths: 12,
    };
    const made = (await create({ variables: { input } })).data?.createPolicy.policy;
    if (made) void navigate(`/policies/${made.id}/edit`);
  }

  return (
    <Dialog
      title={t`新建制度`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`新建并编写`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <Select
          label={t`对应目录中的文件`}
          placeholder={t`不对应`}
          value={chosen}
          options={(data?.policyCatalogue ?? []).map((one) => ({
            value: one.code,
            label: `${one.code} ${one.name}（${names.requirement(one.state)}）`,
          }))}
          onChange={(event) => setChosen(event.target.value)}
          hint={
            requirement
              ? t`要求来自 ${requirement.source}；发布后证明 ${requirement.controls.length} 个条款`
              : undefined
          }
        />
        <div className={styles.pair}>
          <TextField
            label={t`文号`}
            required
            data-autofocus
            maxLength={60}
            hint={t`机构内唯一，如 信安〔2026〕12号`}
            value={code}
            error={tried && !code.trim() ? t`请输入文号` : fields['code']}
            onChange={(event) => setCode(event.target.value)}
          />
          <Select
            label={t({ message: '层级', context: 'policy' })}
            value={category ?? requirement?.category ?? 'REGULATION'}
            options={policyCategories.map((one) => ({ value: one, label: names.category(one) }))}
            onChange={(event) => setCategory(event.target.value as PolicyCategory)}
          />
        </div>
        <TextField
          label={t`名称`}
          required
          maxLength={200}
          value={title}
          error={tried && !title.trim() ? t`请输入名称` : fields['name']}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.pair}>
          <MemberField
            label={t`责任人`}
            required
            value={ownerId}
            name={ownerId === viewer.membershipId ? viewer.displayName : null}
            onChange={setOwnerId}
            error={fields['ownerId']}
          />
          <UnitField label={t`责任科室`} value={unitId} onChange={setUnitId} error={fields['unitId']} />
        </div>
      </div>
    </Dialog>
  );
}
