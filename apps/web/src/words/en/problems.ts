import type zh from '../zh-CN/problems.js';
import type { LikeChinese } from '../words.js';

export default {
  'organization/wrong-password': 'The current password is not right.',
  'organization/password-too-common': 'This password is too common and easily guessed. Choose another.',
} satisfies LikeChinese<typeof zh>;
