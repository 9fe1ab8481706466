import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { formatDate, formatDateTime } from '../../../lib/format';
import { Facts } from '../../../ui/Page';
import { Status, Tag } from '../../../ui/Tag';
import { useEvidenceNames } from '../useEvidenceNames';
import { EvidenceTextState } from './EvidenceTextState';
import { historyOf } from './history';
import styles from './Library.module.css';

const EvidenceDetailsFragment = graphql(/* GraphQL */ `
  fragment EvidenceDetails_evidence on Evidence {
    id
    description
    kind
    collectedOn
    validFrom
    validUntil
    validity
    proves
    label
    state
    tags
    createdAt
    updatedAt
    submittedAt
    reviewedAt
    returnReason
    owner {
      id
      displayName
    }
    unit {
      id
      path
    }
    submittedBy {
      id
      displayName
    }
    reviewedBy {
      id
      displayName
    }
    currentVersion {
      id
      sha256
      sm3
      ...EvidenceTextState_version
    }
    versions {
      id
      number
      note
      createdAt
      createdBy {
        id
        displayName
      }
    }
  }
`);

/** Everything that is known about it, and what happened to it so far. */
export function EvidenceDetails({ evidence }: { evidence: FragmentType<typeof EvidenceDetailsFragment> }) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const { data } = useSuspenseFragment({
    fragment: EvidenceDetailsFragment,
    fragmentName: 'EvidenceDetails_evidence',
    from: evidence,
  });
  const visibility = {
    PUBLIC: t`公开：有证据查看权限的人`,
    INTERNAL: t`内部：本机构有证据查看权限的人，科室人员只看本科室`,
    SENSITIVE: t`敏感：责任人和有敏感证据权限的人，每次查看留痕`,
  };
  const words = {
    version: (number: number) => (number === 1 ? t`登记` : t`添加第 ${number} 版`),
    submitted: t`提交审核`,
    accepted: t`审核通过`,
    returned: t`退回`,
  };
  return (
    <div className={styles.padded}>
      {data.description && <p className={styles.prose}>{data.description}</p>}
      <Facts
        items={[
          {
            label: t`能否作证`,
            value: data.proves ? (
              <Status tone="positive">{t`计入实证得分`}</Status>
            ) : (
              <Status tone={data.validity === 'DAMAGED' ? 'negative' : 'caution'}>
                {data.validity === 'DAMAGED'
                  ? t`不计入：存储的文件不可用`
                  : t`暂不计入：须审核通过并在有效期内`}
              </Status>
            ),
          },
          { label: t`类型`, value: names.kind(data.kind) },
          ...(data.kind === 'LINK'
            ? []
            : [{ label: t`正文检索`, value: <EvidenceTextState version={data.currentVersion} /> }]),
          { label: t`责任人`, value: data.owner.displayName },
          { label: t`科室`, value: data.unit?.path ?? '—' },
          { label: t`形成日期`, value: formatDate(data.collectedOn) },
          {
            label: t`有效期`,
            value: `${formatDate(data.validFrom)} — ${data.validUntil ? formatDate(data.validUntil) : t`长期`}`,
          },
          { label: t`谁能看`, value: visibility[data.label] },
          ...(data.tags.length > 0
            ? [
                {
                  label: t`标签`,
                  value: (
                    <span className={styles.tags}>
                      {data.tags.map((tag) => (
                        <Link key={tag} to={`/evidence?tag=${encodeURIComponent(tag)}`}>
                          <Tag outline>{tag}</Tag>
                        </Link>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
          ...(data.currentVersion.sha256
            ? [{ label: 'SHA-256', value: <span className={styles.hash}>{data.currentVersion.sha256}</span> }]
            : []),
          ...(data.currentVersion.sm3
            ? [{ label: 'SM3', value: <span className={styles.hash}>{data.currentVersion.sm3}</span> }]
            : []),
        ]}
      />
      <ol className={styles.history} aria-label={t`操作记录`}>
        {historyOf(data, words).map((step) => (
          <li key={`${step.at}${step.what}`} className={styles.step}>
            <strong>{step.what}</strong>
            <span className={styles.meta}>
              {step.who} · {formatDateTime(step.at)}
            </span>
            {step.note && <span className={styles.prose}>{step.note}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
