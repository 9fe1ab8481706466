import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MappingConfidence, MappingRelation } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Drawer } from '../../ui/Dialog';
import { Facts } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, ErrorState, useErrorText } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import { clauseText } from '../../lib/clauseText';
import { controlPath } from '../../lib/controlPath';
import { wordsOf } from './controlName';
import { MappingDocument, UpdateMappingDocument } from './documents';
import type { MappingRow } from './mappingColumns';
import { RelationMark } from './RelationMark';
import { confidences, relations, statusTones, useCrosswalkNames } from './useCrosswalkNames';
import { useFollowMappings, useJudging } from './useJudging';
import styles from './Crosswalk.module.css';

type Mapping = MappingRow;

/** One mapping: both texts side by side, what was published, and what the hospital makes of it. */
export function MappingDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(MappingDocument, { variables: { id } });
  const mapping = data?.node?.__typename === 'Mapping' ? data.node : null;
  return (
    <Drawer title={t`映射`} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && !mapping && <EmptyState icon="search" title={t`没有这条映射`}>{t`可能已被删除。`}</EmptyState>}
      {mapping && <MappingForm key={mapping.version} mapping={mapping} onClose={onClose} />}
    </Drawer>
  );
}

function MappingForm({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const { t } = useLingui();
  const names = useCrosswalkNames();
  const errorText = useErrorText();
  const follow = useFollowMappings();
  const { judge, remove } = useJudging();
  const [relation, setRelation] = useState<MappingRelation>(mapping.relation);
  const [confidence, setConfidence] = useState<MappingConfidence>(mapping.confidence);
  const [rationale, setRationale] = useState(mapping.rationale ?? '');
  const [update, { loading, error }] = useMutation(UpdateMappingDocument, { errorPolicy: 'all' });
  const changed =
    relation !== mapping.relation ||
    confidence !== mapping.confidence ||
    rationale !== (mapping.rationale ?? '');
  const differs =
    mapping.relation !== mapping.firstRelation || mapping.confidence !== mapping.firstConfidence;
  const save = async () => {
    const input = { mappingId: mapping.id, version: mapping.version, relation, confidence, rationale };
    if (!(await update({ variables: { input } })).data) return;
    follow();
    showToast(t`已保存并标为已复核`);
  };
  const fields = error ? describeError(error).fields : {};
  return (
    <div className={styles.drawer}>
      <div className={styles.sides}>
        <Side control={mapping.source} />
        <RelationMark relation={mapping.relation} />
        <Side control={mapping.target} />
      </div>
      <Facts
        items={[
          {
            label: t`状态`,
            value: (
              <Status tone={statusTones[mapping.status]}>
                {names.status(mapping.status)}
                {mapping.judgedByName && ` · ${mapping.judgedByName} ${formatDateTime(mapping.judgedAt)}`}
              </Status>
            ),
          },
          { label: t`所属对标`, value: mapping.crosswalk.name },
          { label: t`依据`, value: mapping.crosswalk.basis },
          ...(differs
            ? [
                {
                  label: mapping.own ? t`最初录入` : t`随产品发布`,
                  value: (
                    <>
                      <RelationMark relation={mapping.firstRelation} />{' '}
                      {names.confidence(mapping.firstConfidence)}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mapping.viewerCanReview ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (changed) void save();
          }}
        >
          {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
          <div className={styles.pairFields}>
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
          </div>
          <TextArea
            label={t`理由`}
            value={rationale}
            maxLength={2000}
            onChange={(event) => setRationale(event.target.value)}
            error={fields['rationale']}
          />
          <div className={styles.buttons}>
            <Button type="submit" variant="primary" busy={loading} disabled={!changed}>
              {t`保存并复核`}
            </Button>
            {mapping.status !== 'REVIEWED' && !changed && (
              <Button icon="check" onClick={() => void judge([mapping], 'REVIEWED')}>{t`复核`}</Button>
            )}
            {mapping.status !== 'REJECTED' && (
              <Button icon="close" onClick={() => void judge([mapping], 'REJECTED')}>{t`不采用`}</Button>
            )}
            {mapping.status !== 'UNVERIFIED' && (
              <Button icon="undo" onClick={() => void judge([mapping], 'UNVERIFIED')}>{t`恢复为未核`}</Button>
            )}
            {mapping.viewerCanDelete && (
              <Button
                icon="trash"
                variant="danger"
                onClick={() => void remove(mapping.id).then((done) => done && onClose())}
              >
                {t`删除映射`}
              </Button>
            )}
          </div>
          {!mapping.own && (
            <p className={styles.faint}>{t`只改变本院的看法；随产品发布的内容不变，可随时恢复。`}</p>
          )}
        </form>
      ) : (
        <p>{mapping.rationale ?? t`没有写明理由。`}</p>
      )}
    </div>
  );
}

function Side({ control }: { control: Mapping['source'] }) {
  return (
    <div className={styles.side}>
      <Tag outline>{control.framework.shortName}</Tag>
      <Link to={controlPath(control)}>
        <b>{clauseText(control.code)}</b> {control.name}
      </Link>
      {control.text && <p>{wordsOf(control)}</p>}
    </div>
  );
}
