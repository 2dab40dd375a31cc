/** A gateway believes in a session for two seconds at most after it has ended. */
const BELIEVED_MS = 2_500;

/** Whether somebody's account was closed, by the answer that was given last. */
export function isDisabled({ disabling }) {
  return disabling?.outcome === 'ok';
}

/** One key has one answer, and nothing is accepted of somebody whose account was closed. */
export function checkAnswers({ history, district, findings }) {
  findings.duplicated.push(
    ...history.contradictions.map((sentence) => `different answers to one key: ${sentence}`),
  );
  for (const { login, disabling } of district.people.filter(isDisabled)) {
    const late = history.entries.filter(
      (entry) =>
        entry.who === login && entry.outcome === 'ok' && entry.startedAt > disabling.endedAt + BELIEVED_MS,
    );
    findings.phantom.push(
      ...late.map((entry) => `${entry.what} of ${login} was accepted after the account was disabled`),
    );
  }
}
