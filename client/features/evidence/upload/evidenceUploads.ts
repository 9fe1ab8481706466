import type { ApolloClient } from '@apollo/client';
import { describeError } from '../../../lib/errors';
import { createStore, type Store } from '../../../lib/store';
import { createUploadQueue, type UploadItem, type UploadQueue } from '../../../lib/uploadQueue';
import { refreshEvidence } from '../refreshEvidence';
import { CreateEvidencesDocument } from './documents';
import type { EvidenceDraft, Revised } from './evidenceDraft';
import { startUpload } from './startUpload';
import { mostPerMutation, type Outcome } from './uploadModel';

/** What a screen wants to know about its own files. */
export interface UploadWatcher {
  /** Evidence that came out of it, or was already there and is used instead. */
  onCreated?: (evidenceIds: string[]) => void;
}

/** What becomes of one file: evidence of its own, or a new version of another. */
export interface UploadPlan {
  draft: EvidenceDraft;
  revises?: Revised | null;
}

export interface EvidenceUploads {
  queue: UploadQueue;
  outcomes: Store<ReadonlyMap<string, Outcome>>;
  add(files: readonly File[], planOf: (file: File) => UploadPlan, watcher?: UploadWatcher): void;
  /** Sets what became of a file, after a decision about a duplicate. */
  settle(key: string, outcome: Outcome): void;
  /** Registers a file again whose bytes have arrived (the mutation was lost on the way). */
  registerAgain(key: string): void;
}

/** Files that arrive shortly after one another are registered together. */
const gatherMs = 120;
/** While others follow, a mutation is filled up first: a thousand files would use up what one person may ask in a minute. */
const fillMs = 2_000;
const longestWait = 30_000;

/** A file whose bytes have arrived. */
export interface Arrived extends UploadPlan {
  item: UploadItem;
}

function create(client: ApolloClient): EvidenceUploads {
  const plans = new Map<string, UploadPlan>();
  const watchers = new Map<string, UploadWatcher>();
  /** New versions that are there; what is left is to hand them in. */
  const revised = new Set<string>();
  const outcomes = createStore<ReadonlyMap<string, Outcome>>(new Map());
  let arrived: UploadItem[] = [];
  let timer: number | undefined;
  let registering = false;

  const settleAll = (settled: ReadonlyMap<string, Outcome>) =>
    outcomes.set(new Map([...outcomes.get(), ...settled]));
  const settle = (key: string, outcome: Outcome) => settleAll(new Map([[key, outcome]]));

  const queue = createUploadQueue(startUpload(client), (item) => gather(item));

  function gather(item: UploadItem): void {
    settle(item.key, { kind: 'registering' });
    arrived.push(item);
    schedule();
  }

  function schedule(): void {
    const more = queue.items.get().some(({ state }) => state === 'waiting');
    const wait = arrived.length >= mostPerMutation ? 0 : more ? fillMs : gatherMs;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void flush(), wait);
  }

  /** One mutation after the other, however many files there are. */
  async function flush(): Promise<void> {
    if (registering) return;
    registering = true;
    try {
      do {
        const items = arrived.slice(0, mostPerMutation);
        arrived = arrived.slice(mostPerMutation);
        await register(
          items.flatMap((item) => {
            const plan = plans.get(item.key);
            return plan ? [{ item, ...plan }] : [];
          }),
        );
      } while (arrived.length >= mostPerMutation);
    } finally {
      registering = false;
      if (arrived.length > 0) schedule();
    }
  }

  async function register(files: readonly Arrived[]): Promise<void> {
    const versions = files.filter(({ revises }) => revises);
    await createAll(files.filter(({ revises }) => !revises));
    await reviseAll(versions);
    refreshEvidence(client, versions.length > 0 ? 'all' : 'lists');
  }

  async function createAll(files: readonly Arrived[]): Promise<void> {
    if (files.length === 0) return;
    // The key of the item makes a repeated mutation harmless: the server answers the first evidence again.
    const evidences = files.map(({ item, draft }) => ({
      ...draft,
      kind: 'FILE' as const,
      uploadId: item.uploadId,
      clientKey: item.key,
    }));
    const next = new Map<string, Outcome>();
    const created = new Map<UploadWatcher, string[]>();
    try {
      const answer = await inTurn(() =>
        client.mutate({ mutation: CreateEvidencesDocument, variables: { input: { evidences } } }),
      );
      for (const item of answer.data?.createEvidences.items ?? []) {
        const key = item.clientKey;
        if (!key) continue;
        const plan = plans.get(key);
        if (item.evidence) {
          next.set(key, { kind: 'created', evidenceId: item.evidence.id, title: item.evidence.title });
          const watcher = watchers.get(key);
          if (watcher) created.set(watcher, [...(created.get(watcher) ?? []), item.evidence.id]);
        } else if (item.duplicateOf && plan)
          next.set(key, { kind: 'duplicate', known: item.duplicateOf, draft: plan.draft });
        else next.set(key, { kind: 'refused', message: item.error?.message ?? '' });
      }
    } catch (error) {
      const { message } = describeError(error);
      for (const { item } of files) next.set(item.key, { kind: 'refused', message });
    }
    settleAll(next);
    for (const [watcher, ids] of created) watcher.onCreated?.(ids);
  }

  /** The way of few files, so it is loaded when one takes it. */
  async function reviseAll(files: readonly Arrived[]): Promise<void> {
    if (files.length === 0) return;
    try {
      const { reviseEvidences } = await import('./reviseEvidence');
      settleAll(await reviseEvidences(client, files, revised, inTurn));
    } catch (error) {
      const { message } = describeError(error);
      settleAll(new Map(files.map(({ item }) => [item.key, { kind: 'refused', message }])));
    }
  }

  /** What is in a hurry waits, as the bytes did: too many at once is no failure of a file. */
  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let wait = 1000; ; wait = Math.min(wait * 2, longestWait)) {
      try {
        return await work();
      } catch (error) {
        if (describeError(error).code !== 'RATE_LIMITED') throw error;
        await new Promise((resume) => window.setTimeout(resume, wait));
      }
    }
  }

  async function again(item: UploadItem): Promise<void> {
    const plan = plans.get(item.key);
    settle(item.key, { kind: 'registering' });
    if (plan?.revises && !revised.has(item.key)) {
      try {
        const { asItStands } = await import('./reviseEvidence');
        plans.set(item.key, { ...plan, revises: await asItStands(client, plan.revises) });
      } catch (error) {
        settle(item.key, { kind: 'refused', message: describeError(error).message });
        return;
      }
    }
    gather(item);
  }

  return {
    queue,
    outcomes,
    settle,
    add(files, planOf, watcher) {
      // Plans stand before the queue starts: a small file may be there before this function returns.
      const made = files.map((file) => planOf(file));
      queue.add(files).forEach((item, index) => {
        const plan = made[index];
        if (plan) plans.set(item.key, plan);
        if (watcher) watchers.set(item.key, watcher);
      });
    },
    registerAgain(key) {
      const item = queue.items.get().find((one) => one.key === key);
      if (item?.state === 'done') void again(item);
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
