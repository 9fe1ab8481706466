import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const planning: Feature = {
  routes: [
    {
      path: '/roadmaps',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./RoadmapListPage')).RoadmapListPage }),
    },
    {
      path: '/roadmaps/:id',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./RoadmapPage')).RoadmapPage }),
    },
  ],
  nav: [
    {
      path: '/roadmaps',
      label: msg`安全规划`,
      icon: 'calendar',
      permissions: ['remediation:read'],
      order: 64,
      keywords: 'aqgh guihua lxt roadmap planning budget',
    },
  ],
};

export default planning;
