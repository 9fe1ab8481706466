import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const policy: Feature = {
  routes: [
    {
      path: '/policies',
      lazy: async () => ({ Component: (await import('./PolicyListPage')).PolicyListPage }),
    },
    {
      path: '/policies/catalogue',
      lazy: async () => ({ Component: (await import('./CataloguePage')).CataloguePage }),
    },
    { path: '/policies/:id', lazy: async () => ({ Component: (await import('./PolicyPage')).PolicyPage }) },
    {
      path: '/policies/:id/edit',
      lazy: async () => ({ Component: (await import('./PolicyEditPage')).PolicyEditPage }),
    },
  ],
  nav: [
    {
      path: '/policies',
      label: msg`制度`,
      icon: 'file',
      permissions: ['policy:read'],
      order: 45,
      keywords: 'zd zhidu qianyue policy',
    },
  ],
};

export default policy;
