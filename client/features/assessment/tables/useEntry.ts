import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EnteredTable_TableFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { showToast } from '../../../ui/toastStore';
import { useRuleBookNames } from '../../framework';
import { EnterOfficialTableDocument, OfficialTablesDocument } from './documents';
import { faultsIn, inputOf, valuesOf, type Book, type Content, type Input } from './tableModel';

interface Draft {
  values: ReadonlyMap<string, string>;
  source: string;
  /** The table as it was when typing began. */
  version: number;
}

const nothing: ReadonlyMap<string, string> = new Map();

/** A table being typed: kept here until it is saved as a whole, on the version that it was begun from. */
export function useEntry(book: Book, table: EnteredTable_TableFragment) {
  const { t } = useLingui();
  const client = useApolloClient();
  const names = useRuleBookNames();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [conflict, setConflict] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState(nothing);
  const words = { BASIC: names.category('BASIC'), ELECTIVE: names.category('ELECTIVE') };
  const values = draft?.values ?? valuesOf(table.kind, table, words);
  const source = draft?.source ?? table.source ?? '';
  const faults = asked ? faultsIn(table.kind, values) : new Map();

  const edit = (change: Partial<Draft>) =>
    setDraft({ values, source, version: draft?.version ?? table.version, ...change });
  const stop = () => {
    setDraft(null);
    setAsked(false);
    setConflict(false);
    setError(null);
    setSaid(nothing);
  };

  async function enter(
    input: Input,
    from: string,
    version: number,
    cellOf: (path: string) => string | null,
  ): Promise<boolean> {
    setBusy(true);
    setError(null);
    setSaid(nothing);
    try {
      const { data } = await client.mutate({
        mutation: EnterOfficialTableDocument,
        variables: { input: { frameworkCode: book.code, kind: table.kind, version, source: from, ...input } },
      });
      stop();
      const rescored = data?.enterOfficialTable.rescoredAssessments ?? 0;
      showToast(
        rescored > 0 ? t`已保存，${rescored} 次进行中的测评已重新计算` : t`已保存，没有进行中的测评要重算`,
      );
      return true;
    } catch (failure) {
      const { code, fields } = describeError(failure);
      const cells = new Map(
        Object.entries(fields).flatMap(([path, text]) => {
          const key = cellOf(path);
          return key ? [[key, text] as const] : [];
        }),
      );
      setSaid(cells);
      if (code === 'CONFLICT') {
        await client
          .query({
            query: OfficialTablesDocument,
            variables: { code: book.code },
            fetchPolicy: 'network-only',
          })
          .catch(() => undefined);
        setConflict(true);
      } else if (cells.size === 0) setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function save(version = draft?.version ?? table.version): Promise<void> {
    setAsked(true);
    if (busy || source.trim() === '' || faultsIn(table.kind, values).size > 0) return;
    const { input, cellOf } = inputOf(table.kind, book, values);
    await enter(input, source.trim(), version, cellOf);
  }

  return {
    values,
    source,
    dirty: draft !== null,
    busy,
    conflict,
    error,
    /** What the server says about cells. */
    said,
    faults,
    sourceMissing: asked && source.trim() === '',
    change(changes: ReadonlyMap<string, string>) {
      const next = new Map(values);
      for (const [key, value] of changes) {
        if (value === '') next.delete(key);
        else next.set(key, value);
      }
      setSaid(nothing);
      edit({ values: next });
    },
    setSource: (next: string) => edit({ source: next }),
    /** Puts an earlier state into the fields; nothing is saved by that. */
    restore(content: Content & { source: string }) {
      edit({ values: valuesOf(table.kind, content, words), source: content.source });
    },
    save: () => save(),
    takeTheirs: stop,
    takeMine() {
      setConflict(false);
      edit({ version: table.version });
      void save(table.version);
    },
    takeBack: (reason: string) => enter({}, reason, table.version, () => null),
  };
}
