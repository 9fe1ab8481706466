import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import type { ControlTextOutcome, RecordControlTextsInput } from '../../../gql/graphql';
import { useErrorText } from '../../../ui/States';
import { inBatches, type TextRow } from './readTable';

const PreviewControlTextsDocument = graphql(/* GraphQL */ `
  query PreviewControlTexts($input: RecordControlTextsInput!) {
    previewControlTexts(input: $input) {
      code
      outcome
      control {
        id
        code
        name
      }
      error {
        code
        message
      }
    }
  }
`);

const RecordControlTextsDocument = graphql(/* GraphQL */ `
  mutation RecordControlTexts($input: RecordControlTextsInput!) {
    recordControlTexts(input: $input) {
      items {
        code
        outcome
        control {
          id
          code
          name
          ...OwnText_control
        }
        error {
          code
          message
        }
      }
    }
  }
`);

/** One row with what becomes, or became, of it. */
export interface ImportedRow extends TextRow {
  outcome: ControlTextOutcome | null;
  /** The control that it means, as people know it. */
  control: string | null;
  problem: string | null;
}

interface Answer {
  outcome: ControlTextOutcome | null;
  control: { id: string; code: string; name: string } | null;
  error: { message: string } | null;
}

export type ImportState =
  | { step: 'choose' }
  | { step: 'busy'; done: number; of: number; writing: boolean }
  | { step: 'preview' | 'done'; rows: ImportedRow[]; failure: string };

/** Checks a table against a rule book and then records it, in parts that the server takes; what failed stays told by row. */
export function useTextImport(frameworkCode: string) {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [state, setState] = useState<ImportState>({ step: 'choose' });

  async function inTurn(
    rows: readonly TextRow[],
    writing: boolean,
    ask: (input: RecordControlTextsInput) => Promise<readonly Answer[] | undefined>,
    source: string,
  ): Promise<void> {
    const answered: ImportedRow[] = [];
    const seen = new Set<string>();
    let failure = '';
    for (const batch of inBatches(rows)) {
      setState({ step: 'busy', done: answered.length, of: rows.length, writing });
      try {
        const answers = await ask({
          frameworkCode,
          texts: batch.map(({ code, text }) => ({ code, text })),
          source: source.trim() || null,
        });
        for (const [at, row] of batch.entries()) {
          const { outcome = null, control = null, error = null } = answers?.[at] ?? {};
          // The server sees one part at a time; the same control may stand in two.
          const again = control !== null && error === null && seen.has(control.id);
          if (control) seen.add(control.id);
          answered.push({
            ...row,
            outcome: again ? null : outcome,
            control: control && `${control.code} ${control.name}`,
            problem: again ? t`同一条款在表中出现了两次` : (error?.message ?? null),
          });
        }
      } catch (error) {
        failure = errorText(error);
        break;
      }
    }
    setState({ step: writing ? 'done' : 'preview', rows: answered, failure });
  }

  return {
    state,
    restart: () => setState({ step: 'choose' }),
    check: (rows: readonly TextRow[], source: string) =>
      inTurn(
        rows,
        false,
        async (input) =>
          (
            await client.query({
              query: PreviewControlTextsDocument,
              variables: { input },
              fetchPolicy: 'no-cache',
            })
          ).data?.previewControlTexts,
        source,
      ),
    write: (rows: readonly TextRow[], source: string) =>
      inTurn(
        rows,
        true,
        async (input) =>
          (await client.mutate({ mutation: RecordControlTextsDocument, variables: { input } })).data
            ?.recordControlTexts.items,
        source,
      ),
  };
}
