import type { exportGrant, exportList, exportRequest, InputOf, OutputOf } from '#libs/contracts';

export type { ExportView } from '#libs/contracts';
export type ExportWish = InputOf<typeof exportRequest>;
export type ExportListWish = InputOf<typeof exportList>;
export type ExportPage = OutputOf<typeof exportList>;
export type ExportGrant = OutputOf<typeof exportGrant>;
