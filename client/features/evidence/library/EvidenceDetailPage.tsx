import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { graphql } from '../../../gql';
import { useHotkeys } from '../../../lib/hotkeys';
import { Part } from '../../../ui/ErrorBoundary';
import { Page } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { FailuresDialog } from '../review/FailuresDialog';
import { ReturnDialog } from '../review/ReturnDialog';
import { these } from '../review/choice';
import { useEvidenceActions } from '../review/useEvidenceActions';
import { EvidencePanel } from './EvidencePanel';
import styles from './Library.module.css';

const EvidenceDetailDocument = graphql(/* GraphQL */ `
  query EvidenceDetail($id: ID!) {
    evidence(id: $id) {
      id
      title
      viewerCanAccept
      viewerCanReturn
    }
  }
`);

/** One proof under its own address, for links out of reports, tasks and messages. */
export function EvidenceDetailPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const actions = useEvidenceActions();
  const [returning, setReturning] = useState(false);
  const { data } = useSuspenseQuery(EvidenceDetailDocument, { variables: { id } });
  const { evidence } = data;
  const crumbs = [{ label: t`证据库`, to: '/evidence' }, { label: evidence?.title ?? t`证据` }];
  useHotkeys(t`证据`, [
    {
      keys: 'KeyA',
      label: t({ message: '通过', context: 'review' }),
      run: () => void (evidence?.viewerCanAccept && actions.accept(these([evidence]))),
    },
    { keys: 'KeyR', label: t`退回`, run: () => evidence?.viewerCanReturn && setReturning(true) },
  ]);
  if (!evidence) {
    return (
      <Page title={t`证据`} crumbs={crumbs}>
        <EmptyState
          icon="search"
          title={t`没有这份证据`}
          actions={<Link to="/evidence">{t`回到证据库`}</Link>}
        >
          {t`可能已被删除，或不在您可以查看的范围内。`}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={evidence.title} crumbs={crumbs} flush>
      <div className={styles.sheet}>
        <Part resetKey={id}>
          <EvidencePanel
            alone
            id={id}
            actions={actions}
            onAccept={() => void actions.accept(these([evidence]))}
            onReturn={() => setReturning(true)}
            onDeleted={() => void navigate('/evidence', { replace: true })}
          />
        </Part>
      </div>
      {returning && (
        <ReturnDialog
          choice={these([evidence])}
          busy={actions.busy}
          onReturn={(reason) =>
            void actions.sendBack(these([evidence]), reason).then((done) => done && setReturning(false))
          }
          onClose={() => setReturning(false)}
        />
      )}
      {actions.failures.length > 0 && (
        <FailuresDialog failures={actions.failures} onClose={actions.clearFailures} />
      )}
    </Page>
  );
}
