import { Icon } from '../look/icon.js';
import { speak, useBaseWords, useLanguage } from './words.js';

/** Names the other language in its own words. */
export function LanguageSwitch() {
  const say = useBaseWords();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="text-button language-switch"
      lang={other}
      onClick={() => void speak(other)}
      style={{ minHeight: 'var(--target)' }}
    >
      <Icon name="language" size={18} /> {say('language.other')}
    </button>
  );
}
