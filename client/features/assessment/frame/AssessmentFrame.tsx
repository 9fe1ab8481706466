import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { graphql } from '../../../gql';
import { useKeepAsOf } from '../../../lib/asOf';
import { Page } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import type { Head } from '../workbench/lines';
import { HeadActions } from './HeadActions';
import { levelName } from './levelName';

const AssessmentFrameDocument = graphql(/* GraphQL */ `
  fragment AssessmentFrame_assessment on Assessment {
    id
    framework {
      id
      code
      shortName
      levels {
        code
        name
      }
    }
    system {
      id
      name
    }
  }
`);

/** When its controls are proven, month by month. */
const calendarPath = (framework: string, system = 'none'): string =>
  `/evidence/calendar?${new URLSearchParams({ framework, system }).toString()}`;

interface AssessmentFrameProps {
  assessment: FragmentType<typeof AssessmentFrameDocument>;
  head: Head;
  openScore: (basis: 'DECLARED' | 'PROVEN') => void;
  children: ReactNode;
}

/** The heading that every screen of one assessment stands under: what it is, both scores, what may be done with it. */
export function AssessmentFrame({ assessment, head, openScore, children }: AssessmentFrameProps) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: AssessmentFrameDocument,
    fragmentName: 'AssessmentFrame_assessment',
    from: assessment,
  });
  const keepAsOf = useKeepAsOf();
  const { framework, system } = data;
  const target = head.gradingCode ?? levelName(framework.levels, head.targetLevel);
  return (
    <Page
      title={head.name}
      titleExtra={
        <>
          {target && <Tag tone="accent">{head.gradingCode ? target : t`目标 ${target}`}</Tag>}
          <Tag outline>{head.period}</Tag>
        </>
      }
      crumbs={[
        { label: t`测评`, to: keepAsOf('/assessments') },
        ...(system ? [{ label: system.name, to: keepAsOf(`/systems/${system.id}`) }] : []),
        { label: framework.shortName },
      ]}
      actions={
        <HeadActions
          head={head}
          levels={framework.levels}
          openScore={openScore}
          calendarPath={calendarPath(framework.code, system?.id)}
        />
      }
      flush
    >
      {children}
    </Page>
  );
}
