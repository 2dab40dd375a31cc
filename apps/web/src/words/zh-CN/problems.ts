/** Refusals by their code. What has no words here is told by its kind. */
export default {
  'organization/wrong-password': '当前密码不正确。',
  'organization/password-too-common': '这个密码太常见，容易被猜到，请换一个。',
} as const;
