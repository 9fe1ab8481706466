import type { MessageDescriptor } from '@lingui/core';
import type { RouteObject } from 'react-router';
import type { IconName } from '../ui/Icon';
import { createStore } from './store';

/** One entry of the left navigation. */
export interface NavEntry {
  path: string;
  label: MessageDescriptor;
  icon: IconName;
  /** Shown when the viewer holds one of these permissions; without it everybody sees the entry. */
  permissions?: readonly string[];
  /** Position from the top; tens, so that an entry fits between two others. */
  order: number;
  /** Words that also find it in the command palette: pinyin initials, English. */
  keywords?: string;
}

/** What a feature folder's `routes.tsx` exports by default; the router collects them all. */
export interface Feature {
  /** Screens inside the shell, with lazy pages. */
  routes?: RouteObject[];
  /** Screens without shell and without a session (sign-in). */
  publicRoutes?: RouteObject[];
  nav?: NavEntry[];
}

/** Filled by the router once; a store, because the frame must not import the router that imports the frame. */
export const navigationRegistry = createStore<readonly NavEntry[]>([]);
