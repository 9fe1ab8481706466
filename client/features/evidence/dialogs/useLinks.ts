import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { LinkEvidenceDocument, UnlinkEvidenceDocument } from '../documents';
import { refreshEvidence } from '../refreshEvidence';

interface LinkBefore {
  evidenceId: string;
  controlId: string;
  systemId?: string | null;
}

/** Linking and unlinking, each with its way back for eight seconds. */
export function useLinks() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const failed = (error: unknown) => {
    showToast(errorText(error), { tone: 'negative' });
    return false;
  };

  async function link(
    evidenceIds: string[],
    controlIds: string[],
    systemId: string | null,
  ): Promise<boolean> {
    try {
      const startedAt = Date.now();
      const { data } = await client.mutate({
        mutation: LinkEvidenceDocument,
        variables: { input: { evidenceIds, controlIds, ...(systemId ? { systemId } : {}) } },
      });
      const made = data?.linkEvidence;
      refreshEvidence(client);
      if (!made) return false;
      const text = made.alreadyLinked
        ? t`已新建 ${made.created} 个关联，${made.alreadyLinked} 个原来就有`
        : t`已关联到 ${controlIds.length} 个条款`;
      // Undo takes back what this click made; links that were there before stay.
      const own = made.links.filter((one) => Date.parse(one.createdAt) >= startedAt - clockSlackMs);
      const ids = (made.alreadyLinked ? own : made.links).map((one) => one.id);
      showToast(
        text,
        ids.length > 0 && made.created === ids.length ? { undo: () => void unlink(ids, true) } : {},
      );
      return true;
    } catch (error) {
      return failed(error);
    }
  }

  async function unlink(linkIds: string[], silent = false): Promise<boolean> {
    try {
      const { data } = await client.mutate({ mutation: UnlinkEvidenceDocument, variables: { linkIds } });
      const removed = data?.unlinkEvidence.removed ?? [];
      refreshEvidence(client);
      if (silent) showToast(t`已撤销`);
      else showToast(t`已解除 ${removed.length} 个关联`, { undo: () => void restore(removed) });
      return true;
    } catch (error) {
      return failed(error);
    }
  }

  async function restore(removed: readonly LinkBefore[]): Promise<void> {
    // One mutation per system and proof: a link is a triple, and the mutation takes products.
    const groups = new Map<string, LinkBefore[]>();
    for (const one of removed) {
      const key = `${one.evidenceId}/${one.systemId ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    try {
      await Promise.all(
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
      );
      refreshEvidence(client);
      showToast(t`已恢复关联`);
    } catch (error) {
      failed(error);
    }
  }

  return { link, unlink };
}

/** Clocks of the browser and the server differ; links made within this time count as made now. */
const clockSlackMs = 5_000;
