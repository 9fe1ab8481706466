import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { LinkEvidenceDocument, UnlinkEvidenceDocument } from './linkDocuments';
import { refreshEvidence } from './refreshEvidence';
import { onlyOne, variablesOf, type Choice } from './review/choice';

interface LinkBefore {
  evidenceId: string;
  controlId: string;
  systemId?: string | null;
}

/** The server takes this many ids at once; longer lists go in several requests. */
const most = 250;

function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < ids.length; at += most) parts.push(ids.slice(at, at + most));
  return parts;
}

/**
 * Linking proofs to controls and unlinking them, each with its way back for eight seconds. `onChange` brings what the
 * screen shows beyond the lists of the library.
 */
export function useLinks(onChange?: () => void) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();

  /** Null when it failed; that has been said then. */
  const attempt = useCallback(
    async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
      try {
        const answer = await work();
        refreshEvidence(client);
        onChange?.();
        return answer;
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return null;
      }
    },
    [client, errorText, onChange],
  );

  const remove = useCallback(
    (linkIds: readonly string[]) =>
      attempt(async () => {
        const answers = await Promise.all(
          inParts(linkIds).map((part) =>
            client.mutate({ mutation: UnlinkEvidenceDocument, variables: { linkIds: part } }),
          ),
        );
        return answers.flatMap((answer) => answer.data?.unlinkEvidence.removed ?? []);
      }),
    [client, attempt],
  );

  const restore = useCallback(
    async (removed: readonly LinkBefore[]) => {
      // One mutation per system and proof: a link is a triple, and the mutation takes products.
      const groups = new Map<string, LinkBefore[]>();
      for (const one of removed) {
        const key = `${one.evidenceId}/${one.systemId ?? ''}`;
        groups.set(key, [...(groups.get(key) ?? []), one]);
      }
      const done = await attempt(() =>
        Promise.all(
          [...groups.values()].map((group) =>
            client.mutate({
              mutation: LinkEvidenceDocument,
              variables: {
                input: {
                  evidenceIds: group.slice(0, 1).map((one) => one.evidenceId),
                  controlIds: group.map((one) => one.controlId),
                  systemId: group[0]?.systemId ?? null,
                },
              },
            }),
          ),
        ),
      );
      if (done) showToast(t`已恢复关联`);
    },
    [client, attempt, t],
  );

  const link = useCallback(
    async (choice: Choice, controlIds: readonly string[], systemId: string | null): Promise<boolean> => {
      if (choice.count === 0 || controlIds.length === 0) return false;
      const { filter, ids } = { filter: null, ids: null, ...variablesOf(choice) };
      const answers = await attempt(() =>
        Promise.all(
          inParts(controlIds).map((part) =>
            client.mutate({
              mutation: LinkEvidenceDocument,
              variables: { input: { evidenceIds: ids, filter, controlIds: part, systemId } },
            }),
          ),
        ),
      );
      if (!answers) return false;
      const parts = answers.flatMap((answer) => answer.data?.linkEvidence ?? []);
      // Links that stood before are older: the newest ones of each answer are those just made, and only they are undone.
      const made = parts.flatMap((part) =>
        part.links
          .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
          .slice(0, part.created)
          .map((one) => one.id),
      );
      const before = parts.reduce((sum, part) => sum + part.alreadyLinked, 0);
      const only = onlyOne(choice);
      const what = only ? `“${only.title}”` : t`${choice.count} 份证据`;
      const undo = () =>
        void remove(made).then((removed) => {
          if (removed) showToast(t`已撤销`);
        });
      if (made.length === 0) showToast(t`${what} 已经关联过了`, { tone: 'info' });
      else if (before > 0) showToast(t`已新建 ${made.length} 个关联，${before} 个原来就有`, { undo });
      else showToast(t`已把 ${what} 关联到 ${controlIds.length} 个条款`, { undo });
      return true;
    },
    [client, attempt, remove, t],
  );

  const unlink = useCallback(
    async (linkIds: readonly string[]): Promise<void> => {
      const removed = await remove(linkIds);
      if (!removed) return;
      showToast(t`已解除 ${removed.length} 个关联`, { undo: () => void restore(removed) });
    },
    [remove, restore, t],
  );

  return { link, unlink };
}
