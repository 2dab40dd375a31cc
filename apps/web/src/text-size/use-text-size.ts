import { useSyncExternalStore } from 'react';
import { onTextSize, textSize, type TextSize } from './text-size.js';

export const useTextSize = (): TextSize => useSyncExternalStore(onTextSize, textSize);
