export default {
  title: '已办事项',
  'list.waiting': '等待答复',
  'list.ended': '已结束',
  'empty.waiting': '没有等待答复的事项',
  'empty.ended': '没有已结束的事项',
  'next.waiting': '报办结、申请改派之后，在审核人或交办单位答复之前，事项在这里。',
  'next.ended': '审核通过办结、被取消或移交的事项在这里，随时可以查看办理过程。',
  reviewer: '审核人 {{names}}',
  endedAt: '{{time}} 结束',
} as const;
