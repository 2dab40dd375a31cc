/** A gateway believes in a session for two seconds at most after it has ended. */
const BELIEVED_MS = 2_500;

/** One key has one answer, and nothing is accepted of somebody whose account was closed. */
export function checkAnswers({ history, district, findings }) {
  findings.duplicated.push(
    ...history.contradictions.map((sentence) => `different answers to one key: ${sentence}`),
  );
  for (const { login, disabledAt } of district.people.filter((one) => one.disabledAt)) {
    const late = history.entries.filter(
      (entry) => entry.who === login && entry.outcome === 'ok' && entry.startedAt > disabledAt + BELIEVED_MS,
    );
    findings.phantom.push(
      ...late.map((entry) => `${entry.what} of ${login} was accepted after the account was disabled`),
    );
  }
}
