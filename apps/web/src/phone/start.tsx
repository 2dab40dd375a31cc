import { startCalls } from '../calls/calls.js';
import { SESSION_KEY } from '../calls/keys.js';
import { startEntry } from '../frame/start-entry.js';
import { DUTIES_KEY } from './duties/use-duties.js';
import { answered } from './first/first-list.js';
import { PhoneApp } from './phone-app.js';

/** The application itself begins with what was answered while it was on its way. */
async function start(): Promise<void> {
  const queries = startCalls();
  const { person, duties } = await answered();
  if (person !== undefined) queries.setQueryData(SESSION_KEY, person);
  if (duties) queries.setQueryData(DUTIES_KEY, { pages: [duties], pageParams: [null] });
  await startEntry(<PhoneApp />, { queries, words: ['duties'] });
}

void start();
