import { createBrowserRouter, type RouteObject } from 'react-router';
import { controlSections, navigationRegistry, type Feature } from '../lib/feature';
import { RouteError } from './RouteError';
import { NotFound } from './NotFound';
import { Root } from './Root';

const modules = import.meta.glob<Feature>('../features/*/routes.tsx', { eager: true, import: 'default' });
const features = Object.values(modules);

navigationRegistry.set(features.flatMap((feature) => feature.nav ?? []).sort((a, b) => a.order - b.order));

controlSections.set(
  features.flatMap((feature) => feature.controlSections ?? []).sort((a, b) => a.order - b.order),
);

/** A failing screen must not take the frame with it. */
function guarded(routes: readonly RouteObject[]): RouteObject[] {
  return routes.map((route) => ({ ErrorBoundary: RouteError, ...route }) as RouteObject);
}

export const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      ...guarded(features.flatMap((feature) => feature.publicRoutes ?? [])),
      {
        lazy: async () => ({ Component: (await import('./shell/Shell')).Shell }),
        ErrorBoundary: RouteError,
        children: [
          ...guarded(features.flatMap((feature) => feature.routes ?? [])),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
