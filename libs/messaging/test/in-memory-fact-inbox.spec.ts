import { InMemoryFactInbox } from '../src/index.js';
import { describeFactInbox } from './fact-inbox.suite.js';

describeFactInbox('the inbox in memory', async () => new InMemoryFactInbox());
