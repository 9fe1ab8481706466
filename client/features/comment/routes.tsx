import { msg } from '@lingui/core/macro';
import { lazyCount, type Feature } from '../../lib/feature';

const comment: Feature = {
  routes: [
    {
      path: '/mentions',
      lazy: async () => ({ Component: (await import('./MentionsPage')).MentionsPage }),
    },
  ],
  nav: [
    {
      path: '/mentions',
      label: msg`提到我的`,
      icon: 'comment',
      permissions: ['comment:read'],
      order: 48,
      keywords: 'tdwd mentions comments',
      Count: lazyCount(async () => (await import('./UnreadMentions')).UnreadMentions),
    },
  ],
};

export default comment;
