import { InMemoryTaskRepository } from './in-memory-task-repository.js';
import { taskRepositorySuite } from './task-repository.suite.js';

taskRepositorySuite('the in-memory repository', () => {
  const tasks = new InMemoryTaskRepository();
  return { tasks, place: async (task) => tasks.place(task) };
});
