import type { ApolloClient } from '@apollo/client';
import { describeError } from '../../../lib/errors';
import { createStore, type Store } from '../../../lib/store';
import { createUploadQueue, type UploadItem, type UploadQueue } from '../../../lib/uploadQueue';
import { refreshEvidence } from '../refreshEvidence';
import { CreateEvidencesDocument } from './documents';
import { startUpload } from './startUpload';
import { mostPerMutation, type EvidenceDraft, type Outcome } from './uploadModel';

/** What a screen wants to know about its own files. */
export interface UploadWatcher {
  /** Evidence that came out of it, or was already there and is used instead. */
  onCreated?: (evidenceIds: string[]) => void;
}

export interface EvidenceUploads {
  queue: UploadQueue;
  outcomes: Store<ReadonlyMap<string, Outcome>>;
  add(files: readonly File[], draftOf: (file: File) => EvidenceDraft, watcher?: UploadWatcher): void;
  /** Sets what became of a file, after a decision about a duplicate. */
  settle(key: string, outcome: Outcome): void;
  /** Registers a file again whose bytes have arrived (the mutation was lost on the way). */
  registerAgain(key: string): void;
}

/** Files that arrive shortly after one another are registered together. */
const gatherMs = 120;

function create(client: ApolloClient): EvidenceUploads {
  const drafts = new Map<string, EvidenceDraft>();
  const watchers = new Map<string, UploadWatcher>();
  const outcomes = createStore<ReadonlyMap<string, Outcome>>(new Map());
  let arrived: UploadItem[] = [];
  let timer: number | undefined;

  const settle = (key: string, outcome: Outcome) => outcomes.set(new Map(outcomes.get()).set(key, outcome));

  const queue = createUploadQueue(startUpload(client), (item) => gather(item));

  function gather(item: UploadItem): void {
    settle(item.key, { kind: 'registering' });
    arrived.push(item);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void flush(), gatherMs);
  }

  async function flush(): Promise<void> {
    const items = arrived.slice(0, mostPerMutation);
    arrived = arrived.slice(mostPerMutation);
    if (arrived.length > 0) timer = window.setTimeout(() => void flush(), 0);
    const evidences = items.flatMap((item) => {
      const draft = drafts.get(item.key);
      // The key of the item makes a repeated mutation harmless: the server answers the first evidence again.
      return draft ? [{ ...draft, kind: 'FILE' as const, uploadId: item.uploadId, clientKey: item.key }] : [];
    });
    if (evidences.length === 0) return;
    try {
      const answer = await client.mutate({
        mutation: CreateEvidencesDocument,
        variables: { input: { evidences } },
      });
      const next = new Map(outcomes.get());
      const created = new Map<UploadWatcher, string[]>();
      for (const item of answer.data?.createEvidences.items ?? []) {
        const key = item.clientKey;
        if (!key) continue;
        const draft = drafts.get(key);
        if (item.evidence) {
          next.set(key, { kind: 'created', evidenceId: item.evidence.id, title: item.evidence.title });
          const watcher = watchers.get(key);
          if (watcher) created.set(watcher, [...(created.get(watcher) ?? []), item.evidence.id]);
        } else if (item.duplicateOf && draft)
          next.set(key, { kind: 'duplicate', known: item.duplicateOf, draft });
        else next.set(key, { kind: 'refused', message: item.error?.message ?? '' });
      }
      outcomes.set(next);
      refreshEvidence(client, 'lists');
      for (const [watcher, ids] of created) watcher.onCreated?.(ids);
    } catch (error) {
      const { message } = describeError(error);
      const next = new Map(outcomes.get());
      for (const item of items) next.set(item.key, { kind: 'refused', message });
      outcomes.set(next);
    }
  }

  return {
    queue,
    outcomes,
    settle,
    add(files, draftOf, watcher) {
      // Drafts stand before the queue starts: a small file may be there before this function returns.
      const made = files.map((file) => draftOf(file));
      queue.add(files).forEach((item, index) => {
        const draft = made[index];
        if (draft) drafts.set(item.key, draft);
        if (watcher) watchers.set(item.key, watcher);
      });
    },
    registerAgain(key) {
      const item = queue.items.get().find((one) => one.key === key);
      if (item?.state === 'done') gather(item);
    },
  };
}

const perClient = new WeakMap<ApolloClient, EvidenceUploads>();

/** The uploads of this window: one queue for all screens, so that a file goes on while one walks elsewhere. */
export function evidenceUploads(client: ApolloClient): EvidenceUploads {
  const found = perClient.get(client) ?? create(client);
  perClient.set(client, found);
  return found;
}
