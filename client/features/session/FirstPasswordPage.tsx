import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/pageTitle';
import { safeReturnPath } from '../../lib/session';
import { showToast } from '../../ui/toastStore';
import { Gate } from './Gate';
import { PasswordForm } from './PasswordForm';
import styles from './Gate.module.css';

/** A password somebody else knows must be changed before anything else. */
export function FirstPasswordPage() {
  const { t } = useLingui();
  usePageTitle(t`修改初始密码`);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return (
    <Gate>
      <div className={styles.form}>
        <h1 data-page-heading tabIndex={-1}>{t`修改初始密码`}</h1>
        <p className={styles.lead}>{t`这个密码是别人设的，请先换成只有您知道的。`}</p>
        <PasswordForm
          onDone={() => {
            showToast(t`密码已修改`);
            void navigate(safeReturnPath(params.get('next')), { replace: true });
          }}
        />
      </div>
    </Gate>
  );
}
