import { useEffect, useId, useRef } from 'react';
import { createStore } from './store';

/** One line of the command palette. */
export interface PaletteAction {
  id: string;
  label: string;
  /** Heading it stands under, for example 「对所选 5 项」. */
  group: string;
  /** Further words that find it: a code (8.1.4.1), pinyin initials (gzpz), English. */
  keywords?: string;
  /** Combination shown at the right; it is only shown, register it with `useHotkeys`. */
  keys?: string;
  run: () => void;
}

interface Source {
  owner: string;
  actions: readonly PaletteAction[];
}

/** Answers what somebody typed with lines from the server (controls by code, text or pinyin). */
export type PaletteSearch = (text: string, signal: AbortSignal) => Promise<PaletteAction[]>;

export const paletteSources = createStore<readonly Source[]>([]);
export const paletteSearches = createStore<readonly { owner: string; search: PaletteSearch }[]>([]);

/** Offers actions while the component is mounted; call it with the current selection's verbs. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const owner = useId();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const signature = JSON.stringify(actions.map(({ run: _run, ...rest }) => rest));
  useEffect(() => {
    const wrapped = (JSON.parse(signature) as Omit<PaletteAction, 'run'>[]).map((action) => ({
      ...action,
      // The run of the latest render, so that it acts on the selection of now.
      run: () => latest.current.find((other) => other.id === action.id)?.run(),
    }));
    paletteSources.set([...paletteSources.get(), { owner, actions: wrapped }]);
    return () => paletteSources.set(paletteSources.get().filter((source) => source.owner !== owner));
  }, [owner, signature]);
}

/** Adds a search of the server to the palette while the component is mounted. */
export function usePaletteSearch(search: PaletteSearch): void {
  const owner = useId();
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    const entry = { owner, search: (text: string, signal: AbortSignal) => latest.current(text, signal) };
    paletteSearches.set([...paletteSearches.get(), entry]);
    return () => paletteSearches.set(paletteSearches.get().filter((other) => other !== entry));
  }, [owner]);
}
