import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { LinkEvidenceDocument, UnlinkEvidenceDocument } from './mutations';
import { inParts, type Line } from './lines';

/** Attaches and detaches proofs, with a way back; `refresh` brings what the live channel might not. */
export function useLinks(systemId: string | null, refresh: () => void) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const client = useApolloClient();

  const unlinkIds = useCallback(
    async (linkIds: string[]) => {
      try {
        const answers = await Promise.all(
          inParts(linkIds).map((part) =>
            client.mutate({ mutation: UnlinkEvidenceDocument, variables: { linkIds: part } }),
          ),
        );
        refresh();
        return answers.flatMap((answer) => answer.data?.unlinkEvidence.removed ?? []);
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return null;
      }
    },
    [client, errorText, refresh],
  );

  const send = useCallback(
    async (evidenceIds: string[], controlIds: string[], forSystem: string | null) => {
      try {
        const answers = await Promise.all(
          inParts(controlIds).map((part) =>
            client.mutate({
              mutation: LinkEvidenceDocument,
              variables: { input: { evidenceIds, controlIds: part, systemId: forSystem } },
            }),
          ),
        );
        refresh();
        const parts = answers.flatMap((answer) => answer.data?.linkEvidence ?? []);
        // Links that stood before are older: the newest ones of each answer are those just made.
        return parts.flatMap((part) =>
          [...part.links]
            .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
            .slice(0, part.created)
            .map((made) => made.id),
        );
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return null;
      }
    },
    [client, errorText, refresh],
  );

  const link = useCallback(
    async (
      evidences: readonly { id: string; title: string }[],
      lines: readonly Line[],
      everySystem = false,
    ) => {
      const [first] = evidences;
      if (!first || lines.length === 0) return false;
      const done = await send(
        evidences.map((one) => one.id),
        lines.map((line) => line.control.id),
        everySystem ? null : systemId,
      );
      if (!done) return false;
      const what = evidences.length === 1 ? `“${first.title}”` : t`${evidences.length} 份证据`;
      if (done.length === 0) showToast(t`${what} 已经关联过了`, { tone: 'info' });
      else {
        showToast(t`已把 ${what} 关联到 ${lines.length} 个条款`, { undo: () => void unlinkIds(done) });
      }
      return true;
    },
    [send, unlinkIds, systemId, t],
  );

  const unlink = useCallback(
    async (linkId: string, title: string) => {
      const done = await unlinkIds([linkId]);
      const removed = done?.[0];
      if (!removed) return;
      showToast(t`已解除“${title}”的关联`, {
        undo: () => void send([removed.evidenceId], [removed.controlId], removed.systemId ?? null),
      });
    },
    [unlinkIds, send, t],
  );

  return { link, unlink };
}
