import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const organization: Feature = {
  routes: [{ path: '/units', lazy: async () => ({ Component: (await import('./UnitsPage')).UnitsPage }) }],
  nav: [
    {
      path: '/units',
      label: msg`院区与科室`,
      icon: 'split',
      permissions: ['organization:manage'],
      order: 86,
      keywords: 'yqks units campus department',
    },
  ],
};

export default organization;
