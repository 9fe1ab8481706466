import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceChanges } from '../../../gql/graphql';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { UpdateEvidencesDocument } from '../documents';
import { refreshEvidence } from '../refreshEvidence';
import { onlyOne, variablesOf, type Choice } from '../review/choice';
import type { Editable } from './editForm';

/** More different former states than this are not put back: it would be a mutation for each. */
const mostFormer = 8;

/** What the changed fields of one row were, as changes; null where the API cannot go back: a unit cannot be emptied. */
function formerOf(row: Editable, changes: EvidenceChanges): EvidenceChanges | null {
  if (changes.unitId && !row.unit) return null;
  return {
    ...(changes.title === undefined ? {} : { title: row.title }),
    ...(changes.description === undefined ? {} : { description: row.description ?? '' }),
    ...(changes.ownerId ? { ownerId: row.owner.id } : {}),
    ...(changes.unitId ? { unitId: row.unit?.id ?? null } : {}),
    ...(changes.label ? { label: row.label } : {}),
    ...(changes.collectedOn ? { collectedOn: row.collectedOn } : {}),
    ...(changes.validUntil || changes.clearValidUntil
      ? row.validUntil
        ? { validUntil: row.validUntil }
        : { clearValidUntil: true }
      : {}),
    ...(changes.tags ? { tags: [...row.tags] } : {}),
  };
}

/** The ids that shared each former state; null when not all can go back. */
function formerStates(
  rows: readonly Editable[],
  changes: EvidenceChanges,
): { ids: string[]; changes: EvidenceChanges }[] | null {
  const groups = new Map<string, { ids: string[]; changes: EvidenceChanges }>();
  for (const row of rows) {
    const former = formerOf(row, changes);
    if (!former) return null;
    const key = JSON.stringify(former);
    const group = groups.get(key) ?? { ids: [], changes: former };
    group.ids.push(row.id);
    groups.set(key, group);
  }
  return groups.size > 0 && groups.size <= mostFormer ? [...groups.values()] : null;
}

/** Changes everything chosen in one mutation; where the former values are known, with a way back. */
export function useBulkEdit() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);

  async function putBack(groups: readonly { ids: string[]; changes: EvidenceChanges }[]): Promise<void> {
    try {
      await Promise.all(
        groups.map((input) => client.mutate({ mutation: UpdateEvidencesDocument, variables: { input } })),
      );
      showToast(t`已撤销`);
      refreshEvidence(client);
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
    }
  }

  /** Answers the items; throws what the whole mutation was refused for. */
  async function save(choice: Choice<Editable>, changes: EvidenceChanges) {
    setBusy(true);
    try {
      const version = onlyOne(choice)?.version;
      const { data } = await client.mutate({
        mutation: UpdateEvidencesDocument,
        variables: {
          input: { ...variablesOf(choice), changes, ...(version === undefined ? {} : { version }) },
        },
      });
      const items = data?.updateEvidences.items ?? [];
      const done = new Set(items.filter((item) => !item.error).map((item) => item.id));
      const former = formerStates(
        choice.rows.filter((row) => done.has(row.id)),
        changes,
      );
      if (done.size > 0) {
        showToast(t`已修改 ${done.size} 份证据`, former ? { undo: () => void putBack(former) } : {});
      }
      refreshEvidence(client);
      return items;
    } finally {
      setBusy(false);
    }
  }

  return { busy, save };
}
