import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { today } from '../../lib/format';
import { Button, IconButton } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { Card } from '../../ui/Page';
import { Banner, useErrorText } from '../../ui/States';
import { DateField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { PickEvidence, UploadingFile, useUploads, type PickedEvidence } from '../evidence';
import { AnswerRequestDocument } from './documents';
import { refreshRequests } from './refreshRequests';
import styles from './Request.module.css';

interface AnswerBoxProps {
  request: { id: string; title: string; unit: { id: string } };
  /** What was handed in before: more may follow, or something else takes the place of what was given back. */
  before: 'nothing' | 'waits' | 'returned';
  onDone: () => void;
}

/** Files from the phone or the desk, or evidence that is there already; handed in together, all or nothing. */
export function AnswerBox({ request, before, onDone }: AnswerBoxProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [send, { loading }] = useMutation(AnswerRequestDocument);
  const { queue, files } = useUploads();
  const [chosen, setChosen] = useState<readonly PickedEvidence[]>([]);
  const [picking, setPicking] = useState(false);
  const [collectedOn, setCollectedOn] = useState(today);
  const [validUntil, setValidUntil] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const titles = { nothing: t`提交证据`, waits: t`补充证据`, returned: t`换一份证据` };
  const ready = files.length + chosen.length > 0 && files.every((item) => item.state === 'done');

  async function handIn(): Promise<void> {
    setProblem(null);
    try {
      await send({
        variables: {
          input: {
            requestId: request.id,
            evidenceIds: chosen.map((one) => one.id),
            evidences: files.map((item) => ({
              // One file is what was asked for; of several each is told by its own name.
              title: files.length === 1 ? request.title : `${request.title} ${item.file.name}`.slice(0, 200),
              kind: 'FILE' as const,
              uploadId: item.uploadId,
              unitId: request.unit.id,
              collectedOn,
              validUntil: validUntil || null,
              clientKey: item.key,
            })),
          },
        },
      });
      showToast(t`已提交，等待审核`);
      queue.close();
      setChosen([]);
      refreshRequests(client);
      onDone();
    } catch (error) {
      setProblem(Object.values(describeError(error).fields)[0] ?? errorText(error));
    }
  }

  return (
    <Card title={titles[before]}>
      <div className={styles.form}>
        <FileDrop
          hint={t`可以拍照或选文件；一次可交多份`}
          onFiles={(added) => {
            setProblem(null);
            queue.add(added.filter((file) => file.size > 0));
          }}
        />
        {files.map((item) => (
          <UploadingFile key={item.key} item={item} queue={queue} remove={t`不交 ${item.file.name}`} />
        ))}
        {chosen.length > 0 && (
          <ul className={styles.chosen} aria-label={t`选用的证据`}>
            {chosen.map((one) => (
              <li key={one.id} className={styles.chip}>
                {one.title}
                <IconButton
                  size="small"
                  icon="close"
                  label={t`不用 ${one.title}`}
                  onClick={() => setChosen(chosen.filter((other) => other.id !== one.id))}
                />
              </li>
            ))}
          </ul>
        )}
        {files.length > 0 && (
          <div className={styles.pair}>
            <DateField
              label={t`形成日期`}
              required
              max={today()}
              value={collectedOn}
              onChange={(event) => setCollectedOn(event.target.value)}
            />
            <DateField
              label={t`有效期至`}
              value={validUntil}
              hint={t`空着表示长期有效`}
              onChange={(event) => setValidUntil(event.target.value)}
            />
          </div>
        )}
        {problem && <Banner tone="negative">{problem}</Banner>}
        <div className={styles.buttons}>
          <Button
            variant="primary"
            icon="send"
            busy={loading}
            disabled={!ready}
            onClick={() => void handIn()}
          >
            {t`提交`}
          </Button>
          <Button icon="folder" onClick={() => setPicking(true)}>
            {t`选用已有证据`}
          </Button>
        </div>
      </div>
      {picking && (
        <PickEvidence
          title={t`选用已有证据`}
          confirm={t`选用`}
          filter={{ mine: true }}
          exclude={new Set(chosen.map((one) => one.id))}
          onPick={(picked) => setChosen([...chosen, ...picked])}
          onClose={() => setPicking(false)}
        />
      )}
    </Card>
  );
}
