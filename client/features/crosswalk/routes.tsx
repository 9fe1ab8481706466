import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
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
  controlSections: [
    {
      id: 'mappings',
      order: 40,
      permission: 'framework:read',
      // Points and headings are mapped too.
      showsOn: () => true,
      Component: lazy(async () => ({ default: (await import('./MappingsCard')).MappingsCard })),
    },
  ],
};

export default crosswalk;
