import { newAppointment, newUnit } from './district.mjs';

const GRANTED = 0.5;

/** The district office: insists on what was declined, grants more time or not, and sends the directive to units founded since. */
export function issuer({ district, directive, random }) {
  const drafter = district.people.find((one) => one.login === 'qicao');
  const lower = district.people.filter((one) => one.post === 'lower');
  let founded = 0;

  async function insist() {
    const { rows } = await drafter.api.get('tasks?state=declined&limit=50');
    for (const row of rows) {
      await drafter.api.post(`tasks/${row.taskId}/insist`, { body: { reason: '属地明确，请继续办理。' } });
    }
  }

  async function answerExtensions() {
    const { rows } = await drafter.api.get('tasks?extensionOpen=true&limit=50');
    for (const row of rows) {
      const answer = random.chance(GRANTED)
        ? { decision: 'grant' }
        : { decision: 'refuse', reason: '时限不变，请按期完成。' };
      await drafter.api.post(`tasks/${row.taskId}/answer-extension`, { body: { answer } });
    }
  }

  async function newBranch() {
    founded += 1;
    const upper = random.pick(['upper-1', 'upper-2']);
    const body = newUnit({
      parentId: district.unitIds[upper],
      kind: 'grid-branch',
      name: `新设第${founded}网格党支部`,
      code: `new-${founded}`,
    });
    const unit = await district.units.post('units', { body });
    if (unit.outcome !== 'ok') return;
    const { unitId } = unit.answer;
    const { personId } = random.pick(lower);
    const appointment = newAppointment({ personId, unitId, postId: district.postIds.lower });
    await district.units.post('appointments', { body: appointment });
    for (const itemId of directive.taskItems) {
      const path = `directives/${directive.directiveId}/items/${itemId}/supplement`;
      await drafter.api.post(path, { body: { unitId } });
    }
  }

  return {
    name: 'issuer',
    async step() {
      if (random.chance(0.3)) return await newBranch();
      await insist();
      await answerExtensions();
    },
  };
}
