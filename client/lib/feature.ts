import type { MessageDescriptor } from '@lingui/core';
import { lazy, type ComponentType } from 'react';
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
  /** How much waits behind it: a `lazyCount` that asks for itself. */
  Count?: ComponentType;
}

/** A count that could not be fetched is left out: the navigation must stand whatever happens. */
export const lazyCount = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await load().catch((): ComponentType => () => null) }));

/** A part of the page of one control, brought by the room whose things it shows. */
export interface ControlSection {
  id: string;
  /** Position from the top; tens, so that a part fits between two others. */
  order: number;
  /** Shown to people who hold it. */
  permission: string;
  /** Where such things can hang: a heading has no results. */
  showsOn: (control: { assessable: boolean; kind: string }) => boolean;
  /** A `lazy` component that asks for itself. */
  Component: ComponentType<{ controlId: string }>;
}

/** `handle` of a screen that stands without the bars of the frame. */
export const bare = { bare: true } as const;

/** What a feature folder's `routes.tsx` exports by default; the router collects them all. */
export interface Feature {
  /** Screens inside the shell, with lazy pages. */
  routes?: RouteObject[];
  /** Screens without shell and without a session (sign-in). */
  publicRoutes?: RouteObject[];
  nav?: NavEntry[];
  controlSections?: ControlSection[];
}

/** Filled by the router once; a store, because the frame must not import the router that imports the frame. */
export const controlSections = createStore<readonly ControlSection[]>([]);
export const navigationRegistry = createStore<readonly NavEntry[]>([]);
