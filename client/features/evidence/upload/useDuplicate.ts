import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { UpdateEvidencesDocument } from '../documents';
import { LinkEvidenceDocument } from '../linkDocuments';
import { refreshEvidence } from '../refreshEvidence';
import type { EvidenceUploads } from './evidenceUploads';
import type { EvidenceDraft } from './evidenceDraft';
import type { KnownEvidence, UploadLine } from './uploadModel';

/** The ways on when the same bytes are already in the library. */
export function useDuplicate(uploads: EvidenceUploads) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const client = useApolloClient();
  const [link] = useMutation(LinkEvidenceDocument);
  const [update] = useMutation(UpdateEvidencesDocument);

  async function linkToTarget(known: KnownEvidence, draft: EvidenceDraft): Promise<boolean> {
    const controlIds = draft.controlIds ?? [];
    if (controlIds.length === 0) return false;
    await link({
      variables: {
        input: {
          evidenceIds: [known.id],
          controlIds,
          ...(draft.systemId ? { systemId: draft.systemId } : {}),
        },
      },
    });
    return true;
  }

  async function attempt(
    line: UploadLine,
    work: () => Promise<'linked' | 'renewed' | 'kept'>,
  ): Promise<void> {
    if (line.outcome?.kind !== 'duplicate') return;
    const { known } = line.outcome;
    try {
      uploads.settle(line.key, {
        kind: 'settled',
        evidenceId: known.id,
        title: known.title,
        how: await work(),
      });
      refreshEvidence(client);
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
    }
  }

  return {
    /** Takes the one that is there; with a target it is linked to the same controls. */
    keep: (line: UploadLine) =>
      attempt(line, async () => {
        if (line.outcome?.kind !== 'duplicate') return 'kept';
        return (await linkToTarget(line.outcome.known, line.outcome.draft)) ? 'linked' : 'kept';
      }),
    /** The same content was collected again: the existing evidence takes over the newer dates. */
    renew: (line: UploadLine) =>
      attempt(line, async () => {
        if (line.outcome?.kind !== 'duplicate') return 'kept';
        const { known, draft } = line.outcome;
        const answer = await update({
          variables: {
            input: {
              ids: [known.id],
              version: known.version,
              changes: {
                collectedOn: draft.collectedOn,
                ...(draft.validUntil ? { validUntil: draft.validUntil } : {}),
              },
            },
          },
        });
        const failure = answer.data?.updateEvidences.items[0]?.error;
        if (failure) throw new Error(failure.message || t`操作没有成功。`);
        await linkToTarget(known, draft);
        return 'renewed';
      }),
  };
}
