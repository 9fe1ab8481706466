import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { MoreMenu, type MenuItem } from '../../ui/Menu';
import { useMakeReport } from '../report';
import type { PolicyOfPage, VersionOfPage } from './documents';
import { usePolicyVerbs } from './usePolicyVerbs';

const ReasonDialog = lazyPart(async () => (await import('../../ui/ReasonDialog')).ReasonDialog);
const SubmitDialog = lazyPart(async () => (await import('./SubmitDialog')).SubmitDialog);
const PublishDialog = lazyPart(async () => (await import('./PublishDialog')).PublishDialog);
const EditPolicyDialog = lazyPart(async () => (await import('./EditPolicyDialog')).EditPolicyDialog);

type Open = 'submit' | 'approve' | 'return' | 'publish' | 'withdraw' | 'discard' | 'edit';

interface PolicyActionsProps {
  policy: PolicyOfPage;
  version: VersionOfPage;
}

/** What the viewer may do with the version that is shown, and with the policy. */
export function PolicyActions({ policy, version }: PolicyActionsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const verbs = usePolicyVerbs();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  /** Closes when it was done; else the dialog keeps what was typed. */
  const closing = (work: Promise<boolean>) => void work.then((done) => done && close());
  const isOpen = version.id === policy.openVersion?.id;
  const can = useCan();
  const makeReport = useMakeReport();
  const wasPublished = policy.versions.some((one) => one.publishedAt);
  const more: MenuItem[] = [
    ...(can('report:create') && wasPublished
      ? [
          {
            id: 'document',
            label: t`生成 DOCX`,
            icon: 'download' as const,
            run: () => void makeReport({ kind: 'POLICY', policyId: policy.id }),
          },
        ]
      : []),
    ...(policy.viewerCanManage
      ? [{ id: 'edit', label: t`修改概要`, icon: 'pencil' as const, run: () => setOpen('edit') }]
      : []),
    ...(policy.viewerCanManage && isOpen
      ? [{ id: 'discard', label: t`放弃该版本`, icon: 'undo' as const, run: () => setOpen('discard') }]
      : []),
    ...(policy.viewerCanWithdraw
      ? [
          {
            id: 'withdraw',
            label: t`废止制度`,
            icon: 'trash' as const,
            danger: true,
            run: () => setOpen('withdraw'),
          },
        ]
      : []),
  ];
  return (
    <>
      {policy.viewerCanRevise && (
        <Button
          icon="pencil"
          busy={verbs.busy}
          onClick={() =>
            void verbs.revise(policy.id).then((done) => done && navigate(`/policies/${policy.id}/edit`))
          }
        >{t`修订`}</Button>
      )}
      {!isOpen && policy.openVersion && policy.viewerCanManage && (
        <Link to={`/policies/${policy.id}?v=${openNumber(policy)}`}>{t`查看修订中的版本`}</Link>
      )}
      {version.viewerCanReturn && <Button onClick={() => setOpen('return')}>{t`退回`}</Button>}
      {version.viewerCanEdit && (
        <Button icon="pencil" onClick={() => void navigate(`/policies/${policy.id}/edit`)}>{t`编写`}</Button>
      )}
      {version.viewerCanSubmit && (
        <Button variant="primary" icon="send" onClick={() => setOpen('submit')}>{t`提交审批`}</Button>
      )}
      {version.viewerCanApprove && (
        <Button variant="primary" icon="check" onClick={() => setOpen('approve')}>{t`同意`}</Button>
      )}
      {version.viewerCanPublish && (
        <Button variant="primary" icon="upload" onClick={() => setOpen('publish')}>
          {t({ message: '发布', context: 'policy' })}
        </Button>
      )}
      {version.viewerCanAcknowledge && (
        <Button
          variant="primary"
          icon="check"
          busy={verbs.busy}
          onClick={() => void verbs.acknowledge(version.id)}
        >{t`我已阅读`}</Button>
      )}
      {more.length > 0 && <MoreMenu label={t`更多操作`} items={more} />}
      {open === 'submit' && (
        <SubmitDialog
          name={policy.name}
          busy={verbs.busy}
          onSubmit={(approverIds) => closing(verbs.submit(version.id, approverIds))}
          onClose={close}
        />
      )}
      {open === 'publish' && (
        <PublishDialog
          policy={policy}
          version={version}
          busy={verbs.busy}
          onPublish={(unitIds) => closing(verbs.publish(version.id, unitIds))}
          onClose={close}
        />
      )}
      {open === 'approve' && (
        <ReasonDialog
          title={t`同意“${policy.name}”第 ${version.number} 版`}
          label={t`审批意见`}
          confirm={t`同意`}
          optional
          busy={verbs.busy}
          onConfirm={(note) => closing(verbs.approve(version.id, note))}
          onClose={close}
        />
      )}
      {open === 'return' && (
        <ReasonDialog
          title={t`退回“${policy.name}”第 ${version.number} 版`}
          label={t`退回原因`}
          confirm={t`退回`}
          busy={verbs.busy}
          onConfirm={(reason) => closing(verbs.giveBack(version.id, reason))}
          onClose={close}
        />
      )}
      {open === 'discard' && (
        <ReasonDialog
          title={t`放弃第 ${version.number} 版`}
          label={t`原因`}
          confirm={t`放弃该版本`}
          danger
          busy={verbs.busy}
          onConfirm={(reason) => closing(verbs.discard(version.id, reason))}
          onClose={close}
        >
          {policy.currentVersion
            ? t`现行版本不受影响；放弃的版本留在历史里。`
            : t`这份制度从未发布，放弃后即废止。`}
        </ReasonDialog>
      )}
      {open === 'withdraw' && (
        <ReasonDialog
          title={t`废止“${policy.name}”`}
          label={t`废止原因`}
          confirm={t`废止`}
          danger
          busy={verbs.busy}
          onConfirm={(reason) => closing(verbs.withdraw(policy.id, reason))}
          onClose={close}
        >
          {t`废止后不能恢复：它形成的证据立即失效，不再要求签阅；各版本仍可查看。`}
        </ReasonDialog>
      )}
      {open === 'edit' && <EditPolicyDialog policy={policy} onClose={close} />}
    </>
  );
}

const openNumber = (policy: PolicyOfPage): number =>
  policy.versions.find((one) => one.id === policy.openVersion?.id)?.number ?? 1;
