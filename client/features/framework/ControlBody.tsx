import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Facts } from '../../ui/Page';
import { ControlRule } from './ControlRule';
import { ControlTags } from './ControlTags';
import { HighRiskCaseCard } from './HighRiskCaseCard';
import { OwnText } from './text/OwnText';
import { useFrameworkNames } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

export const ControlBodyFragment = graphql(/* GraphQL */ `
  fragment ControlBody_control on Control {
    id
    code
    name
    text
    kind
    dimension
    weight
    weightVerification
    verification
    testUnit
    optional
    framework {
      id
      origin
    }
    ...OwnText_control
    ...ControlRule_control
    ...HighRiskCaseCard_control
  }
`);

/** What a control says: our words, the own text, its rule, its high-risk cases, and how far all that was checked. */
export function ControlBody({ control }: { control: FragmentType<typeof ControlBodyFragment> }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useSuspenseFragment({
    fragment: ControlBodyFragment,
    fragmentName: 'ControlBody_control',
    from: control,
  });
  return (
    <>
      {data.kind === 'ITEM' && <ControlTags {...data} />}
      {data.text && <p className={styles.requirement}>{data.text}</p>}
      {data.text && data.framework.origin === 'GIVEN' && (
        <p
          className={styles.own}
        >{t`以上为本系统自拟概括，不是标准原文；引用到正式文书时请对照正版标准。`}</p>
      )}
      <OwnText control={data} />
      <ControlRule control={data} />
      <HighRiskCaseCard control={data} />
      <Facts
        items={[
          { label: t`层级`, value: names.kind(data.kind) },
          { label: t`编号`, value: data.code },
          ...(data.testUnit ? [{ label: t`测评单元`, value: data.testUnit }] : []),
          ...(data.kind === 'ITEM'
            ? [
                {
                  label: t`权重`,
                  value: (
                    <>
                      {data.weight ? names.weight(data.weight) : t`未公布`}{' '}
                      {data.weightVerification && <VerificationMark value={data.weightVerification} />}
                    </>
                  ),
                },
              ]
            : []),
          ...(data.dimension ? [{ label: t`S/A/G 类别`, value: names.dimension(data.dimension) }] : []),
          { label: t`条款核对`, value: <VerificationMark value={data.verification} /> },
        ]}
      />
    </>
  );
}
