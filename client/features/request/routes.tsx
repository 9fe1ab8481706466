import { msg } from '@lingui/core/macro';
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
};

export default request;
