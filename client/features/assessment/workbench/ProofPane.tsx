import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ResultDetailQuery } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { DropZone, usePastedFiles } from '../../../ui/FileDrop';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import { ControlOffers, EvidencePreview, useOffers } from '../../evidence';
import { useWorkbench } from './context';
import { ResultDetailDocument, ResultProofsDocument } from './documents';
import type { Line } from './lines';
import { ProofItem } from './ProofItem';
import { useWide } from './useWide';
import styles from './Proof.module.css';

/** The right pane: proofs of this requirement over a preview that stays while one walks on. Files may be dropped here. */
export function ProofPane({ line }: { line: Line }) {
  const { t } = useLingui();
  const wide = useWide();
  const { canLink, start, proofId, showProof, systemId } = useWorkbench();
  const [tab, setTab] = useState<'list' | 'preview'>('list');
  const takeFiles = (files: File[]) => start({ kind: 'files', lines: [line], files });
  usePastedFiles(takeFiles, canLink);

  const list = (
    <div className={wide ? styles.proofList : styles.proofListTall}>
      <Part fallback={<SkeletonRows rows={3} />} resetKey={line.id} compact>
        <ProofList
          line={line}
          onShow={(id) => {
            showProof(id);
            setTab('preview');
          }}
        />
      </Part>
      <Part fallback={null} resetKey={line.id} compact>
        <ControlOffers
          key={line.id}
          controlId={line.control.id}
          systemId={systemId}
          onShow={(id) => {
            showProof(id);
            setTab('preview');
          }}
        />
      </Part>
    </div>
  );
  const preview = (
    <div className={styles.preview}>
      {proofId ? (
        <Part resetKey={proofId}>
          <EvidencePreview evidenceId={proofId} />
        </Part>
      ) : (
        <EmptyState compact title={t`选一份证据，在这里预览`}>
          {t`换条款时预览保持不动，可以对着同一份证据连续评定。`}
        </EmptyState>
      )}
    </div>
  );
  const attach = canLink && (
    <Button size="small" icon="link" onClick={() => start({ kind: 'attach', lines: [line] })}>
      {t`关联证据 E`}
    </Button>
  );
  return (
    <DropZone label={t`松开，作为这一条的证据`} onFiles={takeFiles} disabled={!canLink}>
      <div className={styles.proofPane}>
        {wide ? (
          <>
            <div className={styles.proofHead}>
              <h2>{t`证据 ${line.evidenceCount}`}</h2>
              {attach}
            </div>
            {list}
            {preview}
          </>
        ) : (
          <>
            <Tabs
              label={t`证据`}
              tabs={[
                { id: 'list', label: t`证据`, count: line.evidenceCount },
                { id: 'preview', label: t`预览` },
              ]}
              value={tab}
              onChange={setTab}
            />
            {tab === 'list' && <div className={styles.proofHead}>{attach}</div>}
            {tab === 'list' ? list : preview}
          </>
        )}
      </div>
    </DropZone>
  );
}

function ProofList({ line, onShow }: { line: Line; onShow: (evidenceId: string) => void }) {
  const { assessmentId } = useWorkbench();
  const { data } = useSuspenseQuery(ResultDetailDocument, {
    variables: { id: assessmentId, controlId: line.control.id },
  });
  const result = data.assessment?.result;
  return result ? <Links result={result} onShow={onShow} /> : null;
}

type ResultOfQuery = NonNullable<NonNullable<ResultDetailQuery['assessment']>['result']>;

function Links({ result, onShow }: { result: ResultOfQuery; onShow: (evidenceId: string) => void }) {
  const { t } = useLingui();
  const { proofId, canLink, unlink } = useWorkbench();
  const { confirm } = useOffers();
  const { data } = useSuspenseFragment({
    fragment: ResultProofsDocument,
    fragmentName: 'ResultProofs_result',
    from: result,
  });
  if (data.evidenceLinks.length === 0) {
    return (
      <EmptyState compact title={t`还没有证据`}>
        {canLink ? t`把文件拖到这里，粘贴截图，或按 E 从证据库选。` : t`没有人为这一条提供证据。`}
      </EmptyState>
    );
  }
  return (
    <ul>
      {data.evidenceLinks.map((link) => (
        <ProofItem
          key={link.id}
          link={link}
          active={link.evidence.id === proofId}
          onShow={() => onShow(link.evidence.id)}
          onConfirm={link.viewerCanConfirm ? () => void confirm([link.id]) : undefined}
          onUnlink={canLink && link.evidence.viewerCanLink ? () => void unlink([link.id]) : undefined}
        />
      ))}
    </ul>
  );
}
