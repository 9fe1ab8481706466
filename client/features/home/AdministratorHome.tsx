import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../lib/viewer';
import { Icon, type IconName } from '../../ui/Icon';
import { EmptyState } from '../../ui/States';
import { IntegrityButton } from '../activity';
import styles from './Home.module.css';

interface Entry {
  to: string;
  icon: IconName;
  title: string;
  text: string;
  shown: boolean;
}

/** The three administrators look after accounts, roles and the trail; the hospital's results are not theirs to see. */
export function AdministratorHome() {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const entries: Entry[] = [
    {
      to: '/members',
      icon: 'people',
      title: t`成员`,
      text: can('member:manage')
        ? t`添加成员，修改科室和有效期，停用与恢复。`
        : t`查看成员、状态和最近登录。`,
      shown: can('member:read'),
    },
    {
      to: '/roles',
      icon: 'shield',
      title: t`角色`,
      text: can('member:grantRoles')
        ? t`看清每个角色能做什么，授予与收回，解锁账号。`
        : t`看清每个角色能做什么、哪些不能兼任。`,
      shown: can('member:manage') || can('member:grantRoles') || can('event:read'),
    },
    {
      to: '/units',
      icon: 'folder',
      title: t`院区与科室`,
      text: t`维护院区和科室。`,
      shown: can('organization:manage'),
    },
    {
      to: '/tokens',
      icon: 'key',
      title: t`接口令牌`,
      text: t`为其他系统发放和撤销接口令牌。`,
      shown: can('token:manage'),
    },
    {
      to: '/systems',
      icon: 'server',
      title: t`信息系统`,
      text: t`查看定级对象。`,
      shown: can('system:read'),
    },
    {
      to: '/events',
      icon: 'history',
      title: t`审计日志`,
      text: t`谁在什么时候对什么做了什么，改前改后。`,
      shown: can('event:read'),
    },
    {
      to: '/frameworks',
      icon: 'book',
      title: t`标准`,
      text: t`查看条款、等级差异和高风险判例。`,
      shown: can('framework:read'),
    },
  ];
  const shown = entries.filter((entry) => entry.shown);
  if (shown.length === 0) {
    return <EmptyState icon="lock" title={t`还没有角色`}>{t`请联系安全管理员授予角色。`}</EmptyState>;
  }
  return (
    <>
      {can('event:read') && (
        <div className={styles.integrity}>
          <Suspense fallback={null}>
            <IntegrityButton onOpen={() => void navigate('/events?integrity=last')} />
          </Suspense>
        </div>
      )}
      <ul className={styles.entries}>
        {shown.map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to} className={styles.entry}>
              <span className={styles.entryIcon}>
                <Icon name={entry.icon} size={20} />
              </span>
              <span>
                <b>{entry.title}</b>
                <span className={styles.entryText}>{entry.text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
