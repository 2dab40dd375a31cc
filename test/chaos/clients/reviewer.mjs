const RETURNED = 0.7;

/** A secretary of a general branch: decides what is in the queue; most of it goes back, so that work does not end. */
export function reviewer({ person, random }) {
  return {
    name: person.login,
    async step() {
      const { rows } = await person.api.get('assignments?businessType=task');
      for (const row of random.shuffled(rows).slice(0, 6)) await decide(person.api, row, random);
    },
  };
}

async function decide(api, { assignmentId, version, decisionForm }, random) {
  const path = `assignments/${assignmentId}`;
  if (random.chance(RETURNED)) {
    const { criterionId } = random.pick(decisionForm.criteria);
    const body = { reason: '未列出解决的具体问题，请补充后再报。', criterionId };
    return await api.post(`${path}/return`, { body, ifMatch: version });
  }
  const resultLevel = decisionForm.resultLevels[0] ?? null;
  return await api.post(`${path}/approve`, {
    body: { opinion: '情况属实。', resultLevel },
    ifMatch: version,
  });
}
