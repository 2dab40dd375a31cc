/** The flows of the demo: sign-off in three steps, completion review in two, and a short one for tasks passed on. */
export async function publishFlows({ signIn, unitIds, postIds }) {
  const [office, supervision] = [await signIn('zhuren'), await signIn('ducha')];
  const step = (key, name, postId, unitId) => ({
    key,
    name,
    mode: 'any',
    approvers: { by: 'post', postId, at: 'named-unit', unitId },
  });
  await office.post('flows', {
    key: 'directive-sign-off',
    name: '部署送签',
    purpose: 'sign-off',
    ownerUnitId: unitIds.office,
    nodes: [
      step('office-head', '办公室主任审核', postIds.officeHead, unitIds.office),
      step('deputy', '副书记审签', postIds.districtDeputy, unitIds.root),
      step('secretary', '书记签发', postIds.districtSecretary, unitIds.root),
    ],
  });
  await supervision.post('flows', {
    key: 'completion-review',
    name: '办结审核',
    purpose: 'completion-review',
    ownerUnitId: unitIds.supervision,
    nodes: [
      {
        key: 'level-one',
        name: '上级党组织初审',
        mode: 'any',
        approvers: { by: 'duty', duty: 'review', at: 'parent-of-subject-unit' },
      },
      {
        key: 'supervision',
        name: '督查室复核',
        mode: 'any',
        approvers: { by: 'duty', duty: 'supervise', at: 'named-unit', unitId: unitIds.supervision },
      },
    ],
  });
}
