export default {
  label: '尚未送达',
  waiting_other: '有 {{count}} 项尚未送达，联网后自动送出',
  refused_other: '有 {{count}} 项没有送达，请查看',
  'verb.sign-for': '签收',
  'verb.decline': '申请改派',
  'verb.report': '反馈进展',
  'verb.submit': '报办结',
  'verb.take-back': '取回报办结',
  'verb.ask-extension': '申请延期',
  'verb.withdraw-extension': '撤回延期申请',
  line: '{{verb}}：{{heading}}',
} as const;
