export default {
  title: '消息',
  all: '全部',
  unreadOnly: '未读',
  markAll: '全部标为已读',
  unread: '未读',
  empty: '没有消息',
  emptyMore: '有需要您签收、办理、审核的事项时，会在这里通知您。',
  emptyUnread: '没有未读消息',
  reason: '收到原因：{{reason}}',
  open: '打开',
  more: '查看更早的消息',
} as const;
