import { lazy, Suspense, type ComponentType } from 'react';

/** A real district never needs it: its code comes after the page, and its absence hides nothing. */
const Bar = lazy<ComponentType>(() => import('./role-bar.js').catch(() => ({ default: () => null })));

export function RoleBar() {
  return (
    <Suspense fallback={null}>
      <Bar />
    </Suspense>
  );
}
