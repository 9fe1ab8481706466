import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { MoveAssessmentMutation } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { useView } from '../../../lib/useView';
import { Part } from '../../../ui/ErrorBoundary';
import { Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { EditionChoice } from './EditionChoice';
import { MovableDocument } from './documents';
import { MoveDecisions } from './MoveDecisions';
import { MoveDone } from './MoveDone';
import styles from './Move.module.css';

export type Moved = MoveAssessmentMutation['moveAssessment'];

/** An assessment goes on by another edition: which one, what comes along, and what came of it. */
export function MovePage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const view = useView();
  const [moved, setMoved] = useState<Moved | null>(null);
  const { data } = useSuspenseQuery(MovableDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { assessment, frameworks } = data;
  if (!assessment) {
    return (
      <EmptyState
        icon="scale"
        title={t`没有这次测评`}
        actions={<Link to="/assessments">{t`查看全部测评`}</Link>}
      >
        {t`可能已删除，或不属于本机构。`}
      </EmptyState>
    );
  }
  const { framework } = assessment;
  const editions = frameworks.filter(
    (one) =>
      one.scoringKind === framework.scoringKind && one.state === 'PUBLISHED' && one.id !== framework.id,
  );
  const to = editions.find((one) => one.code === view.get('to'));
  const step = moved ? 3 : to ? 2 : 1;
  const steps = [t`选择版本`, t`逐条决定`, t`完成`];
  return (
    <Page
      title={t`转到新版本`}
      crumbs={[
        { label: t`测评`, to: '/assessments' },
        { label: assessment.name, to: `/assessments/${id}` },
        { label: t`转到新版本` },
      ]}
      actions={
        <ol className={styles.steps}>
          {steps.map((name, at) => (
            <li
              key={name}
              className={classNames(at + 1 === step && styles.now)}
              aria-current={at + 1 === step ? 'step' : undefined}
            >
              {at + 1} {name}
            </li>
          ))}
        </ol>
      }
      scroll={step !== 2}
    >
      {!assessment.viewerCanMove ? (
        <EmptyState icon="lock" title={t`没有权限`}>
          {t`转版会涉及全部结果，由合规专员操作。`}
        </EmptyState>
      ) : moved ? (
        <MoveDone moved={moved} />
      ) : to ? (
        <Part fallback={<SkeletonRows rows={14} />} resetKey={to.code}>
          <MoveDecisions key={to.code} assessment={assessment} to={to} onMoved={setMoved} />
        </Part>
      ) : (
        <EditionChoice assessment={assessment} editions={editions} />
      )}
    </Page>
  );
}
