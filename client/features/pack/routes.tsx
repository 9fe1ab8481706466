import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const pack: Feature = {
  routes: [
    { path: '/packs', lazy: async () => ({ Component: (await import('./PackListPage')).PackListPage }) },
    { path: '/packs/:id', lazy: async () => ({ Component: (await import('./PackPage')).PackPage }) },
  ],
  nav: [
    {
      path: '/packs',
      label: msg`迎检材料包`,
      icon: 'folder',
      permissions: ['pack:read'],
      order: 68,
      keywords: 'yjclb cailiao pack inspection zip',
    },
  ],
};

export default pack;
