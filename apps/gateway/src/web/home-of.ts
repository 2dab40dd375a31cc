/** WeCom and DingTalk name themselves; a phone's or tablet's browser says Mobile or its system. */
const IN_THE_HAND = /Mobi|Android|iPhone|iPad|HarmonyOS|wxwork|MicroMessenger|DingTalk/i;

/** Which entry somebody wants who gives only the bare address, by what their browser calls itself. */
export function homeOf(userAgent: string | undefined): '/desk' | '/phone' {
  return IN_THE_HAND.test(userAgent ?? '') ? '/phone' : '/desk';
}
