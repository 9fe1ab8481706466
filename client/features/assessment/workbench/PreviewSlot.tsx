import { lazy } from 'react';

/** The boundary to the evidence room: it shows the current version of one proof, whatever its type. */
const EvidencePreview = lazy(async () => ({
  default: (await import('../../evidence')).EvidencePreview,
}));

/** The preview, loaded with the first proof that is opened. */
export function PreviewSlot({ evidenceId }: { evidenceId: string }) {
  return <EvidencePreview evidenceId={evidenceId} />;
}
