import type { ApolloClient } from '@apollo/client';
import { describeError } from '../../../lib/errors';
import { createStore, type Store } from '../../../lib/store';
import { ResultDetailDocument, WorkbenchLineDocument } from './documents';
import { RateResultsDocument } from './mutations';
import { isShortfall, type Line } from './lines';

export const textFields = ['currentState', 'gap', 'suggestion', 'notApplicableReason', 'riskReason'] as const;
export type TextName = (typeof textFields)[number];

export interface Draft {
  /** What stood in the field when typing began: tells somebody else's change from our own. */
  base: Partial<Record<TextName, string>>;
  /** What was typed and is not saved yet. */
  values: Partial<Record<TextName, string>>;
  state: 'dirty' | 'saving' | 'conflict' | 'failed';
  error: unknown;
}

export interface DraftStore {
  drafts: Store<ReadonlyMap<string, Draft>>;
  edit: (line: Line, field: TextName, value: string) => void;
  /** Saves at once: on leaving a field, on leaving a control. */
  flush: (resultId: string) => void;
  /** Tries again after a failure. */
  retry: (resultId: string) => void;
  /** Decides a conflict of one field. */
  resolve: (line: Line, field: TextName, take: 'mine' | 'theirs') => void;
  close: () => void;
}

const delay = 900;

/** Fields where somebody else wrote something different since typing began. */
export function conflictsOf(line: Line, draft: Draft | undefined): TextName[] {
  if (!draft) return [];
  return textFields.filter((field) => {
    const mine = draft.values[field];
    const theirs = line[field] ?? '';
    return mine !== undefined && theirs !== draft.base[field] && theirs !== mine;
  });
}

/**
 * Texts being typed, per result. They outlive the change of control, are saved after a pause, on leaving and with
 * the version they are based on; what somebody else wrote in the meantime is never overwritten unasked.
 */
export function createDrafts(client: ApolloClient, assessmentId: string): DraftStore {
  const drafts = createStore<ReadonlyMap<string, Draft>>(new Map());
  const timers = new Map<string, number>();

  const lineOf = (resultId: string): Line | null =>
    client.cache.readFragment({
      id: client.cache.identify({ __typename: 'Result', id: resultId }) ?? '',
      fragment: WorkbenchLineDocument,
      fragmentName: 'WorkbenchLine_result',
      optimistic: true,
    }) as Line | null;

  function put(resultId: string, draft: Draft | null): void {
    const next = new Map(drafts.get());
    if (draft && Object.keys(draft.values).length > 0) next.set(resultId, draft);
    else next.delete(resultId);
    drafts.set(next);
  }

  function plan(resultId: string): void {
    window.clearTimeout(timers.get(resultId));
    timers.set(
      resultId,
      window.setTimeout(() => void save(resultId), delay),
    );
  }

  async function save(resultId: string, again = false): Promise<void> {
    window.clearTimeout(timers.get(resultId));
    const draft = drafts.get().get(resultId);
    const line = lineOf(resultId);
    if (!draft || !line || (draft.state === 'saving' && !again)) return;
    if (conflictsOf(line, draft).length > 0) {
      put(resultId, { ...draft, state: 'conflict' });
      return;
    }
    const sent = { ...draft.values };
    // The server keeps a gap only with PARTIAL and UNMET, a reason only with NOT_APPLICABLE.
    if (!isShortfall(line.verdict) && sent.gap !== undefined) {
      delete sent.gap;
      const { gap: _dropped, ...values } = draft.values;
      put(resultId, { ...draft, values });
    }
    if (line.verdict !== 'NOT_APPLICABLE' || !sent.notApplicableReason?.trim())
      delete sent.notApplicableReason;
    if (Object.keys(sent).length === 0) return;
    put(resultId, { ...draft, values: sent, state: 'saving', error: null });
    try {
      await client.mutate({
        mutation: RateResultsDocument,
        variables: { input: { ratings: [{ resultId, version: line.version, ...sent }] } },
      });
      settle(resultId, sent);
    } catch (error) {
      const { code } = describeError(error);
      if (code === 'CONFLICT' && !again) {
        // Somebody wrote first. Read it; if they touched other fields only, ours goes on top.
        await client.query({
          query: ResultDetailDocument,
          variables: { id: assessmentId, controlId: line.control.id },
          fetchPolicy: 'network-only',
        });
        await save(resultId, true);
        return;
      }
      const now = drafts.get().get(resultId);
      if (now) put(resultId, { ...now, state: 'failed', error });
    }
  }

  /** Takes out what was saved; what was typed meanwhile stays and starts from the saved text. */
  function settle(resultId: string, sent: Draft['values']): void {
    const now = drafts.get().get(resultId);
    if (!now) return;
    const values: Draft['values'] = {};
    const base: Draft['base'] = {};
    for (const field of textFields) {
      const value = now.values[field];
      if (value === undefined || value === sent[field]) continue;
      values[field] = value;
      base[field] = sent[field] ?? now.base[field] ?? '';
    }
    put(resultId, { values, base, state: 'dirty', error: null });
    if (Object.keys(values).length > 0) plan(resultId);
  }

  const warn = (event: BeforeUnloadEvent) => {
    if (drafts.get().size > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);

  return {
    drafts,
    edit(line, field, value) {
      const before = drafts.get().get(line.id);
      put(line.id, {
        base: { ...before?.base, [field]: before?.base[field] ?? line[field] ?? '' },
        values: { ...before?.values, [field]: value },
        state: before?.state === 'saving' ? 'saving' : 'dirty',
        error: null,
      });
      plan(line.id);
    },
    flush(resultId) {
      if (drafts.get().get(resultId)?.state === 'dirty') void save(resultId);
    },
    retry: (resultId) => void save(resultId),
    resolve(line, field, take) {
      const draft = drafts.get().get(line.id);
      if (!draft) return;
      const values = { ...draft.values };
      const base = { ...draft.base, [field]: line[field] ?? '' };
      if (take === 'theirs') delete values[field];
      put(line.id, { values, base, state: 'dirty', error: null });
      void save(line.id);
    },
    close() {
      window.removeEventListener('beforeunload', warn);
      for (const resultId of drafts.get().keys()) void save(resultId);
    },
  };
}
