import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { showToast } from '../../ui/toastStore';
import type { Head } from './workbench/lines';
import styles from './Assessment.module.css';

const CloseAssessmentDocument = graphql(/* GraphQL */ `
  mutation CloseAssessment($id: ID!, $version: Int!) {
    closeAssessment(id: $id, version: $version) {
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);

const ReopenAssessmentDocument = graphql(/* GraphQL */ `
  mutation ReopenAssessment($id: ID!, $version: Int!, $reason: String!) {
    reopenAssessment(id: $id, version: $version, reason: $reason) {
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);

interface DialogProps {
  head: Head;
  onClose: () => void;
}

/** Closing freezes results and proofs as of this moment; what is unfinished is said first. */
export function CloseDialog({ head, onClose }: DialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [close, { loading, error }] = useMutation(CloseAssessmentDocument, {
    variables: { id: head.id, version: head.version },
    refetchQueries: ['Workbench'],
    errorPolicy: 'all',
    onCompleted: () => {
      showToast(t`测评已关闭`);
      onClose();
    },
  });
  const { declared, proven, open } = head.rating;
  const unproven = Math.max(0, declared.met - proven.met);
  return (
    <Dialog
      title={t`关闭测评`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          {open > 0 ? (
            <Button
              variant="primary"
              data-autofocus
              onClick={() => {
                void navigate(`/assessments/${head.id}?chip=open`);
                onClose();
              }}
            >{t`查看未评的条款`}</Button>
          ) : (
            <Button
              variant="primary"
              data-autofocus
              busy={loading}
              onClick={() => void close()}
            >{t`关闭测评`}</Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{errorText(error)}</Banner>}
        {open > 0 && <Banner tone="caution">{t`还有 ${open} 条未评，全部评完后才能关闭。`}</Banner>}
        {unproven > 0 && <Banner tone="caution">{t`有 ${unproven} 条自报符合但没有实证。`}</Banner>}
        <p>{t`关闭后结论、得分和证据版本固定下来，只读；需要时可以说明理由重新打开。`}</p>
      </div>
    </Dialog>
  );
}

/** Reopening needs a reason; it goes into the audit trail. */
export function ReopenDialog({ head, onClose }: DialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [reopen, { loading, error }] = useMutation(ReopenAssessmentDocument, {
    refetchQueries: ['Workbench'],
    errorPolicy: 'all',
    onCompleted: () => {
      showToast(t`测评已重新打开`);
      onClose();
    },
  });
  return (
    <Dialog
      title={t`重新打开测评`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim()) {
          void reopen({ variables: { id: head.id, version: head.version, reason: reason.trim() } });
        }
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`重新打开`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextArea
          label={t`理由`}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={asked && !reason.trim() ? t`请写明理由` : undefined}
          hint={t`会记入审计日志`}
        />
      </div>
    </Dialog>
  );
}
