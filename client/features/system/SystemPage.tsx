import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { graphql } from '../../gql';
import type { SystemQuery } from '../../gql/graphql';
import { formatDate, formatList } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { useFrameworkNames } from '../framework';
import { useMakeReport } from '../report';
import { Button } from '../../ui/Button';
import { MenuButton, type MenuItem } from '../../ui/Menu';
import { Card, Facts, Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { DueMark } from './DueMark';
import { SystemAssessments } from './SystemAssessments';
import { SystemDrawer, SystemFormDocument } from './SystemDrawer';
import { stateTones, useSystemNames } from './useSystemNames';
import styles from './System.module.css';

const SystemDocument = graphql(/* GraphQL */ `
  query System($id: ID!) {
    informationSystem(id: $id) {
      id
      viewerCanEdit
      ...SystemForm
      ...SystemAssessments_system
    }
  }
`);

/** One information system: its grading with the reasons, filing, dates, and its assessments. */
export function SystemPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(SystemDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  if (!data.informationSystem) {
    return (
      <EmptyState
        icon="server"
        title={t`没有这个系统`}
        actions={<Link to="/systems">{t`查看全部系统`}</Link>}
      >
        {t`可能已停用，或不属于本机构。`}
      </EmptyState>
    );
  }
  return <SystemView system={data.informationSystem} />;
}

type SystemOfPage = NonNullable<SystemQuery['informationSystem']>;

function SystemView({ system: shown }: { system: SystemOfPage }) {
  const { t } = useLingui();
  const can = useCan();
  const names = useSystemNames();
  const frameworkNames = useFrameworkNames();
  const [editing, setEditing] = useState(false);
  const { data: system } = useSuspenseFragment({
    fragment: SystemFormDocument,
    fragmentName: 'SystemForm',
    from: shown,
  });
  const makeReport = useMakeReport();
  const { grading } = system;
  const documentOf = (kind: 'GRADING_REPORT' | 'FILING_FORM', label: string): MenuItem => ({
    id: kind,
    label,
    icon: 'report',
    run: () => void makeReport({ kind, systemId: system.id }),
  });
  const documents = [
    documentOf('GRADING_REPORT', t`定级报告（DOCX）`),
    // The first level is not filed.
    ...(grading.level > 1 ? [documentOf('FILING_FORM', t`备案表（DOCX）`)] : []),
  ];
  return (
    <Page
      title={system.name}
      titleExtra={<Tag tone="accent">{grading.code}</Tag>}
      crumbs={[{ label: t`信息系统`, to: '/systems' }, { label: system.code }]}
      actions={
        <>
          {can('report:create') && (
            <MenuButton icon="report" label={t`生成文件`} items={documents}>{t`生成文件`}</MenuButton>
          )}
          {shown.viewerCanEdit && <Button icon="pencil" onClick={() => setEditing(true)}>{t`修改`}</Button>}
        </>
      }
      scroll
    >
      <div className={styles.columns}>
        <Card title={t`定级`}>
          <Facts
            items={[
              { label: t`等级`, value: <b>{names.level(grading.level)}</b> },
              {
                label: t`业务信息 S${grading.s}`,
                value: `${names.object(grading.informationObject)} · ${names.degree(grading.informationDegree)}`,
              },
              {
                label: t`系统服务 A${grading.a}`,
                value: `${names.object(grading.serviceObject)} · ${names.degree(grading.serviceDegree)}`,
              },
              {
                label: t`技术`,
                value: formatList(system.technologies.map(frameworkNames.technology)) || t`无扩展要求`,
              },
              {
                label: t`业务连续性`,
                value: system.continuityCritical ? t`要求高` : t({ message: '一般', context: 'continuity' }),
              },
              { label: t`适用要求项`, value: system.applicableItemCount },
            ]}
          />
        </Card>
        <Card title={t`登记与备案`}>
          <Facts
            items={[
              {
                label: t`状态`,
                value: <Status tone={stateTones[system.state]}>{names.state(system.state)}</Status>,
              },
              { label: t`责任科室`, value: system.ownerUnit?.path ?? '—' },
              { label: t`用途`, value: system.description ?? '—' },
              { label: t`备案编号`, value: system.filingNumber ?? t`未备案` },
              { label: t`备案日期`, value: formatDate(system.filedOn) },
              {
                label: t`有效期至`,
                value: <DueMark state={system.filingDueState} day={system.filingValidUntil} />,
              },
              { label: t`上次测评`, value: formatDate(system.lastAssessedOn) },
              {
                label: t`下次测评`,
                value: <DueMark state={system.assessmentDueState} day={system.nextAssessmentDueOn} />,
              },
            ]}
          />
        </Card>
        <Card
          className={styles.wide}
          title={t`测评`}
          flush
          actions={
            can('assessment:manage') && (
              <Link to={`/assessments?new=1&system=${system.id}`}>{t`新建测评`}</Link>
            )
          }
        >
          <SystemAssessments system={shown} />
        </Card>
      </div>
      {editing && <SystemDrawer system={system} onClose={() => setEditing(false)} />}
    </Page>
  );
}
