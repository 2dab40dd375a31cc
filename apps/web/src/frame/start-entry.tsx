import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTextSize } from '../text-size/text-size.js';
import { needWords, startWords } from '../words/words.js';

interface Begin {
  readonly queries: QueryClient;
  /** Of screens that come with the entry; others bring their own. */
  readonly words?: readonly string[];
}

/** What both entries do before their first screen. */
export async function startEntry(app: ReactNode, { queries, words = [] }: Begin): Promise<void> {
  startTextSize();
  await startWords();
  await needWords(words);
  const root = createRoot(document.querySelector('#app')!);
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>{app}</QueryClientProvider>
    </StrictMode>,
  );
}
