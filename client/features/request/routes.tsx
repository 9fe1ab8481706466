import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
import { lazyCount, type Feature } from '../../lib/feature';

const request: Feature = {
  routes: [
    {
      path: '/requests',
      lazy: async () => ({ Component: (await import('./RequestsPage')).RequestsPage }),
    },
    {
      path: '/requests/:id',
      lazy: async () => ({ Component: (await import('./RequestPage')).RequestPage }),
    },
  ],
  nav: [
    {
      path: '/requests',
      label: msg`证据征集`,
      icon: 'flag',
      permissions: ['evidence:read'],
      order: 45,
      keywords: 'zjzj djzj evidence requests',
      Count: lazyCount(async () => (await import('./AskedCount')).AskedCount),
    },
  ],
  controlSections: [
    {
      id: 'requests',
      order: 25,
      permission: 'evidence:read',
      showsOn: ({ assessable, kind }) => assessable || kind === 'GRADED_ITEM',
      Component: lazy(async () => ({ default: (await import('./control/ControlSeries')).ControlSeries })),
    },
  ],
};

export default request;
