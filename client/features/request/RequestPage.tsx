import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { graphql } from '../../gql';
import { controlPath } from '../../lib/controlPath';
import { formatDateTime } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Part } from '../../ui/ErrorBoundary';
import { Card, Facts, Page } from '../../ui/Page';
import { Banner, EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useLiveChanges } from '../activity';
import { Comments } from '../comment';
import { EvidenceStateChip, ResubmitDialog } from '../evidence';
import { clauseText } from '../framework';
import { AnswerBox } from './AnswerBox';
import { RequestDialogs, type OpenRequestDialog } from './RequestDialogs';
import { RequestDue } from './RequestDue';
import { useRequestActions } from './useRequestActions';
import { requestTones, usePeriodName, useRequestNames } from './useRequestNames';
import styles from './Request.module.css';

const RequestPageDocument = graphql(/* GraphQL */ `
  query RequestPage($id: ID!) {
    evidenceRequest(id: $id) {
      id
      title
      note
      state
      dueOn
      daysLeft
      overdue
      dueSoon
      reason
      periodStart
      periodEnd
      answeredAt
      decidedAt
      viewerCanAnswer
      viewerCanReturn
      viewerCanClose
      viewerCanCancel
      unit {
        id
        name
      }
      assignee {
        id
        displayName
      }
      system {
        id
        name
      }
      createdBy {
        id
        displayName
      }
      answeredBy {
        id
        displayName
      }
      decidedBy {
        id
        displayName
      }
      controls {
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
      answers {
        id
        title
        state
        returnReason
        viewerCanAddVersion
        viewerCanSubmit
      }
    }
  }
`);

const watched = ['EvidenceRequest', 'Evidence'];

/** One request: what is asked, what was handed in, and the place to hand it in; made for a phone as well. */
export function RequestPage() {
  const { t } = useLingui();
  const can = useCan();
  const { id = '' } = useParams();
  const names = useRequestNames();
  const periodName = usePeriodName();
  const actions = useRequestActions();
  const [open, setOpen] = useState<OpenRequestDialog>(null);
  const [resubmitting, setResubmitting] = useState<string | null>(null);
  const { data, refetch } = useSuspenseQuery(RequestPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  const request = data.evidenceRequest;
  const crumbs = [{ label: t`证据征集`, to: '/requests' }, { label: request?.title ?? t`征集` }];
  if (!request) {
    return (
      <Page title={t`征集`} crumbs={crumbs}>
        <EmptyState
          icon="search"
          title={t`没有这项征集`}
          actions={<Link to="/requests">{t`回到证据征集`}</Link>}
        >
          {t`可能不在您可以查看的范围内。`}
        </EmptyState>
      </Page>
    );
  }
  const { controls, answers } = request;
  return (
    <Page
      title={request.title}
      crumbs={crumbs}
      scroll
      titleExtra={<Status tone={requestTones[request.state]}>{names.state(request.state)}</Status>}
      actions={
        <>
          {request.viewerCanClose && answers.some((one) => one.state === 'ACCEPTED') && (
            <Button
              icon="check"
              busy={actions.busy}
              onClick={() => void actions.close([id])}
            >{t`办结`}</Button>
          )}
          {request.viewerCanReturn && (
            <Button icon="undo" onClick={() => setOpen('return')}>{t`退回`}</Button>
          )}
          {request.viewerCanCancel && (
            <Button icon="calendar" onClick={() => setOpen('change')}>{t`改期或改派`}</Button>
          )}
          {request.viewerCanCancel && (
            <Button icon="close" onClick={() => setOpen('cancel')}>{t`取消征集`}</Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        {request.state === 'RETURNED' && (
          <Banner tone="negative">{t`退回原因：${request.reason ?? ''}`}</Banner>
        )}
        {request.state === 'CANCELLED' && <Banner tone="info">{t`已取消：${request.reason ?? ''}`}</Banner>}
        <Card>
          <div className={styles.form}>
            {request.note && <p className={styles.note}>{request.note}</p>}
            <Facts
              items={[
                { label: t`期限`, value: <RequestDue {...request} /> },
                ...(request.periodStart && request.periodEnd
                  ? [{ label: t`周期`, value: periodName(request.periodStart, request.periodEnd) }]
                  : []),
                {
                  label: t`由谁提交`,
                  value: [request.unit.name, request.assignee?.displayName].filter(Boolean).join(' · '),
                },
                { label: t`适用系统`, value: request.system?.name ?? t`所有系统` },
                { label: t`发起人`, value: request.createdBy?.displayName ?? '—' },
                ...(request.answeredAt
                  ? [
                      {
                        label: t`提交人`,
                        value: `${request.answeredBy?.displayName ?? '—'} ${formatDateTime(request.answeredAt)}`,
                      },
                    ]
                  : []),
                ...(request.state === 'DONE' && request.decidedAt
                  ? [
                      {
                        label: t`办结`,
                        value: `${request.decidedBy?.displayName ?? '—'} ${formatDateTime(request.decidedAt)}`,
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        </Card>
        {answers.length > 0 && (
          <Card flush title={t`已交的证据 ${answers.length}`}>
            <ul>
              {answers.map((evidence) => (
                <li key={evidence.id}>
                  <Link to={`/evidence/${evidence.id}`} className={styles.item}>
                    <span className={styles.facts}>
                      <span>{evidence.title}</span>
                      <EvidenceStateChip state={evidence.state} />
                    </span>
                    {evidence.state === 'RETURNED' && evidence.returnReason && (
                      <span className={styles.reason}>{evidence.returnReason}</span>
                    )}
                  </Link>
                  {evidence.state === 'RETURNED' &&
                    evidence.viewerCanAddVersion &&
                    evidence.viewerCanSubmit && (
                      <div className={styles.below}>
                        <Button
                          size="small"
                          variant="primary"
                          icon="upload"
                          onClick={() => setResubmitting(evidence.id)}
                        >
                          {t`上传新版并重新提交`}
                        </Button>
                      </div>
                    )}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {request.viewerCanAnswer && (
          <AnswerBox
            key={request.id}
            request={request}
            before={
              request.state === 'ANSWERED'
                ? 'waits'
                : answers.some((one) => one.state === 'RETURNED')
                  ? 'returned'
                  : 'nothing'
            }
            onDone={again}
          />
        )}
        <Card title={t`要证明的条款 ${controls.length}`}>
          <ul className={styles.controls}>
            {controls.map((control) => (
              <li key={control.id} className={styles.control}>
                <Link to={controlPath(control)}>
                  <span className={styles.code}>
                    {control.framework.shortName} {clauseText(control.code)}
                  </span>
                  {control.text ?? control.name}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
        {can('comment:read') && (
          <Card flush title={t`评论`}>
            <Part compact>
              <Comments requestId={request.id} />
            </Part>
          </Card>
        )}
      </div>
      {resubmitting && (
        <ResubmitDialog
          evidenceId={resubmitting}
          onClose={() => {
            setResubmitting(null);
            again();
          }}
        />
      )}
      <RequestDialogs
        open={open}
        requests={[request]}
        actions={actions}
        onDone={() => setOpen(null)}
        onClose={() => setOpen(null)}
      />
    </Page>
  );
}
