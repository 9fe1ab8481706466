import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { UnlinkEvidenceDocument } from '../linkDocuments';
import { refreshEvidence } from '../refreshEvidence';
import { AcceptOffersDocument, ConfirmLinksDocument } from './documents';

/** What shows offers or derived links; asked again when either changes. */
const following = new Set([
  'EvidenceOffers',
  'ControlOffers',
  'ProposedLinks',
  'ResultDetail',
  'ProposedCount',
]);

/** The server takes this many at once. */
const most = 250;

/** Accepting offers and confirming derived links, both with their way back for eight seconds. */
export function useOffers() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();

  const follow = useCallback(() => {
    refreshEvidence(client);
    for (const query of client.getObservableQueries('active'))
      if (query.queryName && following.has(query.queryName)) void query.refetch().catch(() => undefined);
  }, [client]);

  const attempt = useCallback(
    async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
      try {
        const answer = await work();
        follow();
        return answer;
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return null;
      }
    },
    [errorText, follow],
  );

  const take = useCallback(
    (linkIds: readonly string[]) =>
      void attempt(() =>
        client.mutate({ mutation: UnlinkEvidenceDocument, variables: { linkIds: [...linkIds] } }),
      ).then((done) => {
        if (done) showToast(t`已撤销`);
      }),
    [attempt, client, t],
  );

  /** Accepts offers of one proof, or of several for one control each; null when it failed. */
  const accept = useCallback(
    async (chosen: readonly { evidenceId: string; controlIds: readonly string[] }[]): Promise<boolean> => {
      const answers = await attempt(() =>
        Promise.all(
          chosen.map(({ evidenceId, controlIds }) =>
            client.mutate({
              mutation: AcceptOffersDocument,
              variables: { input: { evidenceId, controlIds: controlIds.slice(0, most) } },
            }),
          ),
        ),
      );
      if (!answers) return false;
      const parts = answers.flatMap((answer) => answer.data?.acceptMappingOffers ?? []);
      const made = parts.reduce((sum, part) => sum + part.created, 0);
      // Links that stood before are older; the newest are those just made.
      const ids = parts.flatMap((part) =>
        part.links
          .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
          .slice(0, part.created)
          .map((link) => link.id),
      );
      if (made === 0) showToast(t`别人已经接受了这些推荐`, { tone: 'info' });
      else showToast(t`已建立 ${made} 个推导关联，待人确认后计入`, { undo: () => take(ids) });
      return true;
    },
    [attempt, client, take, t],
  );

  const confirm = useCallback(
    async (linkIds: readonly string[]): Promise<boolean> => {
      const answers = await attempt(() =>
        Promise.all(
          [...linkIds.keys()]
            .filter((at) => at % most === 0)
            .map((at) =>
              client.mutate({
                mutation: ConfirmLinksDocument,
                variables: { ids: linkIds.slice(at, at + most) },
              }),
            ),
        ),
      );
      if (!answers) return false;
      const count = answers.reduce((sum, answer) => sum + (answer.data?.confirmLinks.confirmed ?? 0), 0);
      showToast(t`已确认 ${count} 个关联，从现在起计入实证`);
      return true;
    },
    [attempt, client, t],
  );

  return { accept, confirm, follow };
}
