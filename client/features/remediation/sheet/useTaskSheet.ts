import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { PreviewTaskSheetQuery, TaskSheetColumn } from '../../../gql/graphql';
import { randomId } from '../../../lib/randomId';
import { batchesOf } from '../../../lib/sheet/batches';
import { useErrorText } from '../../../ui/States';
import { ApplyTaskSheetDocument, PreviewTaskSheetDocument } from './documents';
import { narrowed, type TableRow } from './readTasks';

export type PreviewedRow = PreviewTaskSheetQuery['previewRemediationTaskSheet']['rows'][number];

interface Checked {
  columns: TaskSheetColumn[];
  sent: ReadonlyMap<number, TableRow>;
  unchanged: number;
  rows: readonly PreviewedRow[];
}

export type SheetState =
  | { step: 'choose' }
  | { step: 'busy'; done: number; of: number; writing: boolean }
  | { step: 'preview'; found: Checked; failure: string }
  | {
      step: 'done';
      changed: number;
      made: number;
      refused: readonly PreviewedRow[];
      /** Rows that were not sent any more after a failure. */
      left: number;
      failure: string;
    };

/** Checks a table of tasks and then applies it, in parts that the server takes. */
export function useTaskSheet() {
  const client = useApolloClient();
  const errorText = useErrorText();
  const [state, setState] = useState<SheetState>({ step: 'choose' });
  // A table that is sent again after a lost connection makes its new tasks once.
  const [key, setKey] = useState(randomId);

  async function check(
    columns: readonly (TaskSheetColumn | null)[],
    rows: readonly TableRow[],
  ): Promise<void> {
    const table = narrowed(columns, rows);
    const found: PreviewedRow[] = [];
    let [unchanged, done, failure] = [0, 0, ''];
    setKey(randomId());
    for (const batch of batchesOf(table.rows, ({ cells }) => cells)) {
      setState({ step: 'busy', done, of: rows.length, writing: false });
      try {
        const { data } = await client.query({
          query: PreviewTaskSheetDocument,
          variables: { input: { columns: table.columns, rows: batch.map(asSent) } },
          fetchPolicy: 'no-cache',
        });
        unchanged += data?.previewRemediationTaskSheet.unchanged ?? 0;
        found.push(...(data?.previewRemediationTaskSheet.rows ?? []));
      } catch (error) {
        failure = errorText(error);
        break;
      }
      done += batch.length;
    }
    const sent = new Map(table.rows.map((row) => [row.line, row]));
    setState({ step: 'preview', failure, found: { columns: table.columns, sent, unchanged, rows: found } });
  }

  async function apply({ columns, sent, rows }: Checked): Promise<void> {
    const wanted = rows
      .filter(({ status }) => status !== 'REFUSED')
      .flatMap(({ line, version }) => {
        const row = sent.get(line);
        return row ? [{ ...asSent(row), version: version ?? null }] : [];
      });
    const refused: PreviewedRow[] = [];
    let [changed, made, done, failure] = [0, 0, 0, ''];
    for (const batch of batchesOf(wanted, ({ cells }) => cells)) {
      setState({ step: 'busy', done, of: wanted.length, writing: true });
      try {
        const { data } = await client.mutate({
          mutation: ApplyTaskSheetDocument,
          variables: { input: { columns, rows: batch, key } },
        });
        const answer = data?.applyRemediationTaskSheet;
        changed += answer?.changed ?? 0;
        made += answer?.made ?? 0;
        refused.push(...(answer?.refused ?? []));
      } catch (error) {
        failure = errorText(error);
        break;
      }
      done += batch.length;
    }
    setState({ step: 'done', changed, made, refused, left: wanted.length - done, failure });
  }

  return { state, check, apply, restart: () => setState({ step: 'choose' }) };
}

const asSent = ({ line, cells }: TableRow) => ({ line, cells: [...cells] });
