import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { language } from '../../lib/language';
import { useStore } from '../../lib/store';

/**
 * Around every antd widget: our colours, its locale, and what Chromium 86–87 needs (no `:where()`, no logical
 * properties). Contrast of the faint texts is raised to 4.5:1.
 */
export default function AntProvider({ children }: { children: ReactNode }) {
  const current = useStore(language);
  dayjs.locale(current === 'zh' ? 'zh-cn' : 'en-gb');
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={current === 'zh' ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
        theme={{
          token: {
            colorPrimary: '#0a6a6e',
            borderRadius: 6,
            fontSize: 13,
            controlHeight: 30,
            fontFamily: 'inherit',
            colorText: '#15262a',
            colorBorder: '#8aa09f',
            colorTextPlaceholder: 'rgba(15,38,42,0.65)',
            colorTextDescription: 'rgba(15,38,42,0.68)',
            colorTextTertiary: 'rgba(15,38,42,0.68)',
            colorTextQuaternary: 'rgba(15,38,42,0.62)',
            zIndexPopupBase: 80,
          },
        }}
      >
        {children}
      </ConfigProvider>
    </StyleProvider>
  );
}
