import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { accountPreferences, accountSetPreferences } from '../api/sdk.gen.js';
import { keyed } from '../calls/key.js';
import { useCommand } from '../calls/use-command.js';
import { setTextSize } from '../text-size/text-size.js';
import { useTextSize } from '../text-size/use-text-size.js';
import { speak, useLanguage } from '../words/words.js';
import { lookAfterSignIn, withLook, type Look, type Preferences } from './preferences.js';

/** Text size and language go with the account: taken over at sign-in, kept when they are changed. */
export default function KeptPreferences(): null {
  const size = useTextSize();
  const language = useLanguage();
  const seen = useRef<Look | null>(null);
  const { data } = useQuery({
    queryKey: ['preferences'],
    queryFn: () => accountPreferences(),
    staleTime: Infinity,
  });
  const { mutate: keep } = useCommand((body: Preferences, key) =>
    accountSetPreferences({ body, headers: keyed(key) }),
  );
  useEffect(() => {
    const now = { size, language };
    if (!data) return;
    const before = seen.current;
    seen.current = before ? now : lookAfterSignIn(data, now);
    if (!before) {
      setTextSize(seen.current.size);
      if (seen.current.language !== language) void speak(seen.current.language);
      return;
    }
    // A device without a line remembers it by itself; the account hears of the next change.
    if (before.size !== size || before.language !== language) keep(withLook(data, now));
  }, [data, size, language, keep]);
  return null;
}
