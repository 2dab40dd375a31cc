import type { ConfigProviderProps, ThemeConfig } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { SCALE } from '../text-size/text-size.js';
import { useTextSize } from '../text-size/use-text-size.js';
import { useLanguage } from '../words/words.js';

const BODY_PX = 14;

/** antd in the values of look/tokens.css; it works in pixels, so it has to be told the reader's text size. */
export function useAntdTheme(): ThemeConfig {
  const scale = SCALE[useTextSize()];
  return useMemo(
    () => ({
      token: {
        colorPrimary: '#1a5fb4',
        colorLink: '#1a5fb4',
        colorError: '#b5121b',
        colorSuccess: '#1e7b34',
        colorWarning: '#8a5a00',
        colorText: '#1f2329',
        colorTextSecondary: '#4e5969',
        colorBorder: '#8a919c',
        colorSplit: '#e3e5e8',
        colorBgLayout: '#f5f6f7',
        borderRadius: 4,
        fontFamily: 'var(--font)',
        fontSize: Math.round(BODY_PX * scale),
        controlHeight: Math.round(32 * scale),
        motionDurationMid: '0.1s',
        motionDurationSlow: '0.15s',
      },
      components: { Table: { fontSize: Math.round(13 * scale), cellPaddingBlock: 8 } },
    }),
    [scale],
  );
}

export function useAntdLocale(): NonNullable<ConfigProviderProps['locale']> {
  return useLanguage() === 'en' ? en : zh;
}
