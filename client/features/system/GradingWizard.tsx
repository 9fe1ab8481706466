import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue } from 'react';
import { graphql } from '../../gql';
import type { GradingInput, Technology } from '../../gql/graphql';
import { Banner, useErrorText } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { GradingMatrix } from './GradingMatrix';
import { useSystemNames } from './useSystemNames';
import styles from './System.module.css';

const ProposeGradingQuery = graphql(/* GraphQL */ `
  query ProposeGrading($grading: GradingInput!, $technologies: [Technology!]!) {
    proposeGrading(grading: $grading, technologies: $technologies) {
      grading {
        s
        a
        level
        code
      }
      allowed
      message
      controlPointCount
      itemCount
    }
  }
`);

interface GradingWizardProps {
  value: GradingInput;
  technologies: readonly Technology[];
  onChange: (value: GradingInput) => void;
}

/** Two questions, two matrices; the server answers with S, A, level and what it brings, as one chooses. */
export function GradingWizard({ value, technologies, onChange }: GradingWizardProps) {
  const { t } = useLingui();
  const names = useSystemNames();
  const errorText = useErrorText();
  const asked = useDeferredValue(value);
  const { data, previousData, error } = useQuery(ProposeGradingQuery, {
    variables: { grading: asked, technologies: [...technologies] },
  });
  const proposal = (data ?? previousData)?.proposeGrading;
  return (
    <div className={styles.wizard}>
      <GradingMatrix
        title={t`业务信息被破坏时，侵害谁、有多重 → S`}
        name="information"
        object={value.informationObject}
        degree={value.informationDegree}
        onChange={(informationObject, informationDegree) =>
          onChange({ ...value, informationObject, informationDegree })
        }
      />
      <GradingMatrix
        title={t`系统服务中断时，侵害谁、有多重 → A`}
        name="service"
        object={value.serviceObject}
        degree={value.serviceDegree}
        onChange={(serviceObject, serviceDegree) => onChange({ ...value, serviceObject, serviceDegree })}
      />
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <div className={styles.outcome} aria-live="polite">
        <span className={styles.code}>{proposal?.grading.code ?? '…'}</span>
        {proposal && (
          <span>
            <b>{names.level(proposal.grading.level)}</b>{' '}
            {t`S${proposal.grading.s} 业务信息 · A${proposal.grading.a} 系统服务`}
            <br />
            {t`适用 ${proposal.controlPointCount} 个控制点、${proposal.itemCount} 个要求项`}
          </span>
        )}
        {proposal && !proposal.allowed && <Tag tone="negative" icon="warning">{t`不在标准列出的组合中`}</Tag>}
      </div>
      {proposal?.message && <Banner tone={proposal.allowed ? 'info' : 'caution'}>{proposal.message}</Banner>}
    </div>
  );
}
