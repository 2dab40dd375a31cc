export default {
  title: '超出月度任务上限',
  told_other: '本文件使 {{count}} 个单位的当月任务超出上限（每个单位每月 {{budget}} 项）。',
  reason: '超限理由：{{reason}}',
  field_other: '本次将使 {{count}} 个单位超出月度任务上限，请写明理由（必填）',
  'field.told': '签发人据此决定是否签发；理由随文件留存，收到任务的单位也能看到。',
} as const;
