import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const system: Feature = {
  routes: [
    {
      path: '/systems',
      lazy: async () => ({ Component: (await import('./SystemListPage')).SystemListPage }),
    },
    { path: '/systems/:id', lazy: async () => ({ Component: (await import('./SystemPage')).SystemPage }) },
  ],
  nav: [
    {
      path: '/systems',
      label: msg`信息系统`,
      icon: 'server',
      permissions: ['system:read'],
      order: 30,
      keywords: 'xxxt dingji dj system',
    },
  ],
};

export default system;
