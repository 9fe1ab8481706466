import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { lazyPart } from '../../../ui/lazyPart';
import { Button } from '../../../ui/Button';
import { MoreMenu, type MenuItem } from '../../../ui/Menu';
import { EvidenceLabelChip, EvidenceStateChip, ValidUntil } from '../EvidenceChips';
import type { EvidenceActions } from '../review/useEvidenceActions';
import { these } from '../review/choice';
import styles from './Library.module.css';

const EditDialog = lazyPart(async () => (await import('../dialogs/EditDialog')).EditDialog);
const DeleteDialog = lazyPart(async () => (await import('../use/DeleteDialog')).DeleteDialog);
const LinkControlsDialog = lazyPart(
  async () => (await import('../dialogs/LinkControlsDialog')).LinkControlsDialog,
);
const NewVersionDialog = lazyPart(async () => (await import('../dialogs/NewVersionDialog')).NewVersionDialog);

const EvidencePanelHeadFragment = graphql(/* GraphQL */ `
  fragment EvidencePanelHead_evidence on Evidence {
    id
    title
    description
    kind
    state
    validity
    validFrom
    validUntil
    collectedOn
    label
    tags
    version
    returnReason
    owner {
      id
      displayName
    }
    unit {
      id
      name
    }
    submittedBy {
      id
      displayName
    }
    currentVersion {
      id
      url
      text
      damage
    }
    viewerCanEdit
    viewerCanAddVersion
    viewerCanSubmit
    viewerCanAccept
    viewerCanReturn
    viewerAwaitsReview
    viewerCanDelete
    viewerCanLink
  }
`);

interface EvidencePanelHeadProps {
  evidence: FragmentType<typeof EvidencePanelHeadFragment>;
  actions: EvidenceActions;
  onAccept: () => void;
  onReturn: () => void;
  onDeleted: () => void;
  alone: boolean;
}

type Open = 'edit' | 'version' | 'resubmit' | 'link' | 'delete' | null;

/** Title, state and the next step. What the viewer may not do is explained, not only missing. */
export function EvidencePanelHead(props: EvidencePanelHeadProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { actions, onAccept, onReturn, onDeleted, alone } = props;
  const [open, setOpen] = useState<Open>(null);
  const { data } = useSuspenseFragment({
    fragment: EvidencePanelHeadFragment,
    fragmentName: 'EvidencePanelHead_evidence',
    from: props.evidence,
  });

  const menu: MenuItem[] = [];
  if (data.viewerCanEdit) {
    menu.push({ id: 'edit', label: t`修改信息`, icon: 'pencil', keys: 'KeyE', run: () => setOpen('edit') });
  }
  if (data.viewerCanAddVersion) {
    menu.push({ id: 'version', label: t`添加新版本`, icon: 'upload', run: () => setOpen('version') });
  }
  const own = data.viewerAwaitsReview;
  // Where accepting is open, returning stands beside it as a button.
  if (data.viewerCanReturn && !data.viewerCanAccept) {
    menu.push({
      id: 'return',
      label: own ? t`撤回提交` : t`撤回通过并退回`,
      icon: 'undo',
      keys: 'KeyR',
      run: onReturn,
    });
  }
  if (!alone) {
    menu.push({
      id: 'page',
      label: t`单独打开`,
      icon: 'external',
      run: () => void navigate(`/evidence/${data.id}`),
    });
  }
  if (data.viewerCanDelete) {
    menu.push({
      id: 'delete',
      label: t`删除`,
      icon: 'trash',
      danger: true,
      separated: true,
      run: () => setOpen('delete'),
    });
  }
  const close = () => setOpen(null);
  const waiting = data.state === 'SUBMITTED' && !data.viewerCanAccept;

  const more = menu.length > 0 && <MoreMenu label={t`更多操作`} items={menu} />;
  const marks = (
    <div className={styles.marks}>
      <EvidenceStateChip state={data.state} />
      <ValidUntil validUntil={data.validUntil} validFrom={data.validFrom} validity={data.validity} />
      <EvidenceLabelChip label={data.label} />
    </div>
  );

  return (
    <header className={styles.panelHead}>
      {alone ? (
        <div className={styles.titleLine}>
          {marks}
          {more}
        </div>
      ) : (
        <>
          <div className={styles.titleLine}>
            <h2 className={styles.panelTitle}>{data.title}</h2>
            {more}
          </div>
          {marks}
        </>
      )}
      {data.state === 'RETURNED' && data.returnReason && (
        <p className={styles.reason}>
          {t`退回原因：`}
          {data.returnReason}
        </p>
      )}
      {data.validity === 'DAMAGED' && (
        <p className={styles.reason}>
          {data.currentVersion.damage === 'UNSCANNED'
            ? t`文件正在等待病毒扫描：通过之前不能打开，也不作证。扫描完成后自动恢复。`
            : data.currentVersion.damage === 'INFECTED'
              ? t`病毒扫描在文件中发现问题，文件已隔离，不能打开，也不作证。请上传查杀后的新版本。`
              : t`存储的文件与接收时不同，因此不再作证，实证得分已随之下降。请添加新版本：上传原文件即可恢复，找不到原件时上传新的证明。`}
        </p>
      )}
      <div className={styles.buttons}>
        {data.viewerCanAccept && (
          <>
            <Button
              size="small"
              variant="primary"
              icon="check"
              busy={actions.busy}
              onClick={onAccept}
              title="A"
            >
              {t({ message: '通过', context: 'review' })}
            </Button>
            <Button size="small" icon="undo" onClick={onReturn} title="R">
              {t`退回`}
            </Button>
          </>
        )}
        {data.state === 'RETURNED' && data.viewerCanAddVersion && data.viewerCanSubmit && (
          <Button size="small" variant="primary" icon="upload" onClick={() => setOpen('resubmit')}>
            {t`上传新版并重新提交`}
          </Button>
        )}
        {data.viewerCanSubmit && (
          <Button
            size="small"
            variant={data.state === 'RETURNED' ? 'plain' : 'primary'}
            icon="send"
            busy={actions.busy}
            onClick={() => void actions.submit(these([data]))}
          >
            {data.state === 'RETURNED' ? t`重新提交` : t`提交审核`}
          </Button>
        )}
        {data.viewerCanLink && (
          <Button size="small" icon="link" onClick={() => setOpen('link')}>
            {t`关联条款`}
          </Button>
        )}
      </div>
      {waiting && (
        <p className={styles.why}>
          {own
            ? t`由您提交，须由另一位有审核权限的人通过或退回。`
            : t`等待有审核权限的人员处理，提交人：${data.submittedBy?.displayName ?? '—'}。`}
        </p>
      )}
      {open === 'edit' && <EditDialog choice={these([data])} onFailures={() => undefined} onClose={close} />}
      {open === 'resubmit' && (
        <NewVersionDialog submit evidence={{ ...data, current: data.currentVersion }} onClose={close} />
      )}
      {open === 'version' && (
        <NewVersionDialog evidence={{ ...data, current: data.currentVersion }} onClose={close} />
      )}
      {open === 'link' && <LinkControlsDialog choice={these([data])} onClose={close} />}
      {open === 'delete' && (
        <DeleteDialog
          evidence={data}
          busy={actions.busy}
          onClose={close}
          onDelete={() =>
            void actions.remove(data).then((done) => {
              close();
              if (done) onDeleted();
            })
          }
        />
      )}
    </header>
  );
}
