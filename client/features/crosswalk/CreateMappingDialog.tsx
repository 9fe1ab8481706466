import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { MappingConfidence, MappingRelation } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Combobox, type ComboOption } from '../../ui/Combobox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { clauseText } from '../../lib/clauseText';
import { CreateMappingDocument } from './documents';
import { confidences, relations, useCrosswalkNames } from './useCrosswalkNames';
import { useFollowMappings } from './useJudging';
import styles from './Crosswalk.module.css';

const FindControlsDocument = graphql(/* GraphQL */ `
  query FindControls($search: String!) {
    searchControls(search: $search, first: 30) {
      nodes {
        id
        code
        name
        text
        framework {
          id
          code
          shortName
        }
      }
    }
  }
`);

interface CreateMappingDialogProps {
  source: {
    id: string;
    code: string;
    name: string;
    framework: { code: string };
  };
  onClose: () => void;
}

/** A mapping of the hospital's own, from the control that is looked at to one of another rule book. */
export function CreateMappingDialog({ source, onClose }: CreateMappingDialogProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const names = useCrosswalkNames();
  const errorText = useErrorText();
  const follow = useFollowMappings();
  const [target, setTarget] = useState<ComboOption | null>(null);
  const [relation, setRelation] = useState<MappingRelation>('INTERSECTS');
  const [confidence, setConfidence] = useState<MappingConfidence>('MEDIUM');
  const [rationale, setRationale] = useState('');
  const [missing, setMissing] = useState(false);
  const [create, { loading, error }] = useMutation(CreateMappingDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const search = async (text: string): Promise<ComboOption[]> => {
    if (!text) return [];
    const { data } = await client.query({ query: FindControlsDocument, variables: { search: text } });
    return (data?.searchControls.nodes ?? [])
      .filter((control) => control.framework.code !== source.framework.code)
      .map((control) => ({
        value: control.id,
        label: `${clauseText(control.code)} ${control.name}`,
        note: `${control.framework.shortName}${control.text ? ` · ${control.text}` : ''}`,
      }));
  };
  const submit = async () => {
    if (!target) return setMissing(true);
    const input = {
      sourceId: source.id,
      targetId: target.value,
      relation,
      confidence,
      rationale: rationale || null,
    };
    if (!(await create({ variables: { input } })).data) return;
    follow();
    showToast(t`已添加本院映射`);
    onClose();
  };
  const known = ['targetId', 'relation', 'confidence', 'rationale'];
  return (
    <Dialog
      title={t`添加本院映射：${clauseText(source.code)} ${source.name}`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`添加`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && !Object.keys(fields).some((field) => known.includes(field)) && (
          <Banner tone="negative">{errorText(error)}</Banner>
        )}
        <Combobox
          label={t`对方条款`}
          required
          autoFocus
          placeholder={t`输入编号或两个字，在其他标准里找`}
          search={search}
          value={target?.value ?? null}
          selected={target}
          onChange={(_value, option) => {
            setTarget(option);
            setMissing(false);
          }}
          error={missing ? t`请选一条` : fields['targetId']}
        />
        <Select
          label={t`关系（从左到右读）`}
          value={relation}
          onChange={(event) => setRelation(event.target.value as MappingRelation)}
          options={relations.map((one) => ({
            value: one,
            label: `${names.relation(one)}：${names.relationHint(one)}`,
          }))}
          error={fields['relation']}
        />
        <Select
          label={t`置信度`}
          value={confidence}
          onChange={(event) => setConfidence(event.target.value as MappingConfidence)}
          options={confidences.map((one) => ({ value: one, label: names.confidence(one) }))}
          error={fields['confidence']}
        />
        <TextArea
          label={t`理由`}
          value={rationale}
          maxLength={2000}
          onChange={(event) => setRationale(event.target.value)}
          error={fields['rationale']}
        />
      </div>
    </Dialog>
  );
}
