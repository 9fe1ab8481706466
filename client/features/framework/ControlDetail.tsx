import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Facts } from '../../ui/Page';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { ControlMappings } from '../crosswalk';
import { clauseText } from '../../lib/clauseText';
import { ControlRule } from './ControlRule';
import { ControlTags } from './ControlTags';
import { HighRiskCaseCard } from './HighRiskCaseCard';
import { useFrameworkNames } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

const ControlDetailQuery = graphql(/* GraphQL */ `
  query ControlDetail($id: ID!) {
    control(id: $id) {
      id
      code
      name
      text
      kind
      level
      requirementSet
      category
      assessable
      dimension
      weight
      weightVerification
      verification
      testUnit
      optional
      parent {
        id
        code
        name
      }
      ...ControlRule_control
      ...HighRiskCaseCard_control
    }
  }
`);

/** One control: its text, weight with the mark of its source, test unit, high-risk cases. */
export function ControlDetail({ id }: { id: string }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(ControlDetailQuery, { variables: { id } });
  const { control } = data;
  if (!control) return <EmptyState icon="book" title={t`没有这个条款`} />;
  return (
    <article className={styles.detail} tabIndex={0} aria-label={t`条款详情`}>
      <header>
        <div className={styles.detailPath}>
          {clauseText(control.code)} · {control.parent?.name ?? names.kind(control.kind)}
        </div>
        <h2>{control.name}</h2>
        {control.kind === 'ITEM' && <ControlTags {...control} />}
      </header>
      {control.text && <p className={styles.requirement}>{control.text}</p>}
      {control.text && (
        <p
          className={styles.own}
        >{t`以上为本系统自拟概括，不是标准原文；引用到正式文书时请对照正版标准。`}</p>
      )}
      <ControlRule control={control} />
      <HighRiskCaseCard control={control} />
      <Facts
        items={[
          { label: t`层级`, value: names.kind(control.kind) },
          { label: t`编号`, value: control.code },
          ...(control.testUnit ? [{ label: t`测评单元`, value: control.testUnit }] : []),
          ...(control.kind === 'ITEM'
            ? [
                {
                  label: t`权重`,
                  value: (
                    <>
                      {control.weight ? names.weight(control.weight) : t`未公布`}{' '}
                      {control.weightVerification && <VerificationMark value={control.weightVerification} />}
                    </>
                  ),
                },
              ]
            : []),
          ...(control.dimension ? [{ label: t`S/A/G 类别`, value: names.dimension(control.dimension) }] : []),
          { label: t`条款核对`, value: <VerificationMark value={control.verification} /> },
        ]}
      />
      <Part fallback={<SkeletonRows rows={3} />} resetKey={id} compact>
        <ControlMappings key={id} id={id} />
      </Part>
    </article>
  );
}
