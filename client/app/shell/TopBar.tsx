import { useLingui } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { keyCaps } from '../../lib/hotkeys';
import { language, switchLanguage } from '../../lib/language';
import { useStore } from '../../lib/store';
import { useViewer } from '../../lib/viewer';
import { Bell } from '../../features/notification';
import { Icon } from '../../ui/Icon';
import { MenuList } from '../../ui/Menu';
import { lazyPart } from '../../ui/lazyPart';
import { keySheetOpen } from './KeySheetHost';
import { paletteOpen } from './CommandPaletteHost';
import { usePastDay } from './usePastDay';
import { useSignOut } from './useSignOut';
import styles from './Shell.module.css';

const PastDialog = lazyPart(async () => (await import('../past/PastDialog')).PastDialog);

/** Product, organization, the way into the palette, language, and the person. */
export function TopBar() {
  const { t } = useLingui();
  const viewer = useViewer();
  const current = useStore(language);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const { asOf, hasPast } = usePastDay();
  const [travelling, setTravelling] = useState(false);
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand} aria-label={t`衡鉴，回到工作台`}>
        <img src="/seal.svg" alt="" width="28" height="28" />
        衡鉴
      </Link>
      <span className={styles.organization}>{viewer.organizationName}</span>
      <span className={styles.spacer} />
      {hasPast && asOf === null && (
        <button type="button" className={styles.topButton} onClick={() => setTravelling(true)}>
          <Icon name="history" size={15} />
          {t`回看`}
        </button>
      )}
      {travelling && <PastDialog onClose={() => setTravelling(false)} />}
      <button type="button" className={styles.search} onClick={() => paletteOpen.set(true)}>
        <Icon name="search" size={14} />
        <span>{t`搜索、跳转或执行操作`}</span>
        <span className={styles.cap}>{keyCaps('Mod+KeyK').join(' ')}</span>
      </button>
      <Suspense fallback={null}>
        <Bell />
      </Suspense>
      <button
        type="button"
        className={styles.topButton}
        lang={current === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => switchLanguage(current === 'zh' ? 'en' : 'zh')}
      >
        <Icon name="globe" size={15} />
        {current === 'zh' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        className={styles.topButton}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
      >
        <span className={styles.avatar} aria-hidden>
          {viewer.displayName.slice(0, 1)}
        </span>
        {viewer.displayName}
        <Icon name="chevronDown" size={12} />
      </button>
      {anchor && (
        <MenuList
          label={t({ message: '我的', context: 'account' })}
          anchor={anchor}
          align="end"
          onClose={() => setAnchor(null)}
          items={[
            {
              id: 'account',
              label: t`我的账号`,
              note: viewer.unitPath ?? viewer.username,
              icon: 'person',
              run: () => void navigate('/account'),
            },
            {
              id: 'keys',
              label: t`快捷键`,
              icon: 'keyboard',
              keys: 'Shift+Slash',
              run: () => keySheetOpen.set(true),
            },
            {
              id: 'out',
              label: t`退出登录`,
              icon: 'logout',
              separated: true,
              run: () => void signOut('signed-out'),
            },
          ]}
        />
      )}
    </header>
  );
}
