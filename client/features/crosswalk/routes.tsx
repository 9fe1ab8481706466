import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const crosswalk: Feature = {
  routes: [
    {
      path: '/crosswalks',
      lazy: async () => ({ Component: (await import('./CrosswalkPage')).CrosswalkPage }),
    },
  ],
  nav: [
    {
      path: '/crosswalks',
      label: msg`对标`,
      icon: 'split',
      permissions: ['framework:read'],
      order: 25,
      keywords: 'db yingshe ys crosswalk mapping',
    },
  ],
};

export default crosswalk;
