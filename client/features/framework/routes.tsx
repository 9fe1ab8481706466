import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const framework: Feature = {
  routes: [
    {
      path: '/frameworks',
      lazy: async () => ({ Component: (await import('./FrameworkListPage')).FrameworkListPage }),
    },
    {
      path: '/frameworks/import/:id?',
      lazy: async () => ({ Component: (await import('./exchange/ImportPage')).ImportPage }),
    },
    {
      path: '/frameworks/:code',
      lazy: async () => ({ Component: (await import('./FrameworkPage')).FrameworkPage }),
    },
    {
      path: '/frameworks/:code/controls/:controlCode',
      lazy: async () => ({ Component: (await import('./control/ControlPage')).ControlPage }),
    },
    {
      path: '/frameworks/:code/compare',
      lazy: async () => ({ Component: (await import('./ComparePage')).ComparePage }),
    },
    {
      path: '/frameworks/:code/diff',
      lazy: async () => ({ Component: (await import('./editions/DiffPage')).DiffPage }),
    },
  ],
  nav: [
    {
      path: '/frameworks',
      label: msg`标准`,
      icon: 'book',
      permissions: ['framework:read'],
      order: 20,
      keywords: 'bz tiaokuan framework standard',
    },
  ],
};

export default framework;
