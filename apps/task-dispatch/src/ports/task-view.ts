import type {
  InstanceView,
  OutputOf,
  taskCounts,
  taskHistory,
  taskList,
  taskReports,
  TaskView,
} from '#libs/contracts';

export type { TaskView } from '#libs/contracts';
export type TaskPage = OutputOf<typeof taskList>;
export type TaskRowView = TaskPage['rows'][number];
export type TaskCounts = OutputOf<typeof taskCounts>;
export type HistoryRow = OutputOf<typeof taskHistory>['rows'][number];
export type ReportPage = OutputOf<typeof taskReports>;
export type ReportView = ReportPage['rows'][number];
export type ReviewRoute = readonly InstanceView['route'][number][];
export type TaskLight = NonNullable<TaskView['light']>;
export type EvidenceView = ReportView['evidence'][number];
