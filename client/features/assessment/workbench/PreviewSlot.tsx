import { lazy, type ComponentType } from 'react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/States';

type Preview = ComponentType<{ evidenceId: string }>;

/** The boundary to the evidence room: it shows the current version of one proof, whatever its type. */
const modules = import.meta.glob<Preview>('../../evidence/EvidencePreview.tsx', { import: 'EvidencePreview' });
const [load] = Object.values(modules);
const EvidencePreview = load ? lazy(async () => ({ default: await load() })) : null;

/** The preview, loaded with the first proof that is opened. */
export function PreviewSlot({ evidenceId }: { evidenceId: string }) {
  const { t } = useLingui();
  if (EvidencePreview) return <EvidencePreview evidenceId={evidenceId} />;
  return (
    <EmptyState
      compact
      title={t`这里不能预览`}
      actions={<Link to={`/evidence?evidence=${evidenceId}`}>{t`在证据库打开`}</Link>}
    />
  );
}
