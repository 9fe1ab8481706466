import { useCallback, useLayoutEffect, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** A sorting as it stands in the URL: `due` ascending, `-due` descending. */
export interface SortState {
  id: string;
  descending: boolean;
}

export interface View {
  /** One value, null when not set. */
  get(name: string): string | null;
  /** All values of a repeated parameter, for filters with several choices. */
  all(name: string): string[];
  /** Sets, replaces or (null, empty list) removes; several at once make one history entry. */
  set(
    changes: Record<string, string | readonly string[] | boolean | null>,
    options?: { push?: boolean },
  ): void;
  /** Adds or removes one value of a repeated parameter. */
  toggle(name: string, value: string): void;
  sort: SortState | null;
  setSort(sort: SortState | null): void;
  /** Removes the named parameters (all without names). */
  clear(names?: readonly string[]): void;
  /** The past day every screen looks at, or null for now. */
  asOf: string | null;
}

/**
 * What the address will say once every change so far has arrived. The router changes it in a transition and hands
 * out the state of the last render: of two changes shortly after one another the first would be lost.
 */
let coming = new URLSearchParams();
let arrivedAt = '';

/**
 * The URL is the view: filter, sorting, selection and `asOf` live in the search parameters, so that a view can
 * be sent to a colleague and Back never loses it. Changes replace the entry unless `push` is asked for.
 */
export function useView(): View {
  const [params, setParams] = useSearchParams();
  const { key } = useLocation();
  useLayoutEffect(() => {
    if (key === arrivedAt) return;
    arrivedAt = key;
    coming = params;
  }, [key, params]);
  const set = useCallback<View['set']>(
    (changes, options) => {
      const next = new URLSearchParams(coming);
      for (const [name, value] of Object.entries(changes)) {
        next.delete(name);
        if (value === null || value === false || value === '') continue;
        if (typeof value === 'string') next.set(name, value);
        else if (value === true) next.set(name, '1');
        else for (const one of value) next.append(name, one);
      }
      coming = next;
      setParams(next, { replace: !options?.push, preventScrollReset: true });
    },
    [setParams],
  );
  return useMemo<View>(() => {
    const sort = params.get('sort');
    return {
      get: (name) => params.get(name),
      all: (name) => params.getAll(name),
      set,
      toggle(name, value) {
        const values = coming.getAll(name);
        set({ [name]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] });
      },
      sort: sort ? { id: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
      setSort: (next) => set({ sort: next ? `${next.descending ? '-' : ''}${next.id}` : null }),
      clear: (names) => set(Object.fromEntries((names ?? [...params.keys()]).map((name) => [name, null]))),
      asOf: params.get('asOf'),
    };
  }, [params, set]);
}
