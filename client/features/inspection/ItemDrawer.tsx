import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAsOf, useKeepAsOf } from '../../lib/asOf';
import { describeError } from '../../lib/errors';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Drawer } from '../../ui/Dialog';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { RequestProofDialog } from '../request';
import { InterpretItemDocument, seenIn } from './changes';
import type { Inspection, InspectionItem } from './documents';
import styles from './Inspection.module.css';
import { repairOf } from './repair';
import { problemTones, useInspectionNames } from './useInspectionNames';

interface ItemDrawerProps {
  /** Null while it is not loaded, or when the list does not have it. */
  item: InspectionItem | null;
  loading: boolean;
  inspection: Inspection;
  onClose: () => void;
}

/** One item: what it asks for, what is missing, and how it is shown on the day. */
export function ItemDrawer({ item, loading, inspection, onClose }: ItemDrawerProps) {
  const { t } = useLingui();
  if (item)
    return (
      <ItemForm key={`${item.id}/${item.version}`} item={item} inspection={inspection} onClose={onClose} />
    );
  return (
    <Drawer title={t`检查项`} onClose={onClose}>
      {loading ? (
        <SkeletonRows rows={8} />
      ) : (
        <EmptyState
          icon="flag"
          title={t`没有这个检查项`}
        >{t`它可能不符合当前的筛选，或不在您能看到的范围内。`}</EmptyState>
      )}
    </Drawer>
  );
}

function ItemForm({
  item,
  inspection,
  onClose,
}: Omit<ItemDrawerProps, 'loading'> & { item: InspectionItem }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [interpretation, setInterpretation] = useState(item.interpretation ?? '');
  const [interviewee, setInterviewee] = useState(item.interviewee ?? '');
  const [place, setPlace] = useState(item.place ?? '');
  const [interpret, { loading, error }] = useMutation(InterpretItemDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
  });
  const fields = error ? describeError(error).fields : {};
  const { viewerCanEdit: mayEdit, control } = item;
  const save = async () => {
    const input = { id: item.id, version: item.version, interpretation, interviewee, place };
    if (!(await interpret({ variables: { input } })).data) return;
    showToast(t`已保存 ${control?.code ?? ''}`);
    onClose();
  };
  return (
    <Drawer
      title={`${control?.code ?? ''} ${control?.name ?? ''}`}
      onClose={onClose}
      {...(mayEdit
        ? {
            onSubmit: (event: { preventDefault: () => void }) => {
              event.preventDefault();
              void save();
            },
            footer: (
              <>
                <Button onClick={onClose}>{t`取消`}</Button>
                <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
              </>
            ),
          }
        : {})}
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        {control?.text && <p className={styles.clause}>{control.text}</p>}
        <Missing item={item} assessmentId={inspection.assessment?.id ?? null} />
        <TextArea
          label={t`指标解读`}
          rows={5}
          maxLength={4000}
          hint={t`检查组看什么、怎么看，用医院自己的话`}
          readOnly={!mayEdit}
          value={interpretation}
          onChange={(event) => setInterpretation(event.target.value)}
          error={fields['interpretation']}
        />
        <div className={styles.pair}>
          <TextField
            label={t`访谈或演示的人`}
            maxLength={100}
            readOnly={!mayEdit}
            value={interviewee}
            onChange={(event) => setInterviewee(event.target.value)}
            error={fields['interviewee']}
          />
          <TextField
            label={t`演示地点`}
            maxLength={100}
            readOnly={!mayEdit}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
            error={fields['place']}
          />
        </div>
      </div>
    </Drawer>
  );
}

/** What keeps it from being ready, with the way to put it right. */
function Missing({ item, assessmentId }: { item: InspectionItem; assessmentId: string | null }) {
  const { t } = useLingui();
  const names = useInspectionNames();
  const keepAsOf = useKeepAsOf();
  const isPast = useAsOf() !== null;
  const mayAsk = useCan()('evidence:request') && !isPast;
  const [asking, setAsking] = useState(false);
  const { control } = item;
  if (item.problems.length === 0) return <Status tone="positive">{t`已就绪，什么也不缺。`}</Status>;
  return (
    <section className={styles.missing} aria-label={t`还缺什么`}>
      <ul className={styles.lines}>
        {item.problems.map((problem) => {
          const to = repairOf({ ...problem, evidences: [] }, item, assessmentId);
          return (
            <li key={problem.kind}>
              <Status tone={problemTones[problem.kind]}>{names.problem(problem.kind)}</Status>
              {problem.evidences.map((evidence) => (
                <Link key={evidence.id} to={keepAsOf(`/evidence/${evidence.id}`)}>
                  {evidence.title}
                </Link>
              ))}
              {problem.evidenceCount > problem.evidences.length && (
                <span className={styles.note}>{t`另有您无权查看的证据`}</span>
              )}
              {problem.evidenceCount === 0 && to && <Link to={keepAsOf(to)}>{t`到评定页补齐`}</Link>}
            </li>
          );
        })}
      </ul>
      {mayAsk && control && (
        <Button size="small" icon="send" onClick={() => setAsking(true)}>{t`向科室征集证据`}</Button>
      )}
      {asking && control && (
        <RequestProofDialog
          wanted={{ title: `${control.code} ${control.name}`, controlIds: [control.id], unit: item.unit }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
