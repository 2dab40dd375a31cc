import { each, until } from './api.mjs';
import { isTheOne } from './directive.mjs';

/** What the district secretary writes, and on which sentence of the speech. */
const WORDS = {
  toAll: '讲话印发已有时日，请各支部对照条目逐项落实，务求实效，不搞花架子。',
  first: '该支部的载体有基础，请结合退回意见先行完善，总结出可推广的做法。',
  second: '请把群众反映集中的问题列出清单，逐项说明解决情况。',
};

/** A branch whose work came back: its secretary with their tasks. */
export async function sentBack({ signIn, people, directiveId }) {
  const heads = people.filter(({ post }) => post === 'branchSecretary');
  const asked = await each(heads, async (person) => ({ person, api: await signIn(person.login) }));
  return await until('a branch has something returned', async () => {
    const returned = await each(asked, ({ api }) =>
      api.all(`tasks?view=mine&directiveId=${directiveId}&returned=true&state=in-progress`),
    );
    return asked.find((_, index) => returned[index].length > 0);
  });
}

/** The leader's words for everybody, and a demand of one branch, which signs for what it opens. */
export async function remarkAndDemand(demo, { person, api }) {
  const leader = await demo.signIn('shuji');
  await leader.post(`directives/${demo.directiveId}/remarks`, { words: WORDS.toAll });
  const taskId = await demand(demo, { words: WORDS.first, of: person, begins: '二要把党建工作做“亮”' });
  await api.post(`tasks/${taskId}/sign-for`);
}

/** One more, which the branch has not signed for yet. */
export async function demandAgain(demo, { person }) {
  await demand(demo, { words: WORDS.second, of: person, begins: '党建工作的切入点' });
}

async function demand({ signIn, directiveId, unitIds }, { words, of, begins }) {
  const leader = await signIn('shuji');
  const items = await leader.all(`directives/${directiveId}/items`);
  const { itemId } = items.find((item) => isTheOne(item, begins));
  const { remark } = await leader.post(`directives/${directiveId}/remarks`, {
    itemId,
    words,
    demands: true,
    unitId: unitIds[of.unit],
  });
  return remark.newTaskId;
}
