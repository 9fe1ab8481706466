import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { formatDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { MoreMenu } from '../../ui/Menu';
import { ProgressBar } from '../../ui/Meter';
import { Page } from '../../ui/Page';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { EvidenceLabelChip } from '../evidence';
import { CancelPackDocument } from './changes';
import { DraftView } from './DraftView';
import { PackPageDocument, type Outlook, type Pack } from './documents';
import { PackFollower } from './PackFollower';
import { packTones, usePackNames } from './usePackNames';
import styles from './Pack.module.css';

const PackDialog = lazyPart(async () => (await import('./PackDialog')).PackDialog);
const FreezeDialog = lazyPart(async () => (await import('./FreezeDialog')).FreezeDialog);
const WithdrawDialog = lazyPart(async () => (await import('./EndDialogs')).WithdrawDialog);
const DeleteDialog = lazyPart(async () => (await import('./EndDialogs')).DeleteDialog);
const FrozenView = lazyPart(async () => (await import('./FrozenView')).FrozenView);

/** One pack: its chapters while it is put together, its files and links once it is frozen. */
export function PackPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data, refetch } = useSuspenseQuery(PackPageDocument, {
    variables: { id },
    // What would go in follows every verdict and proof.
    fetchPolicy: 'cache-and-network',
  });
  if (!data.pack) {
    return (
      <EmptyState
        icon="folder"
        title={t`没有这个材料包`}
        actions={<Link to="/packs">{t`查看全部材料包`}</Link>}
      >
        {t`可能已删除，或不属于本机构；只看自己工作的人员看不到材料包。`}
      </EmptyState>
    );
  }
  return (
    <PackScreen
      key={id}
      pack={data.pack}
      outlook={data.packOutlook}
      onChanged={() => void refetch().catch(() => undefined)}
    />
  );
}

type Open = 'edit' | 'freeze' | 'withdraw' | 'delete' | null;

interface PackScreenProps {
  pack: Pack;
  outlook: Outlook | null;
  onChanged: () => void;
}

function PackScreen({ pack, outlook, onChanged }: PackScreenProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const names = usePackNames();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const arranged = pack.state === 'DRAFT' || pack.state === 'FAILED';
  const items = [
    ...(pack.viewerCanUpdate
      ? [{ id: 'edit', label: t`修改材料包`, icon: 'pencil' as const, run: () => setOpen('edit') }]
      : []),
    ...(pack.viewerCanWithdraw
      ? [
          {
            id: 'withdraw',
            label: t`撤回材料包`,
            icon: 'undo' as const,
            danger: true,
            run: () => setOpen('withdraw'),
          },
        ]
      : []),
    ...(pack.viewerCanDelete
      ? [
          {
            id: 'delete',
            label: t`删除材料包`,
            icon: 'trash' as const,
            danger: true,
            separated: true,
            run: () => setOpen('delete'),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={pack.name}
      crumbs={[{ label: t`迎检材料包`, to: '/packs' }]}
      scroll
      titleExtra={
        <>
          <Status tone={packTones[pack.state]}>{names.state(pack.state)}</Status>
          {pack.number && <Tag outline>{pack.number}</Tag>}
        </>
      }
      actions={
        <>
          {pack.viewerCanFreeze && (
            <Button variant="primary" icon="lock" onClick={() => setOpen('freeze')}>
              {t`冻结材料包`}
            </Button>
          )}
          {items.length > 0 && <MoreMenu label={t`更多`} items={items} />}
        </>
      }
    >
      <div className={styles.page}>
        <p className={styles.facts}>
          {pack.parts.map((part) => (
            <PartLink key={part.number} part={part} several={pack.parts.length > 1} />
          ))}
          {pack.inspection && <Link to={`/inspections/${pack.inspection.id}`}>{pack.inspection.name}</Link>}
          <span>{t`材料期间 ${formatDate(pack.periodFrom)} 至 ${formatDate(pack.periodTo)}`}</span>
          <span>
            {t`最高密级`} <EvidenceLabelChip label={pack.label} />
          </span>
          <span>{pack.volumeMegabytes ? t`每卷不超过 ${pack.volumeMegabytes} MB` : t`不分卷`}</span>
        </p>
        {pack.failure && (
          <Banner tone="negative">
            {pack.failure} {t`原因处理后可再次冻结。`}
          </Banner>
        )}
        {pack.state === 'BUILDING' && <Building pack={pack} onChanged={onChanged} />}
        {arranged && <DraftView pack={pack} outlook={outlook} />}
        {(pack.state === 'FROZEN' || pack.state === 'WITHDRAWN') && <FrozenView pack={pack} />}
      </div>
      {open === 'edit' && <PackDialog pack={pack} onClose={close} onDone={close} />}
      {open === 'freeze' && <FreezeDialog pack={pack} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog pack={pack} onClose={close} />}
      {open === 'delete' && (
        <DeleteDialog pack={pack} onClose={close} onDone={() => void navigate('/packs', { replace: true })} />
      )}
    </Page>
  );
}

function PartLink({ part, several }: { part: Pack['parts'][number]; several: boolean }) {
  const { t } = useLingui();
  const { number, name, assessment } = part;
  const label = several ? t`第 ${number} 编 ${name}` : name;
  return assessment ? <Link to={`/assessments/${assessment.id}`}>{label}</Link> : <span>{label}</span>;
}

function Building({ pack, onChanged }: { pack: Pack; onChanged: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [cancel, { loading, error }] = useMutation(CancelPackDocument, {
    refetchQueries: ['PackPage'],
    errorPolicy: 'all',
  });
  const stop = async () => {
    const { data } = await cancel({ variables: { id: pack.id } });
    if (data) showToast(t`已停止，材料包回到编排中`);
  };
  return (
    <section className={styles.building} aria-label={t`冻结进度`}>
      <PackFollower id={pack.id} onEnd={onChanged} />
      <ProgressBar
        label={t`冻结进度`}
        value={pack.progress}
        note={t`正在生成说明、目录和清单，可以离开此页。`}
      />
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <Button icon="close" busy={loading} onClick={() => void stop()}>
        {t`停止冻结`}
      </Button>
    </section>
  );
}
