import { msg } from '@lingui/core/macro';
import { bare, type Feature } from '../../lib/feature';

const progress: Feature = {
  routes: [
    {
      path: '/progress',
      lazy: async () => ({ Component: (await import('./ProgressPage')).ProgressPage }),
    },
    {
      path: '/progress/scores',
      lazy: async () => ({ Component: (await import('./ScoresPage')).ScoresPage }),
    },
    {
      path: '/progress/compare',
      lazy: async () => ({ Component: (await import('./ComparePage')).ComparePage }),
    },
    {
      path: '/wall',
      handle: bare,
      lazy: async () => ({ Component: (await import('./wall/WallPage')).WallPage }),
    },
  ],
  nav: [
    {
      path: '/progress',
      label: msg`整改进展`,
      icon: 'chart',
      permissions: ['remediation:read'],
      order: 62,
      keywords: 'zgjz jinzhan ranjin progress burndown forecast',
    },
  ],
};

export default progress;
