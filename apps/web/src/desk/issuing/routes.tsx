import type { Area } from '../../frame/area.js';

/** A document on its way to those who shall carry it out: registered, taken apart, meant for units, signed off. */
export const issuingArea: Area = {
  words: ['issuing', 'grammar', 'unit-kinds', 'over-budget'],
  places: [
    {
      path: '/desk/issuing',
      label: '交办',
      labelEn: 'Issue',
      icon: 'send',
      duties: ['draft'],
      order: 20,
    },
  ],
  screens: [
    { path: '/desk/issuing', load: () => import('./new/new-screen.js'), duties: ['draft'] },
    {
      path: '/desk/issuing/:directiveId',
      load: () => import('./document/document-screen.js'),
      duties: ['draft', 'dispatch', 'sign-off', 'supervise', 'remark'],
    },
  ],
};
