export type { InputOf, taskCounts, taskList } from '#libs/contracts';
