import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { MappingStatus } from '../../gql/graphql';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { DeleteMappingDocument, ReviewMappingsDocument } from './documents';
import { useCrosswalkNames } from './useCrosswalkNames';

/** Queries whose answer follows from judgements; asked again when they are on the screen. */
const following = new Set([
  'Coverage',
  'CrosswalkMatrix',
  'ControlMappings',
  'CoveredControls',
  'Mappings',
  'EvidenceOffers',
  'ControlOffers',
]);

/** Refreshes whatever of the mappings is on the screen. */
export function useFollowMappings(): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    for (const query of client.getObservableQueries('active'))
      if (query.queryName && following.has(query.queryName)) void query.refetch().catch(() => undefined);
  }, [client]);
}

/** Judging mappings: one mutation for many, with its way back for eight seconds. */
export function useJudging() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const names = useCrosswalkNames();
  const follow = useFollowMappings();

  const send = useCallback(
    async (mappingIds: readonly string[], status: MappingStatus): Promise<boolean> => {
      try {
        // The server takes this many at once.
        for (let at = 0; at < mappingIds.length; at += 250)
          await client.mutate({
            mutation: ReviewMappingsDocument,
            variables: { input: { mappingIds: mappingIds.slice(at, at + 250), status } },
          });
        follow();
        return true;
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return false;
      }
    },
    [client, errorText, follow],
  );

  const judge = useCallback(
    async (mappings: readonly { id: string; status: MappingStatus }[], status: MappingStatus) => {
      const changed = mappings.filter((mapping) => mapping.status !== status);
      if (changed.length === 0) return;
      const ids = changed.map((mapping) => mapping.id);
      if (!(await send(ids, status))) return;
      // Taking back a change of relation as well would lose it; only plain judgements have a way back.
      const before = changed[0]?.status;
      const alike = before !== undefined && changed.every((mapping) => mapping.status === before);
      showToast(
        t`${ids.length} 条映射：${names.status(status)}`,
        alike && status !== 'UNVERIFIED' ? { undo: () => void send(ids, before) } : {},
      );
    },
    [send, names, t],
  );

  const remove = useCallback(
    async (id: string): Promise<boolean> => {
      try {
        await client.mutate({ mutation: DeleteMappingDocument, variables: { id } });
        follow();
        showToast(t`已删除映射`);
        return true;
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return false;
      }
    },
    [client, errorText, follow, t],
  );

  return { judge, remove };
}
