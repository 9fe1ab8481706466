import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { graphql } from '../../../gql';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useUploads } from '../../evidence';
import { useWorkbench } from './context';
import type { Target } from './lines';

const CreateProofsDocument = graphql(/* GraphQL */ `
  mutation CreateProofs($input: CreateEvidencesInput!) {
    createEvidences(input: $input) {
      items {
        clientKey
        evidence {
          id
          title
        }
        duplicateOf {
          id
          title
        }
        error {
          message
        }
      }
    }
  }
`);

interface Facts {
  collectedOn: string;
  validUntil: string | null;
  submit: boolean;
}

/** Uploads dropped files at once and makes proofs of them when asked; bytes already in the library are linked instead. */
export function useNewProofs(files: readonly File[]) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const { systemId, link } = useWorkbench();
  const { queue, files: items } = useUploads();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const added = queue.add(files);
    setTitles(new Map(added.map((item) => [item.key, item.file.name.replace(/\.[^.]+$/, '')])));
  }, [queue, files]);

  /** True when every file became a proof or was found in the library. */
  async function create(lines: readonly Target[], facts: Facts): Promise<boolean> {
    const ready = items.filter((item) => item.state === 'done');
    setBusy(true);
    try {
      const answer = await client.mutate({
        mutation: CreateProofsDocument,
        variables: {
          input: {
            evidences: ready.map((item) => ({
              kind: 'FILE' as const,
              title: titles.get(item.key)?.trim() || item.file.name,
              uploadId: item.uploadId,
              controlIds: lines.map((line) => line.control.id),
              systemId,
              clientKey: item.key,
              ...facts,
            })),
          },
        },
        refetchQueries: ['EvidenceList'],
      });
      const made = answer.data?.createEvidences.items ?? [];
      const known = made.flatMap((item) => (item.duplicateOf ? [item.duplicateOf] : []));
      if (known.length > 0) await link(known, lines);
      const refused = made.flatMap((item) => (item.error ? [item.error.message] : []));
      for (const message of refused) showToast(message, { tone: 'negative' });
      const created = made.filter((item) => item.evidence).length;
      if (created > 0) showToast(t`已添加 ${created} 份证据，关联到 ${lines.length} 个条款`);
      return refused.length === 0;
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    queue,
    items,
    titles,
    setTitle: (key: string, title: string) => setTitles(new Map(titles).set(key, title)),
    create,
    busy,
  };
}
