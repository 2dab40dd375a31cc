import type {
  DirectiveCoverageResponse,
  DirectiveGetResponse,
  TaskGetResponse,
  TaskListData,
  TaskListResponse,
} from '../../api/types.gen.js';

export type Directive = DirectiveGetResponse;
export type CoverageRow = DirectiveCoverageResponse['rows'][number];
export type ItemProgress = NonNullable<DirectiveCoverageResponse['itemProgress']>[number];
export type Task = TaskGetResponse;
export type TaskRow = TaskListResponse['rows'][number];
export type TaskState = TaskRow['state'];
export type TaskQuery = NonNullable<TaskListData['query']>;
