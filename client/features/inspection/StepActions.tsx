import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsOf } from '../../lib/asOf';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { MoreMenu, type MenuItem } from '../../ui/Menu';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import {
  BeginVisitDocument,
  CancelInspectionDocument,
  CloseInspectionDocument,
  EndVisitDocument,
  ReopenInspectionDocument,
  seenIn,
} from './changes';
import { useMakeReport } from '../report';
import type { Inspection } from './documents';

const InspectionDialog = lazyPart(async () => (await import('./InspectionDialog')).InspectionDialog);

/** The next step in the life of an inspection, and the rarer ones behind it. */
export function StepActions({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [dialog, setDialog] = useState<'edit' | 'cancel' | 'reopen' | null>(null);
  const { id, version, state, viewerCanEdit, viewerCanReopen } = inspection;
  const tell = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const plain = { refetchQueries: seenIn, onError: tell };
  const [begin, beginning] = useMutation(BeginVisitDocument, plain);
  const [end, ending] = useMutation(EndVisitDocument, plain);
  const [close, closing] = useMutation(CloseInspectionDocument, plain);
  const [cancel, cancelling] = useMutation(CancelInspectionDocument, plain);
  const [reopen, reopening] = useMutation(ReopenInspectionDocument, plain);
  const variables = { id, version };
  const isPast = useAsOf() !== null;
  const can = useCan();
  const navigate = useNavigate();
  const mayReport = can('report:create') && !isPast;
  const makeReport = useMakeReport();
  const documents: MenuItem[] = mayReport
    ? [
        {
          id: 'plan',
          label: t`生成迎检工作方案（DOCX）`,
          icon: 'report',
          run: () => void makeReport({ kind: 'INSPECTION_PLAN', inspectionId: id }),
        },
        {
          id: 'minutes',
          label: t`生成会议纪要（DOCX）`,
          icon: 'report',
          run: () => void makeReport({ kind: 'MINUTES', inspectionId: id }),
        },
        ...(state === 'RECTIFYING' || state === 'CLOSED'
          ? [
              {
                id: 'reply',
                label: t`生成整改复函（DOCX）`,
                icon: 'report' as const,
                run: () => void makeReport({ kind: 'INSPECTION_REPLY', inspectionId: id }),
              },
            ]
          : []),
      ]
    : [];
  const packing: MenuItem[] =
    can('pack:build') && !isPast && state !== 'CANCELLED'
      ? [
          {
            id: 'pack',
            label: t`编制材料包`,
            icon: 'folder',
            run: () => void navigate(`/packs?new=1&inspection=${id}`),
          },
        ]
      : [];
  const items: MenuItem[] = [
    ...packing,
    ...documents,
    ...(viewerCanEdit
      ? [{ id: 'edit', label: t`修改检查`, icon: 'pencil' as const, run: () => setDialog('edit') }]
      : []),
    ...(viewerCanEdit && state === 'RECTIFYING'
      ? [
          {
            id: 'again',
            label: t`检查组复查`,
            icon: 'refresh' as const,
            run: () => void begin({ variables }),
          },
        ]
      : []),
    ...(viewerCanEdit && (state === 'PREPARING' || state === 'ON_SITE')
      ? [
          {
            id: 'cancel',
            label: t`取消检查`,
            icon: 'close' as const,
            danger: true,
            separated: true,
            run: () => setDialog('cancel'),
          },
        ]
      : []),
    ...(viewerCanReopen
      ? [{ id: 'reopen', label: t`重新打开`, icon: 'undo' as const, run: () => setDialog('reopen') }]
      : []),
  ];
  if (items.length === 0) return null;
  const done = () => setDialog(null);
  const decide = async (reason: string) => {
    const change = dialog === 'cancel' ? cancel : reopen;
    const { data } = await change({ variables: { ...variables, reason } });
    if (data) done();
  };
  return (
    <>
      {viewerCanEdit && state === 'PREPARING' && (
        <Button
          variant="primary"
          icon="play"
          busy={beginning.loading}
          onClick={() => void begin({ variables })}
        >{t`现场检查开始`}</Button>
      )}
      {viewerCanEdit && state === 'ON_SITE' && (
        <Button
          variant="primary"
          icon="check"
          busy={ending.loading}
          onClick={() => void end({ variables })}
        >{t`现场检查结束`}</Button>
      )}
      {viewerCanEdit && state === 'RECTIFYING' && (
        <Button
          variant="primary"
          icon="check"
          busy={closing.loading}
          onClick={() => void close({ variables })}
        >{t`结束检查`}</Button>
      )}
      <MoreMenu label={t`更多`} items={items} />
      {dialog === 'edit' && (
        <InspectionDialog inspection={inspection} onClose={done} onDone={() => undefined} />
      )}
      {(dialog === 'cancel' || dialog === 'reopen') && (
        <ReasonDialog
          title={dialog === 'cancel' ? t`取消检查` : t`重新打开`}
          confirm={dialog === 'cancel' ? t`取消检查` : t`重新打开`}
          label={t`原因`}
          busy={cancelling.loading || reopening.loading}
          onConfirm={(reason) => void decide(reason)}
          onClose={done}
        />
      )}
    </>
  );
}
