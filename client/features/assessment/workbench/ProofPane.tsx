import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { ResultDetailQuery } from '../../../gql/graphql';
import { useAsOf } from '../../../lib/asOf';
import { Button } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { DropZone, usePastedFiles } from '../../../ui/FileDrop';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Segments, Tabs } from '../../../ui/Tabs';
import { ControlOffers, EvidencePreview } from '../../evidence';
import { useWorkbench } from './context';
import { ResultDetailDocument, ResultProofsDocument } from './documents';
import type { Line, Target } from './lines';
import { LinkHistory } from './LinkHistory';
import { ProofLinks } from './ProofLinks';
import { useWide } from './useWide';
import styles from './Proof.module.css';

interface ProofPaneProps {
  line: Line;
  /** Something beside the line that has proofs of its own: the item whose figures they show. */
  other?: OtherProofs | null;
}

export interface OtherProofs {
  label: string;
  target: Target;
  list: (onShow: (evidenceId: string) => void) => ReactNode;
}

/** The right pane: proofs of this requirement over a preview that stays while one walks on. Files may be dropped here. */
export function ProofPane({ line, other = null }: ProofPaneProps) {
  const { t } = useLingui();
  const wide = useWide();
  const asOf = useAsOf();
  const { canLink, start, proofId, showProof, systemId } = useWorkbench();
  const [tab, setTab] = useState<'list' | 'preview'>('list');
  const [side, setSide] = useState<'line' | 'other'>('line');
  const shown = side === 'other' ? other : null;
  const target = shown?.target ?? line;
  const takeFiles = (files: File[]) => start({ kind: 'files', lines: [target], files });
  usePastedFiles(takeFiles, canLink);
  const onShow = (id: string) => {
    showProof(id);
    setTab('preview');
  };

  const list = (
    <div className={wide ? styles.proofList : styles.proofListTall}>
      <Part fallback={<SkeletonRows rows={3} />} resetKey={target.control.id} compact>
        {shown ? shown.list(onShow) : <ProofList line={line} onShow={onShow} />}
      </Part>
      {!shown && <LinkHistory key={line.control.id} controlId={line.control.id} />}
      {asOf === null && (
        <Part fallback={null} resetKey={target.control.id} compact>
          <ControlOffers
            key={target.control.id}
            controlId={target.control.id}
            systemId={systemId}
            onShow={onShow}
          />
        </Part>
      )}
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
    <Button size="small" icon="link" onClick={() => start({ kind: 'attach', lines: [target] })}>
      {shown ? t`关联证据` : t`关联证据 E`}
    </Button>
  );
  const sides = other && (
    <Segments
      label={t`证据属于`}
      options={[
        { id: 'line', label: t`条款证据 ${line.evidenceCount}` },
        { id: 'other', label: other.label },
      ]}
      value={side}
      onChange={setSide}
    />
  );
  return (
    <DropZone
      label={shown ? t`松开，作为${shown.label}` : t`松开，作为这一条的证据`}
      onFiles={takeFiles}
      disabled={!canLink}
    >
      <div className={styles.proofPane}>
        {wide ? (
          <>
            <div className={styles.proofHead}>
              {sides ?? <h2>{t`证据 ${line.evidenceCount}`}</h2>}
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
                { id: 'list', label: t`证据`, count: other ? undefined : line.evidenceCount },
                { id: 'preview', label: t`预览` },
              ]}
              value={tab}
              onChange={setTab}
            />
            {tab === 'list' && (
              <div className={styles.proofHead}>
                {sides}
                {attach}
              </div>
            )}
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
  const { canLink } = useWorkbench();
  const { data } = useSuspenseFragment({
    fragment: ResultProofsDocument,
    fragmentName: 'ResultProofs_result',
    from: result,
  });
  return (
    <ProofLinks
      links={data.evidenceLinks}
      onShow={onShow}
      none={canLink ? t`把文件拖到这里，粘贴截图，或按 E 从证据库选。` : t`没有人为这一条提供证据。`}
    />
  );
}
