import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

export const HighRiskCaseCardFragment = graphql(/* GraphQL */ `
  fragment HighRiskCaseCard_control on Control {
    id
    highRiskCases {
      code
      name
      scope
      scopeName
      trigger
      mitigation
      verification
      guideNumber
      majorDanger {
        code
        name
        verification
      }
    }
  }
`);

interface HighRiskCaseCardProps {
  control: FragmentType<typeof HighRiskCaseCardFragment>;
  /** Only these codes (the cases in scope of an assessment); all without it. */
  only?: readonly string[];
  /** Fewer lines, for the narrow pane of the workbench. */
  folded?: boolean;
}

/** The high-risk cases of one control: what triggers them, what softens them, which major danger they are. */
export function HighRiskCaseCard({ control, only, folded = false }: HighRiskCaseCardProps) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: HighRiskCaseCardFragment,
    fragmentName: 'HighRiskCaseCard_control',
    from: control,
  });
  const cases = only ? data.highRiskCases.filter((one) => only.includes(one.code)) : data.highRiskCases;
  return (
    <>
      {cases.map((one) => (
        <details key={one.code} className={styles.case} open={!folded}>
          <summary>
            <Icon name="flag" size={14} />
            <b>{t`高风险`}</b>
            <span>{one.name}</span>
            <span className={styles.caseCode}>{one.code}</span>
          </summary>
          <dl>
            <dt>{t`触发`}</dt>
            <dd>{one.trigger}</dd>
            <dt>{t`缓解`}</dt>
            <dd>{one.mitigation ?? t`指引未列缓解情形`}</dd>
            <dt>{t`范围`}</dt>
            <dd>
              {one.scopeName} · {t`指引 ${one.guideNumber}`} <VerificationMark value={one.verification} />
            </dd>
            {one.majorDanger && (
              <>
                <dt>{t`重大隐患`}</dt>
                <dd>
                  <Tag tone="negative" icon="warning">
                    {one.majorDanger.code} {one.majorDanger.name}
                  </Tag>{' '}
                  <VerificationMark value={one.majorDanger.verification} />
                </dd>
              </>
            )}
          </dl>
        </details>
      ))}
    </>
  );
}
