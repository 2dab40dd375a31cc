import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { startCalls } from '../calls/calls.js';
import { startTextSize } from '../text-size/text-size.js';
import { startWords } from '../words/words.js';

/** What both entries do before their first screen. */
export async function startEntry(app: ReactNode): Promise<void> {
  startTextSize();
  await startWords();
  const root = createRoot(document.querySelector('#app')!);
  root.render(
    <StrictMode>
      <QueryClientProvider client={startCalls()}>{app}</QueryClientProvider>
    </StrictMode>,
  );
}
